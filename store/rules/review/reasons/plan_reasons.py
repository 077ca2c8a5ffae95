"""What a plan holds besides its days: what is owed at a gate, a goal that nobody can measure, scope that is late,
refused or not agreed, an answer that is waited for, a check or a correction that is late, and a register that nobody
has used for a quarter."""

from collections.abc import Iterator, Sequence
from datetime import date

from store.records import Check, Deliverable, Goal, MoneyLine
from store.records.check import next_on, uncorrected
from store.records.goal import lacks, last_reading, reached
from store.records.milestone import review_owed
from store.rules.registers.plan_letters import answer_due, crept, past_due
from store.rules.review.reasons.reason import Reason
from store.rules.situation import Situation
from store.values.calendar import add_months
from store.values.fields import field_named
from store.values.frozen import frozen
from store.values.record import Record, born
from store.values.words import N_, Words, words

WEEK_WD = 5
QUARTER = 3
"""Months."""
REST = "resting"
FOR_GOOD_WD = 1250
"""Working days that an answer holds: five years. What is used again and then left for a quarter is asked anew."""


def plan_reasons(situation: Situation) -> Iterator[Reason]:
    """Of a project that holds such records, or has gates."""
    if situation.gates:
        yield from gate_owed(situation)
    yield from goal_incomplete(situation)
    yield from scope_open(situation)
    yield from answer_awaited(situation)
    yield from check_due(situation)
    yield from correction_due(situation)
    yield from unused_register(situation)


def gate_owed(situation: Situation) -> Iterator[Reason]:
    """At the start of a phase an agreement, at its end a review."""
    from store.rules.plan.gates import agreement_owed, phases

    day = situation.day
    for phase in phases(situation):
        gate = phase.gate
        if (since := agreement_owed(situation, phase)) is not None:
            said = words(N_("its phase began {day}: plan and staffing agreed with whom?"), day=since)
            late = max(0, day.since(since))
            yield Reason("gate_agreement", gate, said, "amber", since, late, WEEK_WD, waits=True)
        elif review_owed(gate) and gate.met_on is not None:
            said = words(N_("met {day}: its review is owed"), day=gate.met_on)
            late = max(0, day.since(gate.met_on))
            yield Reason("gate_review", gate, said, "amber", gate.met_on, late, WEEK_WD, waits=True)


def goal_incomplete(situation: Situation) -> Iterator[Reason]:
    """Without measure, target or day nobody can tell whether it was reached."""
    day = situation.day
    for goal in situation.goals:
        if missing := lacks(goal):
            since = min(born(goal.id, situation.project.zone), day.date)
            titles = tuple(Words(field_named(Goal, name).title) for name in missing)
            said = words(N_("incomplete: {fields}"), fields=titles)
            again = day.settings.review_green_wd
            yield Reason(
                "goal_incomplete", goal, said, "amber", since, day.since(since), again, again, waits=True
            )


def answer_awaited(situation: Situation) -> Iterator[Reason]:
    """It was sent, and its answer is due: on the day that was agreed, else a few working days later."""
    day = situation.day
    for one in situation.deliverables:
        if (due := answer_due(situation, one)) is not None and due <= day.date:
            said = words(N_("sent {on}, answer due {day}"), on=one.sent_on, day=due)
            yield Reason(
                "answer_awaited", one, said, "amber", due, max(0, day.since(due)), WEEK_WD, waits=True
            )


def scope_open(situation: Situation) -> Iterator[Reason]:
    """What makes the scope red or amber: past its milestone, added without an approved change, refused."""
    day = situation.day
    for one in situation.deliverables:
        due_with = situation.milestones_by_id.get(one.milestone or 0)
        if past_due(situation, one) and due_with is not None and due_with.due is not None:
            said = words(N_("was due with {name} {day}"), name=due_with.code, day=due_with.due)
            late = max(0, day.since(due_with.due))
            yield Reason("deliverable_late", one, said, "red", due_with.due, late, WEEK_WD)
        if crept(situation, one):
            since = min(born(one.id, situation.project.zone), day.date)
            said = words(N_("added without an approved change"))
            yield Reason("scope_crept", one, said, "red", since, max(0, day.since(since)), WEEK_WD)
        if one.refused and one.refused_on is not None:
            said = words(N_("refused {day}"), day=one.refused_on)
            late = max(0, day.since(one.refused_on))
            yield Reason("refused", one, said, "amber", one.refused_on, late, WEEK_WD, waits=True)


