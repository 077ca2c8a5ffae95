"""What is in a file beside what our own steps made: a trigger, a view or a computed column of somebody else would run
with every save and every look, so that a file with such parts is refused before anything of it is read."""

import re
from collections.abc import Iterator

from store.disk.file.damage import CURES
from store.disk.file.schema_steps import made_by
from store.disk.file.sqlite import Connection, StoreProblem
from store.values.pattern import pattern
from store.values.record import Home
from store.values.words import N_, words

BESIDE = frozenset({
    "search_data", "search_idx", "search_content", "search_docsize", "search_config",
    "_sqlite_migrations", "_litestream_seq", "_litestream_lock",
    "sqlite_sequence", "sqlite_stat1", "sqlite_stat4",
})  # fmt: skip
"""Tables that SQLite, sqlite-utils and Litestream make, each in its own words: they may be there if they only hold."""
KEY = pattern(r"PRIMARY KEY *\([^()]*\)", re.IGNORECASE)
SHOWN, LONGEST = 5, 60


def refuse_foreign(connection: Connection, home: Home, version: int) -> None:
    """Raises StoreProblem, naming them, for parts that the steps to that version do not make."""
    found = list(_foreign(connection, home, version))
    if found:
        names = (*found[:SHOWN], *(["…"] if len(found) > SHOWN else []))
        sentence = N_(
            "this file has parts that are not forewarn's, and none of them was run: {names}; restore "
            "a backup with: {command}"
        )
        raise StoreProblem(words(sentence, names=names, command=CURES[home]))


def _foreign(connection: Connection, home: Home, version: int) -> Iterator[str]:
    ours = made_by(home, version)
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM main.sqlite_master").fetchall()
    for type_, name, table, sql in rows:
        # An index without words of its own belongs to a UNIQUE or PRIMARY KEY of its table.
        if sql is not None and sql not in ours and not (table in BESIDE and _only_holds(type_, sql)):
            yield f"{type_} {name}"[:LONGEST]


def _only_holds(type_: str, sql: str) -> bool:
    """Whether a table or an index has plain columns: whatever is computed stands in brackets of its own."""
    return type_ in ("table", "index") and KEY.sub("", sql).count("(") == 1
