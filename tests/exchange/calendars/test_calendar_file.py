from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.exchange.calendars.calendar_file import LARGEST, read_calendar
from store.exchange.calendars.day_list import CalendarDays, CalendarProblem
from store.values.words import say

CHINA = """
code = "CN"
last = 2026-12-31
[holidays]
2026-10-01 = "National Day"
2026-10-02 = "National Day"
[makeup]
2026-10-10 = "for 7 Oct"
"""


def from_toml(folder: Path, text: str) -> CalendarDays:
    path = folder / "calendar.toml"
    path.write_text(text, encoding="utf-8")
    return read_calendar(path)


def from_ics(folder: Path, *events: str, first_year: int | None = None) -> CalendarDays:
    path = folder / "cn.ics"
    body = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    path.write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\n{body}END:VCALENDAR\n", encoding="utf-8")
    return read_calendar(path, first_year)


def all_day(first: str, name: str, *more: str) -> str:
    return "\n".join([f"DTSTART;VALUE=DATE:{first}", f"SUMMARY:{name}", *more])


def refusal(folder: Path, content: str | bytes, name: str = "calendar.toml") -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(CalendarProblem) as caught:
        read_calendar(path)
    sentence = say(caught.value.words)
    assert str(path) in sentence
    return sentence.replace(str(path), "FILE")


def test_toml_tables(tmp_path: Path) -> None:
    days = from_toml(tmp_path, CHINA)
    assert days == CalendarDays(
        "CN",
        {date(2026, 10, 1): "National Day", date(2026, 10, 2): "National Day"},
        {date(2026, 10, 10): "for 7 Oct"},
        date(2026, 12, 31),
    )
    calendar = days.calendar()
    assert (calendar.code, calendar.last) == ("CN", date(2026, 12, 31))
    assert calendar.is_working(date(2026, 10, 10))
    assert not calendar.is_working(date(2026, 10, 1))


def test_toml_lists_and_what_may_be_left_out(tmp_path: Path) -> None:
    days = from_toml(tmp_path, 'holidays = [2026-10-01, "2027-01-01"]')
    assert days == CalendarDays(
        "calendar", {date(2026, 10, 1): "", date(2027, 1, 1): ""}, {}, date(2027, 12, 31)
    )


def test_a_byte_order_mark_is_no_harm(tmp_path: Path) -> None:
    assert from_toml(tmp_path, "\ufeff" + CHINA).code == "CN"


def test_ics_with_several_days_and_make_up_days(tmp_path: Path) -> None:
    days = from_ics(
        tmp_path,
        all_day("20261001", "国庆节（休）", "DTEND;VALUE=DATE:20261008"),
        all_day("20261010", "国庆节（班）"),
        all_day("20261224", "Heiligabend", "DURATION:P1D"),
        "DTSTART:20261103T090000Z\nDTEND:20261103T100000Z\nSUMMARY:a meeting",
        all_day("20261105", "called off", "STATUS:CANCELLED"),
    )
    national = {date(2026, 10, 1) + timedelta(n): "国庆节（休）" for n in range(7)}
    assert days == CalendarDays(
        "cn",
        national | {date(2026, 12, 24): "Heiligabend"},
        {date(2026, 10, 10): "国庆节（班）"},
        date(2026, 12, 31),
    )


@pytest.mark.parametrize(
    ("name", "worked"),
    [
        ("国庆节 补班", True),
        ("春节 上班", True),
        ("Make-up day", True),
        ("Working day (for Friday)", True),
        ("Arbeitstag statt Freitag", True),
        ("不上班", False),
        ("Non-working day", False),
        ("Make-up holiday", False),
        ("Arbeitsfreier Tag", False),
        ("Christmas", False),
    ],
)
def test_make_up_days_are_known_by_their_name(tmp_path: Path, name: str, worked: bool) -> None:
    days = from_ics(tmp_path, all_day("20261010", name))
    assert list(days.makeup if worked else days.holidays) == [date(2026, 10, 10)]


def test_whole_days_as_outlook_writes_them(tmp_path: Path) -> None:
    event = "DTSTART:20261225T000000\nDTEND:20261227T000000\nSUMMARY:Christmas"
    assert list(from_ics(tmp_path, event).holidays) == [date(2026, 12, 25), date(2026, 12, 26)]


