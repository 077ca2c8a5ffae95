"""What of a record is a person's own data, and what is left when it is erased."""

from dataclasses import replace
from typing import Any

from store.records import KINDS, Person
from store.values.fields import Field, fields_of
from store.values.record import Record

ERASED = "(erased)"
"""Stands where something must stand; the same in every language, since it is kept."""
TEXTS = ("line", "prose")
IDENTIFYING = ("name", "also", "phone", "email", "chat")
"""The fields of a person whose text says who it is."""
ABOUT = "person"
"""The field that says whom a record is about, in whatever kind has it."""


def kinds_about() -> tuple[type[Record], ...]:
    """The kinds whose records are about one person: their parts, contacts with them, what they were told, notes."""
    return tuple(
        kind
        for kind in KINDS.values()
        if any(field.name == ABOUT and field.links_to == Person.kind for field in fields_of(kind))
    )


def personal(kind: type[Record]) -> tuple[Field, ...]:
    """The fields of a kind that are erased: of a person all, of what is about one the texts."""
    if kind is Person:
        return tuple(f for f in fields_of(kind) if f.asked or f.name == "pinyin")
    return tuple(f for f in fields_of(kind) if f.asked and f.shape in TEXTS)


def blank(field: Field) -> Any:
    """What stands in an erased field."""
    if field.shape in TEXTS:
        return ERASED if field.required else ""
    return field.empty


def erased(record: Record) -> Record:
    """The record without anybody's personal data."""
    return replace(record, **{field.name: blank(field) for field in personal(type(record))})
