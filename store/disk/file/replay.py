"""The journal played back from its first row, and compared with the tables: they must tell the same."""

from collections.abc import Iterator
from typing import Any

from store.disk.file.journal_table import Journal
from store.disk.file.record_rows import plain, rows_of
from store.disk.file.sqlite import Connection
from store.records import KINDS
from store.values.fields import fields_of
from store.values.frozen import frozen
from store.values.record import Home

Tables = dict[str, dict[int, dict[str, Any]]]
"""kind → id → column → value as SQLite keeps it."""


@frozen
class Difference:
    """A record that journal and table tell differently; `fields` is empty when one has no such record."""

    kind: str
    record: int
    fields: tuple[str, ...] = ()


def replay(connection: Connection) -> Tables:
    """Every record as its journal rows make it."""
    tables: Tables = {}
    for change in Journal(connection).everything():
        records = tables.setdefault(change.kind, {})
        row = records.setdefault(change.record, _unsaid(change.kind))
        row |= change.after
        row["rev"] = change.rev
    return tables


def _unsaid(kind: str) -> dict[str, Any]:
    """What a record holds where its journal says nothing: it may have been made before the field was there."""
    known = KINDS.get(kind)
    return {field.name: plain(field.empty) for field in fields_of(known)} if known is not None else {}


def tables(connection: Connection, home: Home) -> Tables:
    """Every record as its table holds it."""
    found: Tables = {}
    for kind in KINDS.values():
        if kind.home == home:
            rows = rows_of(kind)
            held = connection.execute(rows.select).fetchall()
            listed = (dict(zip(rows.names, row, strict=True)) for row in held)
            if held:
                found[kind.kind] = {row["id"]: row for row in listed}
    return found


def differences(connection: Connection, home: Home) -> Iterator[Difference]:
    """Where replaying the journal does not give the tables, and where its rows do not fit each other."""
    yield from _gaps(connection)
    played, held = replay(connection), tables(connection, home)
    for kind in sorted(played.keys() | held.keys()):
        left, right = played.get(kind, {}), held.get(kind, {})
        for id in sorted(left.keys() | right.keys()):
            if id not in left or id not in right:
                yield Difference(kind, id)
            elif left[id] != right[id]:
                mine, other = left[id], right[id]
                differing = {
                    name
                    for name in mine.keys() | other.keys()
                    if (name in mine, mine.get(name)) != (name in other, other.get(name))
                }
                yield Difference(kind, id, tuple(sorted(differing)))


def _gaps(connection: Connection) -> Iterator[Difference]:
    """Rows whose `before` is not what the rows above left, or whose `rev` does not follow."""
    now: dict[int, dict[str, Any]] = {}
    for change in Journal(connection).everything():
        row = now.setdefault(change.record, _unsaid(change.kind))
        before = change.before or {}
        wrong = [name for name, value in before.items() if row.get(name) != value]
        if change.rev != row.get("rev", 0) + 1:
            wrong.append("rev")
        if wrong or change.kind not in KINDS:
            yield Difference(change.kind, change.record, tuple(wrong))
        row |= dict(change.after) | {"rev": change.rev}