def test_apple_marks_what_counts(tmp_path: Path) -> None:
    days = from_ics(
        tmp_path,
        all_day("20260214", "情人节"),
        all_day("20260214", "春节（班）", "X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY"),
        all_day("20260217", "春节（休）", "X-APPLE-SPECIAL-DAY:WORK-HOLIDAY"),
        all_day("20270308", "妇女节"),
    )
    assert days == CalendarDays(
        "cn", {date(2026, 2, 17): "春节（休）"}, {date(2026, 2, 14): "春节（班）"}, date(2026, 12, 31)
    )


def test_yearly_events_reach_five_years(tmp_path: Path) -> None:
    christmas = all_day("20101225", "Christmas", "DTEND;VALUE=DATE:20101227", "RRULE:FREQ=YEARLY")
    thanksgiving = all_day("20101125", "Thanksgiving", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH")
    days = from_ics(tmp_path, christmas, thanksgiving, first_year=2026)
    assert sorted(day.year for day, name in days.holidays.items() if name == "Thanksgiving") == [
        *range(2026, 2031)
    ]
    assert date(2026, 11, 26) in days.holidays
    assert {date(2030, 12, 25), date(2030, 12, 26)} <= days.holidays.keys()
    assert days.last == date(2030, 12, 31)
    assert from_ics(tmp_path, christmas).last == date(2014, 12, 31)


def test_yearly_events_end_with_the_last_year_that_is_dated(tmp_path: Path) -> None:
    """A year whose moveable feasts are not in the file is not known."""
    days = from_ics(
        tmp_path, all_day("20200501", "May Day", "RRULE:FREQ=YEARLY"), all_day("20270329", "Easter Monday")
    )
    assert days.last == date(2027, 12, 31)
    assert sorted(days.holidays)[-2:] == [date(2027, 3, 29), date(2027, 5, 1)]
    assert min(days.holidays) == date(2023, 5, 1)


@pytest.mark.parametrize("until", ["20271231", "20271231T000000Z", "20271231T000000"])
def test_a_yearly_event_may_end_or_pause(tmp_path: Path, until: str) -> None:
    event = all_day("20260501", "May Day", f"RRULE:FREQ=YEARLY;UNTIL={until}")
    assert sorted(from_ics(tmp_path, event).holidays) == [date(2026, 5, 1), date(2027, 5, 1)]
    pausing = all_day("20260501", "May Day", "RRULE:FREQ=YEARLY;COUNT=3", "EXDATE;VALUE=DATE:20270501")
    assert sorted(from_ics(tmp_path, pausing).holidays) == [date(2026, 5, 1), date(2028, 5, 1)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("2026-10-01 =", "FILE is not TOML ("),
        ("a = " + "[" * 5000, "FILE is not TOML ("),
        ('[holiday]\n2026-10-01 = "x"', 'FILE has an unknown key "holiday"'),
        ('[holidays]\ntomorrow = "x"', 'FILE has "tomorrow" where a day belongs'),
        ("holidays = [2026-10-01T08:00:00]", 'FILE has "2026-10-01 08:00:00" where a day belongs'),
        ("holidays = 3", 'FILE has "3" where a day belongs'),
        ('code = "CN"', "FILE has no all-day holidays"),
        ("", "FILE has no all-day holidays"),
        (
            "holidays = [2026-10-01]\nmakeup = [2026-10-01]",
            "FILE has Thu 1 Oct 2026 both as a holiday and as a make-up working day",
        ),
        ("holidays = [2026-10-01, 2026-10-02, 2026-10-01]", "FILE names Thu 1 Oct 2026 twice"),
        ('[holidays]\n2026-10-01 = "a"\n2026-10-01 = "b"', "FILE is not TOML ("),
        ('[holidays]\n2026-10-01 = "a"\n[holidays]\n2026-10-02 = "b"', "FILE is not TOML ("),
        ("国庆节".encode("gb18030"), "FILE is not text in UTF-8"),
        (CHINA.encode("utf-16"), "FILE is not text in UTF-8"),
        (
            "last = 2026-09-30\nholidays = [2026-10-01]",
            "FILE names Thu 1 Oct 2026 after its last known day Wed 30 Sep 2026",
        ),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "FILE is not text in UTF-8"),
        (b"\x00" * 40, "FILE is not TOML ("),
        (b"#" * (LARGEST + 1), "FILE is too large for a calendar"),
    ],
)
def test_what_is_wrong_with_a_toml(tmp_path: Path, content: str | bytes, said: str) -> None:
    assert refusal(tmp_path, content).startswith(said)


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("SUMMARY:x", "it has no start day"),
        ("SUMMARY:x\nDTSTART:soon", "its dates make no sense"),
        (all_day("20260101", "x", "DTEND:never"), "its dates make no sense"),
        (all_day("20260101", "x", "DTSTART:20260102"), "its dates make no sense"),
        (all_day("20260101", "x", "EXDATE:never"), "its dates make no sense"),
        (all_day("20260101", "x", "DTEND;VALUE=DATE:20280101"), "it lasts longer than a year"),
        (all_day("20260101", "x", "RRULE:FREQ=WEEKLY"), "it does not repeat yearly"),
        (all_day("20260101", "x", "RRULE:FREQ=YEARLY;INTERVAL=0"), "it does not repeat yearly"),
        (all_day("20260101", "x", "RRULE:FREQ=YEARLY;BYSECOND=1,2"), "it does not repeat yearly"),
        (all_day("20260101", "x", "RRULE:FREQ=YEARLY;UNTIL=PT1H"), "it does not repeat yearly"),
        (all_day("20260101", "x", "RRULE:FREQ=SOMETIMES"), "it does not repeat yearly"),
        (
            all_day("20260101", "x", "RRULE:FREQ=YEARLY", "RRULE:FREQ=DAILY"),
            "it does not repeat yearly",
        ),
    ],
)
def test_an_event_that_cannot_be_read_is_named(tmp_path: Path, event: str, said: str) -> None:
    with pytest.raises(CalendarProblem, match=f'an event "x" that cannot be read, {said}'):
        from_ics(tmp_path, event)


