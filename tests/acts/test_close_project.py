"""A project is closed with what is still open in it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from store.acts.carry_out import carry_out
from store.acts.close_project import close_project, open_again
from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.records import Goal, Project, Risk
from store.values.outcome import Choose, Explain, Save
from store.values.words import Words, say, words


def test_what_is_open_is_said_before(workspace: Workspace, project: Project) -> None:
    done = close_project(workspace, project, {})
    assert isinstance(done, Save) and done.records == (replace(project, state="closed"),)
    workspace.save(Risk(project=project.id, title="Strike"), act=words("add"))
    asked = close_project(workspace, project, {})
    assert isinstance(asked, Choose) and [say(one) for one in asked.details] == ["risks: 1"]
    done = close_project(workspace, project, {asked.name: "yes"})
    assert isinstance(done, Save) and say(done.act) == "close ERP"
    assert isinstance(again := open_again(project).records[0], Project) and again.state == "active"


def test_a_goal_that_nobody_read_at_its_end_is_asked_about(workspace: Workspace, project: Project) -> None:
    goal = Goal(
        project=project.id,
        title="Sooner",
        measure="days",
        unit="wd",
        base=Decimal(9),
        target=Decimal(5),
        due=date(2026, 11, 1),
        readings="2026-10-01 7.5",
    )
    vague = Goal(project=project.id, title="Vague")
    workspace.save(goal, vague, act=words("add"))
    asked = close_project(workspace, project, {})
    assert isinstance(asked, Explain)
    assert say(asked.said) == "G-01 Sooner, target 5 wd, 7.5 wd on 1 Oct: how does it stand today?"
    refused = close_project(workspace, project, {asked.name: "soon"})
    assert isinstance(refused, Words)
    assert say(refused) == '"soon" is no value of G-01; nothing was closed'
    unread = close_project(workspace, project, {asked.name: "-"})
    assert isinstance(unread, Save) and len(unread.records) == 1
    carry_out(workspace, close_project(workspace, project, {asked.name: "4,8 wd"}))
    after = workspace.get(Goal, goal.id)
    assert after is not None and after.readings == "2026-10-01 7.5\n2026-11-26 4.8"
    assert workspace.live(Project)[0].state == "closed"
    undo(workspace)
    before = workspace.get(Goal, goal.id)
    assert before is not None and before.readings == "2026-10-01 7.5"
    assert workspace.live(Project)[0].state == "active"
