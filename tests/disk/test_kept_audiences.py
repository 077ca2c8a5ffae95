"""A store of an older version on the supplier's side: who may read what is there is written into it by the program."""

import gzip
from pathlib import Path

import pytest

from store.disk.file.program_act import ACT
from store.disk.file.replay import differences
from store.disk.file.sqlite import connect
from store.disk.seen import changes_by_others, see_until
from store.disk.undo import redo, stack, undo
from store.disk.workspace import Workspace
from store.exchange.exports.dump_file import dump, load
from store.records import Action, Milestone, Project, Risk
from store.values.words import words

KEPT = Path(__file__).parent / "released"
CLIENT, SUPPLIER = '"side": "client"', '"side": "supplier"'


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """The store of schema 3, as one of a supplier."""
    path = tmp_path / "before.db"
    path.write_bytes(gzip.decompress((KEPT / "v3.db.gz").read_bytes()))
    connection = connect(path)
    connection.execute("UPDATE project SET side = 'supplier'")
    connection.execute(
        "UPDATE journal SET after = replace(after, ?, ?) WHERE kind = 'project'", (CLIENT, SUPPLIER)
    )
    connection.close()
    path.chmod(0o600)
    return path


@pytest.fixture
def upgraded(before: Path, tmp_path: Path) -> Workspace:
    """Opened by whoever wrote it, whoever runs the test: undo goes by login and name."""
    workspace = Workspace.open(before, who="ann", private_dir=tmp_path / "ann")
    (workspace.login,) = workspace.store.connection.execute(
        "SELECT login FROM act ORDER BY id LIMIT 1"
    ).fetchone()
    return workspace


def sound(workspace: Workspace) -> None:
    assert not list(differences(workspace.store.connection, "store"))


def test_what_was_internal_stays_so_and_says_it(upgraded: Workspace) -> None:
    assert {risk.audience for risk in upgraded.select(Risk)} == {("internal",)}
    assert {milestone.audience for milestone in upgraded.select(Milestone)} == {("internal",)}
    for action in upgraded.select(Action):
        assert bool(action.audience) == (action.type == "action"), "what is between them and us is theirs too"
    sound(upgraded)
    (project,) = upgraded.live(Project)
    new = Milestone(project=project.id, title="Acceptance", type="acceptance")
    (made,) = upgraded.save(new, act=words("x")).records
    assert isinstance(made, Milestone) and "client" in made.audience


def test_it_is_an_act_of_the_program_and_nobodys_change(upgraded: Workspace) -> None:
    act = upgraded.store.journal.act(ACT)
    assert act is not None and act.who == "forewarn"
    see_until(upgraded, 1)
    found, _ = changes_by_others(upgraded)
    assert all(change.act.uuid != ACT for change in found)
    newest = stack(upgraded).undo
    assert newest is None or newest.uuid != ACT


def test_what_came_before_is_undone_and_redone_over_it(upgraded: Workspace) -> None:
    while stack(upgraded).undo:
        undo(upgraded)
        sound(upgraded)
    assert not upgraded.live(Risk) and not upgraded.live(Project)
    while stack(upgraded).redo:
        redo(upgraded)
    sound(upgraded)
    assert upgraded.live(Risk) and {risk.audience for risk in upgraded.live(Risk)} == {("internal",)}


def test_its_dump_comes_to_the_same(upgraded: Workspace, tmp_path: Path) -> None:
    lines = gzip.decompress((KEPT / "v3.dump.jsonl.gz").read_bytes()).splitlines()
    theirs = [line.replace(CLIENT.encode(), SUPPLIER.encode()) for line in lines]
    end = theirs.index(b'{"file": "private"}')
    head = theirs[0].replace(b'"private": true', b'"private": false')
    new = Workspace.open(tmp_path / "new.db", who="ann", private_dir=tmp_path / "new", create=True)
    load(new, [head, *theirs[1:end], b'{"end": %d}' % (end + 1)])
    assert list(dump(new, private=False)) == list(dump(upgraded, private=False))


def test_on_the_clients_side_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "client.db"
    path.write_bytes(gzip.decompress((KEPT / "v3.db.gz").read_bytes()))
    path.chmod(0o600)
    workspace = Workspace.open(path, who="ann", private_dir=tmp_path / "ann")
    assert workspace.store.journal.act(ACT) is None
    workspace.close()
