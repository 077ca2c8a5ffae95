"""Scope, cost and quality out of deliverables, money lines and checks: hand-calculated, on Thu 26 Nov 2026."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from store.records import (
    Change,
    Check,
    Deliverable,
    Goal,
    Milestone,
    MoneyLine,
    Person,
    Project,
    Reading,
    Told,
)
from store.rules.briefing.bottom_line import summary
from store.rules.readership import Reader
from store.rules.registers.announcement import said as announced
from store.rules.registers.areas import Letter, areas, computed, overridden, shown
from store.rules.registers.letters import behind, rule_of
from store.rules.registers.news import began, news, untold
from store.rules.registers.plan_letters import why as plan_why
from store.rules.review.attention import reasons
from store.rules.situation import Situation
from store.values.words import say

Make = Callable[..., Situation]
OWN: dict[str, Any] = {"project": 1, "title": "x"}
EURO = Project(code="ERP", name="New ERP", currency="EUR")
TODAY = date(2026, 11, 26)
MET = Milestone(project=1, code="M1", title="list", baseline=date(2026, 11, 20), met_on=date(2026, 11, 24))
AHEAD = Milestone(project=1, code="M2", title="live", baseline=date(2026, 11, 20), forecast=TODAY)


def stands(now: Situation, letter: Letter) -> tuple[str, str, int]:
    area = computed(now, letter)
    assert area is not None
    return area.colour, say(area.why), len(area.records)


def test_a_letter_without_records_is_read_by_hand(situation: Make) -> None:
    reading = Reading(project=1, area="scope", colour="amber", sentence="two wishes", on=TODAY)
    now = situation(readings=(reading,))
    assert [shown(area) for area in areas(now, ("S", "$", "Q"))] == ["S~"]
    assert say(rule_of(now, "S")).startswith("manual reading")


def test_scope(situation: Make) -> None:
    own = Deliverable(**OWN, code="DL-01", milestone=AHEAD.id)
    assert stands(situation(deliverables=(own,), milestones=(AHEAD,)), "S")[0] == "green"
    late = replace(own, milestone=MET.id)
    now = situation(deliverables=(own, late), milestones=(MET, AHEAD))
    assert stands(now, "S") == ("red", "1 past their milestone or added without an approved change", 1)
    assert say(behind(now, late)) == "was due with M1 24 Nov"
    sent = replace(late, sent_on=date(2026, 11, 23))
    assert stands(situation(deliverables=(sent,), milestones=(MET,)), "S")[0] == "green"
    back = replace(sent, refused_on=date(2026, 11, 25), missing="the units")
    assert stands(situation(deliverables=(back,), milestones=(MET,)), "S")[0] == "red"
    now = situation(deliverables=(replace(back, milestone=AHEAD.id),), milestones=(AHEAD,))
    assert stands(now, "S") == ("amber", "1 refused and not yet accepted", 1)
    assert say(behind(now, now.deliverables[0])) == "refused 25 Nov: the units"


def test_scope_that_crept_in(situation: Make) -> None:
    change = Change(project=1, code="C-01", title="labels", identified_on=date(2026, 11, 2))
    added = Deliverable(**OWN, scope="added", added_by=change.id)
    now = situation(deliverables=(added,), changes=(change,))
    assert stands(now, "S")[0] == "red" and say(behind(now, added)) == "added without an approved change"
    assert stands(situation(deliverables=(replace(added, added_by=None),)), "S")[0] == "red"
    approved = replace(change, approved_on=date(2026, 11, 9))
    assert stands(situation(deliverables=(added,), changes=(approved,)), "S")[0] == "green"
    undone = replace(approved, rejected_on=date(2026, 11, 10))
    assert stands(situation(deliverables=(added,), changes=(undone,)), "S")[0] == "red"


@pytest.mark.parametrize(
    ("expected", "colour", "why"),
    [
        ("1000", "green", "within what was approved"),
        ("1001", "amber", "EUR 1 001 expected, EUR 1 000 approved"),
        ("1100", "amber", "EUR 1 100 expected, EUR 1 000 approved"),
        ("1100.01", "red", "EUR 1 100 expected, EUR 1 000 approved"),
    ],
)
def test_cost_against_what_was_approved(situation: Make, expected: str, colour: str, why: str) -> None:
    """600 and 400 were approved; the first line comes to what is left of the sum."""
    lines = (
        MoneyLine(**OWN, approved=Decimal(600), expected=Decimal(expected) - 400),
        MoneyLine(**OWN, approved=Decimal(400), committed=Decimal(100)),
    )
    stood, said, _ = stands(situation(project=EURO, money=lines), "$")
    assert (stood, " ".join(said.split())) == (colour, why)


def test_cost_with_funding(situation: Make) -> None:
    own = MoneyLine(**OWN, code="B-01", type="funding", due=TODAY)
    assert stands(situation(money=(own,)), "$")[0] == "green"
    late = replace(own, due=date(2026, 11, 24))
    now = situation(money=(late,))
    assert stands(now, "$") == ("amber", "1 funding due and not in place", 1)
    assert say(behind(now, late)) == "funding not in place, was due 24 Nov"
    there = replace(late, in_place_on=date(2026, 11, 25))
    assert stands(situation(money=(there,)), "$")[0] == "green"
    paid = replace(there, approved=Decimal(400))
    assert [say(one).strip() for one in plan_why(now, paid)] == ["400", "in place since 25 Nov"]
    assert stands(situation(money=(MoneyLine(**OWN, spent=Decimal(7)),)), "$")[0] == "unknown"


def test_quality(situation: Make) -> None:
    own = Check(**OWN, code="Q-01", planned_on=TODAY)
    assert stands(situation(checks=(own,)), "Q")[0] == "green"
    late = replace(own, planned_on=date(2026, 11, 25))
    assert stands(situation(checks=(late,)), "Q") == ("amber", "1 overdue, or their correction late", 1)
    failed = Check(**OWN, checked_on=date(2026, 11, 20), result="failed")
    now = situation(checks=(failed, late))
    assert stands(now, "Q") == ("red", "1 failed, without a dated correction", 1)
    assert say(behind(now, failed)) == "failed 20 Nov; no dated correction"
    dated = replace(failed, correct_by=TODAY)
    assert stands(situation(checks=(dated,)), "Q")[0] == "green"
    assert stands(situation(checks=(replace(failed, correct_by=date(2026, 11, 25)),)), "Q")[0] == "amber"
    assert stands(situation(checks=(replace(failed, corrected_on=TODAY),)), "Q")[0] == "green"


def test_a_reading_overrides_until_its_end(situation: Make) -> None:
    checks = (Check(**OWN, planned_on=date(2026, 11, 2)),)
    reading = Reading(project=1, area="quality", colour="green", sentence="fine", on=TODAY)
    assert overridden(situation(checks=checks, readings=(reading,)), "Q") is None
    until = replace(reading, valid_until=date(2026, 12, 4))
    now = situation(checks=checks, readings=(until,))
    assert [shown(area) for area in areas(now, ("Q",))] == ["Q.@"]
    ended = replace(reading, on=date(2026, 11, 2), valid_until=date(2026, 11, 20))
    assert [shown(area) for area in areas(situation(checks=checks, readings=(ended,)), ("Q",))] == ["Q~"]


def test_a_paper_says_why_and_nothing_of_what_its_reader_may_not_read(situation: Make) -> None:
    late = Deliverable(**OWN, code="DL-01", milestone=MET.id)
    money = MoneyLine(project=1, code="B-01", title="days", approved=Decimal(100), expected=Decimal(120))
    now = situation(project=EURO, deliverables=(late,), money=(money,), milestones=(MET,))
    told = say(summary(Reader(now, "sponsor"), of_several=False).words)
    assert "Scope: DL-01 x (was due with M1 24 Nov)" in told
    assert "Cost: B-01 days (EUR 120 expected, EUR 100 approved)" in told
    second = MoneyLine(**OWN, code="B-02", approved=Decimal(50))
    told = say(
        summary(Reader(situation(project=EURO, money=(money, second)), "sponsor"), of_several=False).words
    )
    in_all, of_it = "EUR 170 expected, EUR 150 approved", "B-01 days (EUR 120 expected, EUR 100 approved)"
    assert f"Cost: {in_all}, in particular {of_it}" in told
    within = replace(late, audience=("internal",))
    hidden = situation(
        deliverables=(within,), money=(replace(money, audience=("internal",)),), milestones=(MET,)
    )
    assert "Scope" not in say(summary(Reader(hidden, "sponsor"), of_several=False).words)


def test_funding_that_is_not_in_place_is_untold_and_ages(situation: Make) -> None:
    """Due on Fri 20 Nov, known since Sat 21: four working days untold on Thu 26."""
    entered = (date(2026, 11, 2) - date(2020, 1, 1)).days * 86_400_000 << 22
    line = MoneyLine(**OWN, id=entered, code="B-01", type="funding", due=date(2026, 11, 20))
    now = situation(money=(line,))
    (silent,) = untold(now)
    assert (silent.record, silent.known, silent.age, silent.untold) == (line, date(2026, 11, 21), 4, True)
    assert began(now, line) == date(2026, 11, 21)
    assert say(announced(now, line)) == "funding not in place, was due 20 Nov; known since 21 Nov"
    assert [one.rule for one in reasons(now) if one.record is line] == ["untold"]
    person = now.sponsor_person
    assert person is not None
    early = Told(project=1, subject=line.id, subject_kind="money", person=person, on=date(2026, 11, 19))
    assert len(untold(situation_with(now, early))) == 1
    heard = replace(early, on=date(2026, 11, 23))
    told = news(situation_with(now, heard), line)
    assert told is not None and told.heard == "told"
    assert untold(situation(money=(replace(line, in_place_on=TODAY),))) == ()
    assert untold(situation(money=(replace(line, due=TODAY),))) == ()
    assert untold(situation(money=(replace(line, type="cost", due=None),))) == ()


def situation_with(now: Situation, told: Told) -> Situation:
    return replace(now, told=(told,))


def test_internal_funding_ages_towards_my_own_executive(situation: Make) -> None:
    boss = Person(name="Brandt")
    project = Project(code="MES", name="x", side="supplier", executive=boss.id)
    line = MoneyLine(project=project.id, title="x", type="funding", due=date(2026, 11, 20))
    (silent,) = untold(situation(project=project, people=(boss,), money=(line,)))
    assert silent.person == boss.id


def test_what_the_review_asks(situation: Make) -> None:
    sent = Deliverable(**OWN, sent_on=date(2026, 11, 20))  # three working days later is Wed 25
    due = replace(sent, id=2, answer_by=TODAY)
    later = replace(sent, id=3, answer_by=date(2026, 11, 27))
    failed = Check(**OWN, id=4, checked_on=date(2026, 11, 20), result="failed")
    late = replace(failed, id=5, correct_by=date(2026, 11, 24))
    planned = Check(**OWN, id=6, planned_on=date(2026, 11, 25))
    goal = Goal(**OWN, id=7, measure="days")
    now = situation(deliverables=(sent, due, later), checks=(failed, late, planned), goals=(goal,))
    asked = (one for one in reasons(now) if one.rule != "resting")
    found = {one.record.id: (one.rule, one.severity, one.late, say(one.words)) for one in asked}
    assert found[sent.id] == ("answer_awaited", "amber", 1, "sent 20 Nov, answer due 25 Nov")
    assert found[2] == ("answer_awaited", "amber", 0, "sent 20 Nov, answer due 26 Nov")
    assert 3 not in found
    assert found[4] == ("correction_due", "red", 4, "failed 20 Nov, no dated correction")
    assert found[5] == ("correction_due", "amber", 2, "correction was due 24 Nov")
    assert found[6] == ("check_due", "amber", 1, "planned for 25 Nov")
    assert found[7][:2] == ("goal_incomplete", "amber") and found[7][3] == "incomplete: Target, Due"


def test_how_a_goal_stands(situation: Make) -> None:
    """Halfway in time, 3 of 7 days gained: the line says 8.5."""
    goal = Goal(
        **OWN,
        measure="days",
        unit="days",
        base=Decimal(12),
        base_on=date(2026, 9, 1),
        target=Decimal(5),
        due=date(2026, 12, 10),
        readings="2026-10-21 9",
    )
    now = situation(goals=(goal,))
    assert say(behind(now, goal)) == "9 days on 21 Oct, behind the line (8.5)"
    assert say(behind(now, replace(goal, readings="2026-10-21 8"))) == "8 days on 21 Oct, on the line (8.5)"