def check_due(situation: Situation) -> Iterator[Reason]:
    """The day of a check or a drill has come."""
    day = situation.day
    for one in situation.checks:
        if (due := next_on(one)) is not None and due <= day.date:
            said = words(N_("planned for {day}"), day=due)
            yield Reason("check_due", one, said, "amber", due, max(0, day.since(due)), WEEK_WD, waits=True)


def correction_due(situation: Situation) -> Iterator[Reason]:
    """What failed is not put right by its day; red while it has no day at all."""
    day = situation.day
    for one in situation.checks:
        if not uncorrected(one) or one.checked_on is None:
            continue
        if one.correct_by is None:
            said = words(N_("failed {day}, no dated correction"), day=one.checked_on)
            late = max(0, day.since(one.checked_on))
            yield Reason("correction_due", one, said, "red", one.checked_on, late, WEEK_WD)
        elif one.correct_by < day.date:
            said = words(N_("correction was due {day}"), day=one.correct_by)
            late = max(0, day.since(one.correct_by))
            yield Reason("correction_due", one, said, "amber", one.correct_by, late, WEEK_WD, waits=True)


def unused_register(situation: Situation) -> Iterator[Reason]:
    """On the newest of their records, which stands for all."""
    for one in resting(situation):
        kind = type(one.records[-1])
        said = words(
            N_("{kind}: nothing new since {day}; let it rest? finish does, confirm keeps it"),
            kind=words(kind.plural),
            day=one.since,
        )
        late = situation.day.since(one.since)
        yield Reason(
            REST, one.records[-1], said, "green", one.since, late, late, again=FOR_GOOD_WD, waits=True
        )


@frozen
class Resting:
    """The open `records` of one kind, the newest last; `since`: the last day on which something of it happened."""

    records: tuple[Record, ...]
    since: date


def resting(now: Situation) -> Iterator[Resting]:
    """Of the four kinds; one that is finished with is not at rest, and one that waits for a day to come is used."""
    for records in (now.deliverables, now.goals, now.money, now.checks):
        left = tuple(one for one in records if not _finished(one))
        if not left or any(_to_come(now, one) for one in left):
            continue
        since = max(_used(now, one) for one in records)
        if add_months(since, QUARTER) <= now.day.date:
            yield Resting(left, since)


def _finished(record: Record) -> bool:
    match record:
        case Deliverable():
            return not record.open
        case Goal():
            return reached(record) is True
        case MoneyLine():
            if record.type == "funding":
                return record.in_place_on is not None
            return record.spent is not None and record.spent == record.expected
        case Check():
            return record.checked_on is not None and next_on(record) is None and record.result == "passed"
    return False


def _to_come(now: Situation, record: Record) -> bool:
    """Whether it has a day ahead: nobody expects anything of it before. A goal is to be read on its way."""
    days: Sequence[date | None] = ()
    match record:
        case Deliverable():
            milestone = now.milestones_by_id.get(record.milestone or 0)
            days = (record.answer_by, milestone.expected if milestone and milestone.met_on is None else None)
        case MoneyLine():
            days = (record.due,) if record.type == "funding" else ()
        case Check():
            days = (next_on(record), record.correct_by)
    return any(day is not None and day >= now.day.date for day in days)


def _used(now: Situation, record: Record) -> date:
    """The last of its days that have come, else the day it was entered."""
    days: Sequence[date | None] = ()
    match record:
        case Deliverable():
            days = (record.sent_on, record.accepted_on, record.refused_on)
        case Goal():
            days = (record.base_on, last[0] if (last := last_reading(record)) is not None else None)
        case MoneyLine():
            days = (record.as_of, record.in_place_on)
        case Check():
            days = (record.checked_on, record.corrected_on)
    entered = min(born(record.id, now.project.zone), now.day.date)
    return max((entered, *(day for day in days if day is not None)))
