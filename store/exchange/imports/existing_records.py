"""What the store holds where an import wants to write: the records it may mean, and what earlier imports wrote."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from store.disk.file.record_rows import plain
from store.disk.workspace import Workspace
from store.exchange.imports.import_plan import ACTS
from store.queries.earlier_imports import (
    edited_on,
    everything_of,
    made_and_undone,
    made_by,
    undone_acts,
    written,
)
from store.records import Person, Project
from store.values.record import Record
from store.values.text import fold

TOGETHER: Mapping[str, tuple[str, ...]] = {
    "meeting": ("title", "on"),
    "reading": ("area", "on"),
    "contact": ("person", "on", "channel"),
}
"""The fields that identify a record of a kind together, where a title or a person alone does not."""


@dataclass(slots=True)
class ExistingRecords:
    """Records by what identifies them. `archived` were so by hand: the file does not bring those back.

    `last`: record → field → the value, as the journal holds it, that the newest import in effect wrote. Where the
    file still says that, it has no news, and what people changed since stays.
    """

    live: dict[tuple[str, str], list[Record]] = field(default_factory=lambda: defaultdict(list))
    archived: set[tuple[str, str]] = field(default_factory=set)
    last: dict[int, dict[str, Any]] = field(default_factory=dict)

    records: dict[int, Record] = field(default_factory=dict)
    """Those that are not archived, in the order in which they came."""
    edited_on: Callable[[int, str], date | None] = lambda record, name: None
    """The day on which a field of a record was last changed by hand."""
    made: list[tuple[str, str, frozenset[int]]] = field(default_factory=list)
    """Of each import in effect the msgid of its name, the file's name and the records that it made."""

    def imported(self, record: Record | None) -> dict[str, Any]:
        """What imports wrote into a record."""
        return self.last.get(record.id, {}) if record is not None else {}

    def edited(self, record: Record, name: str) -> bool:
        """Whether a field that an import wrote was edited here since."""
        last = self.last.get(record.id, {})
        return name in last and plain(getattr(record, name)) != last[name]


def existing_records(workspace: Workspace, kind: type[Record], project: Project | None) -> ExistingRecords:
    """Everything of one kind, of one project where the kind belongs to one; a fixed number of statements."""
    records = everything_of(workspace, kind, project)
    undone = undone_acts(workspace)
    archived = any(record.archived for record in records)
    gone = made_and_undone(workspace, kind, project, undone) if archived else set()
    acts = [many for _, many in ACTS.values()]
    existing = ExistingRecords(
        last=written(workspace, kind, project, acts, undone),
        edited_on=partial(edited_on, workspace, kind, project, acts),
        made=made_by(workspace, kind, project, acts, undone),
    )
    for record in records:
        if not record.archived:
            existing.records[record.id] = record
            for key in keys_of(record):
                existing.live[key].append(record)
        elif record.id not in gone:
            existing.archived.update(keys_of(record))
    return existing


def key_in(kind: type[Record], values: Mapping[str, Any]) -> tuple[str, str] | None:
    """What identifies a record of a kind that recurs under one name, such as a meeting: its fields together."""
    names = TOGETHER.get(kind.kind, ())
    parts = [str(values[name]) for name in names if values.get(name) is not None]
    return ("+".join(names), fold(" ".join(parts))) if parts and len(parts) == len(names) else None


def keys_of(record: Record) -> Iterable[tuple[str, str]]:
    """What may identify a record: its code, its title, the person it is about, several fields together."""
    if record.kind in TOGETHER:
        if key := key_in(type(record), {f: getattr(record, f) for f in TOGETHER[record.kind]}):
            yield key
        return
    for name in ("code", "title", "person"):
        if name == "title" and isinstance(record, Person):
            yield "name", fold(record.name)
        elif value := getattr(record, name, None):
            yield name, fold(str(value))
