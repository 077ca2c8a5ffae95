"""No surprises: of what hit the project lately, how much the sponsor of that day had heard in time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from store.records import Milestone, Reforecast, Risk, Told
from store.records.told import entered_late
from store.rules.audience import audience_of
from store.rules.registers.change_line import above_line
from store.rules.registers.event_groups import together
from store.rules.registers.knowledge import approvals, tells
from store.rules.registers.news import began
from store.rules.registers.plans import reported
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.record import Record, born
from store.values.words import N_

Outcome = Literal["before", "at once", "late", "averted"]
OUTCOMES: dict[Outcome, str] = {
    "before": N_("before"),
    "at once": N_("at once"),
    "late": N_("late"),
    "averted": N_("averted"),
}
LEAST = 3
"""Events below which a share says nothing."""
AT_ONCE_WD = 1
"""Working days after detection within which news is told at once."""


@frozen
class Event:
    """Something that hit, or would have: detected on one day, hitting on another; `notice` in working days is how
    long before that the sponsor wants to have heard."""

    record: Record
    detected: date
    hits: date
    notice: int
    averted: bool = False
    warned_from: date | None = None

    @property
    def first(self) -> date:
        """From which day on a telling counts: a slip within tolerance that was told was a warning, too."""
        return self.warned_from or self.detected


@frozen
class Warned:
    """What became of the warning. `told`: when the sponsor of that day first heard; `lead` in working days from then
    until it hit, negative after it; `late_entry`: entered more than 2 wd after it was said; `parts`: what hit with it
    as one event, one hit with it."""

    event: Event
    outcome: Outcome
    told: Told | None
    lead: int | None
    late_entry: bool
    parts: "tuple[Warned, ...]" = ()


@frozen
class Surprises:
    """The events of the last days, the latest first; `days` is how far back they reach."""

    events: tuple[Warned, ...]
    days: int

    def count(self, outcome: Outcome) -> int:
        """How many came out so."""
        return sum(one.outcome == outcome for one in self.events)

    @property
    def share(self) -> float | None:
        """Before ÷ (before + late); None while there are too few of them."""
        before, late = self.count("before"), self.count("late")
        return before / (before + late) if before + late >= LEAST else None

    @property
    def lead(self) -> int | None:
        """The median lead, the lower of two middle ones, of all that hit and were told; None of nothing."""
        hit = (one for one in self.events if one.outcome != "averted")
        leads = sorted(one.lead for one in hit if one.lead is not None)
        return leads[(len(leads) - 1) // 2] if leads else None


def surprises(situation: Situation) -> Surprises:
    """What hit in the last 90 days, and what was averted in them after a warning."""
    day = situation.day
    since = day.date - timedelta(days=day.settings.surprise_days)
    found = [
        warned
        for event in _events(situation)
        if since < event.hits <= day.date and "sponsor" in audience_of(event.record, situation.project)
        if not _before(situation, event)
        if (warned := _warned(situation, event)) is not None
    ]
    hit = _as_one(situation, [one for one in found if one.outcome != "averted"])
    averted = _as_one(situation, [one for one in found if one.outcome == "averted"])
    every = sorted((*hit, *averted), key=lambda one: (one.event.hits, one.event.record.id), reverse=True)
    return Surprises(tuple(every), day.settings.surprise_days)


def hit_by(situation: Situation, until: date) -> frozenset[int]:
    """The records with something that hit by that day, whether they had to be told or not."""
    return frozenset(
        event.record.id for event in _events(situation) if event.hits <= until and not event.averted
    )


def _before(situation: Situation, event: Event) -> bool:
    """Whether it hit before the base line, the day until which they had heard when it came in or they took over."""
    tolds = situation.told_of.get(event.record.id, ())
    return any(told.state == "before" and event.hits <= told.on for told in tolds)


def _as_one(situation: Situation, found: Sequence[Warned]) -> Iterator[Warned]:
    """One event is one hit: its head says how it came out, unless a part of it was told late."""
    by_id = {one.event.record.id: one for one in found}
    for records in together(situation, (one.event.record for one in found)):
        each = [by_id[record.id] for record in records]
        first = next((one for one in each if one.outcome == "late"), each[0])
        yield replace(first, parts=tuple(one for one in each if one is not first))


def all_together(every: Iterable[Surprises]) -> Surprises:
    """Those of several projects as one."""
    all_of_them = tuple(every)
    events = [one for each in all_of_them for one in each.events]
    events.sort(key=lambda one: (one.event.hits, one.event.record.id), reverse=True)
    return Surprises(tuple(events), max((each.days for each in all_of_them), default=0))


def days_of(situation: Situation, record: Record) -> tuple[date | None, date | None]:
    """(detected, hits) of whatever the sponsor should hear of a record; hits None where no day is known, both None
    where there is nothing to hear."""
    events = (
        *(_risk(situation, record) if isinstance(record, Risk) else ()),
        *(_milestone(situation, record) if isinstance(record, Milestone) else ()),
        *(event for event in _plain(situation) if event.record.id == record.id),
    )
    if events:
        return events[0].detected, events[0].hits
    hits = record.hits_on if isinstance(record, Risk) else getattr(record, "baseline", None)
    since = began(situation, record)
    return since, hits if since is not None else None


def _events(situation: Situation) -> Iterator[Event]:
    for risk in situation.risks:
        yield from _risk(situation, risk)
    for milestone in situation.milestones:
        yield from _milestone(situation, milestone)
    yield from _plain(situation)


def _plain(situation: Situation) -> Iterator[Event]:
    """Changes and key seats: their own days say it."""
    notice = situation.day.settings
    for change in situation.changes:
        if change.implemented_on is not None and above_line(change, situation.day):
            known = change.identified_on or min(born(change.id), change.implemented_on)
            yield Event(change, known, change.implemented_on, notice.notice_change_wd)
    for seat in situation.seats:
        if seat.key and seat.until is not None:
            known = seat.known_on or min(born(seat.id), seat.until)
            yield Event(seat, known, seat.until, notice.notice_seat_wd, averted=seat.successor is not None)


def _risk(situation: Situation, risk: Risk) -> Iterator[Event]:
    """An issue hit on the day it occurred, unless it was put back to open; a risk that was closed without occurring is
    averted."""
    notice = situation.day.settings.notice_issue_wd
    hit = risk.occurred_on if risk.state != "open" else None
    if hit is None and risk.state == "occurred":
        hit = risk.detected_on or born(risk.id)
    if hit is not None:
        yield Event(risk, risk.detected_on or hit, hit, notice)
    elif risk.state == "closed" and risk.closed_on is not None:
        yield Event(risk, risk.detected_on or born(risk.id), risk.closed_on, notice, averted=True)


def _milestone(situation: Situation, milestone: Milestone) -> Iterator[Event]:
    """Under its present baseline, and what had hit already when an earlier one was moved: it keeps the baseline that
    it was hit against."""
    moves = situation.all_moves_of.get(milestone.id, ())
    bases = situation.rebaselines_of.get(milestone.id, ())
    yield from _under(situation, milestone, situation.moves_of.get(milestone.id, ()), situation.day.date)
    if not bases:
        return
    reports = reported(milestone, moves, date.min)
    for n, base in enumerate(bases):
        last = reports[moves.index(base)]
        began = bases[n - 1] if n else None
        within = tuple(
            move
            for move in moves[: moves.index(base)]
            if move.what == "forecast" and (began is None or moves.index(move) > moves.index(began))
        )
        met = milestone.met_on if milestone.met_on is not None and milestone.met_on <= base.on else None
        then = replace(milestone, baseline=last.baseline, forecast=last.expected, met_on=met)
        events = _under(situation, then, within, base.on)
        for event in events:
            if event.hits <= base.on and not event.averted:
                yield replace(event, record=milestone)


def _under(
    situation: Situation, milestone: Milestone, moves: Sequence[Reforecast], today: date
) -> Iterator[Event]:
    """One that is or was beyond its tolerance, or past its forecast without being met, as of `today`. Back within
    tolerance before it hit, it is averted."""
    day, baseline = situation.day, milestone.baseline
    if baseline is None or milestone.expected is None:
        return
    settings = day.settings
    tolerance = settings.tolerance if milestone.tolerance is None else milestone.tolerance
    own = situation.project.notice
    notice = settings.notice_milestone_wd if own is None else own
    end = milestone.met_on or today
    crossed, last = _crossed(situation, moves, baseline, tolerance)
    late = day.calendar.workdays(baseline, milestone.due or baseline)
    # Kept its last forecast or not: a day off between the two keeps nobody waiting.
    overdue = day.calendar.workdays(milestone.expected, end) > 0
    if crossed is not None and (late > tolerance or overdue):
        yield Event(milestone, crossed, baseline, notice)
    elif late > tolerance or overdue:
        # Nobody moved it beyond tolerance: it is the last promise that was missed.
        promised = milestone.expected if overdue else baseline
        slipped = next((m.on for m in moves if m.moved_to is not None and m.moved_to > baseline), None)
        yield Event(milestone, day.calendar.add(promised, 1), promised, notice, warned_from=slipped)
    elif crossed is None and last is not None:
        yield Event(milestone, last, baseline, notice, averted=True)


def _crossed(
    situation: Situation, moves: Sequence[Reforecast], baseline: date, tolerance: int
) -> tuple[date | None, date | None]:
    """(the move that took the forecast beyond tolerance and left it there, the last one that did so for a while)."""
    crossed = last = None
    for move in moves:
        beyond = (
            move.moved_to is not None and situation.day.calendar.workdays(baseline, move.moved_to) > tolerance
        )
        if beyond and crossed is None:
            crossed = last = move.on
        elif not beyond:
            crossed = None
    return crossed, last


def _warned(situation: Situation, event: Event) -> Warned | None:
    """How the event came out; None where there was nobody to tell, while it can still be told at once, and for what was
    averted without a warning."""
    calendar = situation.day.calendar
    by_then = max(event.hits, calendar.add(event.detected, AT_ONCE_WD))
    sudden = calendar.workdays(event.detected, event.hits) < event.notice
    told = next(_heard(situation, event), None)
    if told is None:
        if event.averted or (sudden and situation.day.since(event.detected) <= AT_ONCE_WD):
            return None
        if not _had_sponsor(situation, event.detected, by_then):
            return None
        return Warned(event, "late", None, None, False)
    lead = calendar.workdays(told.on, event.hits)
    late_entry = entered_late(told, situation.day)
    if event.averted:
        return Warned(event, "averted", told, lead, late_entry) if told.on <= event.hits else None
    outcome: Outcome = "late"
    if lead >= event.notice:
        outcome = "before"
    elif sudden and calendar.workdays(event.detected, told.on) <= AT_ONCE_WD:
        outcome = "at once"
    return Warned(event, outcome, told, lead, late_entry)


def _heard(situation: Situation, event: Event) -> Iterator[Told]:
    """What the sponsor of the day was told of it since it was detected, oldest first."""
    tolds = (*approvals(situation, event.record), *situation.told_of.get(event.record.id, ()))
    for told in sorted(tolds, key=lambda one: one.on):
        said = told.state in ("told", "before") or (told.state == "sent" and tells(situation, told))
        if said and told.on >= event.first and was_sponsor(situation, told.person, told.on):
            yield told


def was_sponsor(situation: Situation, person: int, on: date) -> bool:
    """Whether somebody was the sponsor that day."""
    return any(
        part.role == "sponsor" and part.person == person and part.in_role(on)
        for part in situation.stakeholders
    )


def _had_sponsor(situation: Situation, first: date, last: date) -> bool:
    """Whether there was a sponsor on any day from the one to the other."""
    return any(
        part.role == "sponsor"
        and (part.since is None or part.since <= last)
        and (part.until is None or part.until >= first)
        for part in situation.stakeholders
    )
