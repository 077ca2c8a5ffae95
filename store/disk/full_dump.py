"""Everything that one file holds, as plain data, and back into an empty one: acts, what they did, records, codes."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from store.disk.file.record_rows import plain, rows_of, value_of
from store.disk.file.renamed_fields import as_now
from store.disk.file.schema import SCHEMA
from store.disk.file.search_index import Search
from store.disk.file.sqlite import Connection, StoreProblem, sqlite
from store.disk.gate import limits
from store.disk.ledger import Ledger
from store.records import KINDS
from store.values.fields import Field, fields_of
from store.values.problem import Problem
from store.values.record import Home, Record
from store.values.text import clean_line
from store.values.unknown_value import is_unknown
from store.values.words import N_, Words, from_json, words

Item = dict[str, Any]
"""`{"act": …}`, `{"change": …}`, `{"record": …}`, `{"code": …}` or `{"counter": …}`, each with its columns."""
TABLES: dict[str, tuple[str, tuple[str, ...], str]] = {
    "act": ("act", ("uuid", "at", "who", "name", "undoes", "login"), "id"),
    "change": ("journal", ("kind", "record", "project", "rev", "schema", "before", "after"), "id"),
    "code": ("used_code", ("project", "kind", "code"), "project, kind, code"),
    "counter": ("counter", ("project", "kind", "last"), "project, kind"),
}
"""Item → table, its columns, their order. A change belongs to the act before it."""
PACKED = ("name", "before", "after")
"""Columns of those tables that hold JSON."""
NO_ITEM = words(N_("it is not a line of a dump"))
ORPHAN = words(N_("no act precedes it"))
NO_VALUE = words(N_("this version does not know that value"))


class Misfit(Problem):
    """An item that does not fit into a file of this schema; `words` says why."""

    def __init__(self, sentence: Words = NO_ITEM) -> None:
        super().__init__(sentence)


class Unknown(Misfit):
    """An item with something that this version does not know, as a newer one may write it; `what` it is."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self.what = what


def packed(name: str, value: Any) -> Any:
    """The column's value of an act or a change, as its table holds it."""
    return json.dumps(value, ensure_ascii=False) if name in PACKED and value is not None else value


def everything(connection: Connection, home: Home) -> Iterator[Item]:
    """All of a file as it is at this moment, in an order that depends on nothing but its content."""
    connection.execute("BEGIN")
    try:
        yield from _history(connection)
        for kind in (kind for kind in KINDS.values() if kind.home == home):
            rows, fields = rows_of(kind), fields_of(kind)
            for row in connection.execute(f"{rows.select} ORDER BY id"):
                values = {f.name: _unpacked(f, value) for f, value in zip(fields, row, strict=True)}
                yield {"record": {"kind": kind.kind, **values}}
        yield from _rows(connection, "code")
        yield from _rows(connection, "counter")
    finally:
        connection.execute("COMMIT")


def _history(connection: Connection) -> Iterator[Item]:
    """Each act, followed by what it did."""
    acts = connection.execute("SELECT id FROM act ORDER BY id")
    changes = connection.execute("SELECT act FROM journal ORDER BY id")
    owners = (row[0] for row in changes)
    owner = next(owners, None)
    items = _rows(connection, "change")
    for (id,), act in zip(acts, _rows(connection, "act"), strict=True):
        yield act
        while owner == id:
            yield next(items)
            owner = next(owners, None)


def _rows(connection: Connection, item: str) -> Iterator[Item]:
    table, names, order = TABLES[item]
    for row in connection.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY {order}"):
        values = dict(zip(names, row, strict=True))
        yield {item: {n: _json(v) if v and n in PACKED else v for n, v in values.items()}}


def _unpacked(field: Field, value: Any) -> Any:
    """A column's value as JSON has it: yes and no, lists; days and amounts stay text."""
    if field.shape == "yesno":
        return bool(value)
    return _json(value) if field.shape in ("choices", "links") else value


def _json(text: Any) -> Any:
    """What a column of JSON says; its text, which no file takes back, where it cannot be read."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _packed(field: Field, value: Any) -> Any:
    """The column's value again. Raises Misfit."""
    if field.shape == "yesno":
        if not isinstance(value, bool):
            raise Misfit()
        return int(value)
    if field.shape in ("choices", "links"):
        if not isinstance(value, list):
            raise Misfit()
        return json.dumps(value)
    return value


