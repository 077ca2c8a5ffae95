"""Indexes, views and the search table follow from the data: what is lost of them is found, and made again on request;
what is lost of the data is a backup's."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.disk.care.backups import back_up
from store.disk.care.integrity import check
from store.disk.care.repair import mended
from store.disk.file.backup_files import folder_of
from store.disk.file.sqlite import VERSION, Connection, StoreProblem, connect, sqlite
from store.disk.workspace import Workspace
from store.records import Morale, Person, Project, Risk
from store.values.words import Words, say

NOW = datetime(2026, 11, 26, 8, 45, tzinfo=UTC)
LOST = {
    "the search table": ["DROP TABLE search"],
    "a part of it": ["DROP TABLE search_data"],
    "its content": ["DROP TABLE search_content"],
    "a row of it": ["DELETE FROM search WHERE rowid = (SELECT min(rowid) FROM search)"],
    "all rows of it": ["DELETE FROM search"],
    "a row of its content": ["DELETE FROM search_content WHERE id = (SELECT min(id) FROM search_content)"],
    "its words": ["DELETE FROM search_data WHERE id > 10"],
    "a word in it": ["UPDATE search SET name = 'other' WHERE rowid = (SELECT min(rowid) FROM search)"],
    "an index": ["DROP INDEX risk_project"],
    "a view": ["DROP VIEW risks_view"],
}
DATA = {
    "a table": ["PRAGMA foreign_keys=OFF", "DROP TABLE risk"],
    "the uuid": ["DELETE FROM about WHERE name = 'uuid'"],
    "what it is about": ["DROP TABLE about"],
    "the journal": ["DROP TABLE journal"],
}


@pytest.fixture
def closed(workspace: Workspace, project: Project) -> Path:
    """A store with a few words in it that nobody has open, and backups of it and of the private file."""
    note = Morale(project=project.id, on=workspace.clock.today(), mood=3, text="quiet")
    risk = Risk(project=project.id, title="Data owner leaves")
    workspace.save(risk, Person(name="Ada"), note, act=Words("add"))
    workspace.close()
    back_up(workspace.path, now=NOW)
    back_up(workspace.private_path, home="private", now=NOW)
    return workspace.path


def look(path: Path) -> list[str]:
    found = check(path, private_dir=path.parent / "ann", now=NOW)
    return [say(finding.words) for finding in found if finding.severity == "trouble"]


def spoil(path: Path, statements: list[str]) -> None:
    connection: Connection = connect(path)
    view = next(iter(connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()))[0]
    for statement in statements:
        connection.execute(statement.replace("risks_view", view))
    connection.close()


@pytest.mark.parametrize("what", LOST)
def test_found_and_made_again(closed: Path, what: str, open_again: Callable[..., Workspace]) -> None:
    if what == "its words" and VERSION < (3, 44):
        pytest.skip("this SQLite does not look into a search table")
    if "DROP INDEX" in LOST[what][0]:
        connection = connect(closed)
        (name,) = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'risk' AND sql IS NOT NULL"
        ).fetchone()
        connection.close()
        LOST[what] = [f"DROP INDEX {name}"]
    spoil(closed, LOST[what])
    (said,) = look(closed)
    assert "lost or damaged, can be rebuilt" in said
    for finding in check(closed, private_dir=closed.parent / "ann", now=NOW):
        if finding.mend is not None and finding.mend.how == "make again":
            assert mended(finding.mend) is not None
    assert look(closed) == []
    opened = open_again("ann")
    assert [hit[1] for hit in opened.store.search.find('"owner"*', 5)] == ["risk"]


@pytest.mark.parametrize("what", DATA)
def test_lost_data_are_a_backups(closed: Path, what: str) -> None:
    spoil(closed, DATA[what])
    (said,) = look(closed)
    assert said == (
        f"{closed} is damaged; restore a backup with: forewarn restore (newest good one: Thu 26 Nov 2026)"
    )
    with pytest.raises((StoreProblem, sqlite.DatabaseError)):
        opened = Workspace.open(closed, who="ann", private_dir=closed.parent / "ann")
        try:
            opened.live(Risk)
            opened.store.journal.last()
        finally:
            opened.close()


def test_the_newest_good_backup_is_named(closed: Path) -> None:
    spoil(closed, DATA["the uuid"])
    later = folder_of(closed) / "20261126T094500.000000Z.db.gz"
    later.write_bytes(b"broken")
    assert "Thu 26 Nov 2026" in look(closed)[0]
    for backup in folder_of(closed).iterdir():
        backup.unlink()
    assert look(closed) == [
        f"{closed} is damaged; no good backup was found beside it; "
        "restore a copy from elsewhere with: forewarn restore FILE"
    ]
    said = [say(one.words) for one in check(closed, private_dir=closed.parent / "ann", now=NOW)]
    assert f"{closed} has no good backup" in said, "nor is one asked for that cannot be made"


def test_a_save_without_the_search_table_says_what_to_do(
    closed: Path, open_again: Callable[..., Workspace]
) -> None:
    spoil(closed, LOST["the search table"])
    opened = open_again("ann")
    assert [risk.title for risk in opened.live(Risk)] == ["Data owner leaves"]
    with pytest.raises(StoreProblem) as caught:
        opened.save(Person(name="Bea"), act=Words("add"))
    assert "rebuild it with: forewarn doctor --mend" in say(caught.value.words)


@pytest.mark.parametrize("at", [0, 100, 4096, 20000])
def test_pages_of_0xff(closed: Path, at: int) -> None:
    content = bytearray(closed.read_bytes())
    for place in range(at, len(content), 4096):
        content[place : place + 64] = b"\xff" * 64
    closed.write_bytes(content)
    said = look(closed)
    assert any("is damaged; restore a backup with" in one or "is not a forewarn store" in one for one in said)
    with pytest.raises((StoreProblem, sqlite.DatabaseError)):
        opened = Workspace.open(closed, who="ann", private_dir=closed.parent / "ann")
        try:
            opened.live(Risk)
            opened.live(Person)
            opened.store.journal.changes("1", ())
        finally:
            opened.close()
