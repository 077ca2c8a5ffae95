"""A project on one sheet: which phase holds what, how each stands, on Thu 26 Nov 2026."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from store.records import Action, Change, Check, Deliverable, Goal, Milestone, MoneyLine, Person, Project
from store.rules.registers.project_sheet import project_sheet
from store.rules.review.attention import reasons
from store.rules.situation import Situation
from store.values.words import say

Make = Callable[..., Situation]
PROJECT = Project(code="ERP", name="ERP", state="active", currency="EUR")
OWN: dict[str, Any] = {"project": PROJECT.id}
LI = Person(name="Li")
FIRST = Milestone(
    **OWN,
    code="M1",
    title="planned",
    type="gate",
    baseline=date(2026, 10, 16),
    met_on=date(2026, 10, 19),
    gate_review_on=date(2026, 10, 20),
)
DRAWN = Milestone(**OWN, code="M2", title="drawn", baseline=date(2026, 11, 16))
SECOND = Milestone(
    **OWN,
    code="M3",
    title="built",
    type="gate",
    baseline=date(2026, 12, 18),
    forecast=date(2026, 12, 22),
    plan_agreed_on=date(2026, 10, 20),
    plan_agreed_with=(LI.id,),
)
CHANGE = Change(**OWN, code="C-01", title="labels", identified_on=date(2026, 11, 2))


def sheet(now: Situation) -> list[tuple[str, str, list[str]]]:
    """Per part (its gate, how that stands, its records)."""
    return [
        (
            part.gate.record.label if part.gate else "",
            "; ".join(say(one) for one in part.gate.said) if part.gate else "",
            [
                " ".join(f"{one.label} [{one.colour}] {'; '.join(map(say, one.said))}".split())
                for one in part.lines
            ],
        )
        for part in project_sheet(now).parts
    ]


def test_under_each_gate_what_belongs_to_its_phase(situation: Make) -> None:
    given = Deliverable(
        **OWN,
        code="DL-01",
        title="list",
        milestone=FIRST.id,
        sent_on=date(2026, 10, 12),
        accepted_on=date(2026, 10, 14),
        decided_by=LI.id,
    )
    late = Deliverable(**OWN, code="DL-02", title="sheet", milestone=DRAWN.id)
    crept = Deliverable(
        **OWN, code="DL-03", title="label", milestone=SECOND.id, scope="added", added_by=CHANGE.id
    )
    waits = Deliverable(
        **OWN, code="DL-04", title="plan", milestone=SECOND.id, sent_to=LI.id, sent_on=date(2026, 11, 16)
    )
    drill = Check(
        **OWN, code="Q-01", title="restore", type="drill", planned_on=date(2026, 11, 25), trained=(LI.id,)
    )
    paid = MoneyLine(**OWN, code="B-01", title="days", approved=Decimal(1000), expected=Decimal(1101))
    funds = MoneyLine(**OWN, code="B-02", title="budget", type="funding", due=date(2026, 10, 5))
    goal = Goal(**OWN, code="G-01", title="quick", due=date(2027, 3, 1))
    now = situation(
        project=PROJECT,
        people=(LI,),
        milestones=(SECOND, DRAWN, FIRST),
        changes=(CHANGE,),
        deliverables=(given, late, crept, waits),
        checks=(drill,),
        money=(paid, funds),
        goals=(goal,),
    )
    assert sheet(now) == [
        (
            "planned",
            "met 19 Oct; review 20 Oct",
            [
                "DL-01 list [green] accepted 14 Oct by Li",
                "B-02 budget [amber] funding not in place, was due 5 Oct",
            ],
        ),
        (
            "built",
            "from 19 Oct; until 22 Dec; +2wd late; plan and staffing agreed 20 Oct with Li",
            [
                "DL-02 sheet [red] was due with M2 16 Nov",
                "DL-03 label [red] added without an approved change; due with M3 22 Dec",
                # Three working days (`answer_wd`) after it was sent.
                "DL-04 plan [amber] sent 16 Nov to Li; answer was due 19 Nov",
                "Q-01 restore [amber] check was due 25 Nov; trained: Li",
            ],
        ),
        (
            "",
            "",
            [
                "B-01 days [red] EUR 1 101 expected, EUR 1 000 approved",
                "G-01 quick [amber] incomplete: Measure, Target",
            ],
        ),
    ]
    assert [(one.letter, one.colour) for one in project_sheet(now).letters] == [
        ("S", "red"),
        ("$", "red"),
        ("Q", "amber"),
    ]


def test_added_by_an_approved_change_it_says_by_which(situation: Make) -> None:
    added = Deliverable(**OWN, code="DL-03", title="label", scope="added", added_by=CHANGE.id)
    approved = replace(CHANGE, approved_on=date(2026, 11, 9))
    now = situation(project=PROJECT, changes=(approved,), deliverables=(added,))
    assert sheet(now) == [("", "", ["DL-03 label [green] added by C-01"])]


def test_what_a_review_starts_from_stands_under_a_gate_that_was_met(situation: Make) -> None:
    now = situation(project=PROJECT, milestones=(FIRST, replace(DRAWN, met_on=date(2026, 10, 12))))
    (part,) = project_sheet(now).parts
    assert [say(one) for one in part.on_record] == ["met: M2"]
    assert not situation(project=PROJECT, milestones=(DRAWN,)).has_sheet
    assert now.has_sheet and project_sheet(situation(project=PROJECT)).parts == ()


def test_what_makes_the_scope_red_or_amber_is_in_the_review(situation: Make) -> None:
    late = Deliverable(**OWN, code="DL-02", title="sheet", milestone=DRAWN.id)
    crept = Deliverable(**OWN, code="DL-03", title="label", scope="added", added_by=CHANGE.id)
    back = Deliverable(
        **OWN, code="DL-04", title="plan", sent_on=date(2026, 11, 9), refused_on=date(2026, 11, 19)
    )
    now = situation(project=PROJECT, milestones=(DRAWN,), changes=(CHANGE,), deliverables=(late, crept, back))
    found = [
        (one.rule, say(one.words), one.severity, one.late)
        for one in reasons(now)
        if one.record in now.deliverables
    ]
    assert found == [
        ("deliverable_late", "was due with M2 16 Nov", "red", 8),
        ("scope_crept", "added without an approved change", "red", 0),
        ("refused", "refused 19 Nov", "amber", 5),
    ]


def test_a_need_stands_under_the_gate_in_whose_phase_it_begins(situation: Make) -> None:
    def ask(code: str, **values: Any) -> Action:
        return Action(**OWN, code=code, title="room", type="ask", owner=LI.id, **values)

    now = situation(
        project=PROJECT,
        milestones=(FIRST, SECOND),
        people=(LI,),
        actions=(
            ask("A-1", needed_from=date(2026, 12, 7), needed_until=date(2027, 1, 15)),
            ask("A-2", needed_from=date(2027, 1, 4)),
            ask("A-3", needed_until=date(2026, 11, 20)),
            ask("A-4", needed_from=date(2026, 10, 12), done_on=date(2026, 10, 9)),
            ask("A-5", needed_from=date(2026, 12, 7), dropped_on=date(2026, 11, 20)),
            ask("A-6", due=date(2026, 12, 7)),
        ),
    )
    assert [(name, lines) for name, _, lines in sheet(now)] == [
        ("planned", ["A-4 room [green] needed from 12 Oct; asked of Li; done 9 Oct"]),
        (
            "built",
            [
                "A-1 room [green] needed 7 Dec to 15 Jan; asked of Li",
                "A-3 room [red] was needed until 20 Nov; asked of Li",
            ],
        ),
        ("", ["A-2 room [green] needed from 4 Jan; asked of Li"]),
    ]
