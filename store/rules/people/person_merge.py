"""Two persons that are one: what the one that stays becomes, and what points at it then."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from store.records import Person, Stakeholder
from store.rules.people.reassignment import names, people_fields, reassigned
from store.values.fields import Field, fields_of
from store.values.frozen import frozen
from store.values.record import Record

EMPTY = (None, "", ())


@frozen
class Twins:
    """Two persons field by field: `filled` had only the one that goes, `disputed` both hold differently."""

    kept: Person
    gone: Person
    filled: tuple[Field, ...]
    disputed: tuple[Field, ...]

    def person(self, theirs: Iterable[str] = ()) -> Person:
        """The one that stays, with what it lacked, and the disputed fields in `theirs` from the one that goes."""
        taken = {*(field.name for field in self.filled), *theirs}
        values: dict[str, Any] = {name: getattr(self.gone, name) for name in taken}
        return replace(self.kept, **values)


def twins(kept: Person, gone: Person) -> Twins:
    """How the two compare."""
    filled: list[Field] = []
    disputed: list[Field] = []
    for field in fields_of(Person):
        mine, theirs = getattr(kept, field.name), getattr(gone, field.name)
        if field.asked and theirs not in EMPTY and mine != theirs:
            (filled if mine in EMPTY else disputed).append(field)
    return Twins(kept, gone, tuple(filled), tuple(disputed))


def moved(kept: int, gone: int, records: Iterable[Record]) -> tuple[Record, ...]:
    """The records that name `gone`, naming `kept`. Of two parts in one project the one of `kept` stays, the other is
    archived."""
    records = tuple(records)
    parts: Mapping[int, int] = {
        record.project: record.id
        for record in records
        if isinstance(record, Stakeholder) and record.person == kept and not record.archived
    }
    found: list[Record] = []
    for record in records:
        fields = [f.name for f in people_fields(type(record)) if names(record, f.name, gone)]
        if not fields:
            continue
        new: Record = reassigned(record, fields, gone, kept)
        if isinstance(new, Stakeholder) and new.person == kept and parts.get(new.project, new.id) != new.id:
            new = replace(new, archived=True)
        found.append(new)
    return tuple(found)
