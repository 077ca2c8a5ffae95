"""The store as it was at the end of a day: the journal taken back behind the tables' own names.

SQLite looks for a name among the temporary tables first. So views of the same names, which show present rows without
those that changed since, and beside them those rows as they were, let every query run unchanged.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from store.disk.file.journal_table import told
from store.disk.file.record_rows import plain, rows_of
from store.disk.file.renamed_fields import as_now
from store.disk.file.sqlite import Connection
from store.disk.ledger import Ledger
from store.disk.workspace import Workspace
from store.records import KINDS
from store.values.clock import Clock, midnight
from store.values.fields import fields_of
from store.values.record import Record

SINCE = "SELECT kind, record, rev, schema, before FROM main.journal WHERE act > ? ORDER BY id"
Was = dict[str, Any] | None
"""The fields that changed since, as they were; None: the record was not made yet."""


def as_of(workspace: Workspace, day: date, zone: str = "") -> None:
    """Show this workspace as it stood when `day` ended in an IANA zone; nothing can be saved in it any more.

    Records, journal and acts of both files; of the private one as far as it is the reader's own.
    """
    end = midnight(day + timedelta(days=1), zone).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    for ledger in (workspace.store, workspace.private):
        _take_back(ledger, end)
        ledger.connection.execute("PRAGMA query_only=ON")
    workspace.memory.clear()
    workspace.clock = Clock(day)


def _take_back(ledger: Ledger, end: str) -> None:
    connection, home = ledger.connection, ledger.file.home
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM main.act WHERE at < ?", (end,)).fetchone()
    was: dict[str, dict[int, Was]] = {}
    for kind, record, rev, schema, before in connection.execute(SINCE, (last,)).fetchall():
        then = None if before is None else as_now(kind, schema, told(before))
        _fold(was.setdefault(kind, {}), record, rev, then)
    for kind in KINDS.values():
        if kind.home == home and (changed := was.get(kind.kind)):
            _behind(connection, kind, changed)
    connection.execute(f"CREATE TEMP VIEW act AS SELECT * FROM main.act WHERE id <= {int(last)}")
    connection.execute(f"CREATE TEMP VIEW journal AS SELECT * FROM main.journal WHERE act <= {int(last)}")


def _fold(changed: dict[int, Was], record: int, rev: int, before: Was) -> None:
    """The first change after the day tells how a field was on it; a record made after it was not there."""
    if record not in changed:
        changed[record] = None if before is None else {"rev": rev - 1}
    known = changed[record]
    if known is not None and before is not None:
        for name, value in before.items():
            known.setdefault(name, value)


def _behind(connection: Connection, kind: type[Record], changed: Mapping[int, Was]) -> None:
    """A view named as the kind's table: present rows that did not change since, and the others as they were."""
    rows = rows_of(kind)
    name, defaults = kind.kind, {field.name: plain(field.empty) for field in fields_of(kind)}
    connection.execute(f"CREATE TEMP TABLE {name}_then AS SELECT {rows.columns} FROM main.{name} WHERE 0")
    connection.execute(f"CREATE TEMP TABLE {name}_since (id INTEGER PRIMARY KEY)")
    connection.executemany(f"INSERT INTO {name}_since VALUES (?)", [(id,) for id in changed])
    present = connection.execute(
        f"SELECT {rows.columns} FROM main.{name} WHERE id IN (SELECT id FROM {name}_since)"
    ).fetchall()
    made = []
    for row in present:
        now = dict(zip(rows.names, row, strict=True))
        before = changed[now["id"]]
        if before is not None:
            then = {**now, **{field: value for field, value in before.items() if field in defaults}}
            made.append(tuple(then[field] for field in rows.names))
    places = ", ".join("?" * len(rows.names))
    connection.executemany(f"INSERT INTO {name}_then VALUES ({places})", made)
    columns = ", ".join(f'"{field}"' for field in rows.names)
    connection.execute(
        f"CREATE TEMP VIEW {name} AS SELECT {columns} FROM main.{name} WHERE id NOT IN"
        f" (SELECT id FROM temp.{name}_since) UNION ALL SELECT {columns} FROM temp.{name}_then"
    )
