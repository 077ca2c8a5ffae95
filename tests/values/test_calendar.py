from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.values.calendar import MON_FRI, Calendar, add_months, month_end, roll


def days(first: str, last: str = "") -> set[date]:
    start = date.fromisoformat(first)
    end = date.fromisoformat(last or first)
    return {start + timedelta(n) for n in range((end - start).days + 1)}


# The State Council's schedule for 2026.
CHINA = Calendar(
    "CN",
    frozenset(
        days("2026-01-01", "2026-01-03")
        | days("2026-02-15", "2026-02-23")
        | days("2026-04-04", "2026-04-06")
        | days("2026-05-01", "2026-05-05")
        | days("2026-06-19", "2026-06-21")
        | days("2026-09-25", "2026-09-27")
        | days("2026-10-01", "2026-10-07")
    ),
    frozenset(
        date.fromisoformat(day)
        for day in ("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10")
    ),
    date(2026, 12, 31),
)

some_days = st.dates(date(2023, 1, 1), date(2029, 12, 31))
calendars = st.builds(
    Calendar,
    code=st.just("X"),
    holidays=st.frozensets(some_days, max_size=30),
    makeup=st.frozensets(some_days, max_size=10),
    last=st.none() | some_days,
)


def naive_workdays(calendar: Calendar, a: date, b: date) -> int:
    if b < a:
        return -naive_workdays(calendar, b, a)
    return sum(calendar.is_working(a + timedelta(n)) for n in range(1, (b - a).days + 1))


def test_national_day_2026() -> None:
    a, b = date(2026, 9, 30), date(2026, 10, 16)
    assert (CHINA.workdays(a, b), MON_FRI.workdays(a, b), (b - a).days) == (8, 12, 16)
    assert CHINA.workdays(b, a) == -8
    assert CHINA.workdays(a, a) == 0


def test_a_make_up_saturday_is_worked() -> None:
    assert CHINA.is_working(date(2026, 10, 10))
    assert not CHINA.is_working(date(2026, 10, 11))
    assert not CHINA.is_working(date(2026, 10, 1))
    assert CHINA.add(date(2026, 10, 9), 1) == date(2026, 10, 10)


def test_beyond_the_last_known_day_mon_fri_holds() -> None:
    calendar = Calendar("X", frozenset({date(2027, 1, 1)}), frozenset({date(2027, 1, 2)}), date(2026, 12, 31))
    assert not calendar.is_known(date(2027, 1, 1))
    assert calendar.is_working(date(2027, 1, 1))
    assert not calendar.is_working(date(2027, 1, 2))
    assert calendar.workdays(date(2026, 12, 31), date(2027, 1, 4)) == 2
    assert MON_FRI.is_known(date.max)


def test_a_day_in_both_sets_is_worked() -> None:
    day = date(2026, 5, 8)
    assert Calendar("X", frozenset({day}), frozenset({day})).is_working(day)
    assert Calendar("X", frozenset({day}), frozenset({day})).workdays(day - timedelta(1), day) == 1


def test_equal_sets_make_equal_calendars() -> None:
    twin = Calendar(CHINA.code, CHINA.holidays, CHINA.makeup, CHINA.last)
    assert twin == CHINA
    assert hash(twin) == hash(CHINA)


def test_forward_and_back() -> None:
    assert CHINA.forward(date(2026, 10, 1)) == date(2026, 10, 8)
    assert CHINA.back(date(2026, 10, 5)) == date(2026, 9, 30)
    assert CHINA.forward(date(2026, 10, 10)) == CHINA.back(date(2026, 10, 10)) == date(2026, 10, 10)


def test_a_working_day_before_a_saturday_is_the_friday() -> None:
    assert MON_FRI.add(date(2026, 11, 28), -1) == date(2026, 11, 27)
    assert MON_FRI.add(date(2026, 11, 28), 1) == date(2026, 11, 30)
    assert MON_FRI.add(date(2026, 11, 28), 0) == date(2026, 11, 28)


