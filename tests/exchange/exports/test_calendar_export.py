"""Calendar files: what another library reads in them."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar
from icalendar.cal import Component

from store.exchange.exports.calendar_export import ics
from store.queries.boards.calendar_entries import Entry
from store.values.words import Words, words

STAMP = datetime(2026, 11, 26, 8, 45, 12, 345678, tzinfo=UTC)


def entry(title: str = "ERP: M3 Prototype", **values: object) -> Entry:
    known = {"uid": "milestone-7@forewarn", "revision": 3, "stamp": STAMP, "on": date(2026, 12, 4)}
    return Entry(title=words("{title}", title=title), **{**known, **values})  # type: ignore[arg-type]


def event(one: Entry, language: str = "en") -> Component:
    (found,) = Calendar.from_ical(ics([one], "ERP", language)).walk("VEVENT")
    return found


def test_a_day_is_a_whole_day_that_makes_nobody_busy() -> None:
    found = event(entry())
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (date(2026, 12, 4), date(2026, 12, 5))
    assert found["TRANSP"] == "TRANSPARENT"


def test_what_tells_an_update_from_another_event() -> None:
    found = event(entry())
    assert (found["UID"], found["SEQUENCE"]) == ("milestone-7@forewarn", 3)
    assert found["DTSTAMP"].dt == STAMP.replace(microsecond=0)


def test_a_meeting_has_its_hour() -> None:
    begins = datetime(2026, 12, 4, 8, 30, tzinfo=UTC)
    found = event(entry(begins=begins, cancelled=True))
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (begins, begins + timedelta(hours=1))
    assert "TRANSP" not in found and found["STATUS"] == "CANCELLED"


def test_text_that_could_break_a_line() -> None:
    title = "M1; a, b\nEND:VEVENT\\n 数据负责人" * 5
    found = event(entry(title=title, lines=(words("{a}", a="BEGIN:VEVENT\r\nX:1"),)))
    assert str(found["SUMMARY"]) == title
    content = ics([entry(title=title)], "ERP", "en")
    assert content.count(b"END:VEVENT\r\n") == 1
    assert max(map(len, content.split(b"\r\n"))) <= 75


def test_it_speaks_the_readers_language() -> None:
    found = event(entry(lines=(Words("on its baseline"),)), "zh_CN")
    assert str(found["DESCRIPTION"]) == "与基线一致" or "基线" in str(found["DESCRIPTION"])


def test_an_empty_calendar_is_one() -> None:
    assert not Calendar.from_ical(ics([], "", "en")).walk("VEVENT")
