"""Reads what merging two persons changes: everything that names the one that goes, in every kind and both files."""

from collections import Counter
from datetime import date

from store.disk.gate import Refused, check
from store.disk.workspace import Workspace
from store.queries.people.person_mentions import naming
from store.records import KINDS, Person, Stakeholder
from store.rules.people.person_merge import Twins, moved, twins
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words, words


@frozen
class Merge:
    """`records` as they become; `left` cannot be changed any more and stay with the one that goes."""

    twins: Twins
    records: tuple[Record, ...]
    left: tuple[Record, ...]

    @property
    def counts(self) -> tuple[Words, ...]:
        """How many records of each kind move."""
        kinds = Counter(record.plural for record in self.records)
        return tuple(words(N_("{kind}: {n}"), kind=Words(plural), n=n) for plural, n in kinds.items())


def merge_of(workspace: Workspace, kept: Person, gone: Person) -> Merge:
    """What merging `gone` into `kept` would change. A statement for each kind that names people."""
    found: list[Record] = []
    for kind in KINDS.values():
        if not (within := naming(kind, ":gone")):
            continue
        if kind is Stakeholder:
            within += " OR person = :kept"
        found += workspace.select(kind, within, {"gone": gone.id, "kept": kept.id}, "ORDER BY id")
    records = moved(kept.id, gone.id, found)
    before = {record.id: record for record in found}
    today = workspace.clock.today()
    fixed = {record.id for record in records if not _may_change(before[record.id], record, today)}
    return Merge(
        twins(kept, gone),
        tuple(record for record in records if record.id not in fixed),
        tuple(record for record in records if record.id in fixed),
    )


def _may_change(before: Record, after: Record, today: date) -> bool:
    """Whether the record may be saved so: what was written down once is never overwritten."""
    try:
        batch = check([after], today)
    except Refused:
        return False
    return not any(after.change_objections(before, batch))
