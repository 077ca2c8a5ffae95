"""A project as it stands on a day: everything a rule may look at, and nothing else."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from store.records import (
    Action,
    Change,
    Contact,
    Decision,
    Lesson,
    Meeting,
    Milestone,
    Person,
    Project,
    Reading,
    Reforecast,
    Risk,
    Seat,
    Stakeholder,
    Told,
)
from store.rules.named_records import by_code
from store.rules.revision import Revision
from store.rules.spoken_name import spoken_names
from store.values.calendar import Calendar
from store.values.day import Day
from store.values.frozen import frozen
from store.values.record import Record

if TYPE_CHECKING:
    from store.records import Check, Deliverable, Goal, MoneyLine
    from store.rules.evidence import Evidence


@frozen
class Touch:
    """The last days of contact with one person: two-way (`call`), face to face (`visit`), unanswered (`attempt`)."""

    call: date | None = None
    visit: date | None = None
    attempt: date | None = None


@frozen
class Situation:
    """Live records only, by id, in order of making. `revisions`: by record, oldest first, of those that somebody may
    have to be told of, and of what may have told them; `deeds`: of those, whom an act of their own told.

    Contacts come as each person's last touches, and for class C as the days of those that we began with them alone, as
    far back as one interval reaches (`begun`). For the review also: contacts with an opinion that waits for an answer,
    those of thanks, and what people got lately (`evidence`). `moved_words`: the day that an open promise or ask was
    agreed for before it was moved, and whether that was done in time. `looked_at`: others see what comes of it, so that
    nothing is said of who heard what, and of our own house."""

    day: Day
    project: Project
    people: Mapping[int, Person] = field(default_factory=dict)
    stakeholders: tuple[Stakeholder, ...] = ()
    seats: tuple[Seat, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    reforecasts: tuple[Reforecast, ...] = ()
    risks: tuple[Risk, ...] = ()
    actions: tuple[Action, ...] = ()
    changes: tuple[Change, ...] = ()
    decisions: tuple[Decision, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    readings: tuple[Reading, ...] = ()
    deliverables: "tuple[Deliverable, ...]" = ()
    goals: "tuple[Goal, ...]" = ()
    money: "tuple[MoneyLine, ...]" = ()
    checks: "tuple[Check, ...]" = ()
    told: tuple[Told, ...] = ()
    revisions: Mapping[int, tuple[Revision, ...]] = field(default_factory=dict)
    deeds: Mapping[int, tuple[Told, ...]] = field(default_factory=dict)
    touches: Mapping[int, Touch] = field(default_factory=dict)
    begun: Mapping[int, tuple[date, ...]] = field(default_factory=dict)
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    opinions: tuple[Contact, ...] = ()
    thanks: tuple[Contact, ...] = ()
    evidence: "Mapping[int, Evidence]" = field(default_factory=dict)
    moved_words: Mapping[int, tuple[date, bool]] = field(default_factory=dict)

    looked_at: bool = False

    __eq__, __hash__ = object.__eq__, object.__hash__
    """It is equal to itself alone: nobody asks for more, and it holds thousands of records."""
    __repr__ = object.__repr__

    @property
    def planned(self) -> bool:
        """Whether it holds a record of the kinds that a project may do without."""
        return bool(self.deliverables or self.goals or self.money or self.checks)

    @cached_property
    def sponsor(self) -> Stakeholder | None:
        """The one active sponsor; of several by mistake the one whose term began last."""
        active = [s for s in self.stakeholders if s.role == "sponsor" and s.in_role(self.day.date)]
        return max(active, key=lambda s: (s.since or date.min, s.id), default=None)

    @property
    def sponsor_person(self) -> int | None:
        """The sponsor as a person."""
        return None if self.sponsor is None else self.sponsor.person

    @cached_property
    def news_of(self) -> dict[tuple[int, int], tuple[Record, Any]]:
        """What `news` has found out already, by the ids of record and person, with the record as it was asked about."""
        return {}

    @cached_property
    def standing_of(self) -> dict[int, tuple[Record, bool]]:
        """What `stands` has found out already, by the record's id, with the record as it was asked about."""
        return {}

    @cached_property
    def open_asks(self) -> tuple[Action, ...]:
        """What we wait for: each hangs under what it was made with."""
        return tuple(action for action in self.actions if action.type == "ask" and action.open)

    def is_late(self, action: Action) -> bool:
        """Whether an open word is past its day, or was when it was moved."""
        if action.due is not None and action.due < self.day.date:
            return True
        return action.id in self.moved_words and not self.moved_words[action.id][1]

    @cached_property
    def by_code(self) -> Mapping[str, Record]:
        """The records that may be named as the reason of others, by their codes."""
        return by_code((*self.risks, *self.changes, *self.milestones))

    @cached_property
    def told_of(self) -> Mapping[int, tuple[Told, ...]]:
        """Who heard of a record, oldest first, by the record's id."""
        found: dict[int, list[Told]] = {}
        for told in sorted(self.told, key=lambda t: (t.on, t.id)):
            found.setdefault(told.subject, []).append(told)
        return {subject: tuple(tolds) for subject, tolds in found.items()}

    @cached_property
    def moves_of(self) -> Mapping[int, tuple[Reforecast, ...]]:
        """The moves of a milestone's forecast, oldest first, by the milestone's id."""
        return self._moved("forecast")

    @cached_property
    def rebaselines_of(self) -> Mapping[int, tuple[Reforecast, ...]]:
        """The moves of a milestone's baseline, oldest first, by the milestone's id."""
        return self._moved("baseline")

    @cached_property
    def all_moves_of(self) -> Mapping[int, tuple[Reforecast, ...]]:
        """The moves of either date of a milestone, oldest first, by the milestone's id."""
        return self._moved("forecast", "baseline")

    def _moved(self, *what: str) -> Mapping[int, tuple[Reforecast, ...]]:
        found: dict[int, list[Reforecast]] = {}
        for move in sorted(self.reforecasts, key=lambda r: (r.on, r.id)):
            if move.what in what:
                found.setdefault(move.milestone, []).append(move)
        return {milestone: tuple(moves) for milestone, moves in found.items()}

    @cached_property
    def milestones_by_id(self) -> Mapping[int, Milestone]:
        """What others name by its id."""
        return {one.id: one for one in self.milestones}

    @cached_property
    def gates(self) -> tuple[Milestone, ...]:
        """The milestones that end a phase."""
        return tuple(one for one in self.milestones if one.type == "gate")

    @cached_property
    def costs(self) -> "tuple[MoneyLine, ...]":
        """What money is spent on."""
        return tuple(one for one in self.money if one.type == "cost")

    @cached_property
    def funding(self) -> "tuple[MoneyLine, ...]":
        """Where the money comes from."""
        return tuple(one for one in self.money if one.type == "funding")

    @property
    def has_sheet(self) -> bool:
        """Whether anything would stand on its sheet."""
        return self.planned or bool(self.gates)

    @cached_property
    def hypercare(self) -> date | None:
        """Until when people are called twice as often; None while they are not."""
        if not self.day.settings.hypercare_weeks:
            return None
        # Of a project that does without, nothing is loaded.
        from store.rules.hypercare import hypercare_until

        return hypercare_until(self.milestones, self.day)

    @cached_property
    def part_of(self) -> Mapping[int, Stakeholder]:
        """A person's part in the project today, by the person's id."""
        return {s.person: s for s in self.stakeholders if s.in_role(self.day.date)}

    @cached_property
    def short(self) -> Mapping[int, str]:
        """Those who are called by less than their whole name, by person."""
        return spoken_names((one.id, one.name, one.address) for one in self.people.values())

    def name(self, person: int | None) -> str:
        """What the person is called in rows and sentences; empty for nobody."""
        return self.short.get(person or 0) or self.whole_name(person)

    def whole_name(self, person: int | None) -> str:
        """The person's name as it is kept; empty for nobody."""
        found = None if person is None else self.people.get(person)
        return found.name if found else ""

    def calendar_of(self, person: int) -> Calendar:
        """The person's own calendar, else the project's."""
        found = self.people.get(person)
        code = found.calendar.casefold() if found else ""
        return self.calendars.get(code, self.day.calendar)
