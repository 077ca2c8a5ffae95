"""What others changed since I last looked, by record."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from store.disk.file.record_rows import value_of
from store.disk.in_list import sql_in
from store.disk.seen import changes_by_others
from store.disk.workspace import Workspace
from store.queries.record_history import reader_for
from store.records import KINDS, Person, Project
from store.values.clock import moment_in
from store.values.fields import Field, fields_of
from store.values.frozen import frozen
from store.values.journal import Act, Change, Net, net
from store.values.reader import Reader
from store.values.record import Record, own_project

LINKS = ("link", "links")
LEFT_OUT = ("verdict", "setting", "calendar", "mapping")
"""Kinds that no pane and no register shows as something to look at."""


@frozen
class FieldChange:
    """One field, as people read it, before and after; both are empty where it links to other records."""

    field: Field
    before: str
    after: str


@frozen
class ChangedRecord:
    """A record that others changed: what it is called, the code of its project, their changes oldest first, and what
    came of them together; `at`: when the last of them was, by the clocks of its project; `made`: they made it."""

    record: Record
    name: str
    project: str
    at: datetime
    changes: tuple[Change, ...]
    fields: tuple[FieldChange, ...]
    made: bool

    @property
    def gone(self) -> bool:
        """Whether it is archived."""
        return self.record.archived

    @property
    def rev(self) -> int:
        """The last of their revisions."""
        return self.changes[-1].rev

    @property
    def who(self) -> tuple[str, ...]:
        """Everybody who did something, once."""
        return tuple(dict.fromkeys(change.act.who for change in self.changes))

    @property
    def act(self) -> Act:
        """What they did last."""
        return self.changes[-1].act


@frozen
class ChangedBoard:
    """The record changed last comes first; `more`: older changes are left out."""

    records: tuple[ChangedRecord, ...]
    more: bool


def changed_by_others(workspace: Workspace, language: str) -> ChangedBoard:
    """What others changed and I have not seen; what they took back themselves is left out. A statement for each kind,
    and a few."""
    changes, more = changes_by_others(workspace)
    by_record: dict[int, list[Change]] = {}
    for change in changes:
        if change.kind in KINDS and change.kind not in LEFT_OUT:
            by_record.setdefault(change.record, []).append(change)
    kinds = {change.kind for own in by_record.values() for change in own}
    records = {
        record.id: record
        for kind in KINDS.values()
        if kind.kind in kinds
        for record in workspace.select(kind, *sql_in("id", sorted(by_record)))
    }
    nets = {one.record: one for one in net(change for own in by_record.values() for change in own)}
    names = _names(workspace, list(records.values()))
    projects = {project.id: project for project in workspace.select(Project)}
    reader = reader_for(workspace, None, language)
    found = [
        ChangedRecord(
            records[id],
            names[id],
            *_place(projects.get(own_project(records[id]) or 0), own[-1]),
            tuple(own),
            tuple(_fields(nets[id], reader)),
            nets[id].made,
        )
        for id, own in by_record.items()
        if id in records and id in nets
    ]
    places = {id: place for place, change in enumerate(changes) for id in (change.record,)}
    return ChangedBoard(tuple(sorted(found, key=lambda one: -places[one.record.id])), more)


def _place(project: Project | None, last: Change) -> tuple[str, datetime]:
    """The project's code, and when that was by its clocks."""
    at = moment_in(project.zone if project else "", last.act.at)
    return (project.code if project else ""), at


def _fields(one: Net, reader: Reader) -> list[FieldChange]:
    """What differs in the end; of a record that was made nothing, since all of it is new."""
    if one.made:
        return []
    kind = KINDS[one.kind]
    return [
        FieldChange(field, _shown(one.before, field, kind, reader), _shown(one.after, field, kind, reader))
        for field in fields_of(kind)
        if field.name in one.after and field.name not in ("archived", "rev", "id")
    ]


def _shown(values: Mapping[str, object], field: Field, kind: type[Record], reader: Reader) -> str:
    if field.shape in LINKS:
        return ""
    value = value_of(kind, field.name, values.get(field.name))
    return "" if value is None else reader.show(field, value)


def _names(workspace: Workspace, records: Sequence[Record]) -> dict[int, str]:
    """Code and label, or the name of the person that a record is called by."""
    by_person = {record.id: value for record in records if (value := _person(record)) is not None}
    people = {
        person.id: person.name
        for person in workspace.select(Person, *sql_in("id", sorted(set(by_person.values()))))
    }
    names = {}
    for record in records:
        parts = (getattr(record, "code", ""), record.label)
        called = " ".join(dict.fromkeys(part for part in parts if part))
        names[record.id] = people.get(by_person[record.id], "") if record.id in by_person else called
    return names


def _person(record: Record) -> int | None:
    """The person that a record is called by."""
    named = next(field for field in fields_of(type(record)) if field.name == record.named_by)
    return getattr(record, record.named_by) if named.links_to == Person.kind else None
