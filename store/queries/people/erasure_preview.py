"""What erasing a person's data would take away, and what would still name them."""

from collections import Counter
from collections.abc import Iterator

from store.disk.workspace import Workspace
from store.queries.reference import name_of
from store.records import KINDS, Person
from store.rules.people.personal_data import ABOUT, ERASED, TEXTS, erased, kinds_about, personal
from store.values.fields import fields_of
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words, words

SHOWN = 8
"""Records that are named because their text names the person."""


@frozen
class Erasure:
    """`records` are the person and all that is about them, in both files, archived or not; `naming`: other records
    whose text names the person, which stay as they are."""

    person: Person
    records: tuple[Record, ...]
    naming: tuple[str, ...]

    @property
    def counts(self) -> tuple[Words, ...]:
        """How many records of each kind lose something."""
        kinds = Counter(record.plural for record in self.records if erased(record) != record)
        return tuple(words(N_("{kind}: {n}"), kind=Words(plural), n=n) for plural, n in kinds.items())

    @property
    def fields(self) -> tuple[Words, ...]:
        """The titles of all fields that hold something now."""
        titles = {
            field.title: Words(field.title)
            for record in self.records
            for field in personal(type(record))
            if getattr(record, field.name) not in (None, "", (), ERASED)
        }
        return tuple(titles.values())


def erasure_of(workspace: Workspace, person: Person) -> Erasure:
    """Everything about `person`; a statement for each kind, and one for each kind with text."""
    records: list[Record] = [person]
    for kind in kinds_about():
        records += workspace.select(kind, f'"{ABOUT}" = ?', (person.id,), "ORDER BY id")
    own = {record.id for record in records}
    naming = (record for record in _naming(workspace, person.name) if record.id not in own)
    return Erasure(person, tuple(records), tuple(name_of(workspace, record) for record in naming))


def _naming(workspace: Workspace, name: str) -> Iterator[Record]:
    """The records in whose text the name stands."""
    if len(name) < 2 or name == ERASED:
        return
    for kind in KINDS.values():
        texts = [f'instr("{f.name}", :name) > 0' for f in fields_of(kind) if f.asked and f.shape in TEXTS]
        if texts:
            yield from workspace.select(kind, " OR ".join(texts), {"name": name}, "ORDER BY id")
