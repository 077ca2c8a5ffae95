"""Records as JSON, for programs: every field under its own name, and beside each link what people call its end."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from store.disk.workspace import Workspace
from store.queries.linked_names import Called, Link, called, linked_kind, links_of
from store.records import KINDS
from store.values.fields import Field, fields_of
from store.values.record import Record
from store.values.unknown_value import raw_of

SCHEMA = 2
"""Of every document that leaves as JSON; rises when one changes in a way that a program reading it would notice."""


def record_json(workspace: Workspace, record: Record) -> dict[str, Any]:
    """The document of one record; it says which kind it is."""
    return {"schema": SCHEMA, "kind": record.kind, **next(iter(records_in(workspace, [record])))}


def records_json(workspace: Workspace, kind: str, records: Sequence[Record]) -> dict[str, Any]:
    """The document of `list KIND --json`."""
    return {"schema": SCHEMA, "kind": kind, "records": records_in(workspace, records)}


def reference_json(record: Record) -> dict[str, Any]:
    """Which record a line of another document stands for."""
    return {"id": str(record.id), "kind": record.kind, "code": getattr(record, "code", None)}


def records_in(workspace: Workspace, records: Sequence[Record]) -> list[dict[str, Any]]:
    """Days as ISO 8601, nothing as null, amounts as text so that no digit is lost. Ids are text as well: readers that
    hold numbers in 64 bits of floating point would round them. FIELD_name and FIELD_code follow a link."""
    names = called(workspace, {link for record in records for link in links_of(record)})
    return [_record(record, names) for record in records]


def _record(record: Record, names: Mapping[Link, Called]) -> dict[str, Any]:
    document: dict[str, Any] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.links_to:
            document |= _link(field, linked_kind(record, field), value, names)
        else:
            document[field.name] = str(value) if field.name == "id" else _natural(value)
    return document


def _link(field: Field, kind: str, value: Any, names: Mapping[Link, Called]) -> dict[str, Any]:
    """A list of links has a list of names beside it, in the same order."""
    ids = value if isinstance(value, tuple) else () if value is None else (value,)
    ends = [names.get((kind, id), Called("", None)) for id in ids]
    said: dict[str, list[Any]] = {field.name: [*map(str, ids)], f"{field.name}_name": [e.name for e in ends]}
    if _has_codes(field):
        said[f"{field.name}_code"] = [end.code for end in ends]
    if field.shape == "links":
        return said
    return {name: next(iter(values), None) for name, values in said.items()}


def _has_codes(field: Field) -> bool:
    return field.links_to == "*" or any(one.name == "code" for one in fields_of(KINDS[field.links_to]))


def _natural(value: Any) -> Any:
    value = raw_of(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return list(value) if isinstance(value, tuple) else value
