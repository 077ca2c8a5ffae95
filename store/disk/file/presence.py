"""Whether the file that a connection works in is still the one at its path, with the content that was written.

SQLite goes on writing into a file that was deleted or moved, and trusts its own memory of one that another program
wrote over. So the place is looked at twice a second and before every commit, by `stat` alone: whoever opens and closes
the file itself drops SQLite's locks on it.
"""

import sys
from pathlib import Path

from store.disk.file.damage import CURES, damaged, explained
from store.disk.file.files import beside, left_beside, size_of
from store.disk.file.sqlite import BUSY, BUSY_MS, CORRUPT, LOCKED, Connection, StoreProblem, code_of, sqlite
from store.disk.file.tries import tries
from store.values.record import Home
from store.values.words import N_, words

SETTLING_MS = 50
"""How long a commit waits for readers before it leaves the rest of its checkpoint to the next look."""
NEWEST = "SELECT id, uuid FROM main.act ORDER BY id DESC LIMIT 1"
SETTLED_S = 0.02
Place = tuple[int, int]
"""Device and inode."""
Written = tuple[int, int]
"""Size and time, in nanoseconds, of the last write."""
TRIES = 3
USED, PAGE_SIZE, FRAMES, PAGES = slice(12, 13), slice(14, 16), slice(16, 20), slice(20, 24)
"""In the head of a log's index, in the byte order of the machine; https://www.sqlite.org/walformat.html"""


class Astray(StoreProblem):
    """What lies at the path is not what was opened; nothing was saved. `again`: opening it anew may help."""

    again = False


class Overwritten(Astray):
    """It is the file that was opened, and holds what no SQLite wrote."""

    again = True


class Presence:
    """Looks after one open file."""

    def __init__(self, path: Path, home: Home, connection: Connection) -> None:
        self._path = path
        self._home: Home = home
        self._connection = connection
        self._logged = connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        self._sees_changes = not connection.immutable
        self._unsettled = False
        self._sides: tuple[Path, ...] = (beside(path, "-wal"), beside(path, "-shm")) if self._logged else ()
        """The log and its index, which all connections must share; they stay as long as one is open."""
        self._places = self._places_beside()
        self._version = self._version_now()
        self._place, self._written = self._stat()
        self._newest = self._newest_act()

    def look(self) -> None:
        """Raises Astray when the file is gone, is another one, or holds what SQLite did not write.

        Microseconds, unless somebody wrote since the last look.
        """
        place, written = self._stat()
        if place != self._place or self._places_beside() != self._places:
            raise self._replaced()
        if written != self._written:
            if not self._sees_changes:
                raise self._replaced()
            self._read_again()
        if self._unsettled and not self._connection.in_transaction:
            self.settle()

    def settle(self) -> None:
        """After a commit: bring it into the file itself, where whoever moves or copies that file takes it along, and
        where no log is left to be played into a copy that is laid over it. Raises Astray when it is not at its path.
        """
        if self._logged:
            self._unsettled = not self._checkpointed()
        # Before the look at the file: what others write in between must not pass for known.
        self._version = self._version_now()
        place, self._written = self._stat()
        if place != self._place:
            raise self._replaced()
        self._newest = self._newest_act()

    def _checkpointed(self) -> bool:
        try:
            self._connection.execute(f"PRAGMA busy_timeout={SETTLING_MS}")
            ((busy, _, _),) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlite.DatabaseError:
            return False  # a full disk, say; the log holds the act as safely
        finally:
            self._connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        return not busy

    def _read_again(self) -> None:
        """Somebody wrote: SQLite in another process, or a program that knows nothing of it. What this connection
        remembers of the file is forgotten, and what it knew to be saved must still be there."""
        for _ in range(TRIES):
            # First the log: it is emptied by whoever brings into the file what all were told of before.
            held = not self._logged or size_of(self._sides[0]) > 0
            _, written = self._stat()
            try:
                version = self._version_now()
                self._compare(written, told=held or version != self._version)
                newest = self._newest_act()
            except sqlite.DatabaseError as error:
                raise self._meant(error, written) from None
            if self._stat()[1] == written:
                self._version, self._written, self._newest = version, written, newest
                return

    def _compare(self, written: Written, *, told: bool) -> None:
        """`told`: it may be SQLite that wrote. Raises Astray, and SQLite's own errors."""
        self._connection.execute("PRAGMA shrink_memory")
        if not as_long_as_it_says(self._connection, self._path):
            raise self._replaced() if written[0] > self._written[0] else self._overwritten()
        if self._newest is not None:
            id, uuid = self._newest
            found = self._connection.execute("SELECT uuid FROM main.act WHERE id = ?", (id,)).fetchone()
            if found is None or found[0] != uuid:
                raise self._replaced()
        # By way of a log SQLite tells every connection of what it writes, and of nothing else.
        if not told:
            raise self._replaced()

    def _meant(self, error: Exception, written: Written) -> StoreProblem:
        code = code_of(error)
        if code in (BUSY, LOCKED):
            return explained(error, self._path)
        # The old one's measure is too short for a longer file.
        return self._replaced() if code == CORRUPT and written[0] > self._written[0] else self._overwritten()

    def _version_now(self) -> int:
        found: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return found

    def _newest_act(self) -> tuple[int, str] | None:
        found: tuple[int, str] | None = self._connection.execute(NEWEST).fetchone()
        return found

    def _stat(self) -> tuple[Place, Written]:
        try:
            found = self._path.stat()
        except OSError:
            raise self._gone() from None
        return (found.st_dev, found.st_ino), (found.st_size, found.st_mtime_ns)

    def _places_beside(self) -> tuple[Place | None, ...]:
        return tuple(map(_place, self._sides))

    def _gone(self) -> Astray:
        gone = N_(
            "deleted or moved away while it was open: {path}; nothing was saved. Put it back, or leave and run:"
            " {command}"
        )
        return Astray(words(gone, path=str(self._path), command=CURES[self._home]))

    def _replaced(self) -> Astray:
        replaced = N_("{path} was replaced by another file while it was open; nothing was saved. Try again")
        problem = Astray(words(replaced, path=str(self._path)))
        problem.again = True
        return problem

    def _overwritten(self) -> Astray:
        return Overwritten(damaged(self._path, CURES[self._home]).words)


def as_long_as_it_says(connection: Connection, path: Path) -> bool:
    """Whether a file has as many pages as its connection counts: by the file itself, or, while others have it open, by
    their index of its log. Not asked while a log has the rest, and again when the answer may be of the moment between
    two writes of another process."""
    for _ in tries(TRIES, SETTLED_S):
        pages, size = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
        )
        if size_of(path) // size == pages or left_beside(path):
            return True
    return False


def stale_index(path: Path) -> bool:
    """Whether the index of an empty log tells of another file than the one that lies there: a copy was laid over an
    open store, and whoever still has it open would have SQLite write by the old one's measure.

    Not for a process that is connected: closing the index would drop its locks.
    """
    try:
        with beside(path, "-shm").open("rb") as file:
            head = file.read(PAGES.stop)
    except OSError:
        return False
    used, size, frames, pages = (
        int.from_bytes(head[place], sys.byteorder) for place in (USED, PAGE_SIZE, FRAMES, PAGES)
    )
    return bool(used and size and not frames) and size_of(path) // (65536 if size == 1 else size) != pages


def _place(path: Path) -> Place | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
