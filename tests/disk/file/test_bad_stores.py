"""Files that are no store, or no longer: one sentence each, and not a byte of them changed."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from store.disk.care.backups import back_up
from store.disk.care.integrity import check
from store.disk.care.restore import restore
from store.disk.file.damage import explained
from store.disk.file.inspection import look_at
from store.disk.file.schema import SCHEMA
from store.disk.file.sqlite import Busy, StoreProblem, connect, sqlite
from store.disk.ledger import transaction
from store.disk.project_by_code import project_by_code
from store.disk.workspace import Workspace
from store.records import Morale, Person, Project
from store.values.words import Words, say

ROOT = Path(__file__).parents[3]
Open = Callable[..., Workspace]


def problem(path: Path, private: Path, *, create: bool = False) -> str:
    """The one sentence that opening gives."""
    with pytest.raises(StoreProblem) as caught:
        Workspace.open(path, who="ann", private_dir=private, create=create)
    sentence = say(caught.value.words)
    assert "\n" not in sentence and not re.search(r"\{\w*\}|Traceback", sentence)
    return sentence


def refuse_and_leave(path: Path, private: Path) -> str:
    """The sentence, the same with and without `create`, the file being the same before and after."""
    before = path.read_bytes()
    sentence = problem(path, private)
    assert problem(path, private, create=True) == sentence
    assert path.read_bytes() == before
    assert not [
        p.name for p in path.parent.iterdir() if p.name.endswith((".part", "-wal", "-shm", "-journal"))
    ]
    return sentence


@pytest.fixture
def closed(tmp_path: Path, blank: Path) -> Path:
    """A store that nobody has open, alone in its folder."""
    path = tmp_path / "alone" / "store.db"
    path.parent.mkdir()
    path.write_bytes((blank / "store.db").read_bytes())
    return path


def test_missing(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "store.db"
    assert "forewarn init" in problem(path, tmp_path / "ann")
    assert not path.parent.exists()


def test_a_link_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "gone.db")
    assert "there is no store" in problem(tmp_path / "link.db", tmp_path / "ann", create=True)
    assert not (tmp_path / "gone.db").exists()


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in problem(tmp_path, tmp_path / "ann")
    assert "is a folder" in problem(tmp_path, tmp_path / "ann", create=True)


def test_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is not a forewarn store" in problem(tmp_path / "pipe", tmp_path / "ann")


@pytest.mark.parametrize("suffix", [".lock", "-wal", "-shm"])
@pytest.mark.parametrize("lay", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/etc/passwd")])
def test_what_is_no_file_beside_a_store_is_named(
    closed: Path, tmp_path: Path, suffix: str, lay: Callable[[Path], None]
) -> None:
    """A pipe is waited for by nobody, and a link is followed by nobody."""
    strange = closed.with_name(closed.name + suffix)
    strange.unlink(missing_ok=True)
    lay(strange)
    before = closed.read_bytes()
    sentence = problem(closed, tmp_path / "private")
    assert sentence == f"{strange} is no file, and was not made by forewarn; move it away"
    assert closed.read_bytes() == before


def test_what_an_account_may_not_write_is_said(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    error = sqlite.OperationalError("disk I/O error")
    error.sqlite_errorcode = 10
    monkeypatch.setattr(resource, "getrlimit", lambda which: (307_200, resource.RLIM_INFINITY))
    said = say(explained(error, closed).words)
    assert "more than the 300 KB that this account may write to a file (ulimit -f)" in said
    monkeypatch.setattr(resource, "getrlimit", lambda which: (resource.RLIM_INFINITY,) * 2)
    assert "disk I/O error" in say(explained(error, closed).words)


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    assert "File name too long" in problem(tmp_path / ("x" * 300), tmp_path / "ann")
    assert "File name too long" in problem(tmp_path / ("x" * 300), tmp_path / "ann", create=True)


@pytest.mark.parametrize("content", [b"", b"\0" * 5000, b"hello\n", b"SQLite format 3\0", b"PK\3\4" * 999])
def test_not_a_database(tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "alone"
    folder.mkdir()
    (folder / "store.db").write_bytes(content)
    assert "is not a forewarn store" in refuse_and_leave(folder / "store.db", tmp_path / "ann")


@pytest.mark.parametrize("size", [100, 4096, -1, -4096])
def test_cut_short(closed: Path, tmp_path: Path, size: int) -> None:
    content = closed.read_bytes()
    closed.write_bytes(content[:size])
    assert "is truncated" in refuse_and_leave(closed, tmp_path / "ann")


@pytest.mark.parametrize("linked", [False, True])
def test_what_is_missing_may_stand_in_the_log(closed: Path, tmp_path: Path, linked: bool) -> None:
    """After a crash the head may be ahead of the file, whose log lies beside it, whatever link leads there."""
    named = closed
    if linked:
        named = tmp_path / "link.db"
        named.symlink_to(closed)
    closed.write_bytes(closed.read_bytes()[:-4096])
    with pytest.raises(StoreProblem):
        look_at(named)
    closed.with_name("store.db-journal").write_bytes(b"the rest")
    look_at(named)


def test_damaged_inside(closed: Path, tmp_path: Path) -> None:
    content = bytearray(closed.read_bytes())
    content[100:] = b"\xff" * (len(content) - 100)
    closed.write_bytes(content)
    assert "restore a copy from elsewhere with: forewarn restore FILE" in refuse_and_leave(
        closed, tmp_path / "ann"
    )


@pytest.mark.parametrize("content", [b"", b"\0" * 4096, b"garbage" * 1000])
def test_what_has_backups_beside_it_was_a_store(closed: Path, tmp_path: Path, content: bytes) -> None:
    back_up(closed)
    closed.write_bytes(content)
    assert "is damaged; restore a backup with: forewarn restore (newest" in refuse_and_leave(
        closed, tmp_path / "ann"
    )
    closed.unlink()
    gone = problem(closed, tmp_path / "ann")
    assert gone.startswith(f"{closed} is gone; restore a backup with: forewarn restore (newest")
    restore(closed)
    Workspace.open(closed, who="ann", private_dir=tmp_path / "ann").close()


def test_newer(closed: Path, tmp_path: Path) -> None:
    connection = connect(closed)
    connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    connection.close()
    assert "update forewarn" in refuse_and_leave(closed, tmp_path / "ann")


@pytest.mark.parametrize("statement", ["CREATE TABLE note (text)", "PRAGMA user_version=0"])
def test_another_programs(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "alone" / "other.db"
    path.parent.mkdir()
    connection = sqlite.connect(path)
    connection.execute(statement)
    connection.close()
    if path.stat().st_size:
        assert "belongs to another program" in refuse_and_leave(path, tmp_path / "ann")
    else:
        assert "is not a forewarn store" in refuse_and_leave(path, tmp_path / "ann")


def test_a_private_file_in_place_of_a_store(blank: Path, tmp_path: Path) -> None:
    path = tmp_path / "alone" / "store.db"
    path.parent.mkdir()
    path.write_bytes(next((blank / "ann").glob("*.db")).read_bytes())
    assert "private notes and a store are two files" in refuse_and_leave(path, tmp_path / "ann")


def test_a_whole_store_after_a_crash_is_not_called_cut_short(
    workspace: Workspace, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kill in the middle of a checkpoint leaves a head that is ahead of the file; the log has the rest."""
    if workspace.store.connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        pytest.skip("the store of this SQLite has no write-ahead log")
    monkeypatch.setattr("store.disk.file.presence.Presence.settle", lambda presence: None)
    workspace.save(*(Person(name="x" * 5000) for _ in range(20)), act=Words("add"))
    pages = workspace.store.connection.execute("PRAGMA page_count").fetchone()[0]
    copy = tmp_path / "copy"
    copy.mkdir()
    for suffix in ("", "-wal"):
        source = workspace.path.with_name(workspace.path.name + suffix)
        (copy / source.name).write_bytes(subprocess.check_output(["cat", source]))
    head = bytearray((copy / "store.db").read_bytes())
    assert len(head) < pages * 4096
    head[28:32] = pages.to_bytes(4, "big")
    (copy / "store.db").write_bytes(head)
    opened = Workspace.open(copy / "store.db", who="ann", private_dir=tmp_path / "ann")
    assert project_by_code(opened, "ERP") == project
    opened.close()


