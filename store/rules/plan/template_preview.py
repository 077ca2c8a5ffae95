"""What a template comes to in a project, line by line, before it is saved."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from store.records import Check, Goal, Meeting, Milestone, MoneyLine, Record, Risk, Seat, Setting
from store.records.check import TYPES as CHECKS
from store.records.milestone import TYPES
from store.records.money_line import TYPES as MONEY
from store.records.names import name_of
from store.rules.plan.dependents import Move
from store.rules.plan.template import Entry, Template
from store.rules.plan.template_start import Begun
from store.values.calendar import Calendar
from store.values.frozen import frozen
from store.values.words import N_, NN_, Words, words

Sign = Literal["+", ">", "~", "="]
"""New, moves with the start, gets days or people, stays as it is."""
ORDER = ("milestone", "series", "quality_check", "deliverable", "goal", "money", "risk", "action", "seat")
DAYS = ("hits_on", "due", "planned_on", "on")
PAST = NN_("{n} day in the past", "{n} days in the past")
WEEKS = NN_(
    "calls twice as often for {n} week from go-live", "calls twice as often for {n} weeks from go-live"
)
NO_AMOUNTS = NN_(
    "{n} amount is in {currency}, which is not this project's: the line comes without it",
    "{n} amounts are in {currency}, which is not this project's: the lines come without them",
)
FOLLOWS = N_("follows: its day, or whoever holds the seat by now")
STAYS = N_("stays: it was confirmed, done or moved by hand")
COUNTS: dict[Sign, str | tuple[str, str]] = {
    "+": N_("{n} new"),
    ">": NN_("{n} moves", "{n} move"),
    "~": NN_("{n} changes", "{n} change"),
    "=": NN_("{n} stays", "{n} stay"),
}


@frozen
class PreviewLine:
    """A record as it would be: its sign, its day where it has one, and what is to be known of it."""

    sign: Sign
    record: Record
    on: date | None
    what: Words | None = None

    @property
    def kind(self) -> str:
        """The kind of record."""
        return self.record.kind

    @property
    def name(self) -> str:
        """What people call it."""
        return name_of(self.record)


def preview(begun: Begun, calendar: Calendar) -> tuple[PreviewLine, ...]:
    """By kind, the plan first, each kind by its days."""
    return tuple(sorted(_lines(begun, calendar), key=lambda line: (_rank(line.kind), line.on or date.max)))


def _lines(begun: Begun, calendar: Calendar) -> Iterator[PreviewLine]:
    first = {one.series: one.on for one in begun.made if isinstance(one, Meeting)}
    for record in begun.made:
        if not isinstance(record, Meeting):
            yield PreviewLine("+", record, first.get(record.id, _day(record)), _what(record))
    for move in begun.moved:
        yield PreviewLine(">", move.after, move.after.expected, _far(move, calendar))
    for record in begun.changed:
        yield PreviewLine("~", record, _day(record), words(FOLLOWS))
    for record in begun.stay:
        yield PreviewLine("=", record, _day(record), words(STAYS))


def _day(record: Record) -> date | None:
    if isinstance(record, Milestone):
        return record.due
    days = (getattr(record, name, None) for name in DAYS)
    return next((day for day in days if isinstance(day, date)), None)


def _far(move: Move, calendar: Calendar) -> Words | None:
    """From which day, and by how much."""
    before, after = move.before.expected, move.after.expected
    if before is None or after is None:
        return None
    n = calendar.workdays(before, after)
    far = words(N_("{n}wd later"), n=n) if n >= 0 else words(N_("{n}wd earlier"), n=-n)
    return words(N_("from {day}, {far}"), day=before, far=far)


def _what(record: Record) -> Words | None:
    if isinstance(record, Milestone):
        return words(TYPES[record.type])
    if isinstance(record, Risk) and record.probability and record.impact:
        return words(N_("P{p} I{i}"), p=record.probability, i=record.impact)
    if isinstance(record, Check):
        return words(CHECKS[record.type])
    if isinstance(record, Goal):
        return _goal(record)
    if isinstance(record, MoneyLine):
        return _money(record)
    if isinstance(record, Setting):
        return words(WEEKS, n=int(record.value))
    if isinstance(record, Seat) and record.holder is None:
        return words(N_("nobody holds it yet"))
    return None


def _goal(goal: Goal) -> Words | None:
    """What it is measured by, as far as that is known."""
    target = words("{n} {unit}", n=f"{goal.target:f}", unit=goal.unit) if goal.target is not None else None
    parts = tuple(part for part in (words("{measure}", measure=goal.measure), target) if part)
    return words("{parts}", parts=parts) if goal.measure or target else None


def _money(line: MoneyLine) -> Words:
    kind = words(MONEY[line.type])
    return words("{kind}, {n}", kind=kind, n=f"{line.approved:f}") if line.approved is not None else kind


def other_currency(begun: Begun) -> Words | None:
    """Sums that mean nothing in the project, and were left out."""
    n = sum(one.values.get("approved") is not None for one in begun.template.of("money"))
    if not begun.without_amount or not n:
        return None
    return words(NO_AMOUNTS, n=n, currency=begun.template.currency)


def counted(begun: Begun) -> tuple[Words, ...]:
    """How many of each sign there are."""
    n: dict[Sign, int] = {
        "+": sum(not isinstance(one, Meeting) for one in begun.made),
        ">": len(begun.moved),
        "~": len(begun.changed),
        "=": len(begun.stay),
    }
    return tuple(words(COUNTS[sign], n=many) for sign, many in n.items() if many)


def in_the_past(begun: Begun, today: date) -> Words | None:
    """A start that lies so far back that days of the plan have gone by."""
    days = [one.due for one in begun.made if isinstance(one, Milestone)]
    n = sum(day is not None and day < today for day in days)
    return words(PAST, n=n) if n else None


def template_lines(template: Template) -> Iterator[tuple[Entry, int | None]]:
    """Every entry with its first working day from the start, by kind and day."""
    order = sorted({entry.kind for entry in template.entries}, key=_rank)
    for kind in order:
        dated = [(entry, min(entry.days.values(), default=None)) for entry in template.of(kind)]
        yield from sorted(dated, key=lambda one: -1 if one[1] is None else one[1])


def _rank(kind: str) -> int:
    return ORDER.index(kind) if kind in ORDER else len(ORDER)
