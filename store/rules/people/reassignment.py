"""Links to one person, passed on to another or to nobody."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from store.records import Person, Seat, Stakeholder
from store.values.fields import Field, fields_of
from store.values.record import Record

R = TypeVar("R", bound=Record)


def people_fields(kind: type[Record]) -> tuple[Field, ...]:
    """The fields of a kind that name people, one or several."""
    return tuple(field for field in fields_of(kind) if field.links_to == Person.kind)


def names(record: Record, field: str, person: int) -> bool:
    """Whether the field holds that person, alone or among others."""
    value = getattr(record, field)
    return person in value if isinstance(value, tuple) else bool(value == person)


def reassigned(record: R, fields: Iterable[str], person: int, to: int | None) -> R:
    """The record with `to` in the place of `person` in these fields; among several people nobody stands twice."""
    values: dict[str, Any] = {}
    for field in fields:
        value = getattr(record, field)
        if isinstance(value, tuple):
            named = (to if one == person else one for one in value)
            values[field] = tuple(dict.fromkeys(one for one in named if one is not None))
        elif value == person:
            values[field] = to
    return _consistent(replace(record, **values))


def _consistent(record: R) -> R:
    """Nobody succeeds themselves, and nobody is reached via themselves."""
    if isinstance(record, Seat) and record.holder is not None and record.successor == record.holder:
        return replace(record, successor=None)
    if isinstance(record, Stakeholder) and record.via == record.person:
        return replace(record, via=None)
    return record