UNREADABLE = """
import os, sys
from pathlib import Path
import pydantic
from store.disk.ledger import transaction
from store.disk.workspace import StoreProblem, Workspace
from store.values.words import say
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
for create in (False, True):
    try:
        Workspace.open(Path(sys.argv[1]), who="ann", private_dir=Path(sys.argv[2]), create=create)
    except StoreProblem as problem:
        print(say(problem.words))
"""


def test_unreadable(public: Path, printed: Callable[..., list[str]]) -> None:
    public.chmod(0o000)
    assert (
        printed(UNREADABLE, public, public.parent / "ann")
        == [f"{public} cannot be read: Permission denied"] * 2
    )


def test_in_a_folder_that_may_not_be_entered(public: Path, printed: Callable[..., list[str]]) -> None:
    public.parent.chmod(0o000)
    there, made = printed(UNREADABLE, public, public.parent / "ann")
    assert there == f"{public} cannot be read: Permission denied"
    assert made.endswith("Permission denied")


def test_locked_for_too_long(
    workspace: Workspace, project: Project, open_again: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = connect(workspace.path)
    monkeypatch.setattr("store.disk.file.sqlite.BUSY_MS", 1)
    bob = open_again("bob")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy) as caught:
        bob.save(Person(name="Chen"), act=Words("add"))
    assert "is locked by another program; try again" in say(caught.value.words)
    other.execute("ROLLBACK")
    other.close()
    bob.save(Person(name="Chen"), act=Words("add"))
    assert [person.name for person in workspace.live(Person)] == ["Chen"]


