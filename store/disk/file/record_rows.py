"""Records to rows and back: what each kind's statements look like, worked out once per kind.

A register of hundreds of rows is on the way to the first screen, so rows become records column by column: each step
is one loop inside the interpreter instead of one for every value.
"""

import json
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Generic, NamedTuple, TypeVar

from store.values.fields import Column, columns_of, field_named
from store.values.frozen import frozen
from store.values.journal import OWN
from store.values.record import Record, moment
from store.values.sums import amount_of
from store.values.text import clean_line, clean_lines, clean_prose, clean_proses
from store.values.unknown_value import LONG_AGO, is_id, is_unknown, plain_of, stand_in

R = TypeVar("R", bound=Record)
Convert = Callable[[Any], Any]
FEW = 4
"""Rows; so few are made into records one by one."""
UNREADABLE = (ValueError, TypeError, ArithmeticError, RecursionError, AttributeError)
"""What converting a value raises that another program wrote."""


class Way(NamedTuple):
    """How one column comes into records: what puts a value there, what makes it of the stored one, and whether a set of
    stored values, among them None, are all known; None where every value is."""

    put: Callable[[Any, Any], None]
    convert: Convert | None
    known: Callable[[set[Any]], bool] | None


@frozen
class Rows(Generic[R]):
    """The columns and statements of one kind."""

    kind: type[R]
    names: tuple[str, ...]
    columns: str
    select: str
    insert: str
    ways: tuple[Way, ...]
    named: Mapping[str, Way]
    """The same by the names of the columns."""
    limited: tuple[tuple[int, Callable[[Any], bool]], ...]
    """The places of the columns where not every value is known, and whether one is."""

    def records(self, rows: Sequence[Sequence[Any]]) -> list[R]:
        """The records of rows that `select` returned; text is cleaned again, whoever wrote it, and something stands in
        for what cannot be read (`store.values.unknown_value`)."""
        made = [object.__new__(self.kind) for _ in rows]
        if len(made) <= FEW:
            for record, row in zip(made, rows, strict=True):
                self._put(record, row)
        elif made:
            for place, (way, column) in enumerate(zip(self.ways, zip(*rows, strict=True), strict=True)):
                if way.known is not None and not way.known(set(column)):
                    self._carefully(place, made, column)
                    continue
                try:
                    deque(map(way.put, made, _converted(way.convert, column)), maxlen=0)
                except UNREADABLE:
                    self._carefully(place, made, column)
        return made

    def _put(self, record: R, row: Sequence[Any]) -> None:
        try:
            for (put, convert, _), value in zip(self.ways, row, strict=True):
                put(record, value if value is None or convert is None else convert(value))
            odd = [place for place, is_known in self.limited if not is_known(row[place])]
        except UNREADABLE:
            odd = list(range(len(row)))
        for place in odd:
            self._carefully(place, [record], [row[place]])

    def _carefully(self, place: int, made: Sequence[R], column: Sequence[Any]) -> None:
        """One by one, where at least one value cannot be read."""
        for record, value in zip(made, column, strict=True):
            # The id, which is an INTEGER PRIMARY KEY and so can be read, stands first.
            born = moment(record.id).date() if place else LONG_AGO
            self.ways[place].put(record, value_of(self.kind, self.names[place], value, born))

    def values(self, record: R) -> dict[str, Any]:
        """Every field as SQLite and JSON write it."""
        return {name: plain(getattr(record, name)) for name in self.names}


def plain(value: Any) -> Any:
    """One value as SQLite and JSON write it: dates ISO, yes/no 1 and 0, tuples a JSON list, amounts text."""
    if value is None or type(value) is str:
        return value
    if is_unknown(value):
        # Damaged bytes are in no JSON; whoever changes nothing else leaves them as they are.
        return plain_of(value) if isinstance(value.raw, bytes) else value.raw
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value


def _several(fits: Callable[[Any], bool]) -> Convert:
    """What makes a tuple of a JSON list, raising ValueError where one of it does not fit."""

    def convert(text: str) -> tuple[Any, ...]:
        if text == "[]":
            return ()
        found = json.loads(text)
        if type(found) is not list or not all(map(fits, found)):
            raise ValueError(text)
        return tuple(found)

    return convert


_CONVERT: dict[str, Convert] = {
    "line": clean_line,
    "prose": clean_prose,
    "date": date.fromisoformat,
    "yesno": bool,
    "money": amount_of,
    "links": _several(is_id),
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
    ways = tuple(Way(getattr(kind, one.name).__set__, _convert_of(one), _known_of(one)) for one in held)
    return Rows(
        kind=kind,
        names=names,
        columns=columns,
        select=f"SELECT {columns} FROM {kind.kind}",
        insert=f"INSERT INTO {kind.kind} ({listed}) VALUES ({places})",
        ways=ways,
        named=dict(zip(names, ways, strict=True)),
        limited=tuple((place, is_known) for place, one in enumerate(held) if (is_known := _is_known(one))),
    )


def _is_known(column: Column) -> Callable[[Any], bool] | None:
    """Of one value what `_known_of` tells of many."""
    if column.shape == "choice":
        return frozenset((*column.choices, None)).__contains__
    known = _known_of(column)
    return None if known is None else lambda value: known({value})


def _convert_of(column: Column) -> Convert | None:
    if column.shape == "choices":
        return _several(frozenset(column.choices).__contains__)
    return _CONVERT.get(column.shape)


def _known_of(column: Column) -> Callable[[set[Any]], bool] | None:
    if column.shape == "choice":
        return frozenset((*column.choices, None)).issuperset
    low, high = column.ge, column.le
    if column.shape != "number" or (low is None and high is None) or column.name in OWN:
        return None

    def within(values: set[Any]) -> bool:
        values.discard(None)
        return not values or ((low is None or min(values) >= low) and (high is None or max(values) <= high))

    return within


def value_of(kind: type[Record], name: str, stored: Any, born: date = LONG_AGO) -> Any:
    """A journal's or a row's value as the record holds it; `born`: a day for want of one that can be read."""
    if stored is None or (way := rows_of(kind).named.get(name)) is None:
        return stored
    _, convert, known = way
    try:
        if known is None or known({stored}):
            return stored if convert is None else convert(stored)
    except UNREADABLE:
        pass
    return stand_in(field_named(kind, name), stored, born)
