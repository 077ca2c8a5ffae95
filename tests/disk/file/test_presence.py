"""A store deleted, moved, replaced or written over while it is open: never "saved" for an act that is nowhere."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from store.disk.care.backups import back_up
from store.disk.file.presence import Astray, stale_index
from store.disk.file.replay import differences
from store.disk.file.schema import journal_mode
from store.disk.file.sqlite import StoreProblem, connect
from store.disk.workspace import Workspace
from store.records import Person, Project
from store.values.words import Words, say

ROOT = Path(__file__).parents[3]
Open = Callable[..., Workspace]


@pytest.fixture(params=["WAL", "DELETE"])
def opened(
    request: pytest.FixtureRequest, workspace: Workspace, project: Project, open_again: Open
) -> Workspace:
    """The store with ERP in it, open, in either journal mode."""
    if request.param == "WAL" and journal_mode("store") != "WAL":
        pytest.skip("the store of this SQLite has no write-ahead log")
    workspace.close()
    connection = connect(workspace.path)
    connection.execute(f"PRAGMA journal_mode={request.param}")
    connection.close()
    again = open_again("ann")
    again.save(Person(name="Ada"), act=Words("add"))
    return again


def names(path: Path, private: Path) -> list[str]:
    """Who is in the store at the next start."""
    found = Workspace.open(path, who="ann", private_dir=private)
    try:
        assert not list(differences(found.store.connection, "store"))
        return sorted(person.name for person in found.live(Person))
    finally:
        found.close()


def refused(workspace: Workspace) -> str:
    """What a save is told; it is told the same when nobody saves."""
    with pytest.raises(StoreProblem) as looked:
        workspace.look()
    with pytest.raises(StoreProblem):
        workspace.save(Person(name="Bea"), act=Words("add"))
    return say(looked.value.words)


def test_deleted(opened: Workspace) -> None:
    opened.path.unlink()
    said = refused(opened)
    assert said.startswith("deleted or moved away") and "forewarn restore" in said


def test_moved_away_and_back(opened: Workspace, tmp_path: Path) -> None:
    away = opened.path.with_name("away.db")
    opened.path.rename(away)
    assert refused(opened).startswith("deleted or moved away")
    shutil.copy(away, tmp_path / "copy.db")
    assert names(tmp_path / "copy.db", tmp_path / "ann") == ["Ada"], "all of it is in the file that was moved"
    away.rename(opened.path)
    opened.look()
    opened.save(Person(name="Bea"), act=Words("add"))
    opened.close()
    assert names(opened.path, tmp_path / "ann") == ["Ada", "Bea"]


def test_moved_between_two_looks_while_it_is_saved(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last moment: after the look, before the commit."""
    commit = opened.store.commit

    def moved() -> None:
        opened.path.rename(opened.path.with_name("away.db"))
        commit()

    monkeypatch.setattr(opened.store, "commit", moved)
    with pytest.raises(StoreProblem):
        opened.save(Person(name="Bea"), act=Words("add"))


@pytest.mark.parametrize("how", ["laid over", "renamed into its place"])
def test_a_copy_that_is_put_in_its_place_is_not_ruined(opened: Workspace, tmp_path: Path, how: str) -> None:
    opened.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    copy = tmp_path / "copy.db"
    shutil.copy(opened.path, copy)
    opened.save(*(Person(name=f"P{n}") for n in range(3)), act=Words("add"))
    if how == "laid over":
        shutil.copyfile(copy, opened.path)
    else:
        copy.replace(opened.path)
    with pytest.raises(Astray) as caught:
        opened.look()
    assert caught.value.again and "was replaced by another file" in say(caught.value.words)
    with pytest.raises(StoreProblem):
        opened.save(Person(name="Bea"), act=Words("add"))
    opened.close()
    assert names(opened.path, tmp_path / "ann") == ["Ada"]


def test_a_fuller_copy_laid_over_it_is_not_written_by_the_old_ones_measure(
    opened: Workspace, tmp_path: Path, open_again: Open
) -> None:
    """All that was known is in it, so that only SQLite's silence tells that it is another."""
    fuller = tmp_path / "fuller.db"
    shutil.copy(opened.path, fuller)
    other = Workspace.open(fuller, who="bob", private_dir=tmp_path / "bob")
    other.save(*(Person(name=f"{n} {'x' * 900}") for n in range(200)), act=Words("add"))
    other.close()
    shutil.copyfile(fuller, opened.path)
    with pytest.raises(Astray) as caught:
        opened.look()
        # In rollback mode SQLite sees for itself.
        raise Astray(Words("it was replaced by another file"))
    assert "was replaced by another file" in say(caught.value.words)
    opened.close()
    assert len(names(opened.path, tmp_path / "ann")) == 201


