"""The records of one kind, of one project or of the whole store: what `list` prints and exports write."""

from collections.abc import Mapping
from typing import TypeVar

from store.disk.in_list import each_of
from store.disk.workspace import Workspace
from store.values.fields import fields_of
from store.values.record import Record

R = TypeVar("R", bound=Record)
ITS_PEOPLE = "SELECT person FROM stakeholder WHERE project = :project AND archived = 0"
BELONGS: dict[str, str] = {
    "project": "id = :project",
    "person": f"id IN ({ITS_PEOPLE})",
    "contact": f"EXISTS (SELECT 1 FROM {each_of('projects')} WHERE value = :project)"
    f" OR projects = '[]' AND person IN ({ITS_PEOPLE})",
    "briefing": f"EXISTS (SELECT 1 FROM {each_of('projects')} WHERE value = :project)",
    "calendar": "1",
    "mapping": "1",
}
"""When a record of a store-wide kind is a project's: its people, the contacts about it or with them."""


def register(
    workspace: Workspace,
    kind: type[R],
    project: int | None = None,
    *,
    archived: bool = False,
    having: Mapping[str, str] | None = None,
) -> list[R]:
    """In order of making; `archived`: those that were archived instead; `having`: fields with these values."""
    having = having or {}
    unknown = having.keys() - {field.name for field in fields_of(kind)}
    if unknown:
        raise KeyError(*unknown)
    conditions = ["archived = :archived", *(f"{name} = :{name}" for name in having)]
    if project is not None:
        conditions.append(f"({BELONGS.get(kind.kind, 'project = :project')})")
    values = {"archived": int(archived), "project": project, **having}
    return workspace.select(kind, " AND ".join(conditions), values, "ORDER BY id")
