"""The first morning back: what others told meanwhile, and how much is still untold."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from store.acts.leave_review import remember_place, reviewed
from store.disk.onlookers import show_to
from store.disk.preferences import remember
from store.disk.workspace import Workspace
from store.queries.review.days_away import LAST, back_again
from store.queries.review.review_board import review
from store.queries.review.review_place import place_of
from store.records import Person, Project, Risk, Stakeholder, Told
from store.values.record import Record
from store.values.words import say, words

TODAY = date(2026, 11, 26)
AWAY = "2026-11-18"


def save(workspace: Workspace, who: str, *records: Record) -> None:
    me, workspace.who = workspace.who, who
    workspace.save(*records, act=words("add"))
    workspace.who = me


def red(project: Project, number: int) -> Risk:
    return Risk(
        project=project.id,
        title=f"Red {number}",
        probability=5,
        impact=5,
        detected_on=TODAY - timedelta(days=9),
        reviewed_on=TODAY,
    )


def told(project: Project, person: int, risks: Iterable[Risk], on: date = TODAY) -> list[Told]:
    return [
        Told(
            project=project.id, subject=risk.id, subject_kind="risk", subject_rev=1, person=person,
            on=on, entered_on=on,
        )
        for risk in risks
    ]  # fmt: skip


@pytest.fixture
def chen(workspace: Workspace, project: Project) -> Person:
    chen = Person(name="Chen")
    part = Stakeholder(project=project.id, person=chen.id, role="sponsor", since=date(2026, 8, 1))
    save(workspace, "ann", chen, part)
    return chen


def said(workspace: Workspace) -> str:
    found = back_again(workspace)
    return say(found) if found is not None else ""


def test_of_how_much_others_told_whom_and_what_is_left(
    workspace: Workspace, project: Project, chen: Person
) -> None:
    risks = [red(project, n) for n in range(8)]
    for risk in risks:
        save(workspace, "ann", risk)
    remember(workspace, LAST, AWAY)
    assert said(workspace) == "", "nobody told anything"
    save(workspace, "Lin", *told(project, chen.id, risks[:6], date(2026, 11, 24)))
    assert said(workspace) == "Lin told Chen of 6; 2 untold"
    board = review(workspace)
    assert "Lin told Chen of 6; 2 untold" in [say(one) for one in board.head]
    reviewed(workspace, board, through=False)
    assert said(workspace) == "Lin told Chen of 6; 2 untold", "until the review was gone through"
    reviewed(workspace, board, through=True)
    assert said(workspace) == ""


def test_what_i_told_before_i_left_or_tell_today_is_no_news(
    workspace: Workspace, project: Project, chen: Person
) -> None:
    risks = [red(project, n) for n in range(3)]
    for risk in risks:
        save(workspace, "ann", risk)
    save(workspace, "Lin", *told(project, chen.id, risks[:1], date(2026, 11, 17)))
    save(workspace, "ann", *told(project, chen.id, risks[1:2]))
    remember(workspace, LAST, AWAY)
    assert said(workspace) == ""
    mail = told(project, chen.id, risks[2:])[0]
    save(workspace, "Lin", replace(mail, state="sent"))
    assert said(workspace) == "", "a mail that was sent has told nothing yet"


def test_after_a_weekend_or_on_any_morning_nothing_is_said(
    workspace: Workspace, project: Project, chen: Person
) -> None:
    risk = red(project, 1)
    save(workspace, "ann", risk)
    save(workspace, "Lin", *told(project, chen.id, [risk], date(2026, 11, 25)))
    remember(workspace, LAST, "2026-11-25")
    assert said(workspace) == ""
    remember(workspace, LAST, "2026-11-24")
    assert said(workspace) == "Lin told Chen of 1; nothing untold"


def test_a_queue_that_is_empty_because_others_look_was_not_gone_through(
    workspace: Workspace, project: Project, chen: Person
) -> None:
    save(workspace, "Lin", red(project, 1))
    remember(workspace, LAST, AWAY)
    show_to(workspace, "client")
    board = review(workspace)
    assert not board.lines
    reviewed(workspace, board, through=True)
    remember_place(workspace, 1, 0)
    show_to(workspace, None)
    assert review(workspace).lines and place_of(workspace).done == 0
    assert review(workspace).away == 6
