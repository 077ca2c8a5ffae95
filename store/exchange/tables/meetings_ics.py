"""The entries of a calendar file as the rows of a table: meetings, with who called them and who comes."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from store.exchange.tables.decoding import SheetProblem
from store.exchange.tables.sheet_grid import Sheet, SheetRow
from store.values.text import clean_line, clean_prose
from store.values.words import N_, NN_, Words, words

HEADERS = ("Title", "Date", "Time", "State", "Location", "Attendees", "Notes")
MOST = 20_000


def is_calendar(data: bytes) -> bool:
    """Whether these are the bytes of a calendar file."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:15].upper() == b"BEGIN:VCALENDAR"


def read_meetings(data: bytes) -> Sheet:
    """Its entries, each with its first day and the hour of its own zone. Raises SheetProblem."""
    from icalendar import Calendar

    try:
        calendars = Calendar.from_ical(data, multiple=True)
        events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
        rows = [cells for event in events[:MOST] if (cells := _cells(event))]
    except (ValueError, KeyError, IndexError, AttributeError, TypeError):
        raise SheetProblem(words(N_("the calendar file is damaged; export it again"))) from None
    if not rows:
        raise SheetProblem(words(N_("the calendar file has no entries with a day")))
    notes = _notes(events, len(events) - len(rows))
    return Sheet(HEADERS, tuple(SheetRow(n, cells) for n, cells in enumerate(rows, 1)), notes)


def _cells(event: Any) -> tuple[str, ...]:
    """Empty for an entry without a day, and for one that only says how another of its series differs."""
    start = event.get("DTSTART")
    begins = getattr(start, "dt", None)
    if not isinstance(begins, date):
        return ()
    at = isinstance(begins, datetime)
    return (
        clean_line(str(event.get("SUMMARY", ""))),
        f"{begins:%Y-%m-%d}",
        f"{begins:%H:%M}" if at else "",
        "cancelled" if str(event.get("STATUS", "")).upper() == "CANCELLED" else "",
        clean_line(str(event.get("LOCATION", ""))),
        "; ".join(dict.fromkeys(filter(None, (_who(one) for one in _people(event))))),
        clean_prose(str(event.get("DESCRIPTION", ""))),
    )


def _people(event: Any) -> Iterable[Any]:
    """Who called the meeting, then who is asked to come; rooms are no people."""
    for name in ("ORGANIZER", "ATTENDEE"):
        found = event.get(name, [])
        yield from found if isinstance(found, list) else [found]


def _who(one: Any) -> str:
    """The name, else the part of the address before the sign."""
    told = getattr(one, "params", {})
    if str(told.get("CUTYPE", "")).upper() in ("ROOM", "RESOURCE"):
        return ""
    address = str(one)[7:] if str(one).lower().startswith("mailto:") else str(one)
    return clean_line(str(told.get("CN", "")).strip('" ') or address.partition("@")[0]).replace(";", ",")


def _notes(events: Iterable[Any], left: int) -> tuple[Words, ...]:
    again = sum("RRULE" in event for event in events)
    notes = []
    if again:
        sentence = NN_(
            "{n} entry recurs: its first day comes in",
            "{n} entries recur: their first days come in",
        )
        notes.append(words(sentence, n=again))
    if left:
        notes.append(
            words(NN_("{n} entry without a day is left", "{n} entries without a day are left"), n=left)
        )
    return tuple(notes)