@pytest.mark.parametrize(
    "content", ["", "hello", "/etc/hostname", "BEGIN:VCALENDAR\nnonsense\nEND:VCALENDAR"]
)
def test_what_is_no_ics(tmp_path: Path, content: str) -> None:
    assert refusal(tmp_path, content, "cn.ics").startswith(
        ("FILE is not an iCalendar", "FILE has no all-day")
    )


def test_an_ics_with_a_day_that_is_both(tmp_path: Path) -> None:
    with pytest.raises(CalendarProblem, match="both as a holiday and as a make-up working day"):
        from_ics(tmp_path, all_day("20261010", "国庆节"), all_day("20261010", "补班"))


def test_years_that_overlap_say_each_day_once(tmp_path: Path) -> None:
    """Two exports in one file: the same day again is no contradiction, the other way round it is."""
    again = (all_day("20261001", "国庆节"), all_day("20261001", "中秋节", "DTEND;VALUE=DATE:20261003"))
    days = from_ics(tmp_path, *again, all_day("20270101", "元旦"))
    assert days.holidays == {
        date(2026, 10, 1): "国庆节",
        date(2026, 10, 2): "中秋节",
        date(2027, 1, 1): "元旦",
    }
    yearly = all_day("20200101", "元旦", "RRULE:FREQ=YEARLY")
    with pytest.raises(CalendarProblem, match="Fri 1 Jan 2027 both as a holiday"):
        from_ics(tmp_path, yearly, all_day("20270101", "元旦 补班"))


def test_an_ics_in_another_encoding(tmp_path: Path) -> None:
    event = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + all_day("20261001", "国庆节") + "\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    assert refusal(tmp_path, event.encode("gb18030"), "cn.ics").startswith("FILE is not text in UTF-8")


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path, Path("a\0b")):
        with pytest.raises(CalendarProblem):
            read_calendar(path)


