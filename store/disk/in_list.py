"""SQL for "one of these", for any number of them, so that the planner knows how few they are."""

import json
from collections.abc import Sequence

MOST = 1000
"""SQLite of every age takes so many values in one statement."""
Condition = tuple[str, tuple[int | str, ...]]


def sql_in(column: str, ids: Sequence[int]) -> Condition:
    """(condition, its values): `column` holds one of `ids`."""
    if len(ids) <= MOST:
        return f"{column} IN ({', '.join('?' * len(ids)) or 'NULL'})", tuple(ids)
    return f"{column} IN (SELECT value FROM json_each(?))", (json.dumps(ids),)


def each_of(column: str) -> str:
    """A table of the values in a column that holds a JSON list; empty for one that cannot be read."""
    return f"json_each(CASE WHEN json_valid({column}) THEN {column} ELSE '[]' END)"
