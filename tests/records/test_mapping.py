"""Which column is which field, kept by name."""

from datetime import date

import pytest

from store.records.mapping import SavedMapping, read_pairs
from store.values.record import Batch
from store.values.words import say


def test_a_pair_a_line_in_order() -> None:
    assert read_pairs("due=Target date\n\n title = Risk = threat ") == (
        ("due", "Target date"),
        ("title", "Risk = threat"),
    )


@pytest.mark.parametrize("line", ["due", "=Target", "due="])
def test_a_line_that_is_no_pair_is_named(line: str) -> None:
    mapping = SavedMapping(name="PMO", for_kind="risk", pairs=f"title=Risk\n{line}")
    (objection,) = mapping.objections(Batch(), date(2026, 11, 26))
    assert objection.field == "pairs"
    assert line in say(objection.words)
