"""What is counted from a day that stands in for another."""

from datetime import date, timedelta

import pytest

from store.values.short_date import show_date
from store.values.unknown_value import UnknownDay, is_unknown, read_day


@pytest.mark.parametrize("span", [timedelta(0), timedelta(7), timedelta(-400)])
def test_a_day_counted_from_it_is_a_day_like_any(span: timedelta) -> None:
    stand_in = read_day("2026-11-31")
    assert isinstance(stand_in, UnknownDay)
    for counted in (stand_in + span, span + stand_in, stand_in - -span):
        assert counted == date(2026, 11, 30) + span and type(counted) is date


def test_days_between_are_counted_as_between_any_two() -> None:
    assert read_day("2026-11-31") - date(2026, 11, 1) == date(2026, 12, 1) - date(2026, 11, 2)
    assert date(2026, 12, 1) - read_day("2026-11-31") == timedelta(1)


def test_it_still_shows_what_stands_in_the_row() -> None:
    stand_in = read_day("2026-11-31")
    assert is_unknown(stand_in) and "2026-11-31" in show_date(stand_in, "en")
