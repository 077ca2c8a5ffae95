"""The one place that picks the SQLite module. Everything else imports it from here.

SQLite 3.7.0 to 3.51.2 can lose committed pages when one process commits while another checkpoints a WAL,
which is exactly how forewarn is used; pysqlite3 brings a fixed one where wheels exist.
"""

import os
import stat
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.values.problem import Problem


def _pick() -> Any:
    if os.environ.get("FOREWARN_SQLITE") != "stdlib":
        try:
            import pysqlite3.dbapi2 as bundled
        except ImportError:
            pass
        else:
            return bundled
    import sqlite3

    return sqlite3


if TYPE_CHECKING:
    # The other one has the same names.
    import sqlite3

    sqlite = sqlite3
else:
    sqlite = _pick()
Connection = Any
VERSION: tuple[int, ...] = tuple(sqlite.sqlite_version_info)
BUSY_MS = 5000
BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
CORRUPT_VTAB = 267
UNWRITABLE = (READONLY, IOERR, FULL, CANTOPEN)
"""The codes of a file that cannot be written and may be read all the same."""
IMMUTABLE = "immutable=1"
READERS = 0o064
"""The mode of a store that a group writes and others read."""
MISSING = ("no such table", "no such column")


class StoreProblem(Problem):
    """A store that cannot be used as it is: one sentence, what and what to do."""


class Busy(StoreProblem):
    """Another process has held the file for longer than we wait; nothing was saved, saving again may work."""


def code_of(error: Exception) -> int:
    """SQLite's primary result code; 0 of an error that has none."""
    code: int = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code


def fixed(version: tuple[int, ...]) -> bool:
    """Whether this SQLite has the WAL fix: ≥ 3.51.3, or backported in 3.50.7 and 3.44.6."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


_held: Counter[tuple[int, int]] = Counter()


class _Cursor(sqlite.Cursor):
    """Reads text all the same whose bytes are damaged, and says so of a file whose very schema is."""

    _asked: tuple[Any, ...] = ()

    def execute(self, *asked: Any) -> "_Cursor":
        self._asked = asked
        try:
            super().execute(*asked)
        except (sqlite.OperationalError, UnicodeDecodeError) as error:
            self._leniently(error)
            super().execute(*asked)
        return self

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except (sqlite.OperationalError, UnicodeDecodeError) as error:
            self._leniently(error)
            return super().execute(*self._asked).fetchone()

    def fetchall(self) -> list[Any]:
        try:
            found: list[Any] = super().fetchall()
        except (sqlite.OperationalError, UnicodeDecodeError) as error:
            self._leniently(error)
            found = super().execute(*self._asked).fetchall()
        return found

    def __iter__(self) -> Any:
        return iter(self.fetchall())

    def _leniently(self, error: Exception) -> None:
        """From now on; raises the error when it is another one."""
        if isinstance(error, UnicodeDecodeError):
            broken = sqlite.DatabaseError("damaged")
            broken.sqlite_errorcode = CORRUPT
            raise broken from None
        if "decode to UTF-8" not in str(error) or self.connection.text_factory is _decoded:
            raise error
        self.connection.text_factory = _decoded


def met_damage(connection: Connection) -> bool:
    """Whether text was read whose bytes are damaged."""
    return bool(connection.text_factory is _decoded)


def _decoded(stored: bytes) -> str:
    from store.values.unknown_value import UnknownWord

    try:
        return stored.decode()
    except UnicodeDecodeError:
        broken = UnknownWord(stored.decode("utf-8", "replace"))
        broken.raw = stored
        return broken


class _Connection(sqlite.Connection):
    """Remembers its file while it is open, so that nobody here opens and closes the same one beside it."""

    file: tuple[int, int] | None = None
    path: Path | None = None
    immutable = False
    """Whether SQLite was told that the file does not change, so that this sees no change."""

    def execute(self, *asked: Any) -> _Cursor:
        cursor: _Cursor = self.cursor(_Cursor)
        return cursor.execute(*asked)

    def close(self) -> None:
        log = self.path.with_name(self.path.name + "-wal") if self.path is not None else None
        logged = log is not None and log.exists()
        super().close()
        if logged and self.path is not None:
            leave_for_readers(self.path)
        if self.file is not None:
            _held[self.file] -= 1
            self.file = None


def held(path: Path) -> bool:
    """Whether this process has a connection to the file.

    Then it must not be opened otherwise: closing any descriptor of it drops every lock that SQLite has on it.
    """
    return _held[_identity(path)] > 0


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def leave_for_readers(real: Path) -> None:
    """An empty log and index beside a store that its group writes and others may only read. The last who leaves a
    store removes both, and without them SQLite lets nobody read it who may not make them; with them a reader sees
    every save.
    """
    try:
        mode = real.stat().st_mode & 0o666
        if mode & READERS != READERS or not real.parent.stat().st_mode & stat.S_ISGID:
            return
        for suffix in ("-shm", "-wal"):
            side = real.with_name(real.name + suffix)
            made = os.open(side, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
            os.fchmod(made, mode)
            os.close(made)
    except OSError:
        # Somebody else is at work in it, who has made them, or who leaves them; or there is no room.
        return


def connect(path: Path, how: str = "mode=rw") -> Connection:
    """An autocommit connection with our pragmas; transactions are opened with an explicit BEGIN IMMEDIATE. `how`: the
    query of SQLite's URI.

    The file must exist. Raises the module's own errors; `explained` turns those into a sentence.
    """
    real = path.resolve()
    connection = sqlite.connect(
        f"{real.as_uri()}?{how}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_MS / 1000,
        check_same_thread=False,
        factory=_Connection,
    )
    try:
        connection.path, connection.immutable = real, how == IMMUTABLE
        connection.file = _identity(path)
        _held[connection.file] += 1
        # Views, triggers and computed columns may call nothing that reaches beyond the file.
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def in_memory() -> Connection:
    """A connection to an empty file that is nowhere."""
    return sqlite.connect(":memory:", isolation_level=None, check_same_thread=False, factory=_Connection)


def connect_aside() -> Connection:
    """A connection to a file of SQLite's own, without a name: nobody else can read it, and it goes with this."""
    return sqlite.connect("", isolation_level=None)
