"""Titles that are known but for one letter."""

import pytest

from store.exchange.columns.misspelt_titles import misspelt
from store.exchange.columns.title_match import map_columns
from store.records import Risk


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("probabilty", "probability"),
        ("discription", "cause"),
        ("owmer", "owner"),
        ("imapct", "impact"),
        ("cuase", ""),
        ("ownr", ""),
        ("weather", ""),
        ("probabil", ""),
    ],
)
def test_one_letter_of_a_long_title(key: str, name: str) -> None:
    found = misspelt(Risk, key)
    assert (found.name if found else "") == name


def test_only_where_the_cells_fit_and_no_other_column_is_it() -> None:
    def mapped(*titles: str, fits: float = 1.0) -> dict[str, str]:
        found = map_columns(
            Risk, titles, (), lambda target, column: fits if titles[column] == "Probabilty" else 1.0
        )
        return {one.target.name: found.shown(one) for one in found.mapped}

    assert mapped("Risk", "Probabilty")["probability"] == "Probabilty"
    assert "probability" not in mapped("Risk", "Probabilty", fits=0.1)
    assert mapped("Risk", "Probabilty", "Probability")["probability"] == "Probability"
