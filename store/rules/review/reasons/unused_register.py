"""A register of the plan that nobody has used for a quarter: whether it may rest."""

from collections.abc import Iterator, Sequence
from datetime import date

from store.records import Check, Deliverable, Goal, MoneyLine
from store.records.check import next_on
from store.records.goal import last_reading, reached
from store.rules.review.reasons.reason import Reason
from store.rules.situation import Situation
from store.values.calendar import add_months
from store.values.record import Record, born
from store.values.words import N_, words

QUARTER = 3
"""Months."""
REST = "resting"
FOR_GOOD_WD = 1250
"""Working days that an answer holds: five years. What is used again and then left for a quarter is asked anew."""


def unused_register(situation: Situation) -> Iterator[Reason]:
    """Of the four kinds, on the newest record, which stands for all; a kind that is finished with is not at rest, and
    one that waits for a day to come is used."""
    for records in (situation.deliverables, situation.goals, situation.money, situation.checks):
        left = [one for one in records if not _finished(one)]
        if not left or any(_to_come(situation, one) for one in left):
            continue
        since = max(_used(situation, one) for one in records)
        if add_months(since, QUARTER) > situation.day.date:
            continue
        said = words(
            N_("{kind}: nothing new since {day}; let it rest? finish does, confirm keeps it"),
            kind=words(left[-1].plural),
            day=since,
        )
        late = situation.day.since(since)
        yield Reason(REST, left[-1], said, "green", since, late, late, again=FOR_GOOD_WD, waits=True)


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
