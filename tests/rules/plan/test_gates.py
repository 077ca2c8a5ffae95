"""Gates: when a phase begins, what is owed at its start and at its end, and what its review starts from."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from store.records import Action, Lesson, Milestone, Person, Project, Risk, Stakeholder
from store.rules.briefing.prep_sheet import prep
from store.rules.plan.gates import gate_words, looked_back, phases
from store.rules.review.attention import reasons
from store.rules.situation import Situation
from store.values.record import Batch
from store.values.words import say

TODAY = date(2026, 11, 26)
Make = Callable[..., Situation]
LI = Person(name="Li")
PROJECT = Project(code="ERP", name="ERP", state="active")


def gate(code: str, ends: date, **values: Any) -> Milestone:
    return Milestone(project=PROJECT.id, code=code, title=code, type="gate", baseline=ends, **values)


PLANNED = gate("M1", date(2026, 10, 16), met_on=date(2026, 10, 19))
DRAWN = gate("M2", date(2026, 11, 20))
BUILT = gate("M3", date(2026, 12, 18))


def owed(now: Situation) -> list[tuple[str, str, str]]:
    return [
        (one.record.label, say(one.words), one.severity)
        for one in reasons(now)
        if one.rule in ("gate_agreement", "gate_review")
    ]


def test_a_phase_begins_when_the_gate_before_it_was_passed(situation: Make) -> None:
    now = situation(project=PROJECT, milestones=(BUILT, DRAWN, PLANNED))
    assert [(one.gate.code, one.begins, one.begun) for one in phases(now)] == [
        ("M1", None, True),
        ("M2", date(2026, 10, 19), True),
        ("M3", date(2026, 11, 20), False),  # M2 is still open, whatever its day was
    ]
    own = situation(project=PROJECT, milestones=(replace(BUILT, phase_from=date(2026, 11, 23)),))
    assert [(one.begins, one.begun) for one in phases(own)] == [(date(2026, 11, 23), True)]
    ahead = situation(project=PROJECT, milestones=(replace(BUILT, phase_from=date(2026, 11, 27)),))
    assert [one.begun for one in phases(ahead)] == [False]


def test_what_is_owed_at_a_gate(situation: Make) -> None:
    now = situation(project=PROJECT, milestones=(PLANNED, DRAWN, BUILT))
    assert owed(now) == [
        ("M1", "met 19 Oct: its review is owed", "amber"),
        ("M2", "its phase began 19 Oct: plan and staffing agreed with whom?", "amber"),
    ]
    (first, second) = (one for one in reasons(now) if one.rule.startswith("gate_"))
    assert (first.late, second.late) == (28, 28)  # working days from 19 Oct to 26 Nov
    done = replace(PLANNED, gate_review_on=date(2026, 10, 20), gate_review="all met")
    agreed = replace(DRAWN, plan_agreed_on=date(2026, 10, 20), plan_agreed_with=(LI.id,))
    assert owed(situation(project=PROJECT, milestones=(done, agreed, BUILT))) == []
    assert owed(situation(project=replace(PROJECT, state="planning"), milestones=(BUILT,))) == []
    plain = Milestone(project=PROJECT.id, code="M9", title="M9", baseline=date(2026, 11, 2), met_on=TODAY)
    assert owed(situation(project=PROJECT, milestones=(plain,))) == []


def test_how_a_phase_stands_and_what_its_review_starts_from(situation: Make) -> None:
    agreed = replace(
        DRAWN,
        plan_agreed_on=date(2026, 10, 20),
        plan_agreed_with=(LI.id,),
        met_on=date(2026, 11, 20),
        phase_from=date(2026, 10, 19),
    )
    own: dict[str, Any] = {"project": PROJECT.id}
    met = Milestone(**own, code="M4", title="a", baseline=date(2026, 11, 2), met_on=date(2026, 11, 4))
    late = Milestone(**own, code="M5", title="b", baseline=date(2026, 11, 16))
    later = Milestone(**own, code="M6", title="c", baseline=date(2026, 12, 1))
    issue = Risk(**own, code="I-1", title="d", state="occurred", impact=3)
    due = Action(**own, code="A-1", title="e", due=date(2026, 11, 20))
    beyond = Action(**own, code="A-2", title="f", due=date(2026, 11, 23))
    learned = Lesson(**own, code="L-1", title="g", on=date(2026, 11, 18))
    now = situation(
        project=PROJECT,
        people=(LI,),
        milestones=(agreed, met, late, later),
        risks=(issue,),
        actions=(due, beyond),
        lessons=(learned,),
    )
    (phase,) = phases(now)
    assert [say(one) for one in gate_words(now, phase)] == [
        "plan and staffing agreed 20 Oct with Li",
        "no review yet",
    ]
    assert [say(one) for one in looked_back(now, phase)] == [
        "met: M4",
        "open: M5, I-1, A-1",
        "lessons: L-1",
    ]


def test_the_clients_project_manager_is_who_it_is_agreed_with(situation: Make) -> None:
    part = Stakeholder(project=PROJECT.id, person=LI.id, role="client_pm")
    ahead = replace(BUILT, phase_from=date(2026, 12, 2))
    now = situation(project=PROJECT, people=(LI,), stakeholders=(part,), milestones=(DRAWN, ahead, PLANNED))

    def lines(now: Situation) -> list[tuple[str, str]]:
        sheet = prep(LI, TODAY, (now,), (), ())
        (found,) = (one.lines for one in sheet.sections if one.title == "to agree")
        return [(say(line.words), line.weight) for line in found]

    assert lines(now) == [
        ("plan and staffing up to M2 M2, phase from 19 Oct", "amber"),
        ("plan and staffing up to M3 M3, phase from 2 Dec", "plain"),
    ]
    core = replace(now, stakeholders=(replace(part, role="core"),))
    assert not any(one.title == "to agree" for one in prep(LI, TODAY, (core,), (), ()).sections)


def test_what_forbids_saving_a_gate() -> None:
    def refused(record: Milestone) -> list[tuple[str, str]]:
        return [(one.field, say(one.words)) for one in record.objections(Batch((record,)), TODAY)]

    begins = replace(BUILT, phase_from=date(2026, 12, 21))
    assert refused(begins) == [("phase_from", "the gate ends before it begins, on 18 Dec")]
    assert refused(replace(begins, forecast=date(2026, 12, 21))) == []
    early = replace(begins, forecast=date(2026, 12, 24), met_on=date(2026, 11, 25))
    assert refused(early) == [("phase_from", "the gate ends before it begins, on 25 Nov")]
    assert refused(replace(BUILT, plan_agreed_on=TODAY)) == [("plan_agreed_with", "agreed with whom?")]
    assert refused(replace(BUILT, plan_agreed_with=(1,))) == [("plan_agreed_on", "agreed on which day?")]
    tomorrow = replace(BUILT, gate_review_on=date(2026, 11, 27))
    assert refused(tomorrow) == [("gate_review_on", "not after today")]
    other = Milestone(project=1, title="x", gate_review="all met", plan_agreed_with=(1,))
    assert refused(other) == [
        ("plan_agreed_with", "only a gate has it"),
        ("gate_review", "only a gate has it"),
    ]
