"""Where the knowledge of working days ends: a calendar that runs out, has run out, or is not there."""

from collections.abc import Iterator

from store.rules.situation import Situation
from store.values.date_display import full_date
from store.values.frozen import frozen
from store.values.words import N_, Words, words

SOON = 60
"""Days before the last known one from which the end is said."""


@frozen
class Notice:
    """`short` for a line with other things in it; `full` says what counts instead, and what to do."""

    short: Words
    full: Words


def notices(situation: Situation) -> tuple[Notice, ...]:
    """The project's calendar first, then those that people have of their own."""
    own = situation.project.calendar
    found = [_notice(situation, own, ())] if own else []
    for code, names in _of_people(situation):
        if code.casefold() != own.casefold():
            found.append(_notice(situation, code, names))
    return tuple(notice for notice in found if notice is not None)


def _of_people(situation: Situation) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(code, names) of everybody with a part in the project and a calendar of their own, by code."""
    found: dict[str, tuple[str, list[str]]] = {}
    for id in situation.part_of:
        person = situation.people.get(id)
        if person is not None and person.calendar:
            found.setdefault(person.calendar.casefold(), (person.calendar, []))[1].append(person.name)
    for _, (code, names) in sorted(found.items()):
        yield code, tuple(names)


def _notice(situation: Situation, code: str, names: tuple[str, ...]) -> Notice | None:
    calendar, today = situation.calendars.get(code.casefold()), situation.day.date
    if calendar is None:
        return _missing(code, names)
    last = calendar.last
    if last is None or (last - today).days >= SOON:
        return None
    if last < today:
        short = words(N_("calendar {code} ended {day}"), code=calendar.code, day=full_date(last))
    else:
        short = words(N_("calendar {code} ends {day}"), code=calendar.code, day=last)
    whose = words(N_("{notice} ({names})"), notice=short, names=names) if names else short
    after = N_("{notice}, then Mon to Fri: forewarn calendar set {code}")
    return Notice(short, words(after, notice=whose, code=calendar.code))


def _missing(code: str, names: tuple[str, ...]) -> Notice:
    full = N_("no calendar {code}, so Mon to Fri: forewarn calendar set {code}")
    if names:
        full = N_("no calendar {code} for {names}, so the project's: forewarn calendar set {code}")
    return Notice(words(N_("no calendar {code}"), code=code), words(full, code=code, names=names))