@pytest.mark.parametrize("calendar", [MON_FRI, CHINA, Calendar("X", frozenset({date.min, date.max}))])
def test_the_ends_of_time_stop_it_without_a_crash(calendar: Calendar) -> None:
    assert calendar.add(date.max, 5) == date.max
    assert calendar.add(date.min, -5) == date.min
    assert calendar.add(date(2026, 1, 1), 10**30) == date.max
    assert calendar.add(date(2026, 1, 1), -(10**30)) == date.min
    assert calendar.workdays(date.min, date.max) == -calendar.workdays(date.max, date.min) > 2_000_000
    for day in (date.min, date.max):
        assert isinstance(calendar.forward(day), date)
        assert isinstance(calendar.back(day), date)


@settings(max_examples=60)
@given(calendars, some_days, some_days, some_days)
def test_workdays_equal_a_walk_and_add_up(calendar: Calendar, a: date, b: date, c: date) -> None:
    assert calendar.workdays(a, b) == naive_workdays(calendar, a, b)
    assert calendar.workdays(a, b) == -calendar.workdays(b, a)
    assert calendar.workdays(a, b) + calendar.workdays(b, c) == calendar.workdays(a, c)


@settings(max_examples=60)
@given(calendars, some_days, st.integers(-600, 600))
def test_add_is_the_inverse_of_workdays(calendar: Calendar, day: date, n: int) -> None:
    found = calendar.add(day, n)
    if n:
        assert calendar.is_working(found)
    if n > 0 or calendar.is_working(day):
        assert calendar.workdays(day, found) == n
    if calendar.is_working(day):
        assert calendar.add(found, -n) == day


@settings(max_examples=40)
@given(calendars, some_days, st.booleans())
def test_forward_and_back_are_the_nearest_working_days(calendar: Calendar, day: date, ahead: bool) -> None:
    step = timedelta(1 if ahead else -1)
    walked = day
    while not calendar.is_working(walked):
        walked += step
    assert (calendar.forward(day) if ahead else calendar.back(day)) == walked


@pytest.mark.parametrize(
    ("start", "interval", "important", "falls_due"),
    [
        pytest.param("2026-09-28", 7, True, "2026-10-08", id="A call: back would be 2 of 7 days"),
        pytest.param("2026-09-25", 7, True, "2026-09-30", id="A call: back is 5 of 7 days"),
        pytest.param("2026-09-30", 7, True, "2026-10-08", id="A call: back would be its own start"),
        pytest.param("2026-09-18", 14, False, "2026-10-08", id="C call"),
        pytest.param("2026-09-25", 7, False, "2026-10-08", id="B call goes forward"),
        pytest.param("2026-11-19", 7, True, "2026-11-26", id="a working day stays"),
    ],
)
def test_call_clocks(start: str, interval: int, important: bool, falls_due: str) -> None:
    begun = date.fromisoformat(start)
    due = roll(begun + timedelta(interval), begun, interval, CHINA, important)
    assert due == date.fromisoformat(falls_due)


@pytest.mark.parametrize(
    ("start", "months", "important", "falls_due"),
    [
        pytest.param("2026-08-31", 2, True, "2026-10-30", id="A visit: Saturday goes back"),
        pytest.param("2026-07-10", 3, False, "2026-10-10", id="B visit: a working Saturday stays"),
        pytest.param("2026-11-30", 3, False, "2027-03-01", id="B visit: beyond the calendar's end"),
    ],
)
def test_visit_clocks(start: str, months: int, important: bool, falls_due: str) -> None:
    begun = date.fromisoformat(start)
    end = add_months(begun, months)
    due = roll(end, begun, (end - begun).days, CHINA, important)
    assert due == date.fromisoformat(falls_due)
    assert CHINA.is_known(due) == (due.year == 2026)


def test_exactly_half_the_interval_rolls_back() -> None:
    start, due = date(2026, 11, 27), date(2026, 11, 29)  # Friday, Sunday
    assert roll(due, start - timedelta(2), 4, MON_FRI, important=True) == start
    assert roll(due, start - timedelta(1), 4, MON_FRI, important=True) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 2, date(2026, 10, 31)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
        (date(9999, 12, 1), 1, date.max),
        (date(1, 1, 31), -1, date.min),
    ],
)
def test_months_are_clipped(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


def test_month_end() -> None:
    assert month_end(date(2100, 2, 3)) == date(2100, 2, 28)
    assert month_end(date.max) == date.max
