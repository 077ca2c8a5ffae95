"""A look at a file before anything is connected to it: is it whole, is it SQLite, may this SQLite open it?"""

import stat
from pathlib import Path

from store.disk.file.damage import CURES, damaged, what_helps
from store.disk.file.files import left_beside, size_of, strange_beside
from store.disk.file.sqlite import VERSION, StoreProblem, fixed, held
from store.values.record import Home
from store.values.words import N_, words

MAGIC = b"SQLite format 3\x00"
HEAD = 100


def look_at(path: Path, home: Home = "store") -> None:
    """Raises StoreProblem, one sentence, for a file that is missing, unreadable, no SQLite, or cut short.

    Reads the file itself: SQLite would begin to repair what it opens, and one without the WAL fix must not
    open a WAL file at all. What a crash left of another file is moved aside. A file this process is connected to is
    past that.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            folder = N_("{path} is a folder, not a store; name the file in it")
            raise StoreProblem(words(folder, path=str(path)))
        if not stat.S_ISREG(found.st_mode):
            raise _foreign(path, home)
        if held(path):
            return
        if (strange := strange_beside(path)) is not None:
            # SQLite would wait for the other end of a pipe.
            raise strange
        with path.open("rb") as file:
            head = file.read(HEAD)
    except FileNotFoundError:
        raise missing(path, home) from None
    except OSError as error:
        raise StoreProblem(
            words(N_("{path} cannot be read: {why}"), path=str(path), why=error.strerror or "")
        ) from None
    if head[: len(MAGIC)] != MAGIC or len(head) < HEAD:
        raise _foreign(path, home)
    if left_beside(path):
        from store.disk.file.leftover_logs import clear_the_way

        clear_the_way(path, home)
    _whole(path, home, head)
    if head[18] == 2 and not fixed(VERSION):
        raise StoreProblem(
            words(
                N_("SQLite {version} can lose data in this store; get a newer one: pip install pysqlite3"),
                version=".".join(map(str, VERSION)),
            )
        )


def missing(path: Path, home: Home) -> StoreProblem:
    """The sentence for a file that is not there, or not any more."""
    if had_backups(path):
        gone = N_("{path} is gone; {cure}")
        return StoreProblem(words(gone, path=str(path), cure=what_helps(path, CURES[home])))
    none = N_("there is no store at {path}; make one with: forewarn init --project CODE --name NAME")
    return StoreProblem(words(none, path=str(path)))


def _foreign(path: Path, home: Home) -> StoreProblem:
    # The private file has a name that nobody types, and backups lie beside ours alone: if it is no SQLite file, it was.
    if home == "private" or had_backups(path):
        return damaged(path, CURES[home])
    return StoreProblem(words(N_("{path} is not a forewarn store; nothing was changed"), path=str(path)))


def had_backups(path: Path) -> bool:
    """Whether backups lie beside a path, so that a file of ours lay there once."""
    # A start on a store that is whole need not load what reads backups.
    from store.disk.file.backup_files import backups

    try:
        return bool(backups(path))
    except OSError:
        return False


def _whole(path: Path, home: Home, head: bytes) -> None:
    page = int.from_bytes(head[16:18], "big")
    expected = int.from_bytes(head[28:32], "big") * (65536 if page == 1 else page)
    # After a crash, and while another process writes, the head may be ahead of the file; what is missing is
    # then in one of these. The size is asked last, after the end of any write that the head could tell of.
    if left_beside(path):
        return
    if (size := size_of(path)) < expected:
        raise StoreProblem(
            words(
                N_("{path} is truncated ({size} of {expected} bytes); {cure}"),
                path=str(path),
                size=size,
                expected=expected,
                cure=what_helps(path, CURES[home]),
            )
        )
