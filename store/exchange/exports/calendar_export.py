"""Days as an iCalendar file (RFC 5545) that a calendar imports again and again: the same UID is the same event."""

from collections.abc import Sequence
from datetime import timedelta

from store.queries.boards.calendar_entries import Entry
from store.values.words import say

MAKER = "-//forewarn//forewarn//EN"
LASTS = timedelta(hours=1)
"""A meeting has an hour at which it begins, and none at which it ends."""


def ics(entries: Sequence[Entry], name: str, language: str) -> bytes:
    """The file; events of a whole day do not make anybody busy. `name`: what calendars call it."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("sequence", entry.revision)
        event.add("dtstamp", entry.stamp)
        event.add("last-modified", entry.stamp)
        event.add("summary", say(entry.title, language))
        if entry.begins is not None:
            event.add("dtstart", entry.begins)
            event.add("dtend", entry.begins + LASTS)
        else:
            event.add("dtstart", entry.on)
            event.add("dtend", entry.on + timedelta(days=1))
            event.add("transp", "TRANSPARENT")
        if entry.lines:
            event.add("description", "\n".join(say(line, language) for line in entry.lines))
        if entry.cancelled:
            event.add("status", "CANCELLED")
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
