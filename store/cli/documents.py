"""Records as JSON, for programs: every field, under its own name."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from store.values.fields import fields_of
from store.values.record import Record
from store.values.unknown import raw_of

SCHEMA = 1
"""Rises when a document changes in a way that a program reading it would notice."""


def record_json(record: Record) -> dict[str, Any]:
    """Days as ISO 8601, links as ids, nothing as null, amounts as text so that no digit is lost."""
    return {field.name: _natural(getattr(record, field.name)) for field in fields_of(type(record))}


def records_json(kind: str, records: Sequence[Record]) -> dict[str, Any]:
    """The document of `list KIND --json`."""
    return {"schema": SCHEMA, "kind": kind, "records": [record_json(record) for record in records]}


def _natural(value: Any) -> Any:
    value = raw_of(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return list(value) if isinstance(value, tuple) else value
