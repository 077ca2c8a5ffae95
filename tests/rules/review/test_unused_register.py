"""A register of the plan that nobody has used for a quarter: asked about once."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from store.records import Check, Deliverable, Goal, Milestone, MoneyLine
from store.rules.review.reasons.unused_register import unused_register
from store.rules.situation import Situation
from store.values.record import EPOCH_MS, Record
from store.values.words import say

Make = Callable[..., Situation]
AUGUST = date(2026, 8, 26)


def entered(kind: Any, on: date = date(2026, 6, 1), serial: int = 0, **values: Any) -> Any:
    moment = datetime(on.year, on.month, on.day, 12, tzinfo=UTC).timestamp()
    id = (round(moment * 1000) - EPOCH_MS) << 22 | serial
    return kind(id=id, project=1, code="X-1", title="X", **values)


def asked(situation: Situation) -> list[str]:
    return [say(one.words) for one in unused_register(situation)]


SAID = "{kind}: nothing new since {day}; let it rest? finish does, confirm keeps it"


@pytest.mark.parametrize(
    ("name", "record", "kind", "day"),
    [
        ("goals", entered(Goal, readings="2026-08-26 7"), "Goals", "26 Aug"),
        ("money", entered(MoneyLine, as_of=AUGUST, spent=Decimal(3)), "Money lines", "26 Aug"),
        ("money", entered(MoneyLine, type="funding", due=date(2026, 8, 1)), "Money lines", "1 Jun"),
        ("deliverables", entered(Deliverable, sent_on=AUGUST), "Deliverables", "26 Aug"),
        ("checks", entered(Check, checked_on=AUGUST, result="failed"), "Checks", "26 Aug"),
    ],
)
def test_a_quarter_without_anything_new(
    situation: Make, name: str, record: Record, kind: str, day: str
) -> None:
    assert asked(situation(**{name: (record,)})) == [SAID.format(kind=kind, day=day)]
    # A day less is no quarter: 26 August and three months are 26 November.
    assert asked(situation(today=date(2026, 8, 31), **{name: (record,)})) == []


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("goals", entered(Goal, target=Decimal(5), readings="2026-06-20 5")),
        ("money", entered(MoneyLine, spent=Decimal(3), expected=Decimal(3))),
        ("money", entered(MoneyLine, type="funding", in_place_on=date(2026, 6, 2))),
        ("money", entered(MoneyLine, type="funding", due=date(2026, 11, 26))),
        ("deliverables", entered(Deliverable, accepted_on=date(2026, 6, 2))),
        ("deliverables", entered(Deliverable, answer_by=date(2026, 12, 1))),
        ("checks", entered(Check, planned_on=date(2026, 12, 1))),
        ("checks", entered(Check, checked_on=date(2026, 6, 2), result="passed")),
    ],
)
def test_what_is_done_or_has_its_day_ahead_is_left_alone(situation: Make, name: str, record: Record) -> None:
    assert asked(situation(**{name: (record,)})) == []


def test_it_waits_for_its_milestone_and_one_use_is_enough(situation: Make) -> None:
    milestone = Milestone(project=1, title="Live", baseline=date(2027, 1, 15))
    due = entered(Deliverable, milestone=milestone.id)
    assert asked(situation(deliverables=(due,), milestones=(milestone,))) == []
    old, fresh = entered(Goal), entered(Goal, serial=1, readings="2026-11-01 7")
    assert asked(situation(goals=(old, fresh))) == []
