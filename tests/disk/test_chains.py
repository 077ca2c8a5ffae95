"""Chains that close are refused at save, and the loop is named."""

from dataclasses import replace

import pytest

from store.disk.gate import Refused
from store.disk.workspace import Workspace
from store.records import Milestone, Person, Project, Stakeholder
from store.values.record import Record
from store.values.words import say, words

ACT = words("act")


def refused(workspace: Workspace, *records: Record) -> list[str]:
    with pytest.raises(Refused) as caught:
        workspace.save(*records, act=ACT)
    return [f"{objection.field}: {say(objection.words)}" for _, objection in caught.value.objections]


def milestones(workspace: Workspace, project: Project) -> list[Milestone]:
    m3, m4, m5 = (Milestone(project=project.id, code=code, title=code) for code in ("M3", "M4", "M5"))
    chain = (m3, replace(m4, after=m3.id), replace(m5, after=m4.id))
    return [r for r in workspace.save(*chain, act=ACT).records if isinstance(r, Milestone)]


def test_milestones_that_follow_each_other_round(workspace: Workspace, project: Project) -> None:
    m3, m4, m5 = milestones(workspace, project)
    assert refused(workspace, replace(m3, after=m4.id)) == ["after: this would go in a circle: M3 → M4 → M3"]
    assert refused(workspace, replace(m3, after=m5.id)) == [
        "after: this would go in a circle: M3 → M5 → M4 → M3"
    ]
    assert workspace.save(replace(m5, after=m3.id), act=ACT).records


def test_a_circle_within_one_act_is_seen(workspace: Workspace, project: Project) -> None:
    one, two = Milestone(project=project.id, title="one"), Milestone(project=project.id, title="two")
    assert refused(workspace, replace(one, after=two.id), replace(two, after=one.id))[0] == (
        "after: this would go in a circle: one → two → one"
    )


def test_turning_a_chain_round_in_one_act_is_no_circle(workspace: Workspace, project: Project) -> None:
    m3, m4, _ = milestones(workspace, project)
    turned = workspace.save(replace(m3, after=m4.id), replace(m4, after=None), act=ACT)
    assert turned.records[0].after == m4.id  # type: ignore[attr-defined]


def test_an_archived_link_holds_nothing_together(workspace: Workspace, project: Project) -> None:
    m3, m4, m5 = milestones(workspace, project)
    workspace.save(replace(m4, archived=True), act=ACT)
    assert workspace.save(replace(m3, after=m5.id), act=ACT).records


def test_people_reached_via_each_other(workspace: Workspace, project: Project) -> None:
    an, bo = Person(name="An"), Person(name="Bo")
    via_bo = Stakeholder(project=project.id, person=an.id, role="outer", via=bo.id)
    via_an = Stakeholder(project=project.id, person=bo.id, role="outer", via=an.id)
    workspace.save(an, bo, via_bo, act=ACT)
    assert refused(workspace, via_an) == ["via: this would go in a circle: Bo → An → Bo"]
    elsewhere = Project(code="CRM", name="CRM")
    assert workspace.save(elsewhere, replace(via_an, project=elsewhere.id), act=ACT).records


def test_what_else_changes_in_a_record_is_not_held_up(workspace: Workspace, project: Project) -> None:
    m3, m4, _ = milestones(workspace, project)
    workspace.store.connection.execute("UPDATE milestone SET after = ? WHERE id = ?", (m4.id, m3.id))
    assert workspace.save(replace(m4, title="Cut-over"), act=ACT).records
