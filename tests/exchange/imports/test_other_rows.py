"""The registers without many rules of their own: each kind comes in, again brings nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from store.disk.project_by_code import project_by_code
from store.disk.workspace import Workspace
from store.exchange.imports.conflicts import Decisions
from store.exchange.imports.import_plan import Plan
from store.exchange.imports.register_import import plan_import
from store.records import (
    Change,
    Check,
    Contact,
    Decision,
    Deliverable,
    Goal,
    Lesson,
    Meeting,
    Milestone,
    MoneyLine,
    Person,
    Project,
    Reading,
    Risk,
    Seat,
    Series,
)
from store.values.record import Record
from store.values.words import say, words

Bring = Callable[..., Plan]

REGISTERS: dict[type[Record], str] = {
    Change: "CR No,Change,Type,Reason,Date raised,Approved by,Cost,Affected milestones,Status\n"
    "C1,More reports,Requirements,asked for,2026-11-02,Chen,EUR 40k,M1,Approved\n",
    Decision: "ID,Decision,Decided by,Date,Rationale\nD1,One wave,Chen,2026-11-05,fewest users\n",
    Lesson: "Lesson,Date,What happened,Root cause,Recommendation\nTest data,2026-11-05,late,unclear,plan it\n",
    Deliverable: "Document,Document no,Revision,Sent to,Submitted on,Reply by\n"
    "Signal sheet,D-02,0.9,Chen,2026-11-20,2026-12-02\n",
    Goal: "Objective,KPI,Baseline value,Target value,Target date\nFast close,days,9,4.5,2027-03-31\n",
    MoneyLine: "Cost item,Category,Budget,Ordered,Actual,Forecast,Status date\n"
    "Licences,software,EUR 40k,38000,12000,41000,2026-10-31\n",
    Check: "Audit,Criteria,Planned date,Performed on,Outcome,Corrective action,Correction due\n"
    "Restore,one hour,2026-11-09,2026-11-10,not passed,key into the safe,2026-12-04\n",
    Seat: "Role,Name,Key,End date\nData owner,Chen,yes,2026-12-18\n",
    Reading: "Area,RAG,As of,Comment\nBudget,Yellow,2026-11-20,one invoice open\n",
    Series: "Meeting,Frequency,Participants,Time\nSteering,Monthly,Chen; Wang,9:30\n",
    Meeting: "Subject,Date,Status,Attendees,Room\nSteering,2026-11-05,Done,Chen; Wang,A2\n",
    Contact: "Name,Date,Type,Notes,Weather\nChen,2026-11-05,Phone,agreed,sunny\n",
}


@pytest.mark.parametrize("kind", REGISTERS, ids=lambda kind: kind.kind)
def test_it_comes_in_and_again_brings_nothing(bring: Bring, workspace: Workspace, kind: type[Record]) -> None:
    plan = bring(kind, REGISTERS[kind], save=True)
    assert (plan.asks, plan.counts["new"]) == ((), 1)
    assert len(workspace.live(kind)) == 1
    again = bring(kind, REGISTERS[kind])
    assert (again.counts["unchanged"], again.people) == (1, ())


def test_a_change_with_its_cost_and_its_milestone(
    bring: Bring, workspace: Workspace, project: Project
) -> None:
    milestone = Milestone(project=project.id, code="M1", title="Prototype", baseline=date(2026, 12, 4))
    workspace.save(milestone, act=words("add"))
    bring(Change, REGISTERS[Change], save=True)
    (change,) = workspace.live(Change)
    assert (change.type, change.fixed_cost, change.milestones) == ("scope", Decimal(40000), (milestone.id,))
    assert (change.identified_on, change.remark) == (date(2026, 11, 2), "Status: Approved")


def test_an_amount_in_another_currency_is_kept_as_text(
    workspace: Workspace, project: Project, tmp_path: Path
) -> None:
    file = tmp_path / "money.csv"
    file.write_text("Cost item,Budget,Actual\nLicences,USD 40k,1000\nDays,EUR 90k,50000\n", encoding="utf-8")
    workspace.save(replace(project, currency="EUR"), act=words("currency"))
    plan_import(workspace, MoneyLine, file, project=project_by_code(workspace, project.code)).save(workspace)
    lines = [(line.approved, line.remark) for line in workspace.live(MoneyLine)]
    assert lines == [(None, "Budget: USD 40k"), (Decimal(90000), "")]


def test_expected_below_spent_is_kept_as_text(bring: Bring, workspace: Workspace) -> None:
    bring(MoneyLine, "Cost item,Budget,Actual,Forecast\nDays,90000,50000,40000\n", save=True)
    (line,) = workspace.live(MoneyLine)
    assert (line.spent, line.expected, line.remark) == (Decimal(50000), None, "Forecast: 40000")


def test_a_link_to_nothing_is_kept_as_text(bring: Bring, workspace: Workspace) -> None:
    plan = bring(Change, REGISTERS[Change], save=True)
    assert "Affected milestones: M1" in workspace.live(Change)[0].remark
    assert "no person or record is called M1" in [say(reason.words) for reason in plan.rows[0].reasons]


def test_a_lesson_names_its_event_and_a_decision_what_was_weighed(
    bring: Bring, workspace: Workspace, project: Project
) -> None:
    issue = Risk(project=project.id, title="Load test fails", state="occurred")
    workspace.save(issue, Milestone(project=project.id, title="Prototype"), act=words("add"))
    bring(
        Lesson,
        "Lesson,Date,Related issue,Milestone,Root cause\nTest data,2026-11-05,I-01,M1,late\n",
        save=True,
    )
    (lesson,) = workspace.live(Lesson)
    assert lesson.issue == issue.id and lesson.milestone == workspace.live(Milestone)[0].id
    bring(Decision, "Decision,Date,备选方案\nTwo shifts,2026-11-05,Two shifts; one shift\n", save=True)
    assert workspace.live(Decision)[0].options == "Two shifts; one shift"


@pytest.mark.parametrize(("scores", "read"), [("4\n2", [4, 2]), ("9\n10", [5, 5]), ("80%\n20%", [4, 1])])
def test_the_scores_of_a_survey_are_read_on_its_scale(
    bring: Bring, workspace: Workspace, scores: str, read: list[int | None]
) -> None:
    points = scores.split("\n")
    rows = "\n".join(f"满意度,黄,太快,2026-11-0{n},{one},培训" for n, one in enumerate(points, 1))
    bring(Reading, f"领域,颜色,说明,日期,评分,评价内容\n{rows}\n", save=True)
    assert [(one.score, one.about) for one in workspace.live(Reading)] == [(one, "培训") for one in read]


def test_people_of_a_cell_with_several(bring: Bring, workspace: Workspace) -> None:
    bring(Meeting, REGISTERS[Meeting], save=True)
    (meeting,) = workspace.live(Meeting)
    names = {person.id: person.name for person in workspace.live(Person)}
    assert [names[id] for id in meeting.attendees] == ["Chen", "Wang"]
    assert (meeting.state, meeting.notes) == ("held", "Room: A2")


def test_the_same_meeting_is_the_one_on_its_day(bring: Bring) -> None:
    text = REGISTERS[Meeting] + "Steering,2026-10-08,Done,Chen,A2\nSteering,2026-11-05,Done,Chen,A2\n"
    plan = bring(Meeting, text + "steering,2026-11-05,Done,Chen; Wang,A2\n")
    assert [row.status for row in plan.rows] == ["new", "new", "waiting", "unchanged"]
    assert [say(reason.words) for row in plan.rows[2:] for reason in row.reasons] == [
        "Steering is already in row 2",
        "says the same as row 2 and is taken once",
    ]


def test_a_contact_is_about_the_project(bring: Bring, workspace: Workspace, project: Project) -> None:
    bring(Contact, REGISTERS[Contact], save=True)
    (contact,) = workspace.live(Contact)
    assert (contact.projects, contact.channel) == ((project.id,), "call")
    assert contact.summary == "agreed\nWeather: sunny"


@pytest.mark.parametrize(
    ("decided", "status", "forecast"),
    [("", "new", date(2026, 12, 4)), ("first", "new", None), ("skip", "rejected", None)],
)
def test_a_day_before_the_baseline_is_decided(
    bring: Bring, decided: str, status: str, forecast: date | None
) -> None:
    text = "id,name,baseline,forecast\nM1,Cut-over,2026-12-11,2026-12-04\n"
    plan = bring(Milestone, text, decisions=Decisions(on_conflict=decided))
    (row,) = plan.rows
    assert [row.status] == [status]
    assert [one.forecast for one in row.records if isinstance(one, Milestone)] == [forecast] * len(
        row.records
    )
    (question,) = plan.questions
    assert say(question.words) == "Fri 4 Dec 2026 is before the baseline, Fri 11 Dec 2026"
    assert question.taken == (decided or "last")


def test_rows_and_names_decided_one_by_one(bring: Bring, workspace: Workspace) -> None:
    text = "id,title,owner\nR1,a,Li\nR1,b,Wang\nR2,c,Li\nR2,d,Wang\n"
    decisions = Decisions(on_conflict="first", rows={3: "last", 5: "skip"}, people={"wang": "leave"})
    bring(Risk, text, decisions=decisions, save=True)
    assert [(one.title, one.owner) for one in workspace.live(Risk)] == [("b", None)]
    assert workspace.live(Person) == []
