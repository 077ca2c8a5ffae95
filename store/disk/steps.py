"""The steps from nothing to the present tables, and the statements that a file of each version was made by."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

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
)
"""By version, from 1: the step's name in the file, and the files with its statements."""
FILES = Path(__file__).parent / "migrations"
GROWN = re.compile(r"ALTER TABLE (\w+) ADD COLUMN (.+)", re.DOTALL)


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
    made: dict[str, str] = {}
    for _, files in STEPS[:version]:
        for statement in (statement for name in files[home] for statement in statements(name)):
            if grown := GROWN.fullmatch(statement):
                # As SQLite does it: the new column stands before the bracket that closes the others.
                table = f"CREATE TABLE {grown[1]} "
                body, bracket, tail = made[table].rpartition(")")
                made[table] = f"{body}, {grown[2]}{bracket}{tail}"
            else:
                made[statement.partition("(")[0]] = statement
    return frozenset(made.values())
