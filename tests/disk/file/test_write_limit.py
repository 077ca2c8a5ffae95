"""A full or read-only disk, and a reader without rights: reading goes on, saving says why."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.disk.file.schema import journal_mode
from store.disk.file.sqlite import connect
from store.disk.file.write_limit import Denied, Unwritten
from store.disk.project_by_code import project_by_code
from store.disk.workspace import Workspace
from store.records import Morale, Person, Project
from store.values.words import Words, say


@pytest.fixture(params=["WAL", "DELETE"])
def closed(request: pytest.FixtureRequest, workspace: Workspace, project: Project) -> Path:
    """A store with one person in it that nobody has open, in either journal mode."""
    if request.param == "WAL" and journal_mode("store") != "WAL":
        pytest.skip("the store of this SQLite has no write-ahead log")
    workspace.save(Person(name="Ada"), act=Words("add"))
    workspace.close()
    connection = connect(workspace.path)
    connection.execute(f"PRAGMA journal_mode={request.param}")
    connection.close()
    return workspace.path


READER = """
import os, shutil, sys, tempfile
from pathlib import Path
from store.disk.care import integrity
from store.disk.file import schema_steps
from store.disk.file.write_limit import Unwritten
from store.disk.workspace import Workspace
from store.records import Morale, Person
from store.values.words import Words, say
if os.geteuid() == 0:
    # A checkout may lie where only root can look: all that is read later is imported before, or stands elsewhere.
    migrations = Path(tempfile.mkdtemp(dir=Path(sys.argv[1]).parents[1]), "migrations")
    schema_steps.FILES = Path(shutil.copytree(schema_steps.FILES, migrations))
    migrations.parent.chmod(0o755)
    with tempfile.TemporaryDirectory() as folder:
        warm = Workspace.open(Path(folder, "s.db"), who="root", private_dir=Path(folder, "p"), create=True)
        warm.save(Person(name="Ada"), act=Words("add"))
        warm.close()
        integrity.check(Path(folder, "s.db"), private_dir=Path(folder, "p"))
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
if len(sys.argv) > 3:
    content = integrity._content
    def slow(connection, path, home):
        found = list(content(connection, path, home))
        if home == "store":
            print("reading", connection.immutable, flush=True)
            sys.stdin.readline()
        return found
    integrity._content = slow
    for one in integrity.check(Path(sys.argv[1]), private_dir=Path(sys.argv[2])):
        print(one.severity, say(one.words))
    sys.exit()
w = Workspace.open(Path(sys.argv[1]), who="reader", private_dir=Path(sys.argv[2]))
print([person.name for person in w.live(Person)], w.live(Morale))
try:
    w.save(Person(name="Bea"), act=Words("add"))
except Unwritten as problem:
    print(type(problem).__name__, say(problem.words))
w.close()
"""


@pytest.fixture
def for_readers(public: Path) -> Iterator[Path]:
    """The store where everybody can read it and nobody else write."""
    public.chmod(0o444)
    public.parent.chmod(0o555)
    yield public


@pytest.mark.parametrize("lock", [None, 0o600, 0o644])
def test_a_reader_reads(for_readers: Path, printed: Callable[..., list[str]], lock: int | None) -> None:
    public = for_readers
    if lock is not None:
        place = public.with_name("store.db.lock")
        public.parent.chmod(0o755)
        place.touch(lock)
        public.parent.chmod(0o555)
    before = sorted(public.parent.iterdir())
    assert printed(READER, public, public.parent / "ann") == [
        "['Ada'] []",
        f"Denied {public} is read-only: nothing can be saved",
    ]
    assert sorted(public.parent.iterdir()) == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else beside a reader")
def test_a_reader_reads_while_somebody_works(
    public: Path, printed: Callable[..., list[str]], tmp_path: Path
) -> None:
    work = Workspace.open(public, who="ann", private_dir=tmp_path / "ann")
    assert printed(READER, public, public.parent / "ann")[0] == "['Ada'] []"
    work.save(Person(name="Bea"), act=Words("add"))
    assert printed(READER, public, public.parent / "ann")[0] == "['Ada', 'Bea'] []"
    work.close()


def test_no_room_where_sqlite_says_so_while_it_opens(
    closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `closed` on a full disk: the index of the log cannot be made, SQLite's own words are `disk I/O error`."""
    room = [0]
    real = os.statvfs

    def full(path: str) -> os.statvfs_result:
        found = list(real(path))
        found[4] = room[0]
        return os.statvfs_result(found)

    monkeypatch.setattr("store.disk.file.write_limit.os.statvfs", full)
    index = closed.with_name("store.db-shm")
    if connect(closed).execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        index.mkdir()
    private = tmp_path / "work" / "ann"
    opened = Workspace.open(closed, who="ann", private_dir=private)
    assert [person.name for person in opened.live(Person)] == ["Ada"]
    if opened.limit is None:
        return
    with pytest.raises(Unwritten) as caught:
        opened.save(Person(name="Bea"), act=Words("add"))
    assert say(caught.value.words).startswith("no room left on ")
    assert not isinstance(caught.value, Denied) and not opened.frees()
    room[0] = 1 << 20
    assert opened.frees()
    opened.close()
    index.rmdir()
    again = Workspace.open(closed, who="ann", private_dir=private)
    again.save(Person(name="Bea"), act=Words("add"))
    again.close()


@pytest.mark.parametrize("why", [errno.EROFS, errno.ENOSPC, errno.EACCES])
def test_a_private_file_that_cannot_be_made_is_empty(
    closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: int
) -> None:
    def refuse(*_: object, **how: object) -> None:
        raise OSError(why, os.strerror(why))

    monkeypatch.setattr("store.disk.file.files.Path.mkdir", refuse)
    opened = Workspace.open(closed, who="ann", private_dir=tmp_path / "home" / "private")
    assert opened.live(Morale) == []
    opened.save(Person(name="Bea"), act=Words("add"))
    note = Morale(project=project_by_code(opened, "ERP").id, on=opened.clock.today(), mood=1)
    with pytest.raises(Unwritten) as caught:
        opened.save(note, act=Words("add"))
    assert "not written" in say(caught.value.words) or "cannot be written" in say(caught.value.words)
    opened.close()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else beside a reader")
def test_what_a_reader_checks_while_others_write_is_checked_again(public: Path, tmp_path: Path) -> None:
    """Without a log beside the store it is read without locks; what is of before and after is no damage."""
    connection = connect(public)
    unlocked = connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    connection.close()
    for side in ("-shm", "-wal"):
        public.with_name(public.name + side).unlink(missing_ok=True)
    public.chmod(0o444)
    public.parent.chmod(0o555)
    command = [sys.executable, "-c", READER, str(public), str(public.parent / "ann"), "check"]
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env
    ) as reader:
        assert reader.stdin is not None and reader.stdout is not None
        assert reader.stdout.readline() == f"reading {unlocked}\n"
        work = Workspace.open(public, who="ann", private_dir=tmp_path / "ann")
        work.save(Person(name="Bea"), act=Words("add"))
        work.close()
        found, _ = reader.communicate("\n" * 5)
    told = found.splitlines()
    # Read anew: with the log that is there now, or once more without it.
    assert told[0].startswith("reading ") is unlocked and f"fine {public} is intact" in told
    assert not [line for line in told if line.startswith("trouble ")]
