"""Putting a backup in the place of a file: checked first, the present file kept, all under the lock."""

import gzip
import os
import shutil
import zlib
from datetime import UTC, datetime
from pathlib import Path

from store.disk.file.backup_files import CHUNK, NAME, backups
from store.disk.file.complaints import checked
from store.disk.file.files import (
    SIDE,
    beside,
    clear,
    fresh,
    lock,
    make_folder,
    open_new,
    part_of,
    settle,
    size_of,
    unwritable,
)
from store.disk.file.leftover_logs import set_aside
from store.disk.file.rights import OWN, Rights, rights_of
from store.disk.file.schema import journal_mode, version
from store.disk.file.sqlite import (
    BUSY,
    LOCKED,
    Busy,
    StoreProblem,
    code_of,
    connect,
    leave_for_readers,
    sqlite,
)
from store.values.record import Home
from store.values.words import N_, words


def restore(
    file: Path,
    which: Path | None = None,
    *,
    home: Home = "store",
    folder: Path | None = None,
    now: datetime | None = None,
) -> Path | None:
    """Put a backup, the newest good one if none is named, in the place of `file`.

    Returns where the present file was kept, FILE.before-restore-TIME; None when there was none. Raises
    StoreProblem, one sentence, and changes nothing when the backup is not good or the file is in use.
    """
    real = file.resolve()
    if real.is_dir():
        raise StoreProblem(words(N_("{path} is a folder, not a store; name the file in it"), path=str(file)))
    make_folder(real.parent)
    held = lock(real, alone=True)
    if held is None:
        raise in_use(file)
    part = part_of(real)
    try:
        candidates = [which] if which else [backup.path for backup in backups(file, folder)]
        rights = rights_of(real)
        _unpack(file, candidates, part, home, rights)
        time = (now or datetime.now(UTC)).astimezone(UTC).strftime(NAME)
        return _put_in_place(part, real, home, rights, time)
    except OSError as error:
        raise unwritable(file, error) from None
    finally:
        os.close(held)
        clear(part)


def _unpack(file: Path, candidates: list[Path], part: Path, home: Home, rights: Rights) -> None:
    """The first good one of the backups, unpacked into `part`."""
    problem = StoreProblem(words(N_("there is no backup of {path}"), path=str(file)))
    for path in candidates:
        try:
            unpack(path, part, home, rights)
        except StoreProblem as error:
            problem = error
        else:
            return
    raise problem


def unpack(path: Path, part: Path, home: Home, rights: Rights = OWN) -> None:
    """One backup into the file `part`, 0600 or as `rights` say. Raises StoreProblem where it is not whole."""
    part.unlink(missing_ok=True)
    try:
        with gzip.open(path, "rb") as packed, open_new(part, rights) as plain:
            shutil.copyfileobj(packed, plain, CHUNK)
            plain.flush()
            os.fsync(plain.fileno())
    except FileNotFoundError:
        raise StoreProblem(words(N_("there is no backup at {path}"), path=str(path))) from None
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise _broken(path) from None
    try:
        connection = connect(part)
        try:
            version(connection, home)
            if not checked(connection):
                raise sqlite.DatabaseError
            connection.execute(f"PRAGMA journal_mode={journal_mode(home)}")
        finally:
            connection.close()
    except sqlite.DatabaseError:
        raise _broken(path) from None


def _broken(path: Path) -> StoreProblem:
    return StoreProblem(words(N_("{path} is not an intact backup; nothing was changed"), path=str(path)))


def _put_in_place(part: Path, real: Path, home: Home, rights: Rights, time: str) -> Path | None:
    kept = None
    if os.path.lexists(real):
        _gather(real, home)
        kept = beside(real, f".before-restore-{time}")
        _keep(real, kept, rights)
    for suffix in SIDE:
        side = beside(real, suffix)
        # What could not be gathered belongs to the file that is kept, and would ruin the one that comes.
        if kept is not None and size_of(side):
            _keep(side, beside(kept, suffix), rights)
        side.unlink(missing_ok=True)
    part.replace(real)
    leave_for_readers(real)
    settle(real.parent)
    return kept


def _keep(file: Path, kept: Path, rights: Rights) -> None:
    """The file under another name too. Who only reads a store does not read what was in it before: beside one with
    readers it is a copy, since only its owner could close the file itself."""
    if rights != rights.closed:
        with file.open("rb") as old, fresh(kept, rights.closed) as new:
            shutil.copyfileobj(old, new, CHUNK)
        return
    try:
        os.link(file, kept)
    except PermissionError:
        # A file system without hard links: for a moment no file is there, but never two halves of one.
        file.rename(kept)


def _gather(real: Path, home: Home) -> None:
    """Bring everything that was committed into the file itself, if it can still be opened.

    Raises Busy when a program that does not know our lock is at work in it.
    """
    set_aside(real, home)
    try:
        connection = connect(real)
        try:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            ((busy, _, _),) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.close()
    except sqlite.DatabaseError as error:
        busy = code_of(error) in (BUSY, LOCKED)
    if busy:
        raise in_use(real)


def in_use(file: Path) -> Busy:
    """The sentence for a file that somebody works in."""
    return Busy(words(N_("{path} is in use; close forewarn everywhere, then restore"), path=str(file)))
