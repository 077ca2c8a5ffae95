"""What stands where an import wants to write, and what earlier imports wrote there."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from store.disk.file.journal_table import told
from store.disk.file.renamed_fields import as_now
from store.disk.workspace import Workspace
from store.records import Project
from store.values.clock import moment_in
from store.values.record import Record

_CALLED = "CASE WHEN json_valid(act.name) THEN json_extract(act.name, '$.m') END"
"""The msgid of an act's name."""


def everything_of(workspace: Workspace, kind: type[Record], project: Project | None) -> list[Record]:
    """The records of one kind, archived ones too; of one project where the kind belongs to one."""
    where, values = ("project = ?", (project.id,)) if project else ("1", ())
    return workspace.select(kind, where, values, "ORDER BY id")


def undone_acts(workspace: Workspace) -> frozenset[str]:
    """The acts that are not in effect: taken back by an undo that was not taken back itself."""
    rows = workspace.store.connection.execute(
        "SELECT uuid, undoes FROM act WHERE undoes IS NOT NULL ORDER BY id DESC"
    ).fetchall()
    undone: set[str] = set()
    for uuid, undoes in rows:
        if uuid not in undone:
            undone.add(undoes)
    return frozenset(undone)


def made_and_undone(
    workspace: Workspace, kind: type[Record], project: Project | None, undone: Collection[str]
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


def written(
    workspace: Workspace,
    kind: type[Record],
    project: Project | None,
    acts: Sequence[str],
    undone: Collection[str],
) -> dict[int, dict[str, Any]]:
    """record → field → the value, as the journal holds it, that the newest act in effect wrote; of acts that are called
    by one of the msgids `acts`."""
    rows: Sequence[Any] = (
        workspace.ledger(kind)
        .connection.execute(
            "SELECT act.uuid, journal.record, journal.schema, journal.after"
            " FROM journal JOIN act ON act.id = journal.act"
            " WHERE journal.project IS ? AND journal.kind = ?"
            f" AND {_CALLED} IN ({', '.join('?' * len(acts))}) ORDER BY journal.id",
            (project and project.id, kind.kind, *acts),
        )
        .fetchall()
    )
    found: dict[int, dict[str, Any]] = {}
    for uuid, record, schema, after in rows:
        if uuid not in undone:
            found.setdefault(record, {}).update(as_now(kind.kind, schema, told(after)))
    return found


def made_by(
    workspace: Workspace,
    kind: type[Record],
    project: Project | None,
    acts: Sequence[str],
    undone: Collection[str],
) -> list[tuple[str, str, frozenset[int]]]:
    """Of each act in effect that is called by one of the msgids `acts`: which, the name of its file and the records
    that it made, the oldest first."""
    rows: Sequence[Any] = (
        workspace.ledger(kind)
        .connection.execute(
            f"SELECT act.uuid, {_CALLED}, json_extract(act.name, '$.v.file'), journal.record"
            " FROM journal JOIN act ON act.id = journal.act"
            " WHERE journal.project IS ? AND journal.kind = ? AND journal.before IS NULL"
            f" AND {_CALLED} IN ({', '.join('?' * len(acts))}) ORDER BY journal.id",
            (project and project.id, kind.kind, *acts),
        )
        .fetchall()
    )
    found: dict[str, tuple[str, str, set[int]]] = {}
    for uuid, msgid, file, record in rows:
        if uuid not in undone:
            found.setdefault(uuid, (msgid, str(file or ""), set()))[2].add(record)
    return [(msgid, file, frozenset(records)) for msgid, file, records in found.values()]


def edited_on(
    workspace: Workspace,
    kind: type[Record],
    project: Project | None,
    acts: Sequence[str],
    record: int,
    name: str,
) -> date | None:
    """The day of the last act that changed a field of a record and is called by none of the msgids `acts`, on the
    project's clocks; None where there is none."""
    rows: Sequence[Any] = (
        workspace.ledger(kind)
        .connection.execute(
            "SELECT act.at, journal.schema, journal.after FROM journal JOIN act ON act.id = journal.act"
            " WHERE journal.kind = ? AND journal.record = ? AND journal.before IS NOT NULL"
            f" AND coalesce({_CALLED}, '') NOT IN ({', '.join('?' * len(acts))}) ORDER BY journal.id DESC",
            (kind.kind, record, *acts),
        )
        .fetchall()
    )
    zone = project.zone if project else ""
    days = (
        moment_in(zone, at).date()
        for at, schema, after in rows
        if name in as_now(kind.kind, schema, told(after))
    )
    return next(days, None)
