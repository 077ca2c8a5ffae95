"""The week as cards in columns: the day that a column stands for, the list to chase owners with, the day's end."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from store.records import Action
from store.records.action import HORIZONS, Horizon, horizon, sunday
from store.values.day import Day
from store.values.journal import Act
from store.values.words import N_, Words, bare, say, words

MOST_LINES = 12
"""Lines that the day's summary has at most."""


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


def chase(actions: Sequence[Owed], day: Day, language: str) -> str:
    """The same as text, to paste into a chat or mail."""
    lines: list[str] = []
    for owner, said in by_owner(actions, day):
        lines.append(say(words(N_("{name}:"), name=owner), language))
        lines += [f"- {say(line, language)}" for line in said]
        lines.append("")
    return "\n".join(lines)


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


def day_in_sum(acts: Iterable[Act], language: str) -> str:
    """What was done today, a line an act, oldest first; undone acts are left out. Twelve lines at most."""
    everything = list(acts)
    undone = {act.undoes for act in everything if act.undoes}
    said = [f"- {say(act.name, language)}" for act in everything if not act.undoes and act.uuid not in undone]
    lines = list(dict.fromkeys(said))
    if len(lines) > MOST_LINES:
        more = say(words(N_("- and {n} more"), n=len(lines) - MOST_LINES + 1), language)
        lines = [*lines[: MOST_LINES - 1], more]
    return "\n".join(lines)
