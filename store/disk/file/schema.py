"""The tables, and how a file comes to have them. The only place that knows a released schema's history."""

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from store.disk.file.foreign_objects import refuse_foreign
from store.disk.file.schema_steps import STEPS, statements
from store.disk.file.sqlite import VERSION, Connection, StoreProblem, fixed
from store.values.record import Home
from store.values.words import N_, words

if TYPE_CHECKING:
    from sqlite_utils import Database

SCHEMA = 6
APPLICATION: dict[Home, int] = {"store": 0x666F7265, "private": 0x666F7270}
RENAMED: dict[tuple[int, str, str], str | None] = {}
"""(the last schema that wrote so, kind, field) → the field's name in the next; None: it is gone."""
REVALUED: dict[tuple[int, str, str], Mapping[str, str]] = {}
"""(the last schema that wrote so, kind, field) → a choice → what the next calls it."""


def home_of(connection: Connection) -> Home:
    """Whether a file is a store or somebody's private file; raises StoreProblem for another program's."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    for home, number in APPLICATION.items():
        if number == application:
            return home
    raise StoreProblem(words(N_("this SQLite file belongs to another program; nothing was changed")))


def version(connection: Connection, home: Home) -> int:
    """The schema number of a file that is ours, with all that is in it.

    Raises StoreProblem for another program's, for a newer one, and for one with parts that others put into it.
    """
    if home_of(connection) != home:
        raise StoreProblem(words(N_("private notes and a store are two files; nothing was changed")))
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if number > SCHEMA:
        raise StoreProblem(
            words(
                N_(
                    "this store was written by a newer forewarn (schema {theirs}, this one knows {ours});"
                    " update forewarn"
                ),
                theirs=number,
                ours=SCHEMA,
            )
        )
    refuse_foreign(connection, home, number)
    return number


def journal_mode(home: Home) -> str:
    """WAL for a store where that is safe; the private file has one writer at a time and needs none."""
    return "WAL" if home == "store" and fixed(VERSION) else "DELETE"


def migrate(connection: Connection, home: Home, schema: int | None = None) -> None:
    """Bring a file to this schema, or to an older one as that version would, all or nothing; the caller has taken a
    backup of one that held data.

    Outermost is BEGIN IMMEDIATE, since sqlite-utils' own transactions are deferred; the schema number is
    written inside, so that it rolls back with the tables.
    """
    from sqlite_utils import Database, Migrations

    from store.disk.file.step_writes import WRITES

    database = Database(connection, execute_plugins=False, strict=True)
    migrations = Migrations("forewarn")
    for name, files in STEPS[:schema]:
        migrations(name=name)(_step(files[home], WRITES.get((name, home), ())))
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(database)
        if schema is None:
            _fill_search(connection, home)
        connection.execute(f"PRAGMA application_id={APPLICATION[home]}")
        connection.execute(f"PRAGMA user_version={schema or SCHEMA}")
        connection.execute(
            "INSERT OR IGNORE INTO about (name, value) VALUES ('uuid', ?)", (os.urandom(16).hex(),)
        )
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _fill_search(connection: Connection, home: Home) -> None:
    """When all tables are as they are now: the index is made from the kinds of today, whichever step made it."""
    from store.disk.file.search_index import Search

    if connection.execute("SELECT 1 FROM search LIMIT 1").fetchone() is None:
        Search(connection).fill(home)


def _step(
    files: tuple[str, ...], writes: tuple[Callable[[Connection], None], ...]
) -> "Callable[[Database], None]":
    def run(database: "Database") -> None:
        for name in files:
            for statement in statements(name):
                database.execute(statement)
        for write in writes:
            write(database.conn)

    return run
