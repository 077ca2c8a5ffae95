"""A log that a crash left: played into the file that it belongs to, and never into a copy that was laid over it."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store.disk.care.backups import back_up
from store.disk.care.integrity import check
from store.disk.care.restore import restore
from store.disk.file.files import left_beside
from store.disk.file.replay import differences
from store.disk.file.schema import journal_mode
from store.disk.file.sqlite import connect
from store.disk.workspace import Workspace
from store.records import Person, Project
from store.values.words import Words

ROOT = Path(__file__).parents[2]
KILLED = """
import os, signal, sys
from pathlib import Path
from store.disk.file.presence import Presence
from store.disk.workspace import Workspace
from store.records import Person
from store.values.words import Words
path, private, mode, n = sys.argv[1:]
w = Workspace.open(Path(path), who="ann", private_dir=Path(private))
if mode == "WAL":
    Presence.settle = lambda presence: None
    for number in range(int(n)):
        w.save(*(Person(name=f"{number} {'x' * 900} {at}") for at in range(9)), act=Words("add"))
else:
    w.store.connection.execute("PRAGMA cache_size=1")
    w.store.commit = lambda: os.kill(os.getpid(), signal.SIGKILL)
    w.save(*(Person(name=f"{'x' * 9000} {at}") for at in range(60)), act=Words("add"))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(params=["WAL", "DELETE"])
def mode(request: pytest.FixtureRequest) -> str:
    if request.param == "WAL" and journal_mode("store") != "WAL":
        pytest.skip("the store of this SQLite has no write-ahead log")
    return str(request.param)


@pytest.fixture
def path(workspace: Workspace, project: Project, mode: str) -> Path:
    """A store with a few people in it, closed."""
    workspace.save(*(Person(name=f"P{n}") for n in range(30)), act=Words("add"))
    workspace.close()
    connection = connect(workspace.path)
    connection.execute(f"PRAGMA journal_mode={mode}")
    connection.close()
    return workspace.path


def killed(path: Path, mode: str, n: int = 3) -> None:
    """A process that was killed with something in the log."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, path, path.parent / "ann", mode, str(n)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert left_beside(path)


def people(path: Path) -> int:
    found = Workspace.open(path, who="ann", private_dir=path.parent / "ann")
    try:
        assert found.store.connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert not list(differences(found.store.connection, "store"))
        return len(found.live(Person))
    finally:
        found.close()


def aside(path: Path) -> list[str]:
    return [found.name for found in path.parent.iterdir() if ".left-" in found.name]


def test_what_was_committed_is_there(path: Path, mode: str) -> None:
    killed(path, mode)
    assert people(path) == (57 if mode == "WAL" else 30)
    assert aside(path) == []


@pytest.mark.parametrize("first", ["open", "back up", "check", "restore"])
def test_a_copy_laid_over_a_store_that_was_killed(path: Path, mode: str, first: str) -> None:
    copy = path.with_name("copy.db")
    shutil.copyfile(path, copy)
    back_up(path)
    found = Workspace.open(path, who="ann", private_dir=path.parent / "ann")
    for n in range(3):
        found.save(*(Person(name=f"{n} {'y' * 900} {at}") for at in range(9)), act=Words("add"))
    found.close()
    killed(path, mode)
    shutil.copyfile(copy, path)
    if first == "back up":
        back_up(path)
    elif first == "check":
        check(path, private_dir=path.parent / "ann")
    elif first == "restore":
        kept = restore(path)
        assert kept is not None and people(kept) == 30
    assert people(path) == 30
    assert len(aside(path)) == 1


def test_a_fuller_copy_laid_over_it(path: Path, mode: str) -> None:
    """As when a store comes back from another machine."""
    before = path.with_name("before.db")
    shutil.copyfile(path, before)
    found = Workspace.open(path, who="ann", private_dir=path.parent / "ann")
    found.save(*(Person(name=f"{'y' * 900} {at}") for at in range(9)), act=Words("add"))
    found.close()
    fuller = path.with_name("fuller.db")
    shutil.copyfile(path, fuller)
    shutil.copyfile(before, path)
    killed(path, mode)
    shutil.copyfile(fuller, path)
    assert people(path) == 39


def test_no_two_reads_of_a_store_that_was_closed_in_order(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.copyfile", None)
    assert people(path) == 30
