"""What SQLite left beside a file when a process ended in the middle: the end of that file, or of one that lay there
before and was replaced by a copy.

Nothing in a log or rollback journal says which file it belongs to, so SQLite plays the log of the old file into the
copy and ruins it. So whoever is the first to open a file after that tries on copies of both what would come of it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from store.disk.file.files import beside, clear, left_beside, lock, make_empty, part_of
from store.disk.file.sqlite import Connection, StoreProblem, connect, sqlite
from store.values.frozen import frozen
from store.values.record import Home

Stamp = tuple[int, int]


@frozen
class Content:
    """What stands in a file that SQLite finds whole: its acts, and where its tables are not what its journal says."""

    acts: tuple[str, ...]
    wrong: frozenset[str]


def of_another(path: Path, home: Home) -> tuple[Path, ...]:
    """Those of the logs that would ruin the file. For who knows that nobody has it open; changes nothing.

    Two reads of the whole file, but only after a crash. Where there is no room for copies, SQLite is trusted.
    """
    logs = left_beside(path)
    if not logs:
        return ()
    before = [_stamp(one) for one in (path, *logs)]
    try:
        with _copies(path, ()) as alone, _copies(path, logs) as both:
            foreign = _ruined(_content(alone, home), _content(both, home))
    except OSError:
        return ()
    return logs if foreign and before == [_stamp(one) for one in (path, *logs)] else ()


def clear_the_way(path: Path, home: Home) -> None:
    """Set aside the logs of another file, unless somebody is at work here, whose they are then."""
    with suppress(OSError, StoreProblem):
        alone = lock(path, alone=True)
        if alone is not None:
            try:
                set_aside(path, home)
            finally:
                os.close(alone)


def set_aside(path: Path, home: Home) -> tuple[Path, ...]:
    """Move the logs of another file out of the way, as NAME.left-TIME; where they are now. Raises OSError."""
    time = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    moved = []
    for log in of_another(path, home):
        kept = log.with_name(f"{log.name}.left-{time}")
        log.rename(kept)
        moved.append(kept)
    if moved:
        with suppress(OSError):
            beside(path, "-shm").unlink()
    return tuple(moved)


def _ruined(alone: Content | None, both: Content | None) -> bool:
    """Whether a file that is good by itself is no more so with its log, or loses acts by it."""
    if alone is None:
        return False
    if both is None or not both.wrong <= alone.wrong:
        return True
    return both.acts[: len(alone.acts)] != alone.acts


def _content(path: Path, home: Home) -> Content | None:
    """None for a file that is not whole."""
    from store.disk.file.complaints import checked

    try:
        connection = connect(path)
        try:
            if not checked(connection):
                return None
            found = connection.execute("SELECT uuid FROM act ORDER BY id").fetchall()
            return Content(tuple(uuid for (uuid,) in found), _wrong(connection, home))
        finally:
            connection.close()
    except (sqlite.DatabaseError, UnicodeDecodeError):
        return None


def _wrong(connection: Connection, home: Home) -> frozenset[str]:
    from store.disk.file.replay import differences

    try:
        return frozenset(map(repr, differences(connection, home)))
    except sqlite.OperationalError:  # the tables of an older schema
        return frozenset()


@contextmanager
def _copies(path: Path, logs: tuple[Path, ...]) -> Iterator[Path]:
    """A copy of the file, with copies of its logs beside it; gone when the block ends."""
    import shutil  # only after a crash

    real = path.resolve()
    part = part_of(real)
    try:
        for source in (real, *logs):
            copy = part.with_name(part.name + source.name.removeprefix(real.name))
            make_empty(copy)
            shutil.copyfile(source, copy)
        yield part
    finally:
        clear(part)


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns
