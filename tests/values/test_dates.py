from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.values.calendar import Calendar
from store.values.date_display import dated
from store.values.dates import (
    DateProblem,
    describe_date,
    full_date,
    parse_date,
    show_date,
    show_day,
    show_weekday,
)
from store.values.words import from_json, say, to_json, words

TODAY = date(2026, 11, 26)  # Thursday
CHINA = Calendar(
    "CN",
    frozenset(date(2026, 10, n) for n in range(1, 8)),
    frozenset({date(2026, 9, 20), date(2026, 10, 10)}),
    date(2026, 12, 31),
)
some_days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
todays = st.dates(date(1950, 1, 1), date(2150, 12, 31))


def read(text: str, **how: object) -> str:
    return parse_date(text, **({"today": TODAY} | how)).isoformat()  # type: ignore[arg-type]


def problem(text: str, **how: object) -> DateProblem:
    with pytest.raises(DateProblem) as caught:
        read(text, **how)
    return caught.value


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-05", "2026-12-05"),
        ("2026/12/5", "2026-12-05"),
        ("2026.12.05", "2026-12-05"),
        ("20261205", "2026-12-05"),
        ("5 dec", "2026-12-05"),
        ("5 Dec 2026", "2026-12-05"),
        ("5dec", "2026-12-05"),
        ("5-Dec-2026", "2026-12-05"),
        ("dec 5", "2026-12-05"),
        ("December 5th, 2026", "2026-12-05"),
        ("1st sept", "2026-09-01"),
        ("5.12.", "2026-12-05"),
        ("5. 12. 2026", "2026-12-05"),
        ("5.12.2026", "2026-12-05"),
        ("12月5日", "2026-12-05"),
        ("12 月 5 号", "2026-12-05"),
        ("2026年12月5日", "2026-12-05"),
        ("３月１日", "2027-03-01"),
        ("２０２６－１２－０５", "2026-12-05"),
        ("5. Mai", "2027-05-05"),
        ("5. Okt. 2026", "2026-10-05"),
        ("24. Dez.", "2026-12-24"),
        ("1. März", "2027-03-01"),
        ("1. MA\u0308RZ", "2027-03-01"),
    ],
)
def test_a_date_in_figures_or_with_its_month(typed: str, day: str) -> None:
    assert read(typed) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("28", "2026-11-28"),
        ("26", "2026-11-26"),
        ("25", "2026-12-25"),
        ("31", "2026-12-31"),
        ("28日", "2026-11-28"),
        ("today", "2026-11-26"),
        ("Tomorrow", "2026-11-27"),
        ("yesterday", "2026-11-25"),
        ("今天", "2026-11-26"),
        ("明天", "2026-11-27"),
        ("后天", "2026-11-28"),
        ("昨天", "2026-11-25"),
        ("eom", "2026-11-30"),
        ("月底", "2026-11-30"),
        ("下月底", "2026-12-31"),
    ],
)
def test_a_day_near_today(typed: str, day: str) -> None:
    assert read(typed) == day


def test_a_day_that_this_month_lacks_is_in_the_next_that_has_it() -> None:
    assert read("30", today=date(2027, 1, 31)) == "2027-03-30"
    assert read("31", today=date(2026, 11, 1)) == "2026-12-31"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("fri", "2026-11-27"),
        ("Thursday", "2026-11-26"),
        ("wed", "2026-12-02"),
        ("this mon", "2026-11-23"),
        ("next mon", "2026-11-30"),
        ("next sun", "2026-12-06"),
        ("last fri", "2026-11-20"),
        ("周五", "2026-11-27"),
        ("星期五", "2026-11-27"),
        ("礼拜五", "2026-11-27"),
        ("周三", "2026-12-02"),
        ("本周五", "2026-11-27"),
        ("这周一", "2026-11-23"),
        ("下周三", "2026-12-02"),
        ("下个星期天", "2026-12-06"),
        ("上周五", "2026-11-20"),
    ],
)
def test_weekdays(typed: str, day: str) -> None:
    assert read(typed) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("+3", "2026-11-29"),
        ("-3", "2026-11-23"),
        ("+3d", "2026-11-29"),
        ("+2w", "2026-12-10"),
        ("+5wd", "2026-12-03"),
        ("-5wd", "2026-11-19"),
        ("+1m", "2026-12-26"),
        ("+0", "2026-11-26"),
        ("＋５ｗｄ", "2026-12-03"),
        ("−３", "2026-11-23"),
        ("+5个工作日", "2026-12-03"),
        ("+2周", "2026-12-10"),
    ],
)
def test_distances(typed: str, day: str) -> None:
    assert read(typed) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("Fri 4 Dec 2026", "2026-12-04"),
        ("fri, dec 4", "2026-12-04"),
        ("Fri 27", "2026-11-27"),
        ("2026-12-04 周五", "2026-12-04"),
        ("12月4日（星期五）", "2026-12-04"),
        ("周五 １２月４日", "2026-12-04"),
        ("3天后", "2026-11-29"),
        ("2周前", "2026-11-12"),
        ("5 个工作日后", "2026-12-03"),
        ("月末", "2026-11-30"),
    ],
)
def test_days_as_screens_and_echoes_show_them(typed: str, day: str) -> None:
    assert read(typed) == day


