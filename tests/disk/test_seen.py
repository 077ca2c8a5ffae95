"""How far I have seen what others did."""

from collections.abc import Callable
from dataclasses import replace

from store.disk.seen import begin_seeing, by_others, changes_by_others, see, see_all, see_until
from store.disk.workspace import Workspace
from store.records import Project, Risk
from store.values.words import words

Open = Callable[..., Workspace]
ACT = words("act")


def risk(workspace: Workspace, project: Project, title: str = "late") -> Risk:
    made = Risk(project=project.id, title=title, probability=3, impact=3)
    saved = workspace.save(made, act=ACT).records[0]
    assert isinstance(saved, Risk)
    return saved


def test_only_what_others_did_since_and_in_my_own_memory(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    bob = open_again("bob")
    early = risk(bob, project, "before Ann began to look")
    see_all(workspace)
    risk(workspace, project, "Ann's own")
    theirs = risk(bob, project)
    workspace.poll()
    assert by_others(workspace) == {theirs.id}
    assert by_others(bob) == set(), "who never began to look has seen all"
    assert [change.record for change in changes_by_others(workspace)[0]] == [theirs.id]
    assert early.id not in by_others(workspace)


def test_the_first_start_begins_at_my_newest_act(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    bob, carol = open_again("bob"), open_again("carol")
    theirs = risk(bob, project)
    begin_seeing(workspace)
    begin_seeing(carol)
    workspace.poll()
    assert by_others(workspace) == {theirs.id}
    assert by_others(carol) == set(), "of one who did nothing yet all is the past"
    risk(workspace, project, "Ann's own")
    begin_seeing(workspace)
    assert by_others(workspace) == {theirs.id}, "a later start does not forget it"


def test_one_record_is_seen_until_it_is_changed_again(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    bob = open_again("bob")
    see_all(workspace)
    one, other = risk(bob, project, "one"), risk(bob, project, "other")
    workspace.poll()
    see(workspace, {one.id: one.rev})
    assert by_others(workspace) == {other.id}
    bob.save(replace(one, title="one more"), act=ACT)
    workspace.poll()
    assert by_others(workspace) == {one.id, other.id}
    see_all(workspace)
    assert by_others(workspace) == set()
    assert changes_by_others(workspace) == ([], False)


def test_up_to_a_row_leaves_what_came_later(workspace: Workspace, project: Project, open_again: Open) -> None:
    bob = open_again("bob")
    see_all(workspace)
    one = risk(bob, project, "one")
    row = bob.store.journal.last()
    other, third = risk(bob, project, "other"), risk(bob, project, "third")
    workspace.poll()
    see(workspace, {third.id: third.rev})
    see_until(workspace, row)
    assert by_others(workspace) == {other.id}
    assert one.id not in by_others(workspace)
    see_until(workspace, row - 1)
    assert by_others(workspace) == {other.id}, "never back"
