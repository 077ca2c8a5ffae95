"""Several days in one, and days with an hour before them."""

from datetime import date

import pytest

from store.values.dates import DateProblem, parse_date

TODAY = date(2026, 11, 26)  # Thursday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("4-6 Dec", "2026-12-06"),
        ("4 - 6 Dec", "2026-12-06"),
        ("4–6 December", "2026-12-06"),
        ("Dec 4-6", "2026-12-06"),
        ("4th-6th Dec", "2026-12-06"),
        ("4 to 6 Dec", "2026-12-06"),
        ("from 4 to 6 Dec", "2026-12-06"),
        ("between 4 and 6 Dec", "2026-12-06"),
        ("4 Dec - 6 Dec", "2026-12-06"),
        ("4 Dec to 6 Dec 2026", "2026-12-06"),
        ("28 Dec - 3 Jan", "2027-01-03"),
        ("Mon-Wed", "2026-12-02"),
        ("Mon to Fri", "2026-12-04"),
        ("Fri - Mon", "2026-11-30"),
        ("4.-6.12.", "2026-12-06"),
        ("4. bis 6. Dezember", "2026-12-06"),
        ("vom 4.12. bis 6.12.", "2026-12-06"),
        ("2026-12-04 to 2026-12-06", "2026-12-06"),
        ("2026-12-04 - 2026-12-06", "2026-12-06"),
        ("12月4日至6日", "2026-12-06"),
        ("12月4-6日", "2026-12-06"),
        ("12月4日到12月6日", "2026-12-06"),
        ("12月4日～6日", "2026-12-06"),
        ("周一到周三", "2026-12-02"),
        ("周一至周五", "2026-12-04"),
        ("tomorrow to Monday", "2026-11-30"),
        ("KW49 bis KW50", "2026-12-11"),
        ("week 49-50", "2026-12-11"),
        ("week of 7 Dec", "2026-12-11"),
        ("w/c 7 Dec", "2026-12-11"),
        ("week commencing 7 December", "2026-12-11"),
        ("12月7日那周", "2026-12-11"),
    ],
)
def test_of_a_range_it_is_the_last_day(typed: str, day: str) -> None:
    assert parse_date(typed, today=TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "typed", ["6-4 Dec", "dec 5 - 8", "mon and tue", "4./5.12.", "1-100 Dec", "mon to", "5 to 6", "week of"]
)
def test_what_is_none_is_refused(typed: str) -> None:
    with pytest.raises(DateProblem):
        parse_date(typed, today=TODAY)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("noon tomorrow", "2026-11-27"),
        ("9am friday", "2026-11-27"),
        ("lunch tomorrow", "2026-11-27"),
        ("10:00 on Monday", "2026-11-30"),
        ("end of business friday", "2026-11-27"),
        ("before thursday", "2026-12-02"),
        ("before friday", "2026-11-26"),
        ("今天内", "2026-11-26"),
        ("下班前", "2026-11-26"),
        ("周五晚", "2026-11-27"),
        ("明天一早", "2026-11-27"),
        ("NYE", "2026-12-31"),
        ("Heiligabend", "2026-12-24"),
    ],
)
def test_hours_and_eves(typed: str, day: str) -> None:
    assert parse_date(typed, today=TODAY) == date.fromisoformat(day)