@pytest.mark.parametrize("typed", ["mon 4 dec", "12月4日 周一", "Mon 2026-12-04"])
def test_a_weekday_that_contradicts_its_day(typed: str) -> None:
    assert say(problem(typed).words) == f'"{typed}" is Fri 4 Dec 2026: correct the day or the weekday.'


def test_a_weekday_settles_no_order() -> None:
    assert len(problem("fri 12/04").readings) == 2


def test_many_weekdays_are_no_date() -> None:
    assert "not a date" in say(problem("fri " * 2000 + "4").words)


def test_distances_count_from_the_present_forecast_and_by_the_calendar() -> None:
    forecast = date(2026, 9, 30)
    assert read("+8wd", base=forecast, calendar=CHINA) == "2026-10-16"
    assert read("+3wd", base=forecast, calendar=CHINA) == "2026-10-10"
    assert read("-1wd", base=date(2026, 10, 8), calendar=CHINA) == "2026-09-30"
    assert read("+3", base=forecast) == "2026-10-03"
    assert read("+2w", base=forecast) == "2026-10-14"
    assert read("+1m", base=date(2026, 8, 31)) == "2026-09-30"
    assert read("fri", base=forecast) == "2026-11-27"


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("12-05", (date(2027, 5, 12), date(2026, 12, 5))),
        ("12/05", (date(2027, 5, 12), date(2026, 12, 5))),
        ("12.05", (date(2027, 5, 12), date(2026, 12, 5))),
        ("05/12/2026", (date(2026, 12, 5), date(2026, 5, 12))),
        ("１２／０５", (date(2027, 5, 12), date(2026, 12, 5))),
    ],
)
def test_two_readings_are_both_shown_and_neither_is_taken(typed: str, readings: tuple[date, date]) -> None:
    refused = problem(typed)
    assert refused.readings == readings
    sentence = say(refused.words)
    assert "5 Dec 2026" in sentence
    assert f"12 May {readings[0].year if readings[0].month == 5 else readings[1].year}" in sentence


def test_the_date_order_says_which() -> None:
    assert read("12-05", order="mdy") == "2026-12-05"
    assert read("12-05", order="dmy") == "2027-05-12"
    assert read("05/12/2026", order="dmy") == "2026-12-05"
    assert read("05/12/2026", order="mdy") == "2026-05-12"


def test_one_possible_reading_is_taken_unless_the_order_forbids_it() -> None:
    assert read("25/12") == read("12/25") == "2026-12-25"
    assert read("25-12-2027") == "2027-12-25"
    assert read("5/5") == "2027-05-05"
    refused = problem("25/12", order="mdy")
    assert refused.readings == (date(2026, 12, 25),)
    assert "month-day" in say(refused.words)


@pytest.mark.parametrize(
    "typed", ["30 feb", "32.1.", "2026-13-01", "29.2.2027", "0", "32", "13/13", "2月30日"]
)
def test_a_day_that_does_not_exist(typed: str) -> None:
    assert say(problem(typed).words) == f'"{typed}" does not exist: correct the day or the month.'


@pytest.mark.parametrize("typed", ["29 feb", "29/02", "02/29"])
def test_a_leap_day_out_of_sight_needs_its_year(typed: str) -> None:
    assert "write its year" in say(problem(typed).words)
    assert read(typed, today=date(2028, 1, 1)) == "2028-02-29"


@pytest.mark.parametrize("typed", ["5.12.26", "5 dec 26", "05/12/26", "26年12月5日"])
def test_a_short_year_is_refused(typed: str) -> None:
    assert "four digits" in say(problem(typed).words)


@pytest.mark.parametrize(
    "typed", ["1899-12-31", "2201-01-01", "0000-01-01", "+999999", "+999999m", "-999999wd"]
)
def test_years_end(typed: str) -> None:
    assert "outside the years 1900 to 2200" in say(problem(typed).words)


@pytest.mark.parametrize(
    "typed",
    ["soon", "5wd", "5 foo", "foo 5", "next", "2026", "2026-12", "5 dec x", "[/b]", "{text}", "١٢月٥日"],
)
def test_what_is_no_date_says_what_to_write(typed: str) -> None:
    assert say(problem(typed).words) == (
        f'"{typed}" is not a date: write 2026-12-05, 5 dec, fri, +3, +5wd or eom.'
    )


def test_an_empty_text_asks_for_a_date() -> None:
    assert say(problem(" \u3000").words).startswith("Give a date")


def test_a_long_or_hostile_text_is_echoed_short_and_clean() -> None:
    sentence = say(problem("\x1b[31m" + "x" * 10_000).words)
    assert "\x1b" not in sentence
    assert len(sentence) < 130


def test_the_nearest_of_two_equal_days_is_the_past_one() -> None:
    today = date(2026, 11, 26)
    back, ahead = today - timedelta(91), today + timedelta(274)
    assert (back.month, back.day) == (ahead.month, ahead.day)
    assert parse_date("27 aug", today=today) == back
    assert show_date(back, "en", today) == "27 Aug"
    assert show_date(ahead, "en", today) == "27 Aug 2027"


