"""Today, tomorrow, this week, the next, later: what has to be done, by due day."""

from datetime import date

from store.disk.workspace import Workspace
from store.queries.boards.my_day import Talk
from store.queries.span import Span, spanned
from store.records import Action, Person
from store.records.action import Horizon, horizon
from store.rules.situation import Situation
from store.values.day import Day
from store.values.frozen import frozen
from store.values.words import N_, Words, words

TITLES: dict[Horizon, str] = {
    "today": N_("TODAY"),
    "tomorrow": N_("TOMORROW"),
    "week": N_("THIS WEEK"),
    "next": N_("NEXT WEEK"),
    "later": N_("LATER"),
}
MARKS = {"action": "+", "promise": ">", "ask": "?", "wish": "<"}


@frozen
class WeekLine:
    """One open action; `late` in working days past its due day; `missed`: the day of a given word that was moved when
    that day had come."""

    record: Action
    owner: str
    owed_to: str
    column: Horizon
    late: int
    missed: date | None = None

    @property
    def behind(self) -> Words | None:
        """How late it is, or the day on which it was missed."""
        if self.late:
            return words(N_("{n}wd late"), n=self.late)
        return words(N_("missed {day}"), day=self.missed) if self.missed is not None else None


@frozen
class DayTalk:
    """Somebody I meet today."""

    record: Person
    talk: Talk


@frozen
class Week:
    """Open actions by due day; `carried` counts those whose day has passed; `talks`: whom I meet today, by hour."""

    lines: tuple[WeekLine, ...]
    carried: int
    day: Day
    span: Span
    talks: tuple[DayTalk, ...] = ()

    def column(self, name: Horizon) -> tuple[WeekLine, ...]:
        """The lines of one column."""
        return tuple(line for line in self.lines if line.column == name)


def week(workspace: Workspace, *projects: int) -> Week:
    """Everything open, late first, then by day, promises before asks before the rest."""
    span, nows = spanned(workspace, projects)
    by_project = (workspace.memory.kept(now.project.id, _lines, now) for now in nows)
    lines = [line for own in by_project for line in own]
    order = {"promise": 0, "ask": 1}
    lines.sort(key=lambda line: (line.record.due or date.max, order.get(line.record.type, 2), line.record.id))
    return Week(tuple(lines), sum(line.late > 0 for line in lines), span.today, span)


def _lines(now: Situation) -> list[WeekLine]:
    return [
        WeekLine(
            action,
            now.name(action.owner),
            now.name(action.owed_to),
            horizon(action.due, now.day),
            max(1, now.day.since(action.due)) if action.due and action.due < now.day.date else 0,
            _missed(now, action),
        )
        for action in now.actions
        if action.open and action.type != "wish"
    ]


def _missed(now: Situation, action: Action) -> date | None:
    moved = now.moved_words.get(action.id)
    return moved[0] if moved is not None and not moved[1] else None
