"""A store of an older version: its Chinese names are found by their initials as soon as it is opened."""

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
from store.queries.directory import Names
from store.queries.search_results import find
from store.records import Person

KEPT = Path(__file__).parent / "released"
PLAIN, CHINESE = '"name": "Chen"', '"name": "曾伟"'


@pytest.fixture(params=[1, 2, 3])
def upgraded(request: pytest.FixtureRequest, tmp_path: Path) -> Workspace:
    """The store of a release whose person has a Chinese name, opened by whoever wrote it."""
    path = tmp_path / "before.db"
    path.write_bytes(gzip.decompress((KEPT / f"v{request.param}.db.gz").read_bytes()))
    connection = connect(path)
    connection.execute("UPDATE person SET name = '曾伟' WHERE name = 'Chen'")
    connection.execute("UPDATE journal SET after = replace(after, ?, ?)", (PLAIN, CHINESE))
    connection.close()
    path.chmod(0o600)
    workspace = Workspace.open(path, who="ann", private_dir=tmp_path / "ann")
    (wrote,) = workspace.store.connection.execute("SELECT login FROM act ORDER BY id LIMIT 1").fetchone()
    workspace.login = wrote or workspace.login
    return workspace


def person(workspace: Workspace) -> Person:
    return next(one for one in workspace.select(Person, "1") if one.name == "曾伟")


def sound(workspace: Workspace) -> None:
    assert not list(differences(workspace.store.connection, "store"))


def test_a_name_is_found_by_its_initials(upgraded: Workspace) -> None:
    zeng = person(upgraded)
    assert "zeng wei" in zeng.pinyin.split("; ")
    sound(upgraded)
    assert [id for id, _ in Names(upgraded, None).find("person", "zw")] == [zeng.id]
    assert [line.name for line in find(upgraded, "zw").lines] == ["曾伟"]


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
    assert person(upgraded).archived
    while stack(upgraded).redo:
        redo(upgraded)
    sound(upgraded)
    assert "zeng wei" in person(upgraded).pinyin.split("; ")


def test_its_dump_comes_to_the_same(tmp_path: Path) -> None:
    lines = gzip.decompress((KEPT / "v3.dump.jsonl.gz").read_bytes()).splitlines()
    theirs = [line.replace(PLAIN.encode(), CHINESE.encode()) for line in lines]
    end = theirs.index(b'{"file": "private"}')
    head = theirs[0].replace(b'"private": true', b'"private": false')
    new = Workspace.open(tmp_path / "new.db", who="ann", private_dir=tmp_path / "new", create=True)
    load(new, [head, *theirs[1:end], b'{"end": %d}' % (end + 1)])
    assert "zeng wei" in person(new).pinyin.split("; ")
    sound(new)
    again = Workspace.open(tmp_path / "again.db", who="ann", private_dir=tmp_path / "again", create=True)
    load(again, list(dump(new, private=False)))
    assert list(dump(again, private=False)) == list(dump(new, private=False))
