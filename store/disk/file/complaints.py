"""What SQLite says of a file when it looks at all of it."""

import re

from store.disk.file.sqlite import Connection
from store.values.pattern import pattern

OF_AN_INDEX = pattern(
    r"missing from index|entries in index|entry in index|inverted index|fts5", re.IGNORECASE
)
"""What it complains of when the data are whole and only an index is not."""
SEARCH = "search"
SHOWN = 100


def complaints(connection: Connection) -> tuple[bool, list[str]]:
    """(whether the data are in order, the names of the indexes that are not)."""
    found = [text for (text,) in connection.execute(f"PRAGMA integrity_check({SHOWN})").fetchall()]
    if found == ["ok"]:
        return True, []
    if not all(OF_AN_INDEX.search(text) for text in found):
        return False, []
    return True, [
        SEARCH if "fts5" in text.casefold() else text.split(" index ")[-1].split()[0] for text in found
    ]


def checked(connection: Connection) -> bool:
    """Whether the data of the whole file are in order."""
    return complaints(connection)[0]
