"""What happened to a record, and what anybody did lately: the journal, read back."""

from collections.abc import Iterable
from datetime import datetime

from store.disk.file.record_rows import value_of
from store.disk.workspace import Workspace
from store.queries.directory import Names
from store.queries.zones import act_moment
from store.records import KINDS
from store.values.fields import Field, fields_of
from store.values.frozen import frozen
from store.values.journal import Act, Change
from store.values.reader import Reader
from store.values.record import Record


@frozen
class Step:
    """One act on one record: (field, before, after) as people read them; `made`: the act made the record; `at`: when,
    by the clocks of its project; `who`: by whom, with the account where it is not the reader's and has another name."""

    act: Act
    who: str
    at: datetime
    kind: type[Record]
    record: int
    label: str
    made: bool
    fields: tuple[tuple[Field, str, str], ...]


def history(workspace: Workspace, kind: type[Record], id: int, reader: Reader) -> tuple[Step, ...]:
    """All acts on one record, newest first."""
    ledger = workspace.ledger(kind)
    return steps(workspace, reversed(ledger.journal.changes("journal.record = ?", (id,))), reader)


def log(workspace: Workspace, project: int | None, limit: int, reader: Reader) -> tuple[Step, ...]:
    """The newest changes of one project or of the whole store, newest first; private ones are not in it."""
    where, values = ("journal.project = ?", (project,)) if project is not None else ("1", ())
    return steps(
        workspace,
        workspace.store.journal.changes(where, values, f"ORDER BY journal.id DESC LIMIT {int(limit)}"),
        reader,
    )


def steps(workspace: Workspace, changes: Iterable[Change], reader: Reader) -> tuple[Step, ...]:
    """Changes as people read them: fields named, links by name, days in the reader's language."""
    return tuple(_step(workspace, change, reader) for change in changes)


def _step(workspace: Workspace, change: Change, reader: Reader) -> Step:
    kind = KINDS[change.kind]
    record = workspace.get(kind, change.record)
    shown = []
    for field in fields_of(kind):
        if field.name in change.after and field.name not in ("id", "rev"):
            before = value_of(kind, field.name, (change.before or {}).get(field.name))
            after = value_of(kind, field.name, change.after[field.name])
            if before != after and not (change.before is None and after in (None, "", (), field.empty)):
                shown.append((field, reader.show(field, before), reader.show(field, after)))
    return Step(
        change.act,
        _author(change.act, workspace.login),
        act_moment(workspace, change.project, change.act.at),
        kind,
        change.record,
        Names(workspace, change.project).called(record) if record else "",
        change.before is None,
        tuple(shown),
    )


def _author(act: Act, own: str) -> str:
    return act.who if act.login in ("", own, act.who) else f"{act.who} ({act.login})"


def reader_for(workspace: Workspace, project: int | None, language: str) -> Reader:
    """A reader of typed text for one project (None: store-wide), in one language."""
    from store.queries.project_day import day_of
    from store.records import Project

    return Reader(
        day_of(workspace, workspace.get(Project, project) if project is not None else None),
        Names(workspace, project),
        language,
    )
