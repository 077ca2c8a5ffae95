"""A template begun in a project on a day: what is made, and, begun again, what moves with the start.

What somebody confirmed, met, moved or did stays as it is; a later start moves the rest.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from store.records import (
    Action,
    Check,
    Goal,
    Meeting,
    Milestone,
    MoneyLine,
    Project,
    Record,
    Risk,
    Seat,
    Series,
    Setting,
    Stakeholder,
)
from store.records.reforecast import move
from store.rules.plan.dependents import Move
from store.rules.plan.template import FIRST, Entry, Origin, Template, origin_of
from store.rules.plan.template_holders import SeatHolders
from store.rules.plan.template_text import HYPERCARE
from store.values.day import Day
from store.values.fields import field_named, fields_of
from store.values.frozen import frozen
from store.values.record import new_id
from store.values.text import fold


@frozen
class Present:
    """What a project has already: its `records` of the kinds that templates hold, archived ones too, its settings, and
    who has which part in it."""

    project: Project
    records: tuple[Record, ...]
    parts: tuple[Stakeholder, ...]


@frozen
class Begun:
    """What a template comes to: `made` is new, `moved` are milestones, `changed` are others whose days or people
    follow; `stay` are those that the start would move and somebody has the last word on. `without_amount`: of what is
    new, lines whose sum is in another currency than the project's. `records`: all of it."""

    template: Template
    start: date
    made: tuple[Record, ...]
    moved: tuple[Move, ...]
    changed: tuple[Record, ...]
    stay: tuple[Record, ...]
    reforecasts: tuple[Record, ...]
    without_amount: tuple[Record, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """As one act."""
        return (*self.made, *(one.after for one in self.moved), *self.changed, *self.reforecasts)


def begun_before(template: Template, present: Present) -> date | None:
    """The start that most of it is reckoned from in the project; None where nothing of it is there."""
    starts = Counter(
        origin.start
        for record in present.records
        if not record.archived and (origin := origin_of(record)) and origin.template == template.name
    )
    return max(starts, key=lambda start: (starts[start], start), default=None)


def begin(template: Template, start: date, present: Present, day: Day, reason: str) -> Begun:
    """`reason`: why milestones of a project that runs already move with the start."""
    return _Beginning(template, start, present, day, reason).begun()


class _Beginning:
    def __init__(self, template: Template, start: date, present: Present, day: Day, reason: str) -> None:
        self.template, self.start, self.present, self.day, self.reason = template, start, present, day, reason
        self.planning = present.project.state == "planning"
        theirs, ours = template.currency, present.project.currency
        self.foreign = bool(theirs and ours and theirs != ours.upper())
        self.again = begun_before(template, present) is not None
        self.had: dict[tuple[str, str], Record] = {}
        for record in present.records:
            origin = origin_of(record)
            # What was taken back is no reason not to begin anew; what was archived since stays away.
            if origin and origin.template == template.name and (self.again or not record.archived):
                self.had.setdefault((record.kind, origin.id), record)
        self.seats = {fold(one.title): one for one in _seats(present.records)}
        self.ids = {entry.id: self._id(entry) for entry in template.entries}
        seats = {entry.id: self._there(entry) for entry in template.of("seat")}
        self.holders = SeatHolders(template, seats, present.project.manager, present.parts, day.date)

    def begun(self) -> Begun:
        made: list[Record] = []
        moved: list[Move] = []
        changed: list[Record] = []
        stay: list[Record] = []
        reforecasts: list[Record] = []
        for entry in self.template.entries:
            had = self.had.get((entry.kind, entry.id))
            if had is None:
                made += self._made(entry)
                continue
            for record in self._with_meeting(entry, had):
                if record.archived:
                    continue
                after = self._owned(entry, record)
                to = self._following(entry, record, after)
                if to is None:
                    stay.append(record)
                elif (
                    isinstance(record, Milestone)
                    and isinstance(to, Milestone)
                    and to.expected != record.expected
                ):
                    moved.append(Move(record, to))
                    # What the start moves is not confirmed by that, so that a later one moves it again.
                    reforecasts += move(record, to, self.reason, self.day.date, planning=self.planning)[1:]
                    continue
                else:
                    after = to
                if after != record:
                    changed.append(after)
        made += self._hypercare()
        return Begun(
            self.template,
            self.start,
            tuple(made),
            tuple(moved),
            tuple(changed),
            tuple(stay),
            tuple(reforecasts),
            tuple(one for one in made if isinstance(one, MoneyLine)) if self.foreign else (),
        )

    def _there(self, entry: Entry) -> Record | None:
        """What it was begun as before; of a seat also one of that name."""
        had = self.had.get((entry.kind, entry.id))
        return self.seats.get(fold(entry.title)) if had is None and entry.kind == "seat" else had

    def _id(self, entry: Entry) -> int | None:
        """Of the record that it is or becomes; None for one that somebody archived."""
        had = self._there(entry)
        return new_id() if had is None else None if had.archived else had.id

    # New

    def _made(self, entry: Entry) -> Iterator[Record]:
        if entry.kind == "seat" and fold(entry.title) in self.seats:
            return
        kind: Any = entry.record
        names = {field.name for field in fields_of(kind)}
        values: dict[str, Any] = {
            **entry.values,
            **{name: self._day(entry, name) for name in entry.days if name in names},
            **self._links(entry),
            **self.holders.people(entry),
        }
        if "remark" in names and (said := self.holders.nobody(entry)):
            values["remark"] = "\n".join([*filter(None, [values.get("remark", "")]), *said])
        if entry.kind == "seat":
            values["holder"] = self.holders.of[entry.id]
        if entry.kind == "risk":
            values["detected_on"] = self.day.date
        if entry.kind == "money" and self.foreign:
            values.pop("approved", None)
        id = self.ids[entry.id]
        assert id is not None
        record: Record = kind(id=id, project=self.present.project.id, ref=self._ref(entry), **values)
        yield record
        if isinstance(record, Series) and FIRST in entry.days:
            yield Meeting(
                project=record.project,
                title=record.title,
                on=self._day(entry, FIRST),
                time=record.time,
                place=record.place,
                series=record.id,
                attendees=record.people,
                audience=record.audience,
                ref=self._ref(entry),
            )

    def _links(self, entry: Entry) -> Mapping[str, Any]:
        """To other entries; to one that was archived since there is none."""
        found: dict[str, Any] = {}
        for name, ids in entry.links.items():
            field = field_named(entry.record, name)
            if field.links_to != "person":
                linked = tuple(one for id in ids if (one := self.ids[id]) is not None)
                found[name] = linked if field.shape == "links" else next(iter(linked), None)
        return found

    def _ref(self, entry: Entry) -> str:
        return Origin(self.template.name, entry.id, self.start).ref

    def _day(self, entry: Entry, name: str) -> date:
        return entry.day(name, self.start, self.day.calendar)

    def _hypercare(self) -> Iterator[Record]:
        """The project's setting, where it has none and this is the first time."""
        weeks = self.template.hypercare_weeks
        known = any(isinstance(one, Setting) and one.name == HYPERCARE for one in self.present.records)
        if weeks and not known and not self.again:
            yield Setting(name=HYPERCARE, value=str(weeks), project=self.present.project.id)

    # Again

    def _with_meeting(self, entry: Entry, had: Record) -> Iterator[Record]:
        yield had
        if (first := self.had.get(("meeting", entry.id))) is not None and entry.kind == "series":
            yield first

    def _owned(self, entry: Entry, record: Record) -> Record:
        """With whoever holds the seats by now, where nobody has entered somebody."""
        if record.kind == "meeting":
            return record
        if isinstance(record, Seat):
            return replace(record, holder=record.holder or self.holders.of[entry.id])
        return _with(
            record,
            {name: who for name, who in self.holders.people(entry).items() if not getattr(record, name)},
        )

    def _following(self, entry: Entry, record: Record, after: Record) -> Record | None:
        """With the days of the start that holds now; None where somebody has the last word on one that would move."""
        origin = origin_of(record)
        if origin is None or origin.start == self.start:
            return after
        names = (
            {"on": FIRST}
            if record.kind == "meeting"
            else {name: name for name in entry.days if name != FIRST}
        )
        days = {name: self._day(entry, of) for name, of in names.items()}
        was = {name: entry.day(of, origin.start, self.day.calendar) for name, of in names.items()}
        if days == was:
            return after
        ref = {"ref": self._ref(entry)}
        if isinstance(record, Milestone):
            if record.met_on is not None or record.confirmed_on is not None:
                return None
            to = {"baseline": days["baseline"], "forecast": None}
            return _with(after, ref | (to if self.planning else {"forecast": days["baseline"]}))
        if settled(record) or any(getattr(record, name) != on for name, on in was.items()):
            return None
        return _with(after, ref | days)


def _with(record: Record, values: Mapping[str, Any]) -> Record:
    return replace(record, **values)


def settled(record: Record) -> bool:
    """Whether what was planned has come, or was given up, so that no start moves it."""
    match record:
        case Action():
            return not record.open
        case Risk():
            return record.state != "open" or record.reviewed_on is not None
        case Check():
            return record.checked_on is not None
        case Goal():
            return bool(record.readings)
        case MoneyLine():
            return record.in_place_on is not None
        case Meeting():
            return record.state != "planned"
    return False


def _seats(records: Iterable[Record]) -> Iterator[Seat]:
    return (one for one in records if isinstance(one, Seat) and not one.archived)
