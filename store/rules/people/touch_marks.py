"""People against days: what happened with each on which day, and what was due."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

from store.records import Contact
from store.records.contact import FACE_TO_FACE
from store.rules.people.cadence import Clock
from store.values.frozen import frozen
from store.values.words import N_

Mark = Literal["visit", "call", "mail", "attempt", "due", "overdue"]
SIGNS: dict[Mark, str] = {"visit": "V", "call": "C", "mail": "M", "attempt": "x", "due": "o", "overdue": "!"}
"""One cell each, told apart without colour."""
NAMES: dict[Mark, str] = {
    "visit": N_("visit"),
    "call": N_("call"),
    "mail": N_("mail"),
    "attempt": N_("attempt"),
    "due": N_("due"),
    "overdue": N_("overdue"),
}
BY_CALL = ("call", "video")


@frozen
class DayMarks:
    """One person on one day: what happened, the weightiest first, and whether a clock is due or over."""

    contacts: tuple[Contact, ...] = ()
    happened: Mark | None = None
    clock: Mark | None = None

    @property
    def signs(self) -> str:
        """At most two cells: what happened, then the clock."""
        return "".join(SIGNS[mark] for mark in (self.happened, self.clock) if mark is not None)


def last_days(today: date, number: int) -> tuple[date, ...]:
    """So many days, the last of them today."""
    return tuple(today - timedelta(days=back) for back in reversed(range(number)))


def day_marks(
    days: Sequence[date], contacts: Iterable[Contact], clocks: Iterable[Clock]
) -> tuple[DayMarks, ...]:
    """A person's marks by day. A clock is due on its day and overdue on each day after it."""
    by_day: dict[date, list[Contact]] = {}
    for contact in contacts:
        by_day.setdefault(contact.on, []).append(contact)
    dues = [clock.due for clock in clocks if clock.due is not None]
    found = []
    for day in days:
        own = sorted(by_day.get(day, ()), key=lambda contact: (_weight(mark_of(contact)), contact.id))
        over, due = any(due < day for due in dues), day in dues
        clock: Mark | None = "overdue" if over else "due" if due else None
        found.append(DayMarks(tuple(own), mark_of(own[0]) if own else None, clock))
    return tuple(found)


def mark_of(contact: Contact) -> Mark:
    """What a contact is marked as."""
    if not contact.two_way:
        return "attempt"
    if contact.channel in FACE_TO_FACE:
        return "visit"
    return "call" if contact.channel in BY_CALL else "mail"


def _weight(mark: Mark) -> int:
    return tuple(SIGNS).index(mark)
