"""The contacts pane: whose clock runs out, lateness against interval."""

from datetime import date

from store.disk.workspace import Workspace
from store.queries.span import Span, spanned
from store.records import Person, Stakeholder
from store.records.milestone import Rag
from store.rules.cadence import Clock, clocks, urgency
from store.rules.situation import Situation, Touch
from store.values.day import Day
from store.values.frozen import frozen
from store.values.words import N_, Words, words


@frozen
class ContactLine:
    """One stakeholder with their most urgent clock; `other` is their second clock; None: no clock runs."""

    record: Stakeholder
    person: Person
    clock: Clock | None
    other: Clock | None
    touch: Touch
    note: Words | None

    @property
    def colour(self) -> Rag:
        """The colour of the most urgent clock."""
        return self.clock.colour if self.clock else "green"


@frozen
class ContactBoard:
    """Lines by lateness ÷ interval, and per class how many are over of how many."""

    lines: tuple[ContactLine, ...]
    counts: tuple[Words, ...]
    day: Day
    span: Span


def contacts(workspace: Workspace, *projects: int) -> ContactBoard:
    """Everybody with a part in the project, the most urgent first, those without a clock last."""
    span, nows = spanned(workspace, projects)
    parts = [(now, s) for now in nows for s in now.stakeholders if s.in_role(now.day.date)]
    lines = [_line(now, s) for now, s in parts if s.person in now.people]
    lines.sort(key=lambda line: _order(line, span.day(line.record)))
    counts: list[Words] = []
    for letter in ("A", "B", "C"):
        own = [line for line in lines if line.record.client_class == letter]
        if own:
            over = sum(line.clock is not None and line.clock.late > 0 for line in own)
            form = N_("{letter} {over}/{n}") if counts else N_("{letter} {over}/{n} over")
            counts.append(words(form, letter=letter, over=over, n=len(own)))
    if not counts and lines:
        counts.append(words(N_("{n} people"), n=len(lines)))
    return ContactBoard(tuple(lines), tuple(counts), span.today, span)


def _line(now: Situation, record: Stakeholder) -> ContactLine:
    running = sorted(clocks(now, record), key=lambda clock: urgency(clock, record))
    person = now.people[record.person]
    meeting = now.project.sponsor_meeting
    note = None
    if person.away_until is not None and person.away_until >= now.day.date:
        note = words(N_("away until {day}"), day=person.away_until)
    elif record is now.sponsor and meeting is not None and meeting >= now.day.date:
        note = words(N_("meeting {day}"), day=meeting)
    first, second = [*running, None, None][:2]
    return ContactLine(record, person, first, second, now.touches.get(record.person, Touch()), note)


def _order(line: ContactLine, day: Day) -> tuple[int, float, str, date, int]:
    if line.clock is None:
        return (2 if line.note is None else 1, 0.0, "", date.max, line.record.id)
    ratio, letter, id = urgency(line.clock, line.record)
    return (0, ratio, letter, line.clock.due or date.max, id)
