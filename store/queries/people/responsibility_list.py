"""What a person is responsible for in every register, as a leaver's list shows it."""

import json
from collections.abc import Collection, Iterable
from datetime import date

from store.disk.in_list import each_of
from store.disk.workspace import Workspace
from store.records import KINDS, Person, Project
from store.rules.people.responsibilities import (
    Responsibility,
    described,
    responsibilities,
    responsible_fields,
)
from store.values.fields import field_named, fields_of
from store.values.frozen import frozen
from store.values.record import ProjectRecord, Record
from store.values.width import cut
from store.values.words import Words

LONGEST_NAME = 60
"""Cells of what a record is called."""


@frozen
class ResponsibilityLine:
    """One thing that somebody is responsible for: in which way, what it is called, the code of its project, by when."""

    responsibility: Responsibility
    what: Words
    name: str
    project: str
    due: date | None


def responsibility_lines(
    workspace: Workspace,
    person: int,
    *,
    project: int | None = None,
    first: int | None = None,
    without: Collection[int] = (),
) -> tuple[ResponsibilityLine, ...]:
    """All that `person` is responsible for, in one `project` or in all that are not closed, the project `first` before
    the others; the records `without` are left out. A statement for each kind, and two."""
    codes = {p.id: p.code for p in workspace.live(Project) if p.state != "closed"}
    found: list[Record] = []
    for kind in KINDS.values():
        if fields := responsible_fields(kind):
            found += _naming(workspace, kind, fields, person, project)
    standing = [r for r in found if r.id not in without and _place(r) in (None, *codes)]
    standing.sort(key=lambda record: _place(record) != first)
    theirs = responsibilities(person, standing, workspace.clock.today())
    names = _names(workspace, [one.record for one in theirs])
    return tuple(
        ResponsibilityLine(
            one,
            described(one),
            names[one.record.id],
            codes.get(_place(one.record) or 0, ""),
            getattr(one.record, "due", None),
        )
        for one in theirs
    )


def _place(record: Record) -> int | None:
    return record.id if isinstance(record, Project) else record.project_id


def _naming(
    workspace: Workspace, kind: type[Record], fields: Iterable[str], person: int, project: int | None
) -> list[Record]:
    """The live records of a kind with the person in one of these fields."""
    within = [
        f"EXISTS (SELECT 1 FROM {each_of(name)} WHERE value = :person)"
        if field_named(kind, name).shape == "links"
        else f'"{name}" = :person'
        for name in fields
    ]
    where = f"archived = 0 AND ({' OR '.join(within)})"
    if project is not None and issubclass(kind, ProjectRecord | Project):
        where += " AND id = :project" if kind is Project else " AND project = :project"
    return workspace.select(kind, where, {"person": person, "project": project}, "ORDER BY id")


def _names(workspace: Workspace, records: Iterable[Record]) -> dict[int, str]:
    """What people call each record: code and label, or the person it is about."""
    records = tuple(records)
    about = {record.id: getattr(record, record.named_by) for record in records if _called_by_person(record)}
    people = {
        person.id: person.name
        for person in workspace.select(
            Person, "id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(set(about.values()))),)
        )
    }
    return {
        record.id: people.get(about[record.id], "") if record.id in about else _called(record)
        for record in records
    }


def _called(record: Record) -> str:
    parts = (getattr(record, "code", ""), record.label)
    return cut(" ".join(dict.fromkeys(part for part in parts if part)), LONGEST_NAME)


def _called_by_person(record: Record) -> bool:
    return any(f.name == record.named_by and f.links_to == Person.kind for f in fields_of(type(record)))
