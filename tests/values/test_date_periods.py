"""Days that are named by a period."""

from datetime import date

import pytest

from store.values.calendar import Calendar
from store.values.dates import DateProblem, parse_date

TODAY = date(2026, 11, 26)  # Thursday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("next week", "2026-12-04"),
        ("in 2 weeks", "2026-12-10"),
        ("in two weeks", "2026-12-10"),
        ("next month", "2026-12-31"),
        ("end of month", "2026-11-30"),
        ("end of the month", "2026-11-30"),
        ("end of next week", "2026-12-04"),
        ("this week", "2026-11-27"),
        ("eow", "2026-11-27"),
        ("end of week", "2026-11-27"),
        ("eoq", "2026-12-31"),
        ("eoy", "2026-12-31"),
        ("end of year", "2026-12-31"),
        ("KW50", "2026-12-11"),
        ("KW 50", "2026-12-11"),
        ("week 50", "2026-12-11"),
        ("W50", "2026-12-11"),
        ("kw3", "2027-01-22"),
        ("2027-W02", "2027-01-15"),
        ("2026-12-05T09:00", "2026-12-05"),
        ("2026-12-05 09:00", "2026-12-05"),
        ("2026-12-05T09:00:00Z", "2026-12-05"),
        ("in 3 working days", "2026-12-01"),
        ("in 3 business days", "2026-12-01"),
        ("in a week", "2026-12-03"),
        ("within 3 days", "2026-11-29"),
        ("3 weeks from now", "2026-12-17"),
        ("tomorrow morning", "2026-11-27"),
        ("fri afternoon", "2026-11-27"),
        ("by friday", "2026-11-27"),
        ("early next month", "2026-12-01"),
        ("mid december", "2026-12-15"),
        ("mid-december", "2026-12-15"),
        ("end of january", "2027-01-31"),
        ("Q1", "2027-03-31"),
        ("Q1 2027", "2027-03-31"),
        ("q4", "2026-12-31"),
        ("end of q1", "2027-03-31"),
        ("Jan 2027", "2027-01-31"),
        ("end of 2027", "2027-12-31"),
        ("beginning of february", "2027-02-01"),
        ("week after next", "2026-12-11"),
        ("day after tomorrow", "2026-11-28"),
        ("before christmas", "2026-12-24"),
        ("nächste woche", "2026-12-04"),
        ("letzte woche", "2026-11-20"),
        ("last week", "2026-11-20"),
        ("heute", "2026-11-26"),
        ("bis übermorgen", "2026-11-28"),
        ("monatsende", "2026-11-30"),
        ("年内", "2026-12-31"),
        ("ende der woche", "2026-11-27"),
        ("in 2 wochen", "2026-12-10"),
        ("ende dezember", "2026-12-31"),
        ("anfang januar", "2027-01-01"),
        ("monatsende", "2026-11-30"),
        ("morgen", "2026-11-27"),
        ("两周后", "2026-12-10"),
        ("一周后", "2026-12-03"),
        ("3个工作日", "2026-12-01"),
        ("三个工作日内", "2026-12-01"),
        ("3个工作日后", "2026-12-01"),
        ("下下周一", "2026-12-07"),
        ("下下周日", "2026-12-13"),
        ("下月5日", "2026-12-05"),
        ("下个月5号", "2026-12-05"),
        ("下月初", "2026-12-01"),
        ("下个月中旬", "2026-12-15"),
        ("年底", "2026-12-31"),
        ("年底前", "2026-12-31"),
        ("十二月五日", "2026-12-05"),
        ("3天内", "2026-11-29"),
        ("三天后", "2026-11-29"),
        ("元旦", "2027-01-01"),
        ("国庆后", "2027-10-08"),
        ("元旦后", "2027-01-04"),
        ("元旦前", "2026-12-31"),
        ("下周", "2026-12-04"),
        ("本周", "2026-11-27"),
        ("本周内", "2026-11-27"),
        ("下周末", "2026-12-06"),
        ("周末", "2026-11-29"),
        ("周五前", "2026-11-27"),
        ("周五之前", "2026-11-27"),
        ("12月5日前", "2026-12-05"),
        ("月底前", "2026-11-30"),
        ("下周三前", "2026-12-02"),
        ("12月底", "2026-12-31"),
        ("12月上旬", "2026-12-01"),
        ("12月中旬", "2026-12-15"),
        ("1月初", "2027-01-01"),
        ("明年1月5日", "2027-01-05"),
        ("明年初", "2027-01-01"),
        ("明年3月底", "2027-03-31"),
        ("一季度", "2027-03-31"),
        ("2027年一季度末", "2027-03-31"),
        ("第50周", "2026-12-11"),
        ("本季度末", "2026-12-31"),
        ("季度末", "2026-12-31"),
        ("半个月后", "2026-12-11"),
        ("半年后", "2027-05-26"),
        ("2027年1月", "2027-01-31"),
        ("二十八号", "2026-11-28"),
        ("五一", "2027-05-01"),
        ("下个月", "2026-12-31"),
        ("本月15日", "2026-11-15"),
        ("明天上午", "2026-11-27"),
        ("周五下午3点", "2026-11-27"),
        ("3天前", "2026-11-23"),
        ("5日前", "2026-12-05"),
        ("二〇二七年一月五日", "2027-01-05"),
    ],
)
def test_a_day_named_by_its_period(typed: str, day: str) -> None:
    assert parse_date(typed, today=TODAY).isoformat() == day


@pytest.mark.parametrize(
    "typed",
    [
        "下午",
        "month",
        "maybe",
        "tbd",
        "尽快",
        "asap",
        "week",
        "十",
        "下",
        "春节后",
        "next",
        "end",
        "in week",
        "by",
        "前",
        "Q5",
        "week 60",
    ],
)
def test_what_names_no_day_is_refused(typed: str) -> None:
    with pytest.raises(DateProblem) as caught:
        parse_date(typed, today=TODAY)
    assert typed in str(caught.value)


def test_after_a_feast_is_the_first_day_that_is_worked() -> None:
    golden_week = frozenset(date(2027, 10, n) for n in range(1, 9))
    calendar = Calendar("CN", golden_week, frozenset({date(2027, 10, 9)}))
    assert parse_date("国庆后", today=TODAY, calendar=calendar) == date(2027, 10, 9)
    assert parse_date("国庆节前", today=TODAY, calendar=calendar) == date(2027, 9, 30)


def test_a_day_with_figures_alone_stands_as_the_language_has_it() -> None:
    assert parse_date("12/5", today=TODAY, order="mdy") == parse_date("12.5", today=TODAY, order="mdy")
    assert parse_date("12.5", today=TODAY, order="mdy") == date(2026, 12, 5)