LINES = [
    "BEGIN:VEVENT",
    "END:VEVENT",
    "BEGIN:VTIMEZONE",
    "END:VCALENDAR",
    "DTSTART;VALUE=DATE:20261001",
    "DTSTART;VALUE=DATE:99991231",
    "DTSTART;VALUE=DATE:00010101",
    "DTSTART:20261001T000000Z",
    "DTSTART;TZID=Nowhere/At/All:20261001T000000",
    "DTEND:20261002T000000",
    "DTEND:P3D",
    "DTEND;VALUE=DATE:00010101",
    "DURATION:-P9D",
    "DURATION:PT1H",
    "DURATION:20261001",
    "RRULE:FREQ=YEARLY;COUNT=-1",
    "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "RRULE:FREQ=YEARLY;BYDAY=99MO;BYSETPOS=0",
    "RRULE:FREQ=YEARLY;UNTIL=20280101;COUNT=2",
    "RRULE:FREQ=YEARLY;UNTIL=PT1H",
    "EXDATE:20261001T000000Z",
    "EXDATE:x",
    "EXDATE;VALUE=PERIOD:20261001T000000Z/P1D",
    "RDATE:x",
    "SUMMARY:补班",
    "STATUS:",
    " folded",
    ":",
    ";=:",
]
JUNK = st.lists(st.sampled_from(LINES) | st.text(max_size=8), max_size=12).map("\n".join)


@settings(max_examples=60)
@given(st.binary(max_size=60) | JUNK.map(lambda text: text.encode("utf-8", "replace")), st.booleans())
@example(b"DTSTART;VALUE=DATE:99991231\nDURATION:P3D\nRRULE:FREQ=YEARLY", True)
@example(b"DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=YEARLY", True)
@example(b"DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", True)
def test_junk_is_a_problem_and_never_a_crash(tmp_path: Path, content: bytes, in_event: bool) -> None:
    path = tmp_path / "junk.ics"
    around = (
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n", b"\nEND:VEVENT\nEND:VCALENDAR\n") if in_event else (b"", b"")
    )
    path.write_bytes(content.join(around))
    try:
        assert read_calendar(path).last
    except CalendarProblem as refused:
        assert say(refused.words)


@pytest.mark.parametrize(
    ("name", "more", "sort"),
    [
        ("Christmas Day", "DESCRIPTION:Public holiday", "holidays"),
        ("Plumbers Day", "DESCRIPTION:Observance\\nTo hide observances see the settings", "worked"),
        ("Muttertag", "DESCRIPTION:Gedenktag", "worked"),
        ("青年节", "DESCRIPTION:纪念日", "worked"),
        ("Christmas Eve (half day)", "DESCRIPTION:Public holiday", "worked"),
        ("Рабочий день (перенос с 8 января)", "CATEGORIES:working day", "makeup"),
        ("Нерабочий день", "DESCRIPTION:Public holiday", "holidays"),
        ("Bridge", "CATEGORIES:Holiday,Working day", "makeup"),
        ("Día laborable", "DESCRIPTION:", "makeup"),
        ("Epiphany", "DESCRIPTION:Public holiday in Bavaria, Saxony-Anhalt", "regional"),
        ("St Andrew (regional holiday)", "DESCRIPTION:", "regional"),
    ],
)
def test_what_an_event_is_by_its_words(tmp_path: Path, name: str, more: str, sort: str) -> None:
    days = from_ics(
        tmp_path, all_day("20261225", "Rest", "DESCRIPTION:Public holiday"), all_day("20270129", name, more)
    )
    found = [
        one for one in ("holidays", "makeup", "worked", "regional") if date(2027, 1, 29) in getattr(days, one)
    ]
    assert found == [sort]


def test_where_days_off_are_marked_the_others_are_worked(tmp_path: Path) -> None:
    days = from_ics(
        tmp_path,
        all_day("20261225", "Erster Weihnachtstag", "CATEGORIES:Feiertage"),
        all_day("20261224", "Heilig Abend", "CATEGORIES:Sonstiges"),
        all_day("20261206", "Nikolaustag"),
    )
    assert (list(days.holidays), sorted(days.worked)) == (
        [date(2026, 12, 25)],
        [date(2026, 12, 6), date(2026, 12, 24)],
    )
