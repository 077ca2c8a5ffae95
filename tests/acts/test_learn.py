"""The lesson that is offered when an event has ended: of what, with what in it, and once."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.acts.learn import asked_of, put_down, to_learn
from store.disk.workspace import Workspace
from store.records import Lesson, Milestone, Project, Risk
from store.values.record import Record
from store.values.words import say, words

TODAY = date(2026, 11, 26)


@pytest.fixture
def ended(workspace: Workspace) -> Any:
    """`ended(record, state="closed")`: (the record as it was, what is offered once it has changed so)."""

    def end(record: Record, **changes: Any) -> tuple[Lesson, ...]:
        (before,) = workspace.save(record, act=words("add")).records
        workspace.save(replace(before, **changes), act=words("end"))
        return to_learn(workspace, (before,))

    return end


def test_an_issue_of_high_impact_teaches_when_it_is_closed(project: Project, ended: Any) -> None:
    issue = Risk(project=project.id, title="Load test fails", state="occurred", impact=4, occurred_on=TODAY,
                 cause="No hardware", my_part="Ordered late")  # fmt: skip
    (lesson,) = ended(issue, state="closed", closed_on=TODAY, disposition="now")
    assert (lesson.title, lesson.on, lesson.issue, lesson.milestone) == (
        "Load test fails",
        TODAY,
        issue.id,
        None,
    )
    assert (lesson.cause, lesson.my_part, lesson.prevention) == ("No hardware", "Ordered late", "")
    assert say(asked_of((lesson,)).said) == "What was learned from Load test fails?"


@pytest.mark.parametrize(
    ("impact", "changes"),
    [
        (3, {"state": "closed", "closed_on": TODAY, "disposition": "now"}),
        (5, {"reply_by": TODAY}),
        (5, {"archived": True}),
    ],
)
def test_what_teaches_nothing(project: Project, ended: Any, impact: int, changes: dict[str, Any]) -> None:
    issue = Risk(project=project.id, title="Strike", state="occurred", impact=impact, occurred_on=TODAY)
    assert ended(issue, **changes) == ()


def test_a_risk_that_never_happened_teaches_nothing(project: Project, ended: Any) -> None:
    risk = Risk(project=project.id, title="Strike", probability=5, impact=5)
    assert ended(risk, state="closed", closed_on=TODAY) == ()


def test_a_milestone_teaches_when_it_is_met_late(project: Project, ended: Any) -> None:
    late = Milestone(project=project.id, title="Prototype", baseline=date(2026, 11, 19))
    (lesson,) = ended(late, met_on=TODAY)
    assert (lesson.milestone, lesson.issue, lesson.on) == (late.id, None, TODAY)
    timely = Milestone(project=project.id, title="Blueprint", baseline=TODAY)
    assert ended(timely, met_on=TODAY) == ()


def test_it_is_offered_once_and_kept_within_like_its_issue(
    workspace: Workspace, project: Project, ended: Any
) -> None:
    issue = Risk(project=project.id, title="Strike", state="occurred", impact=5, occurred_on=TODAY,
                 audience=("internal",))  # fmt: skip
    (lesson,) = ended(issue, state="closed", closed_on=TODAY, disposition="wont")
    assert lesson.audience == ("internal",)
    done = put_down((lesson,))
    workspace.save(*done.records, act=done.act)
    assert say(done.act) == "to learn from Strike"
    before = replace(issue, rev=1)
    assert to_learn(workspace, (before,)) == (), "it has its lesson"
