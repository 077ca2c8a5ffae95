"""The one place that picks the SQLite module. Everything else imports it from here.

SQLite 3.7.0 to 3.51.2 can lose committed pages when one process commits while another checkpoints a WAL,
which is exactly how forewarn is used; pysqlite3 brings a fixed one where wheels exist.
"""

import os
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

from store.values.problem import Problem
from store.values.words import N_, words


def _pick() -> ModuleType:
    if os.environ.get("FOREWARN_SQLITE") != "stdlib":
        try:
            import pysqlite3.dbapi2 as bundled
        except ImportError:
            pass
        else:
            return bundled  # type: ignore[no-any-return]
    import sqlite3

    return sqlite3


sqlite: Any = _pick()
Connection = Any
VERSION: tuple[int, ...] = tuple(sqlite.sqlite_version_info)
BUSY_MS = 5000
BUSY, LOCKED, READONLY, CORRUPT, FULL, CANTOPEN, NOTADB = 5, 6, 8, 11, 13, 14, 26


class StoreProblem(Problem):
    """A store that cannot be used as it is: one sentence, what and what to do."""


class Busy(StoreProblem):
    """Another process has held the file for longer than we wait; nothing was saved, saving again may work."""


def fixed(version: tuple[int, ...]) -> bool:
    """Whether this SQLite has the WAL fix: ≥ 3.51.3, or backported in 3.50.7 and 3.44.6."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


_held: Counter[tuple[int, int]] = Counter()


class _Connection(sqlite.Connection):  # type: ignore[misc]
    """Remembers its file while it is open, so that nobody here opens and closes the same one beside it."""

    file: tuple[int, int] | None = None

    def close(self) -> None:
        super().close()
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


def connect(path: Path) -> Connection:
    """An autocommit connection with our pragmas; transactions are opened with an explicit BEGIN IMMEDIATE.

    The file must exist. Raises the module's own errors; `explained` turns those into a sentence.
    """
    connection = sqlite.connect(
        f"{path.resolve().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        timeout=BUSY_MS / 1000,
        check_same_thread=False,
        factory=_Connection,
    )
    try:
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


def connect_aside() -> Connection:
    """A connection to a file of SQLite's own, without a name: nobody else can read it, and it goes with this."""
    return sqlite.connect("", isolation_level=None)


def explained(error: Exception, path: Path, cure: str = "forewarn restore") -> StoreProblem:
    """What a SQLite error about `path` means to a person; `cure`: the command that brings back a backup."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (BUSY, LOCKED):
        return Busy(words(N_("{path} is held by another program; try again in a moment"), path=str(path)))
    if code == READONLY:
        return StoreProblem(words(N_("{path} may not be written; look at its rights"), path=str(path)))
    if code == FULL:
        return StoreProblem(words(N_("the disk is full; nothing was saved")))
    if code in (CORRUPT, NOTADB):
        return damaged(path, cure)
    if isinstance(error, sqlite.IntegrityError):
        return StoreProblem(words(N_("a code or a link collides with another record; nothing was changed")))
    return StoreProblem(words(N_("{path} cannot be used: {why}"), path=str(path), why=str(error)))


def damaged(path: Path, cure: str) -> StoreProblem:
    """The sentence for a file whose content is broken."""
    return StoreProblem(
        words(N_("{path} is damaged; bring back a backup with: {command}"), path=str(path), command=cure)
    )
