"""Who is hit by a change is proposed; a change of what was met before is refused."""

from dataclasses import replace
from datetime import date

import pytest

from store.acts.enter_change import enter_change
from store.disk.workspace import Workspace
from store.records import Change, Milestone, Person, Project, Reforecast, Stakeholder
from store.records.reforecast import move
from store.values.outcome import Choose, Save
from store.values.words import Words, say, words


@pytest.fixture
def plan(workspace: Workspace, project: Project) -> dict[str, int]:
    """M1 was met on 2 Nov; Sun owns M2, Li is in the core team; ids by name and code."""
    sun, li = Person(name="Sun"), Person(name="Li")
    m1 = Milestone(
        project=project.id, code="M1", title="Concept", baseline=date(2026, 11, 2), met_on=date(2026, 11, 2)
    )
    m2 = Milestone(project=project.id, code="M2", title="Prototype", owner=sun.id, baseline=date(2026, 12, 4))
    core = Stakeholder(project=project.id, person=li.id, role="core")
    workspace.save(sun, li, m1, m2, core, act=words("plan"))
    return {"Sun": sun.id, "Li": li.id, "M1": m1.id, "M2": m2.id}


def test_who_is_hit_and_not_named_is_proposed_once(
    workspace: Workspace, project: Project, plan: dict[str, int]
) -> None:
    change = Change(project=project.id, title="Price conditions", milestones=(plan["M2"],))
    asked = enter_change(workspace, None, change, {})
    assert isinstance(asked, Choose)
    assert [say(one) for one in asked.details] == ["Sun (owns M2)", "Li (core team)"]
    added = enter_change(workspace, None, change, {"hit": "yes"})
    assert isinstance(added, Save)
    assert added.records == (replace(change, must_hear=(plan["Sun"], plan["Li"])),)
    left = enter_change(workspace, None, change, {"hit": "no"})
    assert isinstance(left, Save) and left.records == (change,)
    known = replace(change, why="the steering committee wants it")
    again = enter_change(workspace, change, known, {})
    assert isinstance(again, Save), "it moves nothing that it did not move before"
    nothing = enter_change(workspace, None, replace(change, milestones=()), {})
    assert isinstance(nothing, Save)


def test_what_was_met_before_it_was_seen_cannot_be_moved(
    workspace: Workspace, project: Project, plan: dict[str, int]
) -> None:
    late = Change(project=project.id, title="late", milestones=(plan["M1"],), identified_on=date(2026, 11, 3))
    refused = enter_change(workspace, None, late, {})
    assert isinstance(refused, Words) and say(refused) == "M1 was met on 2 Nov and moves no more"
    assert isinstance(enter_change(workspace, None, replace(late, identified_on=None), {}), Words)
    early = enter_change(workspace, None, replace(late, identified_on=date(2026, 10, 30)), {"hit": "no"})
    assert isinstance(early, Save), "it was seen before"
    assert isinstance(enter_change(workspace, late, replace(late, why="x"), {}), Save), "it names it already"


def test_once_it_is_approved_the_baselines_move_through_it(
    workspace: Workspace, project: Project, plan: dict[str, int]
) -> None:
    m2 = workspace.get(Milestone, plan["M2"])
    assert m2 is not None
    slipped = move(m2, replace(m2, forecast=date(2026, 12, 11)), "late", date(2026, 11, 25))
    open_one = Change(project=project.id, title="Price conditions", milestones=(plan["M2"],))
    workspace.save(*slipped, open_one, act=words("x"))
    before = workspace.get(Change, open_one.id)
    assert before is not None
    after = replace(before, approved_on=date(2026, 11, 26), approver=plan["Li"])
    asked = enter_change(workspace, before, after, {})
    assert isinstance(asked, Choose) and asked.name == "baselines"
    assert [say(one) for one in asked.details] == ["M2 Prototype: baseline 4 Dec to 11 Dec, 5wd later"]
    left = enter_change(workspace, before, after, {"baselines": "no"})
    assert isinstance(left, Save) and left.records == (after,)
    done = enter_change(workspace, before, after, {"baselines": "yes"})
    assert isinstance(done, Save)
    saved = workspace.save(*done.records, act=done.act)
    (rebaseline,) = [one for one in saved.records if isinstance(one, Reforecast)]
    assert (rebaseline.what, rebaseline.change, rebaseline.approver) == ("baseline", after.id, plan["Li"])
    kept = workspace.get(Milestone, plan["M2"])
    assert kept is not None and (kept.baseline, kept.expected) == (date(2026, 12, 11), date(2026, 12, 11))
    known = workspace.get(Change, after.id)
    assert known is not None
    again = enter_change(workspace, known, replace(known, why="as agreed"), {})
    assert isinstance(again, Save), "it is asked once, when it is approved"
