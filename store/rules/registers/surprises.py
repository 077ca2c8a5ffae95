"""No surprises: of what hit the project lately, how much the sponsor of that day had heard in time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from store.records import Risk, Told
from store.records.risk import band
from store.records.told import entered_late
from store.rules.audience import audience_of
from store.rules.named_records import named_in
from store.rules.registers.event_ties import together
from store.rules.registers.events import WEIGHTS
from store.rules.registers.hits import Hit, days_of, hits
from store.rules.registers.knowledge import approvals, warns
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.record import Record
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
class Warned:
    """What became of the warning. `told`: when the sponsor of that day first heard; `lead` in working days from then
    until it hit, negative after it; `late_entry`: entered more than 2 wd after it was said; `parts`: what hit with it
    as one event, one hit with it."""

    event: Hit
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
        for event in hits(situation)
        if since < event.hits <= day.date and _concerns(situation, event.record)
        if not _before(situation, event)
        if (warned := _warned(situation, event)) is not None
    ]
    hit = _as_one(situation, [one for one in found if one.outcome != "averted"])
    averted = _as_one(situation, [one for one in found if one.outcome == "averted"])
    every = sorted((*hit, *averted), key=lambda one: (one.event.hits, one.event.record.id), reverse=True)
    return Surprises(tuple(every), day.settings.surprise_days)


def _concerns(situation: Situation, record: Record) -> bool:
    """Whether the sponsor may read of it, and had to hear of it as it stands: not of a small issue."""
    if isinstance(record, Risk) and (record.state == "occurred" or record.occurred_on is not None):
        weight = band(replace(record, state="occurred"), situation.day)
        return weight in WEIGHTS["occurred"] and "sponsor" in audience_of(record, situation.project)
    return "sponsor" in audience_of(record, situation.project)


def _before(situation: Situation, event: Hit) -> bool:
    """Whether it hit before the base line, the day until which they had heard when it came in or they took over."""
    tolds = situation.told_of.get(event.record.id, ())
    return any(told.state == "before" and event.hits <= told.on for told in tolds)


def _as_one(situation: Situation, found: Sequence[Warned]) -> Iterator[Warned]:
    """One event is one hit: its head says how it came out, unless a part of it was told late. What a milestone hit
    under an earlier plan is a hit of its own."""
    by_id: dict[int, Warned] = {}
    for one in found:
        if by_id.setdefault(one.event.record.id, one) is not one:
            yield one
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


def _warned(situation: Situation, event: Hit) -> Warned | None:
    """How the event came out; None where there was nobody to tell, while it can still be told at once, and for what was
    averted without a warning."""
    calendar = situation.day.calendar
    by_then = max(event.hits, calendar.add(event.detected, AT_ONCE_WD))
    sudden = calendar.workdays(event.detected, event.hits) < event.notice
    told = _warning(situation, event)
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


def _warning(situation: Situation, event: Hit) -> Told | None:
    """When the sponsor first heard of it; of an issue that names the risk that it came of, with that risk."""
    tolds = [*warnings(situation, event.record, event.first)]
    if isinstance(event.record, Risk) and not event.averted:
        for risk in named_in(f"{event.record.ref} {event.record.cause}", situation.by_code):
            if isinstance(risk, Risk):
                detected, _ = days_of(situation, risk)
                tolds += warnings(situation, risk, detected or event.first)
    return min(tolds, key=lambda told: told.on, default=None)


def warnings(situation: Situation, record: Record, since: date) -> Iterator[Told]:
    """What was said of a record to the sponsor of the day from that day on, oldest first; an approval of theirs is one
    too."""
    tolds = (*approvals(situation, record), *situation.told_of.get(record.id, ()))
    for told in sorted(tolds, key=lambda one: one.on):
        if warns(situation, told) and told.on >= since and was_sponsor(situation, told.person, told.on):
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
