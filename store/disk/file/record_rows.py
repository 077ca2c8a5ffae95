"""Records to rows and back: what each kind's statements look like, worked out once per kind.

A register of hundreds of rows is on the way to the first screen, so rows become records column by column: each step
is one loop inside the interpreter instead of one for every value.
"""

import json
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

from store.values.fields import columns_of
from store.values.frozen import frozen
from store.values.record import Record
from store.values.text import clean_line, clean_lines, clean_prose, clean_proses

R = TypeVar("R", bound=Record)
Convert = Callable[[Any], Any]
FEW = 4
"""Rows; so few are made into records one by one."""


@frozen
class Rows(Generic[R]):
    """The columns and statements of one kind; per column what puts a value into a record, and what makes it one."""

    kind: type[R]
    names: tuple[str, ...]
    columns: str
    select: str
    insert: str
    fields: tuple[tuple[Callable[[Any, Any], None], Convert | None], ...]

    def records(self, rows: Sequence[Sequence[Any]]) -> list[R]:
        """The records of rows that `select` returned; text is cleaned again, whoever wrote it."""
        made = [object.__new__(self.kind) for _ in rows]
        if len(made) <= FEW:
            for record, row in zip(made, rows, strict=True):
                for (put, convert), value in zip(self.fields, row, strict=True):
                    put(record, value if value is None or convert is None else convert(value))
        else:
            for (put, convert), column in zip(self.fields, zip(*rows, strict=True), strict=True):
                deque(map(put, made, _converted(convert, column)), maxlen=0)
        return made

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
    return () if text == "[]" else tuple(json.loads(text))


_CONVERT: dict[str, Convert] = {
    "line": clean_line,
    "prose": clean_prose,
    "date": date.fromisoformat,
    "yesno": bool,
    "money": Decimal,
    "choices": _sequence,
    "links": _sequence,
}
_TOGETHER: dict[Convert, Convert] = {clean_line: clean_lines, clean_prose: clean_proses}
"""What converts a whole column faster than value by value."""


def _converted(convert: Convert | None, column: Sequence[Any]) -> Iterable[Any]:
    if convert is None:
        return column
    if together := _TOGETHER.get(convert):
        found: Sequence[Any] = together(column)
        return found
    return [value if value is None else convert(value) for value in column]


def rows_of(kind: type[R]) -> Rows[R]:
    """How records of `kind` are read and written; worked out once."""
    known = _KNOWN.get(kind)
    if known is None:
        known = _KNOWN[kind] = _worked_out(kind)
    return known


_KNOWN: dict[type, Rows[Any]] = {}


def _worked_out(kind: type[R]) -> Rows[R]:
    held = columns_of(kind)
    names = tuple(column.name for column in held)
    columns = ", ".join(f'{kind.kind}."{name}"' for name in names)
    places = ", ".join("?" * len(names))
    listed = ", ".join(f'"{name}"' for name in names)
    return Rows(
        kind=kind,
        names=names,
        columns=columns,
        select=f"SELECT {columns} FROM {kind.kind}",
        insert=f"INSERT INTO {kind.kind} ({listed}) VALUES ({places})",
        fields=tuple((getattr(kind, column.name).__set__, _CONVERT.get(column.shape)) for column in held),
    )


def value_of(kind: type[Record], name: str, stored: Any) -> Any:
    """A journal's value as the record holds it."""
    convert = next((_CONVERT.get(one.shape) for one in columns_of(kind) if one.name == name), None)
    return stored if stored is None or convert is None else convert(stored)
