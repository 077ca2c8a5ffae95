"""Putting a backup in the place of a file: checked first, the present file kept, all under the lock."""

import gzip
import os
import shutil
import stat
import zlib
from datetime import UTC, datetime
from pathlib import Path

from store.disk.file.backup_files import CHUNK, NAME, backups
from store.disk.file.complaints import checked
from store.disk.file.files import (
    SIDE,
    beside,
    clear,
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
        kept = _put_in_place(part, real, home, (now or datetime.now(UTC)).astimezone(UTC).strftime(NAME))
        if kept is not None:
            _close(kept, rights.closed)
        return kept
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


def _put_in_place(part: Path, real: Path, home: Home, time: str) -> Path | None:
    kept = None
    if os.path.lexists(real):
        _gather(real, home)
        kept = beside(real, f".before-restore-{time}")
        try:
            os.link(real, kept)
        except PermissionError:
            # A file system without hard links: for a moment no file is there, but never two halves of one.
            real.rename(kept)
        for suffix in SIDE:
            side = beside(real, suffix)
            # What could not be gathered belongs to the file that is kept, and would ruin the one that comes.
            if size_of(side):
                side.rename(beside(kept, suffix))
            side.unlink(missing_ok=True)
    else:
        for suffix in SIDE:
            beside(real, suffix).unlink(missing_ok=True)
    part.replace(real)
    leave_for_readers(real)
    settle(real.parent)
    return kept


def _close(kept: Path, rights: Rights) -> None:
    """Who only reads a store does not read what was in it before; a file is closed by its owner alone, so that of
    another is copied."""
    if rights.group is None or stat.S_IMODE(kept.stat().st_mode) == rights.file:
        return
    try:
        kept.chmod(rights.file)
    except PermissionError:
        part = part_of(kept)
        try:
            with kept.open("rb") as old, open_new(part, rights) as new:
                shutil.copyfileobj(old, new)
                new.flush()
                os.fsync(new.fileno())
            part.replace(kept)
        finally:
            clear(part)


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