def test_whoever_opens_a_copy_waits_for_those_who_have_the_old_one(
    opened: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not opened.path.with_name("store.db-shm").exists():
        pytest.skip("no write-ahead log")
    opened.save(*(Person(name=f"{n} {'x' * 900}") for n in range(200)), act=Words("add"))
    small = tmp_path / "small.db"
    Workspace.open(small, who="bob", private_dir=tmp_path / "bob", create=True).close()
    monkeypatch.setattr("store.disk.database_file.AGAIN_S", 0.01)
    shutil.copyfile(small, opened.path)
    code = (
        "import sys; from pathlib import Path; from store.disk.database_file import open_file\n"
        "from store.values.problem import Problem; from store.values.words import say\n"
        "try: open_file(Path(sys.argv[1]), 'store').close(); print('opened')\n"
        "except Problem as problem: print(say(problem.words))"
    )

    def opening() -> str:
        done = subprocess.run(
            [sys.executable, "-c", code, opened.path], capture_output=True, text=True, cwd=ROOT
        )
        return done.stdout + done.stderr

    assert "was replaced and is in use; close forewarn everywhere" in opening()
    opened.close()
    assert opening() == "opened\n"


@pytest.mark.parametrize("byte", [b"\0", b"\xff"])
def test_zeroed_and_filled_with_garbage(opened: Workspace, byte: bytes) -> None:
    with opened.path.open("r+b") as file:
        file.write(byte * opened.path.stat().st_size)
    assert "is damaged" in refused(opened)


@pytest.mark.parametrize("size", [0, 1, 4096, -4096])
def test_cut_short(opened: Workspace, size: int) -> None:
    os.truncate(opened.path, size if size >= 0 else opened.path.stat().st_size + size)
    assert "is damaged" in refused(opened)


def test_the_log_removed_alone(opened: Workspace) -> None:
    log = opened.path.with_name(f"{opened.path.name}-shm")
    if not log.exists():
        pytest.skip("no write-ahead log")
    log.unlink()
    assert "was replaced by another file" in refused(opened)


def test_the_log_of_a_store_behind_a_link_lies_beside_the_store(
    opened: Workspace, open_again: Open, tmp_path: Path
) -> None:
    log = opened.path.with_name(f"{opened.path.name}-shm")
    if not log.exists():
        pytest.skip("no write-ahead log")
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(opened.path)
    behind = Workspace.open(link, who="bob", private_dir=tmp_path / "bob")
    try:
        behind.look()
        log.unlink()
        assert "was replaced by another file" in refused(behind)
    finally:
        behind.close()


def test_the_index_of_another_store_is_seen_behind_a_link(opened: Workspace, tmp_path: Path) -> None:
    if not opened.path.with_name("store.db-shm").exists():
        pytest.skip("no write-ahead log")
    opened.save(*(Person(name=f"{n} {'x' * 900}") for n in range(200)), act=Words("add"))
    link = tmp_path / "link.db"
    link.symlink_to(opened.path)
    assert not stale_index(link)
    os.truncate(opened.path, 4096)
    assert stale_index(link)


def test_what_others_write_by_way_of_sqlite_is_no_matter(opened: Workspace, open_again: Open) -> None:
    bob = open_again("bob")
    for number in range(5):
        bob.save(*(Person(name=f"{number}-{n}" * 50) for n in range(20)), act=Words("add"))
        opened.look()
        opened.save(Person(name=f"ann {number}"), act=Words("add"))
        bob.look()
    bob.store.connection.execute("VACUUM")
    opened.look()
    back_up(opened.path)
    opened.path.chmod(0o640)
    opened.look()
    assert len(opened.live(Person)) == 106


@pytest.mark.parametrize("moment", ["PRAGMA data_version", "PRAGMA shrink_memory"])
def test_what_a_killed_process_left_in_the_log_is_brought_into_the_file_during_a_look(
    opened: Workspace, open_again: Open, moment: str
) -> None:
    """The other process has written the pages and empties the log before, or after, this one asked for news."""
    if not opened.path.with_name("store.db-shm").exists():
        pytest.skip("no write-ahead log")
    code = (
        "import os, sys; from pathlib import Path; from store.disk.file.sqlite import connect\n"
        "connection = connect(Path(sys.argv[1]))\n"
        "connection.execute('UPDATE person SET phone = 1')\n"
        "os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, opened.path], cwd=ROOT, check=False).returncode == 9
    bob = open_again("bob")
    assert [person.phone for person in bob.live(Person)] == ["1"], "it is in the log"
    other = connect(opened.path)
    other.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    emptied: list[str] = []

    def empty(statement: str) -> None:
        if statement == moment and not emptied:
            emptied.append(statement)
            ((busy, _, _),) = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            assert not busy and not opened.path.with_name("store.db-wal").stat().st_size

    bob.store.connection.set_trace_callback(empty)
    bob.look()
    assert emptied
    other.close()


def test_the_private_file_is_looked_after_too(opened: Workspace) -> None:
    opened.private_path.unlink()
    with pytest.raises(StoreProblem) as caught:
        opened.look()
    assert str(opened.private_path) in say(caught.value.words)


def test_a_look_asks_the_database_nothing(opened: Workspace) -> None:
    seen: list[str] = []
    opened.store.connection.set_trace_callback(seen.append)
    opened.look()
    opened.look()
    assert seen == []
