"""The records that name somebody, in whichever of their fields."""

from store.disk.in_list import each_of
from store.disk.workspace import Workspace
from store.records import KINDS, Contact
from store.rules.people.reassignment import people_fields
from store.values.record import Record, own_project


def naming(kind: type[Record], person: str) -> str:
    """The condition under which a record of that kind names them; empty: none of the kind does. `person`: the SQL
    parameter for their id."""
    return " OR ".join(
        f"EXISTS (SELECT 1 FROM {each_of(field.name)} WHERE value = {person})"
        if field.shape == "links"
        else f'"{field.name}" = {person}'
        for field in people_fields(kind)
    )


def projects_naming(workspace: Workspace, person: int) -> tuple[int, ...]:
    """The projects in which anything of the store names them, now or once: as a part, an owner, a talk, its manager."""
    found: set[int] = set()
    for kind in KINDS.values():
        if kind.home == "store" and (within := naming(kind, ":person")):
            for record in workspace.select(kind, within, {"person": person}):
                found.update(record.projects if isinstance(record, Contact) else ())
                found.update(() if (project := own_project(record)) is None else (project,))
    return tuple(sorted(found))
