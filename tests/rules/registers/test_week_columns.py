"""Which column of the week a day stands in, and where a card goes that is moved."""

from datetime import date, timedelta

import pytest

from store.records.action import HORIZONS, horizon
from store.rules.registers.week_columns import day_of_column, moved_by
from store.values.day import Day

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("today", "due", "column"),
    [
        (26, 25, "today"),
        (26, 26, "today"),
        (26, 27, "tomorrow"),
        (26, 29, "week"),
        (26, 30, "next"),
        (26, 36, "next"),
        (26, 37, "later"),
        (27, 28, "tomorrow"),  # on a Friday the next working day is Monday
        (27, 30, "tomorrow"),
        (27, 31, "next"),
        (23, 29, "week"),
        (29, 30, "tomorrow"),
        (29, 31, "next"),
    ],
)
def test_this_week_ends_on_sunday(today: int, due: int, column: str) -> None:
    first = date(2026, 11, 1)
    day = Day(first + timedelta(days=today - 1))
    assert horizon(first + timedelta(days=due - 1), day) == column
    assert horizon(None, day) == "later"


@pytest.mark.parametrize("weekday", range(7))
def test_a_card_that_is_moved_stands_in_the_column_it_went_to(weekday: int) -> None:
    """Through to the end and back, over columns that no working day is left for."""
    day = Day(MONDAY + timedelta(days=weekday))
    seen, due = ["today"], day.date
    while (moved := moved_by(horizon(due, day), 1, day)) is not None:
        due = moved
        column = horizon(due, day)
        seen.append(column)
    assert seen == [name for name in HORIZONS if name in seen] and seen[-1] == "later"
    assert ("week" in seen) == (weekday < 3), "a Thursday has only tomorrow left"
    back = moved_by("later", -1, day)
    assert back == day_of_column("next", day) and moved_by("today", -1, day) is None