def is_empty(connection: Connection) -> bool:
    """Whether nothing was ever saved in the file."""
    return (
        connection.execute("SELECT 1 FROM act UNION ALL SELECT 1 FROM used_code LIMIT 1").fetchone() is None
    )


class Filling:
    """Puts items into one empty file, inside the caller's transaction. `older`: they came through the migrations, as a
    store does, in which limits are not looked at either: since they were saved, one may have become tighter."""

    def __init__(self, ledger: Ledger, *, older: bool = False) -> None:
        self.ledger = ledger
        self.older = older
        self.connection = ledger.connection
        self.act = 0

    def put(self, item: Mapping[str, Any]) -> None:
        """Write one item. Raises Misfit."""
        if len(item) != 1:
            raise Misfit()
        ((name, values),) = item.items()
        if not isinstance(values, dict) or name not in (*TABLES, "record"):
            raise Misfit()
        try:
            if name == "record":
                self._record(values)
            else:
                self._row(name, values)
        except sqlite.IntegrityError as error:
            raise Misfit(words(N_("it conflicts with the rest: {why}"), why=str(error))) from None
        except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError):
            raise Misfit() from None

    def finish(self) -> None:
        """Look whether every link leads somewhere, and index the words. Raises StoreProblem."""
        wrong = self.connection.execute("PRAGMA foreign_key_check").fetchone()
        if wrong is not None:
            raise StoreProblem(
                words(
                    N_("the dump is incomplete: {kind} {id} names a {other} that is not in it"),
                    kind=wrong[0],
                    id=str(wrong[1]),
                    other=wrong[2],
                )
            )
        Search(self.connection).fill(self.ledger.file.home)

    def _row(self, item: str, values: Mapping[str, Any]) -> None:
        table, names, _ = TABLES[item]
        if more := values.keys() - set(names):
            raise Unknown(f"{item}: {', '.join(sorted(more))}")
        if item == "act":
            from_json(values["name"])
            datetime.fromisoformat(values["at"])
            values = {**values, **{n: clean_line(values[n]) for n in ("who", "login") if n in values}}
        if item == "change":
            self._change(values)
        columns = {name: packed(name, value) for name, value in values.items()}
        if item == "change":
            columns["act"] = self.act
        places = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"
        cursor = self.connection.execute(sql, tuple(columns.values()))
        if item == "act":
            self.act = int(cursor.lastrowid)

    def _change(self, values: Mapping[str, Any]) -> None:
        """What a change says must be readable as values of its kind. Raises whatever it is not."""
        kind = self._kind(values["kind"])
        if not self.act:
            raise Misfit(ORPHAN)
        if values["schema"] > SCHEMA:
            raise Unknown(f"schema {values['schema']}")
        known = {field.name for field in fields_of(kind)}
        for side in (values["before"] or {}, values["after"]):
            for name, value in as_now(kind.kind, values["schema"], side).items():
                if name in known and is_unknown(value_of(kind, name, value)):
                    raise Misfit(words(N_("{field}: {problem}"), field=name, problem=NO_VALUE))

    def _record(self, values: Mapping[str, Any]) -> None:
        kind = self._kind(values["kind"])
        rows, fields = rows_of(kind), fields_of(kind)
        if more := values.keys() - {"kind", *rows.names}:
            raise Unknown(f"{kind.kind}: {', '.join(sorted(more))}")
        if missing := [f.name for f in fields if f.required and f.name not in values]:
            sentence = N_("{kind}: missing fields: {fields}")
            raise Misfit(words(sentence, kind=kind.kind, fields=tuple(missing)))
        row = [_packed(f, values[f.name]) if f.name in values else plain(f.empty) for f in fields]
        (record,) = rows.records([row])
        for field in fields:
            if is_unknown(getattr(record, field.name)):
                raise Misfit(words(N_("{field}: {problem}"), field=Words(field.title), problem=NO_VALUE))
        for objection in limits(record) if not self.older else ():
            raise Misfit(words(N_("{field}: {problem}"), field=objection.field, problem=objection.words))
        self.connection.execute(rows.insert, tuple(rows.values(record).values()))

    def _kind(self, name: Any) -> type[Record]:
        kind = KINDS.get(name)
        if kind is None:
            raise Unknown(str(name))
        if kind.home != self.ledger.file.home:
            raise Misfit(words(N_("no such kind of record belongs here: {kind}"), kind=str(name)))
        return kind
