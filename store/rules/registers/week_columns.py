"""The week as cards in columns: the day that a column stands for, and what is open by owner."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from store.records import Action
from store.records.action import HORIZONS, Horizon, horizon, sunday
from store.values.day import Day
from store.values.words import N_, Words, bare, words


def day_of_column(column: Horizon, day: Day) -> date:
    """The due day of a card that is moved there: the last working day of that week."""
    if column == "today":
        return day.date
    if column == "tomorrow":
        return day.calendar.add(day.date, 1)
    weeks = HORIZONS.index(column) - HORIZONS.index("week")
    return day.calendar.add(sunday(day.date, weeks) + timedelta(days=1), -1)


def moved_by(column: Horizon, by: int, day: Day) -> date | None:
    """The due day that many columns further, past those that no working day is left for; None where there is none."""
    for name in HORIZONS[HORIZONS.index(column) + by :: by] if HORIZONS.index(column) + by >= 0 else ():
        if horizon(due := day_of_column(name, day), day) == name:
            return due
    return None


class Owed(NamedTuple):
    """An open action and its owner's name; `missed`: the day of a given word that was moved when that day had come."""

    owner: str
    action: Action
    missed: date | None = None


def by_owner(actions: Sequence[Owed], day: Day) -> Iterator[tuple[Words | str, tuple[Words, ...]]]:
    """Open actions by owner, the late ones first, as pairs of (owner, lines)."""
    found: dict[str, list[Owed]] = {}
    for one in sorted(actions, key=lambda one: (one.action.due or date.max, one.action.id)):
        found.setdefault(one.owner, []).append(one)
    for owner in sorted(found, key=lambda name: (not name, name)):
        yield owner or words(N_("nobody yet")), tuple(_line(one, day) for one in found[owner])


def _line(owed: Owed, day: Day) -> Words:
    action = owed.action
    what = bare(f"{action.code} {action.title}".strip())
    if action.due is None:
        return words("{what}", what=what)
    if action.due < day.date:
        late = max(1, day.since(action.due))
        return words(N_("{what}, was due {day}, {n}wd late"), what=what, day=action.due, n=late)
    said = words(N_("{what}, due {day}"), what=what, day=action.due)
    return words(N_("{what}, missed {day}"), what=said, day=owed.missed) if owed.missed else said
