"""What follows from a record and is shown beside its fields."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from store.records import KINDS, Change, Milestone, Reforecast, Risk, Told
from store.records.told import ToldState
from store.rules.registers.facts import facts, ledger
from store.rules.registers.weighed import WEIGHED
from store.rules.situation import Situation
from store.values.fields import fields_of
from store.values.words import say

Make = Callable[..., Situation]


def test_a_milestone_tells_its_last_moves_with_their_reasons_newest_first(situation: Make) -> None:
    m3 = Milestone(project=1, title="Prototype", baseline=date(2026, 12, 4), forecast=date(2026, 12, 11))
    forecast = Reforecast(
        project=1,
        milestone=m3.id,
        on=date(2026, 11, 25),
        moved_from=date(2026, 12, 4),
        moved_to=date(2026, 12, 11),
        reason="late data.",
    )
    baseline = Reforecast(
        project=1,
        milestone=m3.id,
        on=date(2025, 10, 9),
        what="baseline",
        moved_from=date(2026, 11, 27),
        moved_to=date(2026, 12, 4),
        reason="contract",
    )
    other = Reforecast(
        project=1, milestone=5, on=date(2026, 11, 1), moved_from=None, moved_to=None, reason="x"
    )
    found = list(facts(situation(milestones=(m3,), reforecasts=(baseline, forecast, other)), m3))
    moved = [(fact.title, say(fact.said)) for fact in found if fact.title in ("moved", "re-baselined")]
    assert moved == [
        ("moved", "25 Nov: 4 Dec > 11 Dec (+5wd): late data"),
        ("re-baselined", "9 Oct 2025: 27 Nov > 4 Dec (+5wd): contract"),
    ]


@pytest.mark.parametrize(
    ("state", "mail_counts", "said"),
    [
        ("told", False, "detected 2 Nov; told 4 Nov (2wd after that)"),
        ("sent", False, "detected 2 Nov; sent 4 Nov (2wd after that), not answered"),
        ("sent", True, "detected 2 Nov; told 4 Nov (2wd after that)"),
        ("elsewhere", False, "detected 2 Nov; not told"),
        ("need_not", False, "detected 2 Nov; not told"),
    ],
)
def test_what_they_heard_elsewhere_or_need_not_hear_was_not_told(
    situation: Make, state: ToldState, mail_counts: bool, said: str
) -> None:
    now = situation()
    (chen,) = now.people.values()
    of = now.project.id
    risk = Risk(project=of, title="Strike", probability=5, impact=4, detected_on=date(2026, 11, 2))
    told = Told(
        project=of, subject=risk.id, subject_kind="risk", person=chen.id, on=date(2026, 11, 4), state=state
    )
    people = {chen.id: replace(chen, mail_counts=mail_counts)}
    fact = ledger(replace(now, people=people, risks=(risk,), told=(told,)), risk)
    assert fact is not None and say(fact.said) == said


def test_a_change_is_told_by_the_sponsors_own_approval(situation: Make) -> None:
    now = situation()
    (chen,) = now.people
    change = Change(
        project=now.project.id,
        title="Mobile",
        not_estimable="nobody knows it",
        identified_on=date(2026, 11, 2),
        approved_on=date(2026, 11, 4),
        approver=chen,
        implemented_on=date(2026, 11, 18),
    )
    fact = ledger(replace(now, changes=(change,)), change)
    assert fact is not None
    assert say(fact.said) == "detected 2 Nov; told 4 Nov (2wd after that); hit 18 Nov (10wd after that)"


@pytest.mark.parametrize(
    ("told", "hit", "said"),
    [
        (24, 18, "told 24 Nov (16wd after that); hit 18 Nov (4wd before that)"),
        (18, 18, "told 18 Nov (12wd after that); hit 18 Nov (that day)"),
        (18, 24, "told 18 Nov (12wd after that); hit 24 Nov (4wd after that)"),
    ],
)
def test_what_was_told_after_it_hit_is_said_so(situation: Make, told: int, hit: int, said: str) -> None:
    now = situation()
    (chen,) = now.people
    issue = Risk(
        project=now.project.id,
        title="Strike",
        state="occurred",
        impact=5,
        detected_on=date(2026, 11, 2),
        occurred_on=date(2026, 11, hit),
    )
    heard = Told(
        project=now.project.id,
        subject=issue.id,
        subject_kind="risk",
        person=chen,
        on=date(2026, 11, told),
        state="told",
    )
    fact = ledger(replace(now, risks=(issue,), told=(heard,)), issue)
    assert fact is not None and say(fact.said) == f"detected 2 Nov; {said}"


def test_a_risk_tells_its_score_and_where_it_comes_from(situation: Make) -> None:
    risk = Risk(project=1, title="Strike", probability=3, impact=4)
    (first, *_) = [one for one in facts(situation(risks=(risk,)), risk, before=16) if "impact" in one.of]
    assert (say(first.said), first.weight) == ("3 × 4 = 12, down from 16", "amber")
    issue = replace(risk, state="occurred", impact=5)
    (first, *_) = [one for one in facts(situation(risks=(issue,)), issue) if "impact" in one.of]
    assert (first.title, say(first.said), first.weight) == ("Impact", "5 of 5", "red")
    assert not [one for one in facts(situation(), replace(risk, impact=None)) if "impact" in one.of]


def test_a_milestone_tells_both_its_days_and_its_chain(situation: Make) -> None:
    m2 = Milestone(project=1, code="M2", title="Blueprint", baseline=date(2026, 11, 24))
    m3 = replace(
        Milestone(project=1, code="M3", title="Prototype", baseline=date(2026, 12, 4)),
        forecast=date(2026, 12, 11),
        after=m2.id,
        after_wd=8,
    )
    m4 = Milestone(project=1, code="M4", title="Cut-over", baseline=date(2027, 1, 15), after=m3.id)
    now = situation(milestones=(m2, m3, m4))
    found = {fact.title: say(fact.said) for fact in facts(now, m3)}
    assert found["due"] == "4 Dec > 11 Dec, +5wd late"
    assert found["chain"] == "8wd after M2; M4 after it"
    assert "chain" not in {fact.title for fact in facts(situation(milestones=(m3,)), replace(m3, after=None))}


def test_what_is_weighed_are_fields_of_its_kind() -> None:
    for kind, names in WEIGHED.items():
        assert set(names) <= {field.name for field in fields_of(KINDS[kind])}, kind