@pytest.mark.parametrize(
    ("day", "en", "zh"),
    [
        (date(2026, 12, 4), "4 Dec", "12-04"),
        (date(2027, 12, 4), "4 Dec 2027", "2027-12-04"),
        (date(2026, 8, 26), "26 Aug 2026", "2026-08-26"),
    ],
)
def test_one_format_per_language(day: date, en: str, zh: str) -> None:
    assert show_date(day, "en", TODAY) == en
    assert show_date(day, "zh_CN", TODAY) == zh
    assert (show_date(day, "en"), show_date(day, "zh_CN")) == (
        en.removesuffix(" 2027").removesuffix(" 2026"),
        zh[-5:],
    )


def test_weekdays_are_shown() -> None:
    assert (show_weekday(TODAY, "en"), show_weekday(TODAY, "zh_CN")) == ("Thu", "周四")
    assert (show_day(TODAY, "en"), show_day(TODAY, "zh_CN")) == ("Thu 26 Nov", "11月26日 周四")


@pytest.mark.parametrize(
    ("day", "echo"),
    [
        (date(2026, 12, 4), "Fri 4 Dec 2026, in 6wd"),
        (date(2026, 11, 26), "Thu 26 Nov 2026, today"),
        (date(2026, 11, 23), "Mon 23 Nov 2026, 3wd ago"),
        (date(2026, 12, 5), "Sat 5 Dec 2026, in 6wd, not a working day"),
        (
            date(2027, 2, 28),
            "Sun 28 Feb 2027, in 66wd, not a working day, holidays known only until Thu 31 Dec 2026",
        ),
    ],
)
def test_the_echo_under_a_field(day: date, echo: str) -> None:
    words = describe_date(day, TODAY, CHINA)
    assert say(words) == echo
    assert from_json(to_json(words)) == words


def test_the_echo_counts_days_where_no_working_day_lies_between() -> None:
    friday, saturday = date(2026, 11, 27), date(2026, 11, 28)
    assert say(describe_date(friday, saturday, CHINA)) == "Fri 27 Nov 2026, 1d ago"
    assert say(describe_date(saturday, friday, CHINA)) == "Sat 28 Nov 2026, in 1d, not a working day"


@settings(max_examples=300)
@given(some_days, todays, st.sampled_from(["en", "zh_CN"]))
@example(date(2027, 8, 27), TODAY, "en")
@example(date(2026, 8, 27), TODAY, "zh_CN")
@example(date(2028, 2, 29), date(2028, 1, 1), "en")
def test_what_is_shown_is_read_back(day: date, today: date, language: str) -> None:
    """Chinese screens show `12-04`, which needs the order month-day."""
    order = "mdy" if language == "zh_CN" else ""
    assert parse_date(show_date(day, language, today), today=today, order=order) == day


@settings(max_examples=300)
@given(some_days, todays, st.sampled_from(["en", "zh_CN"]))
def test_the_echo_is_read_back(day: date, today: date, language: str) -> None:
    """Weekday, day and year, in either language, whatever the date order."""
    assert parse_date(say(full_date(day), language), today=today) == day


@settings(max_examples=200)
@given(todays, st.integers(-90, 270), st.sampled_from(["en", "zh_CN"]))
def test_a_day_with_its_weekday_is_read_back(today: date, days: int, language: str) -> None:
    day = today + timedelta(days)
    assert parse_date(show_day(day, language), today=today) == day


@settings(max_examples=100)
@given(todays, st.integers(-120, 300), st.sampled_from(["en", "zh_CN"]))
def test_days_around_the_window_are_read_back(today: date, days: int, language: str) -> None:
    day = today + timedelta(days)
    order = "mdy" if language == "zh_CN" else ""
    assert parse_date(show_date(day, language, today), today=today, order=order) == day


DATE_LIKE = st.text("0123456789 .-/+年月日周下上wdmecnxt", max_size=14)


@settings(max_examples=100)
@given(
    st.text(max_size=20) | DATE_LIKE,
    st.sampled_from(["", "dmy", "mdy"]),
    st.none() | st.dates(),
    st.dates(),
)
@example("+999999wd", "", None, date.max)
@example("last mon", "", None, date.min)
@example("下月底", "", None, date.max)
def test_any_text_is_a_day_or_a_problem(text: str, order: str, base: date | None, today: date) -> None:
    try:
        day = parse_date(text, today=today, order=order, base=base, calendar=CHINA)
    except DateProblem as refused:
        assert say(refused.words)
    else:
        assert 1900 <= day.year <= 2200


def test_a_day_in_a_sentence_has_its_year_where_that_is_not_plain() -> None:
    def said(day: date, language: str = "en") -> str:
        return say(words("{day}", day=dated(day, TODAY)), language)

    assert said(date(2026, 12, 4)) == "4 Dec"
    assert said(date(2013, 1, 2)) == "2 Jan 2013"
    assert said(date(2013, 1, 2), "zh_CN") == "2013-01-02"
