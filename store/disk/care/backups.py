"""Backups of one file, store or private: taken by SQLite itself, checked, compressed, named by their time."""

import gzip
import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from store.disk.file.backup_files import CHUNK, NAME, backups, folder_of, readable, sound, unreadable
from store.disk.file.complaints import checked
from store.disk.file.damage import CURES, damaged, explained
from store.disk.file.files import (
    clear,
    fresh,
    make_empty,
    one_at_a_time,
    own_folder,
    part_of,
    sweep,
    unwritable,
)
from store.disk.file.hold import hold
from store.disk.file.inspection import look_at
from store.disk.file.rights import rights_of
from store.disk.file.schema import version
from store.disk.file.sqlite import Busy, connect, sqlite
from store.disk.file.write_limit import why_not
from store.values.record import Home
from store.values.words import N_, words

EVERY = timedelta(minutes=30)
DONE = 101
"""SQLite's word for a copy that is complete."""
PATIENCE = 20
"""How often a copy waits a quarter of a second for a writer before it gives up."""


def back_up(
    file: Path,
    folder: Path | None = None,
    *,
    home: Home = "store",
    now: datetime | None = None,
    alone: bool = False,
) -> Path | None:
    """A backup of the file as it is at this moment; None when it has not changed since the last one. `alone`: the
    caller has the file's lock alone, which keeps it as it is.

    Raises StoreProblem, one sentence, when the file is damaged (the older backups stay), in use for too long,
    or when the disk is full. Other processes may read and write meanwhile.
    """
    place = _place(file, folder, home)
    with one_at_a_time(place):
        return _made(file, place, home, now or datetime.now(UTC), alone)


def due(
    file: Path, folder: Path | None = None, *, home: Home = "store", now: datetime | None = None
) -> Path | None:
    """A backup when the last look is half an hour ago and the file changed since, thinning the older ones; None also
    where somebody else is making one.

    As often as one likes: without need it lists one folder. Raises StoreProblem.
    """
    from store.disk.care.retention import thin

    moment = now or datetime.now(UTC)
    if not is_due(file, folder, now=moment):
        return None
    place = _place(file, folder, home)
    try:
        with one_at_a_time(place, wait=False):
            if not is_due(file, folder, now=moment):
                return None
            made = _made(file, place, home, moment)
    except BlockingIOError:
        return None
    thin(file, folder, now=moment)
    return made


def is_due(file: Path, folder: Path | None = None, *, now: datetime | None = None) -> bool:
    """Whether the last look at what changed is half an hour ago, or cannot be told; lists one folder."""
    try:
        looked = last_look(file, folder)
    except PermissionError:
        return True
    return looked is None or not timedelta(0) <= (now or datetime.now(UTC)) - looked < EVERY


def last_look(file: Path, folder: Path | None = None) -> datetime | None:
    """When the newest backup was last found to hold what the file holds (UTC); None without any."""
    newest = next(iter(backups(file, folder)), None)
    return datetime.fromtimestamp(newest.path.stat().st_mtime, UTC) if newest is not None else None


def _place(file: Path, folder: Path | None, home: Home) -> Path:
    """Where the backup will lie, once there is something to make one of."""
    place = folder_of(file, folder)
    look_at(file, home)
    own_folder(place, rights_of(file).closed)
    if not os.access(place, os.R_OK | os.W_OK | os.X_OK):
        raise why_not(file) or unreadable(place)
    return place


def _made(file: Path, place: Path, home: Home, moment: datetime, alone: bool = False) -> Path | None:
    """The backup, or None without a change; nobody else works in the folder meanwhile."""
    with _copy_of(file, place, home, alone) as copy:
        last = next(iter(backups(file, place)), None)
        if (
            last is not None
            and readable(last.path)
            and _trailer(last.path) == _sum(copy)
            and sound(last.path)
        ):
            _looked(last.path, moment)
            return None
        target = place / f"{moment.astimezone(UTC).strftime(NAME)}.db.gz"
        with (
            fresh(target, rights_of(file).closed) as file_,
            gzip.GzipFile("", "wb", 6, file_, 0) as packed,
            copy.open("rb") as plain,
        ):
            shutil.copyfileobj(plain, packed, CHUNK)
        _looked(target, moment)
        return target


@contextmanager
def _copy_of(file: Path, place: Path, home: Home, alone: bool) -> Iterator[Path]:
    """A checked copy of the file in rollback mode, which every SQLite opens; gone when the block ends."""
    # Only one at a time works here: whatever is half-written was left by one that was ended, however lately.
    sweep(place, age=0)
    part = part_of(place / file.name)
    held = None if alone else hold(file)
    try:
        make_empty(part)
        _copy(file, part, home)
        yield part
    except OSError as error:
        raise unwritable(part, error) from None
    finally:
        if held is not None:
            os.close(held)
        clear(part)


def _copy(file: Path, part: Path, home: Home) -> None:
    waited = 0

    def patience(status: int, remaining: int, total: int) -> None:
        nonlocal waited
        waited += status != DONE
        if waited > PATIENCE:
            raise Busy(
                words(N_("{path} is locked by another program; try again in a moment"), path=str(file))
            )

    try:
        source = connect(file)
        try:
            version(source, home)
            copy = connect(part)
            try:
                copy.execute("PRAGMA synchronous=OFF")
                source.backup(copy, progress=patience)
                copy.execute("PRAGMA journal_mode=DELETE")
                if not checked(copy):
                    raise damaged(file, CURES[home])
            finally:
                copy.close()
        finally:
            source.close()
    except sqlite.DatabaseError as error:
        raise explained(error, file, CURES[home]) from None


def _sum(path: Path) -> tuple[int, int]:
    crc = size = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            crc, size = zlib.crc32(chunk, crc), size + len(chunk)
    return crc, size & 0xFFFFFFFF


def _trailer(path: Path) -> tuple[int, int]:
    """(CRC-32, size mod 2³²) of what a gzip file holds: its last eight bytes (RFC 1952)."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 8))
        tail = file.read()
    return int.from_bytes(tail[:4], "little"), int.from_bytes(tail[4:], "little")


def _looked(path: Path, moment: datetime) -> None:
    """Note in the newest backup's file time that the store was as it is, then."""
    try:
        os.utime(path, (moment.timestamp(), moment.timestamp()))
    except PermissionError:
        # Only its owner may say when; whoever may write it, that it is now.
        os.utime(path)
