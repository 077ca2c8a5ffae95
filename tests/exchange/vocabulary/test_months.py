"""Months of other languages."""

import tomllib
from importlib import resources

import pytest

from store.exchange.vocabulary.months import months
from store.values.text import unaccented


@pytest.mark.parametrize(
    ("name", "number"),
    [("Mai", 5), ("März", 3), ("févr", 2), ("août", 8), ("dic", 12), ("мая", 5), ("mrt", 3), ("ottobre", 10)],
)
def test_a_month_by_its_name(name: str, number: int) -> None:
    assert months()[unaccented(name)] == number


def test_each_language_has_twelve_and_no_name_means_two() -> None:
    text = (resources.files("store.exchange.vocabulary") / "months.toml").read_text(encoding="utf-8")
    for language, names in tomllib.loads(text).items():
        forms = names.split("|")
        assert len(forms) == 12, language
        for number, name in ((n, name) for n, form in enumerate(forms, 1) for name in form.split()):
            assert months()[unaccented(name)] == number, (language, name)
