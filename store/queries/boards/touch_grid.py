"""The grid of people and days: whom we spoke with when, and what is due."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

from store.disk.workspace import Workspace
from store.queries.boards.contact_board import ContactLine, contacts
from store.queries.project_situation import situation
from store.records import Contact
from store.records.contact import CHANNELS
from store.rules.people.touch_marks import DayMarks, day_marks, last_days
from store.values.day import Day
from store.values.frozen import frozen

DAYS = 28
# Every column of the index before the day is named, so that only these days are looked at.
RECENT = f"""person IN (SELECT value FROM json_each(?)) AND archived = 0 AND two_way IN (0, 1)
  AND channel IN {tuple(CHANNELS)} AND "on" > ? AND "on" <= ?"""


@frozen
class GridLine:
    """One person: their part and clocks, and their marks by day."""

    contact: ContactLine
    marks: tuple[DayMarks, ...]


@frozen
class TouchGrid:
    """In the order of the contacts pane; `off`: the days that nobody works on."""

    project: str
    day: Day
    days: tuple[date, ...]
    off: frozenset[date]
    lines: tuple[GridLine, ...]


def touch_grid(workspace: Workspace, project: int) -> TouchGrid:
    """The last four weeks of everybody with a part in the project; one statement beside the contacts pane's."""
    board = contacts(workspace, project)
    days = last_days(board.day.date, DAYS)
    touched = _touched(workspace, [line.person.id for line in board.lines], days)
    return TouchGrid(
        situation(workspace, project).project.code,
        board.day,
        days,
        frozenset(day for day in days if not board.day.calendar.is_working(day)),
        tuple(
            GridLine(line, day_marks(days, touched.get(line.person.id, ()), line.clocks))
            for line in board.lines
        ),
    )


def _touched(
    workspace: Workspace, people: Iterable[int], days: tuple[date, ...]
) -> Mapping[int, tuple[Contact, ...]]:
    """By person their contacts of these days."""
    before, last = date.fromordinal(days[0].toordinal() - 1), days[-1]
    values = (json.dumps(sorted(people)), before.isoformat(), last.isoformat())
    found: dict[int, tuple[Contact, ...]] = {}
    for contact in workspace.select(Contact, RECENT, values, "ORDER BY id"):
        found[contact.person] = (*found.get(contact.person, ()), contact)
    return found
