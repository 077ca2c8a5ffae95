"""The steps from nothing to the present tables, and the statements that a file of each version was made by."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path

from store.disk.file.sqlite import connect_aside
from store.values.record import Home

STEPS: tuple[tuple[str, dict[Home, tuple[str, ...]]], ...] = (
    ("first_registers", {"store": ("journal_1", "store_1"), "private": ("journal_1", "private_1")}),
    (
        "every_register",
        {
            "store": ("store_2", "search_2", "clocks_2", "mapping_2", "views_2", "review_2"),
            "private": ("private_2", "search_2"),
        },
    ),
    ("login_of_acts", {"store": ("login_3",), "private": ("login_3",)}),
    ("what_was_heard", {"store": ("heard_4", "views_4"), "private": ()}),
    ("names_and_helpers", {"store": ("names_5",), "private": ()}),
    ("what_was_learned", {"store": ("learned_6", "plan_6"), "private": ()}),
)
"""By version, from 1: the step's name in the file, and the files with its statements, for stores and dumps alike."""
FILES = Path(__file__).parent / "migrations"
GROWN, COLUMN, DROPPED = "ALTER TABLE ", " ADD COLUMN ", "DROP VIEW "
"""Of statements that change what others made."""


def statements(name: str) -> Iterator[str]:
    """The statements of one file, without the comments that stand before them."""
    for text in (FILES / f"{name}.sql").read_text(encoding="utf-8").split(";\n"):
        lines = text.strip().split("\n")
        while lines and lines[0].startswith("--"):
            del lines[0]
        if statement := "\n".join(lines).removesuffix(";"):
            yield statement


@cache
def made_by(home: Home, version: int) -> frozenset[str]:
    """What SQLite keeps as the text of every table, index and view of a file of that version."""
    all_of_them = [one for _, files in STEPS[:version] for name in files[home] for one in statements(name)]
    if not all(map(_is_plain, all_of_them)):
        return _kept_of(all_of_them)
    made: dict[str, str] = {}
    for statement in all_of_them:
        if statement.startswith(GROWN):
            # As SQLite does it: the new column stands before the bracket that closes the others.
            name, _, column = statement.removeprefix(GROWN).partition(COLUMN)
            body, bracket, tail = made[f"CREATE TABLE {name} "].rpartition(")")
            made[f"CREATE TABLE {name} "] = f"{body}, {column}{bracket}{tail}"
        elif statement.startswith(DROPPED):
            del made[f"CREATE VIEW {statement.removeprefix(DROPPED)}"]
        else:
            made[statement.partition("(")[0].partition(" AS ")[0]] = statement
    return frozenset(made.values())


def _is_plain(statement: str) -> bool:
    """Whether what becomes of it is known without doing it."""
    return statement.startswith(("CREATE ", DROPPED)) or (statement.startswith(GROWN) and COLUMN in statement)


def _kept_of(statements: Sequence[str]) -> frozenset[str]:
    """The same where something was renamed or taken away: what SQLite makes of it shows when it is done, which takes
    four times as long."""
    with closing(connect_aside()) as aside:
        for statement in statements:
            aside.execute(statement)
        rows = aside.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return frozenset(sql for (sql,) in rows)
