"""Which record is meant by a code, an id or a name, as people write it."""

from collections.abc import Collection

from store.disk.workspace import Workspace
from store.queries.directory import Names
from store.records import KINDS, Person
from store.values.fields import field_named, fields_of
from store.values.reader import Choices
from store.values.record import Record
from store.values.text import clean_line, fold
from store.values.width import cut

SHORTEST_ID = 10
"""Digits; a shorter number is a code or a name. Our ids of this century have 16 or more."""
MOST = 12
LONGEST_NAME = 60
"""Cells; a contact is called by its summary, which may be pages."""


def by_code_or_id(
    workspace: Workspace,
    text: str,
    kinds: Collection[type[Record]] = KINDS.values(),
    project: int | None = None,
) -> tuple[Record, ...]:
    """The records with that id or code, in one project if given; archived ones only when no other has it."""
    typed = fold(clean_line(text)).removeprefix("#")
    found: list[Record] = []
    for kind in kinds:
        names = {field.name for field in fields_of(kind)}
        if typed.isascii() and typed.isdigit() and len(typed) >= SHORTEST_ID and int(typed) < 2**63:
            found += workspace.select(kind, "id = ?", (int(typed),))
        elif "code" in names and project is not None and "project" in names:
            found += workspace.select(kind, "code = ? COLLATE NOCASE AND project = ?", (typed, project))
        elif "code" in names:
            found += workspace.select(kind, "code = ? COLLATE NOCASE", (typed,))
    return tuple([record for record in found if not record.archived] or found)


def by_name(
    workspace: Workspace, kind: type[Record], text: str, project: int | None = None
) -> tuple[Record, ...]:
    """The records of one kind that any part of a name may mean: those of exactly that name, else all that hold it.

    A kind that people have no name for, such as a stakeholder, is found by its person's.
    """
    directory = Names(workspace, project)
    if found := directory.meant(kind.kind, text).sure:
        return _records(workspace, kind, "id", found, project)
    if "person" in {field.name for field in fields_of(kind)}:
        return _records(workspace, kind, "person", directory.meant(Person.kind, text).sure, project)
    return ()


def _records(
    workspace: Workspace, kind: type[Record], column: str, found: Choices, project: int | None
) -> tuple[Record, ...]:
    ids = [id for id, _ in found[:MOST]]
    where, values = f"archived = 0 AND {column} IN ({', '.join('?' * len(ids))})", ids
    if project is not None and "project" in {field.name for field in fields_of(kind)}:
        where, values = f"{where} AND project = ?", [*values, project]
    return tuple(workspace.select(kind, where, values, f"ORDER BY id LIMIT {MOST}"))


def name_of(workspace: Workspace, record: Record) -> str:
    """What people call a record, in one short line: its code and label, before a label that is no name its person."""
    parts = [getattr(record, "code", ""), _whose(workspace, record), _label(record)]
    return " ".join(dict.fromkeys(part for part in parts if part))


def _whose(workspace: Workspace, record: Record) -> str:
    id = getattr(record, "person", None)
    person = workspace.get(Person, id) if id is not None else None
    return person.name if person else ""


def _label(record: Record) -> str:
    """The label, as far as it is text that somebody wrote."""
    shape = field_named(type(record), record.named_by).shape
    return cut(clean_line(record.label), LONGEST_NAME) if shape in ("line", "prose") else ""
