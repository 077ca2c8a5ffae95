"""The tables, and how a file comes to have them. The only place that knows a released schema's history."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from store.disk.sqlite import VERSION, Connection, StoreProblem, fixed
from store.values.record import Home
from store.values.words import N_, words

if TYPE_CHECKING:
    from sqlite_utils import Database

SCHEMA = 2
APPLICATION: dict[Home, int] = {"store": 0x666F7265, "private": 0x666F7270}
Step = Callable[["Database", Home], None]
STATEMENTS = Path(__file__).parent / "migrations"


def home_of(connection: Connection) -> Home:
    """Whether a file is a store or somebody's private file; raises StoreProblem for another program's."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    for home, number in APPLICATION.items():
        if number == application:
            return home
    raise StoreProblem(words(N_("this SQLite file belongs to another program; nothing was changed")))


def version(connection: Connection, home: Home) -> int:
    """The schema number of a file that is ours; raises StoreProblem for another's, and for a newer one."""
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
    return number


def journal_mode(home: Home) -> str:
    """WAL for a store where that is safe; the private file has one writer at a time and needs none."""
    return "WAL" if home == "store" and fixed(VERSION) else "DELETE"


def first_registers(db: "Database", home: Home) -> None:
    """What the first release kept."""
    _run(db, "journal_1.sql")
    _run(db, f"{home}_1.sql")


def every_register(db: "Database", home: Home) -> None:
    """The rest of the registers, and the index of their words."""
    _run(db, f"{home}_2.sql")
    _run(db, "search_2.sql")
    if home == "store":
        _run(db, "clocks_2.sql")
        _run(db, "mapping_2.sql")
        _run(db, "views_2.sql")
        _run(db, "review_2.sql")


STEPS: tuple[Step, ...] = (first_registers, every_register)
"""What brings a file to schema 1, 2 and so on, and a dump the same way; each file keeps the names of those that it has
been through."""
RENAMED: dict[tuple[int, str, str], str | None] = {}
"""(the last schema that wrote so, kind, field) → the field's name in the next; None: it is gone."""
REVALUED: dict[tuple[int, str, str], Mapping[str, str]] = {}
"""(the last schema that wrote so, kind, field) → a choice → what the next calls it."""


def migrate(connection: Connection, home: Home, schema: int | None = None) -> None:
    """Bring a file to this schema, or to an older one as that version would, all or nothing; the caller has taken a
    backup of one that held data.

    Outermost is BEGIN IMMEDIATE, since sqlite-utils' own transactions are deferred; the schema number is
    written inside, so that it rolls back with the tables.
    """
    from sqlite_utils import Database, Migrations

    database = Database(connection, execute_plugins=False, strict=True)
    migrations = Migrations("forewarn")
    for step in STEPS[:schema]:
        migrations(name=step.__name__)(_of(home, step))
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


def _of(home: Home, step: Step) -> Callable[["Database"], None]:
    return lambda db: step(db, home)


def _fill_search(connection: Connection, home: Home) -> None:
    """When all tables are as they are now: the index is made from the kinds of today, whichever step made it."""
    from store.disk.search import Search

    if connection.execute("SELECT 1 FROM search LIMIT 1").fetchone() is None:
        Search(connection).fill(home)


def _run(database: "Database", name: str) -> None:
    for statement in (STATEMENTS / name).read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            database.execute(statement)
