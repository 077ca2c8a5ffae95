"""A store of an older version on the supplier's side: who may read what is there is written into it by the program."""

from pathlib import Path

import pytest
from upgraded_store import (
    assert_nobodys_change,
    assert_sound,
    dumped,
    loaded,
    opened_by_its_author,
    released,
)

from store.disk.file.program_act import UUIDS
from store.disk.file.sqlite import connect
from store.disk.undo import redo, stack, undo
from store.disk.workspace import Workspace
from store.exchange.exports.dump_file import dump
from store.records import Action, Milestone, Project, Risk
from store.values.words import words

CLIENT, SUPPLIER = '"side": "client"', '"side": "supplier"'


@pytest.fixture
def upgraded(tmp_path: Path) -> Workspace:
    """The store of schema 3, as one of a supplier, opened by whoever wrote it."""
    path = released(tmp_path / "before.db", 3)
    connection = connect(path)
    connection.execute("UPDATE project SET side = 'supplier'")
    connection.execute(
        "UPDATE journal SET after = replace(after, ?, ?) WHERE kind = 'project'", (CLIENT, SUPPLIER)
    )
    connection.close()
    return opened_by_its_author(path)


def test_what_was_internal_stays_so_and_says_it(upgraded: Workspace) -> None:
    assert {risk.audience for risk in upgraded.select(Risk)} == {("internal",)}
    assert {milestone.audience for milestone in upgraded.select(Milestone)} == {("internal",)}
    for action in upgraded.select(Action):
        assert bool(action.audience) == (action.type == "action"), "what is between them and us is theirs too"
    assert_sound(upgraded)
    (project,) = upgraded.live(Project)
    new = Milestone(project=project.id, title="Acceptance", type="acceptance")
    (made,) = upgraded.save(new, act=words("x")).records
    assert isinstance(made, Milestone) and "client" in made.audience


def test_it_is_an_act_of_the_program_and_nobodys_change(upgraded: Workspace) -> None:
    assert_nobodys_change(upgraded, 4)


def test_what_came_before_is_undone_and_redone_over_it(upgraded: Workspace) -> None:
    while stack(upgraded).undo:
        undo(upgraded)
        assert_sound(upgraded)
    assert not upgraded.live(Risk) and not upgraded.live(Project)
    while stack(upgraded).redo:
        redo(upgraded)
    assert_sound(upgraded)
    assert upgraded.live(Risk) and {risk.audience for risk in upgraded.live(Risk)} == {("internal",)}


def test_its_dump_comes_to_the_same(upgraded: Workspace, tmp_path: Path) -> None:
    new = loaded(tmp_path / "new.db", dumped(CLIENT, SUPPLIER))
    assert list(dump(new, private=False)) == list(dump(upgraded, private=False))


def test_on_the_clients_side_nothing_is_written(tmp_path: Path) -> None:
    workspace = opened_by_its_author(released(tmp_path / "client.db", 3))
    assert all(workspace.store.journal.act(uuid) is None for uuid in UUIDS)
    workspace.close()
