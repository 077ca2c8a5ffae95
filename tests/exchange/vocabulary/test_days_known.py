"""Since when something is known, and when it happened: by these an import counts how long nobody was told."""

import pytest

from store.exchange.vocabulary.titles import targets_called
from store.records import Risk


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Detected", "detected_on"),
        ("First seen", "detected_on"),
        ("Known since", "detected_on"),
        ("首次发现时间", "detected_on"),
        ("Occurred", "occurred_on"),
        ("Happened on", "occurred_on"),
        ("Incident date", "occurred_on"),
        ("发生时间", "occurred_on"),
    ],
)
def test_a_column_of_that_day_is_found(title: str, field: str) -> None:
    assert [target.name for target in targets_called(Risk, title)][:1] == [field]
