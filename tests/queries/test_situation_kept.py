"""That somebody heard of something leaves the reading of a project as it was, but for who heard what."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Milestone, Person, Project, Told
from store.rules.situation import Situation
from store.values.words import words

TODAY = date(2026, 11, 26)


@pytest.fixture(scope="session")
def blank(demo: Path) -> Path:
    """The store of these tests is the demo's."""
    return demo


def same(one: Situation, other: Situation) -> bool:
    """Whether they say the same; people who are named nowhere any more may stay."""
    named = [field.name for field in fields(Situation) if field.name != "people"]
    assert one.people.items() >= other.people.items()
    return all(getattr(one, name) == getattr(other, name) for name in named)


def test_only_who_heard_what_is_read_again(
    workspace: Workspace, open_again: Callable[..., Workspace]
) -> None:
    project = workspace.live(Project)[0].id
    before = situation(workspace, project)
    milestone = workspace.live(Milestone, project)[0]
    # Somebody who had no part in the project until now.
    new = Person(name="Newcomer")
    workspace.save(new, act=words("add"))
    situation(workspace, project)
    told = Told(
        project=project,
        subject=milestone.id,
        subject_kind="milestone",
        subject_rev=milestone.rev,
        person=new.id,
        on=TODAY,
    )
    asked: list[str] = []
    workspace.store.connection.set_trace_callback(asked.append)
    workspace.save(told, act=words("told"))
    now = situation(workspace, project)
    workspace.store.connection.set_trace_callback(None)
    assert any("FROM told" in sql for sql in asked) and not any("FROM risk" in sql for sql in asked)
    assert now.told_of[milestone.id][-1].person == new.id and now.name(new.id) == "Newcomer"
    fresh = open_again("bob")
    assert same(now, situation(fresh, project))
    assert undo(workspace) is not None
    assert same(situation(workspace, project), before)
    fresh.close()


def test_what_others_saved_meanwhile_is_read_along(
    workspace: Workspace, open_again: Callable[..., Workspace]
) -> None:
    project = workspace.live(Project)[0].id
    situation(workspace, project)
    workspace.poll()
    other = open_again("bob")
    milestone = other.live(Milestone, project)[0]
    other.save(Milestone(project=project, title="Another"), act=words("add"))
    told = Told(
        project=project,
        subject=milestone.id,
        subject_kind="milestone",
        subject_rev=milestone.rev,
        person=other.live(Person)[0].id,
        on=TODAY,
    )
    workspace.save(told, act=words("told"))
    assert same(situation(workspace, project), situation(other, project))
    other.close()
