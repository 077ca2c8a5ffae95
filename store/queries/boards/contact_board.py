"""The contacts pane: whose clock runs out, lateness against interval."""

from datetime import date

from store.disk.workspace import Workspace
from store.queries.span import Span, spanned
from store.records import Person, Stakeholder
from store.records.milestone import Rag
from store.rules.people.cadence import Clock, clocks, reclassing, touch_of, urgency
from store.rules.people.contact_limit import Restraint, restraint
from store.rules.situation import Situation, Touch
from store.values.day import Day
from store.values.frozen import frozen
from store.values.words import N_, NN_, Words, words


@frozen
class ContactLine:
    """One stakeholder with their clocks, the most urgent first; `via`: through whom their touches count; `held`: why
    not to begin another contact; `note`: where they are or will be met; `aside`: what else there is to know."""

    record: Stakeholder
    person: Person
    name: str
    clocks: tuple[Clock, ...]
    touch: Touch
    via: str
    held: Restraint | None
    note: Words | None
    aside: Words | None

    @property
    def clock(self) -> Clock | None:
        """The most urgent clock; None: no clock runs."""
        return self.clocks[0] if self.clocks else None

    @property
    def other(self) -> Clock | None:
        """The second clock."""
        return self.clocks[1] if len(self.clocks) > 1 else None

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
    """Everybody with a part in the project, the most urgent first, those without a clock last; nobody while others
    look, who may be among them."""
    span, nows = spanned(workspace, projects)
    if workspace.audience is not None:
        return ContactBoard((), (), span.today, span)
    by_project = (workspace.memory.kept(now.project.id, _lines, now) for now in nows)
    lines = [line for own in by_project for line in own]
    lines.sort(key=lambda line: _order(line, span.day(line.record)))
    counts: list[Words] = []
    for letter in ("A", "B", "C"):
        own = [line for line in lines if line.record.client_class == letter]
        if own:
            over = sum(line.clock is not None and line.clock.late > 0 for line in own)
            form = N_("{letter} {over}/{n}") if counts else N_("{letter} {over}/{n} over")
            counts.append(words(form, letter=letter, over=over, n=len(own)))
    if not counts and lines:
        counts.append(words(NN_("{n} person", "{n} people"), n=len(lines)))
    if asked := [now for now in nows if reclassing(now.day)]:
        from store.queries.people.class_board import to_look_at

        if n := to_look_at(workspace, asked):
            counts.insert(0, words(N_("classes? {n}"), n=n))
    return ContactBoard(tuple(lines), tuple(counts), span.today, span)


def _lines(now: Situation) -> list[ContactLine]:
    parts = (part for part in now.stakeholders if part.in_role(now.day.date))
    return [_line(now, part) for part in parts if part.person in now.people]


def _line(now: Situation, record: Stakeholder) -> ContactLine:
    running = sorted(clocks(now, record), key=lambda clock: urgency(clock, record))
    touch, held = touch_of(now, record), restraint(now, record)
    via = now.name(record.via) if record.role == "outer" else ""
    return ContactLine(
        record,
        now.people[record.person],
        now.name(record.person),
        tuple(running),
        touch,
        via,
        held,
        _note(now, record),
        _aside(touch, via, held),
    )


def _note(now: Situation, record: Stakeholder) -> Words | None:
    person, meeting = now.people[record.person], now.project.sponsor_meeting
    if person.away_until is not None and person.away_until >= now.day.date:
        return words(N_("away until {day}"), day=person.away_until)
    if record is now.sponsor and meeting is not None and meeting >= now.day.date:
        return words(N_("meeting {day}"), day=meeting)
    return None


def _aside(touch: Touch, via: str, held: Restraint | None) -> Words | None:
    if held is not None:
        return words(N_("hold off until {day}"), day=held.free_on)
    if touch.attempt is not None and (touch.call is None or touch.attempt > touch.call):
        return words(N_("tried {day}"), day=touch.attempt)
    if via and touch.call is not None:
        return words(N_("via {name} {day}"), name=via, day=touch.call)
    return words(N_("via {name}"), name=via) if via else None


def _order(line: ContactLine, day: Day) -> tuple[int, float, str, date, int]:
    if line.clock is None:
        return (2 if line.note is None else 1, 0.0, "", date.max, line.record.id)
    ratio, letter, id = urgency(line.clock, line.record)
    return (0, ratio, letter, line.clock.due or date.max, id)
