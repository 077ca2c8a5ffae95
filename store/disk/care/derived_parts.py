"""What a file is made of beside its data: indexes, views and the search table. All of it follows from the data, so what
is lost of it is made again."""

import os
from contextlib import closing
from pathlib import Path

from store.disk.file.complaints import SEARCH, complaints
from store.disk.file.damage import explained
from store.disk.file.files import lock
from store.disk.file.schema import migrate
from store.disk.file.search_index import Search
from store.disk.file.sqlite import Busy, Connection, connect, in_memory, sqlite
from store.values.record import Home
from store.values.words import N_, words

OF_SQLITE = ("sqlite_", "_sqlite")
"""How the names begin of what SQLite and sqlite-utils keep for themselves."""


def lost_parts(connection: Connection, home: Home) -> tuple[bool, tuple[str, ...]]:
    """(whether the data are whole, the names of what must be made again); for a file of the present schema."""
    expected = _expected(home)
    there = {name for (name,) in connection.execute("SELECT name FROM main.sqlite_master").fetchall()}
    gone = [name for name in expected if name not in there]
    search = any(name.split("_")[0] == SEARCH for name in gone)
    tables = [name for name in gone if expected[name][0] == "table" and name.split("_")[0] != SEARCH]
    whole, indexes = complaints(connection) if not search else (True, [])
    lost = [name for name in gone if expected[name][0] != "table"] + indexes
    if not tables and (search or not _searches(connection, home)):
        lost.append(SEARCH)
    return whole and not tables, tuple(dict.fromkeys(lost))


def make_again(path: Path, home: Home) -> None:
    """Indexes, views and search table, from the data. Raises Busy and StoreProblem; then nothing has changed."""
    alone = lock(path, alone=True)
    if alone is None:
        raise Busy(words(N_("{path} is in use; close forewarn everywhere first"), path=str(path)))
    try:
        with closing(connect(path)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            _make_again(connection, home)
            connection.execute("COMMIT")
    except sqlite.DatabaseError as error:
        raise explained(error, path) from None
    finally:
        os.close(alone)


def _make_again(connection: Connection, home: Home) -> None:
    _drop_search(connection)
    expected = _expected(home)
    there = {name for (name,) in connection.execute("SELECT name FROM main.sqlite_master").fetchall()}
    for name, (kind, sql) in expected.items():
        shadow = name.startswith(f"{SEARCH}_") and kind == "table"
        if name not in there and sql and not shadow:
            connection.execute(sql)
    connection.execute("REINDEX")
    Search(connection).fill(home)


def _drop_search(connection: Connection) -> None:
    """Also one that SQLite can no longer open, since a part of it is gone."""
    try:
        connection.execute(f"DROP TABLE IF EXISTS {SEARCH}")
        return
    except sqlite.DatabaseError:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("DELETE FROM sqlite_master WHERE name = ?", (SEARCH,))
        connection.execute("PRAGMA writable_schema=RESET")
    for part in ("data", "idx", "content", "docsize", "config"):
        connection.execute(f"DROP TABLE IF EXISTS {SEARCH}_{part}")


def _searches(connection: Connection, home: Home) -> bool:
    """Whether the search table has a row for every record that it should have, and no other."""
    try:
        held = connection.execute(f"SELECT rowid, kind, code, name, text FROM {SEARCH}").fetchall()
        return sorted(held) == sorted(Search(connection).rows(home))
    except sqlite.DatabaseError:
        return False


def _expected(home: Home) -> dict[str, tuple[str, str]]:
    """By name what a new file has: (table, index, view; its SQL)."""
    with closing(in_memory()) as empty:
        migrate(empty, home)
        rows = empty.execute("SELECT name, type, sql FROM sqlite_master").fetchall()
    return {name: (kind, sql or "") for name, kind, sql in rows if not name.startswith(OF_SQLITE)}