def test_opening_what_is_locked_for_too_long(
    closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In rollback mode a writer keeps readers out too."""
    other = connect(closed)
    other.execute("PRAGMA journal_mode=DELETE")
    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr("store.disk.file.sqlite.BUSY_MS", 1)
    assert "is locked by another program" in problem(closed, tmp_path / "ann")
    other.close()


def test_a_full_disk_saves_nothing_and_says_so(workspace: Workspace, project: Project) -> None:
    (pages,) = workspace.store.connection.execute("PRAGMA page_count").fetchone()
    workspace.store.connection.execute(f"PRAGMA max_page_count={pages}")
    note = Morale(project=project.id, on=workspace.clock.today(), mood=1)
    with pytest.raises(StoreProblem) as caught:
        workspace.save(note, *(Person(name="x" * 9000) for _ in range(9)), act=Words("much"))
    assert say(caught.value.words).startswith("no room left on ")
    assert workspace.live(Morale) == workspace.live(Person) == []
    assert workspace.save(note, act=Words("little")).records


def test_half_of_an_act_is_not_left_when_the_store_is_locked(
    workspace: Workspace, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = Morale(project=project.id, on=workspace.clock.today(), mood=1)
    for ledger in (workspace.store, workspace.private):
        ledger.connection.execute("PRAGMA busy_timeout=1")
        other = connect(ledger.file.path)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy) as caught:
            workspace.save(note, Person(name="Chen"), act=Words("both"))
        assert caught.value.words.values["path"] == str(ledger.file.path)
        other.close()
    assert workspace.live(Morale) == workspace.live(Person) == []


@pytest.mark.parametrize("content", [b"", b"junk" * 2000, b"SQLite format 3\0" + b"\xff" * 9000])
def test_a_damaged_private_file(closed: Path, blank: Path, tmp_path: Path, content: bytes) -> None:
    private = tmp_path / "ann"
    private.mkdir(0o700)
    place = private / next((blank / "ann").glob("*.db")).name
    place.write_bytes(content)
    place.chmod(0o600)
    sentence = problem(closed, private)
    assert str(place) in sentence and "forewarn restore --private" in sentence
    assert place.read_bytes() == content
    assert not place.with_name(place.name + "-journal").exists()


def test_a_private_folder_that_cannot_be_made(closed: Path, tmp_path: Path) -> None:
    (tmp_path / "ann").write_text("a file")
    assert "ann" in problem(closed, tmp_path / "ann" / "deeper")


def test_a_store_without_its_id(closed: Path, tmp_path: Path) -> None:
    connection = connect(closed)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute("DELETE FROM about")
    connection.close()
    assert "is damaged" in refuse_and_leave(closed, tmp_path / "ann")


@pytest.mark.parametrize(
    "uuid",
    [
        "",
        "../../leak",
        "/tmp/leak",
        "A" * 32,
        "a" * 31,
        "a" * 33,
        "a" * 32 + "\n",
        "０" * 32,
        "a" * 30 + "/b",
    ],
)
def test_an_id_that_is_no_id_names_no_file(closed: Path, tmp_path: Path, uuid: str) -> None:
    connection = connect(closed)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute("UPDATE about SET value = ? WHERE name = 'uuid'", (uuid,))
    connection.close()
    before = sorted(tmp_path.rglob("*"))
    assert "is damaged" in refuse_and_leave(closed, tmp_path / "ann")
    assert [path for path in sorted(tmp_path.rglob("*")) if path not in before] == [
        closed.with_name("store.db.lock")
    ]
    assert [f.severity for f in check(closed, private_dir=tmp_path / "ann") if "damaged" in say(f.words)]


def test_making_a_store_leaves_a_whole_one_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "new" / "deeper" / "store.db"
    monkeypatch.setattr("store.disk.file.schema_steps.FILES", tmp_path)
    with pytest.raises(StoreProblem):
        Workspace.open(path, who="ann", private_dir=tmp_path / "ann", create=True)
    assert list(path.parent.iterdir()) == []
    monkeypatch.undo()
    Workspace.open(path, who="ann", private_dir=tmp_path / "ann", create=True).close()
    Workspace.open(path, who="ann", private_dir=tmp_path / "ann").close()


def test_looking_at_a_store_in_use_does_not_drop_its_locks(workspace: Workspace, project: Project) -> None:
    """POSIX locks go when any descriptor of the file is closed; then another process could overwrite ours.

    Shown on the private file: in rollback mode the lock of a writer is on the file itself.
    """
    private = workspace.private_path
    with transaction([workspace.private]):
        Workspace.open(workspace.path, who="ann", private_dir=private.parent).close()
        code = (
            "import sys; from pathlib import Path; import store.disk.file.sqlite as s; s.BUSY_MS = 1\n"
            "c = s.connect(Path(sys.argv[1]))\n"
            "try: c.execute('BEGIN IMMEDIATE')\n"
            "except s.sqlite.OperationalError as e: print(e)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(private)],
            capture_output=True,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            check=True,
        )
        assert done.stdout == "database is locked\n"
