"""Records to rows and back: what each kind's statements look like, worked out once per kind."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

from store.values.fields import fields_of
from store.values.frozen import frozen
from store.values.record import Record
from store.values.text import clean_line, clean_prose

R = TypeVar("R", bound=Record)


@frozen
class Rows(Generic[R]):
    """The columns, statements and converters of one kind."""

    kind: type[R]
    names: tuple[str, ...]
    columns: str
    select: str
    insert: str
    converters: tuple[tuple[int, str, Callable[[Any], Any]], ...]

    def record(self, row: Sequence[Any]) -> R:
        """The record of a row that `select` returned; text is cleaned again, whoever wrote it."""
        values = dict(zip(self.names, row, strict=True))
        for index, name, convert in self.converters:
            if row[index] is not None:
                values[name] = convert(row[index])
        return self.kind(**values)

    def values(self, record: R) -> dict[str, Any]:
        """Every field as SQLite and JSON write it."""
        return {name: plain(getattr(record, name)) for name in self.names}


def plain(value: Any) -> Any:
    """One value as SQLite and JSON write it: dates ISO, yes/no 1 and 0, tuples a JSON list, amounts text."""
    if value is None or type(value) is str:
        return value
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value


def _sequence(text: str) -> tuple[Any, ...]:
    return tuple(json.loads(text))


_CONVERT: dict[str, Callable[[Any], Any]] = {
    "line": clean_line,
    "prose": clean_prose,
    "date": date.fromisoformat,
    "yesno": bool,
    "money": Decimal,
    "choices": _sequence,
    "links": _sequence,
}


def rows_of(kind: type[R]) -> Rows[R]:
    """How records of `kind` are read and written; worked out once."""
    known = _KNOWN.get(kind)
    if known is None:
        known = _KNOWN[kind] = _worked_out(kind)
    return known


_KNOWN: dict[type, Rows[Any]] = {}


def _worked_out(kind: type[R]) -> Rows[R]:
    fields = fields_of(kind)
    names = tuple(field.name for field in fields)
    columns = ", ".join(f'{kind.kind}."{name}"' for name in names)
    places = ", ".join("?" * len(names))
    listed = ", ".join(f'"{name}"' for name in names)
    return Rows(
        kind=kind,
        names=names,
        columns=columns,
        select=f"SELECT {columns} FROM {kind.kind}",
        insert=f"INSERT INTO {kind.kind} ({listed}) VALUES ({places})",
        converters=tuple((i, f.name, _CONVERT[f.shape]) for i, f in enumerate(fields) if f.shape in _CONVERT),
    )


def value_of(kind: type[Record], name: str, stored: Any) -> Any:
    """A journal's value as the record holds it."""
    rows = rows_of(kind)
    convert = next((c for _, field, c in rows.converters if field == name), None)
    return stored if stored is None or convert is None else convert(stored)
