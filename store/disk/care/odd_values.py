"""What this version cannot read in a file: values of records, rows of the journal, text that is no UTF-8."""

import json
from collections.abc import Iterator
from typing import Any

from store.disk.file.journal_table import told
from store.disk.file.record_rows import rows_of, value_of
from store.disk.file.renamed_fields import as_now
from store.disk.file.sqlite import Connection
from store.records import KINDS
from store.values.clock import LONG_AGO, stamp
from store.values.fields import Field, field_named
from store.values.frozen import frozen
from store.values.record import Home, Record
from store.values.unknown_value import LONGEST, is_unknown, plain_of, raw_of
from store.values.words import N_, Words, from_json, words

JOURNAL = "SELECT act, before, after FROM main.journal ORDER BY id"
ACTS = "SELECT id, name, at FROM main.act ORDER BY id"
LAST = "SELECT schema, before, after FROM main.journal WHERE record = ? ORDER BY id DESC"


@frozen
class Odd:
    """A field of a record that cannot be read. `raw`: what stands there; `cure`: what to put there instead; None:
    nothing but a backup has it."""

    record: Record
    field: Field
    raw: Any
    cure: "Cure | None"


@frozen
class Cure:
    """`value`: as the record holds it; `said`: whether the journal said so once, else it is the field's default.

    `newest`: what the journal said last, as the store writes it, where the row says something else."""

    value: Any
    said: bool
    newest: tuple[Any, ...] = ()


def odd_values(connection: Connection, home: Home) -> Iterator[Odd]:
    """Every field of every record that cannot be read."""
    for kind in (kind for kind in KINDS.values() if kind.home == home):
        rows = rows_of(kind)
        held = connection.execute(f"SELECT {rows.columns} FROM main.{kind.kind} ORDER BY id").fetchall()
        for record, row in zip(rows.records(held), held, strict=True):
            for name, stored in zip(rows.names, row, strict=True):
                if is_unknown(stored) or is_unknown(getattr(record, name)):
                    field = field_named(kind, name)
                    yield Odd(record, field, raw_of(stored), _cure(connection, record, field, stored))


def odd_value(connection: Connection, kind: type[Record], id: int, name: str) -> Odd | None:
    """That field of that record; None where it can be read."""
    return next(
        (odd for odd in odd_values(connection, kind.home) if (odd.record.id, odd.field.name) == (id, name)),
        None,
    )


def odd_rows(connection: Connection) -> tuple[int, ...]:
    """The numbers of the acts whose name, moment or changes cannot be read."""
    found = set()
    for act, before, after in connection.execute(JOURNAL).fetchall():
        if not all(text is None or _is_object(text) for text in (before, after)):
            found.add(act)
    for id, name, at in connection.execute(ACTS).fetchall():
        if not _is_name(name) or stamp(at) is LONG_AGO:
            found.add(id)
    return tuple(sorted(found))


def called(record: Record) -> Words:
    """The record as a finding names it."""
    code = getattr(record, "code", "")
    label = record.label if not is_unknown(record.label) else ""
    name = f"{code} {label}".strip() or f"#{record.id}"
    return words(N_("{kind} {label}"), kind=Words(type(record).singular), label=name[:LONGEST])


def shown(raw: Any) -> str:
    """What stands in a row, in quotation marks, as far as it can be shown."""
    text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)
    return f'"{text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"}"'


def _cure(connection: Connection, record: Record, field: Field, stored: Any) -> Cure | None:
    kind, name = type(record), field.name
    found = connection.execute(LAST, (record.id,)).fetchall()
    sides = (
        as_now(kind.kind, schema, told(side))
        for schema, *row in found
        for side in reversed(row)
        if not is_unknown(side)
    )
    said = [side[name] for side in sides if name in side]
    newest = tuple(said[:1]) if said[:1] != [raw_of(stored)] else ()
    for value in (value_of(kind, name, one) for one in said):
        if not is_unknown(value):
            return Cure(value, True, newest)
    if is_unknown(stored):
        return None
    return Cure(plain_of(getattr(record, name)) if field.required else field.empty, False, newest)


def _is_object(text: str) -> bool:
    try:
        return not is_unknown(text) and isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def _is_name(text: str) -> bool:
    try:
        return not is_unknown(text) and isinstance(from_json(json.loads(text)).msgid, str)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return False
