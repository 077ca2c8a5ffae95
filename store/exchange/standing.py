"""What the store holds where an import wants to write: the records it may mean, and what earlier imports wrote."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from store.disk.renamed_fields import as_now
from store.disk.workspace import Workspace
from store.exchange.plan import ACTS
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
class Standing:
    """Records by what identifies them. `hidden` were archived by hand: the file does not bring those back.

    `last`: record → field → the value, as the journal holds it, that the newest import in effect wrote. Where the
    file still says that, it has no news, and what people changed since stays.
    """

    live: dict[tuple[str, str], list[Record]] = field(default_factory=lambda: defaultdict(list))
    hidden: set[tuple[str, str]] = field(default_factory=set)
    last: dict[int, dict[str, Any]] = field(default_factory=dict)

    def told(self, record: Record | None) -> dict[str, Any]:
        """What imports wrote into a record."""
        return self.last.get(record.id, {}) if record is not None else {}


def standing_of(workspace: Workspace, kind: type[Record], project: Project | None) -> Standing:
    """Everything of one kind, of one project where the kind belongs to one; a fixed number of statements."""
    where, values = ("project = ?", (project.id,)) if project else ("1", ())
    records = workspace.select(kind, where, values, "ORDER BY id")
    undone = _undone(workspace)
    gone = _made_and_undone(workspace, kind, project, undone) if any(r.archived for r in records) else set()
    standing = Standing(last=_last_imported(workspace, kind, project, undone))
    for record in records:
        if not record.archived:
            for key in keys_of(record):
                standing.live[key].append(record)
        elif record.id not in gone:
            standing.hidden.update(keys_of(record))
    return standing


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


def _undone(workspace: Workspace) -> set[str]:
    """The acts that are not in effect: taken back by an undo that was not taken back itself."""
    rows = workspace.store.connection.execute(
        "SELECT uuid, undoes FROM act WHERE undoes IS NOT NULL ORDER BY id DESC"
    ).fetchall()
    undone: set[str] = set()
    for uuid, undoes in rows:
        if uuid not in undone:
            undone.add(undoes)
    return undone


def _made_and_undone(
    workspace: Workspace, kind: type[Record], project: Project | None, undone: set[str]
) -> set[int]:
    """Archived records whose making was undone, as when their import was."""
    rows = (
        workspace.ledger(kind)
        .connection.execute(
            f"SELECT journal.record, act.uuid FROM journal JOIN act ON act.id = journal.act"
            f" JOIN {kind.kind} ON {kind.kind}.id = journal.record AND {kind.kind}.archived = 1"
            " WHERE journal.before IS NULL AND journal.project IS ? AND journal.kind = ?",
            (project and project.id, kind.kind),
        )
        .fetchall()
    )
    return {record for record, uuid in rows if uuid in undone}


def _last_imported(
    workspace: Workspace, kind: type[Record], project: Project | None, undone: set[str]
) -> dict[int, dict[str, Any]]:
    rows: Sequence[Any] = (
        workspace.ledger(kind)
        .connection.execute(
            "SELECT act.uuid, journal.record, journal.schema, journal.after"
            " FROM journal JOIN act ON act.id = journal.act"
            " WHERE journal.project IS ? AND journal.kind = ?"
            f" AND json_extract(act.name, '$.m') IN ({', '.join('?' * len(ACTS))}) ORDER BY journal.id",
            (project and project.id, kind.kind, *(many for _, many in ACTS.values())),
        )
        .fetchall()
    )
    written: dict[int, dict[str, Any]] = {}
    for uuid, record, schema, after in rows:
        if uuid not in undone:
            written.setdefault(record, {}).update(as_now(kind.kind, schema, json.loads(after)))
    return written
