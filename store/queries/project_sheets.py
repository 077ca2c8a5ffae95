"""The sheet of one project: the one reading behind its screen, its paper and its JSON."""

from dataclasses import replace

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Person
from store.rules.readership import Reader, reader_of
from store.rules.registers.project_sheet import ProjectSheet, project_sheet
from store.values.record import Audience


def sheet_of_project(
    workspace: Workspace, project: int, audience: Audience = "internal", person: Person | None = None
) -> ProjectSheet:
    """As it stands today, as far as they may read it. A `person` decides the audience."""
    now = situation(workspace, project)
    reader = Reader(now, audience) if person is None else reader_of(now, person)
    if reader.audience == "internal":
        return project_sheet(now)
    needs = tuple(
        one
        for one in now.actions
        if reader.reads(one, addressed=person is not None and one.owner == person.id)
    )
    return project_sheet(replace(reader.seen, looked_at=True, actions=needs))


def planned_here(workspace: Workspace, project: int) -> frozenset[str]:
    """Which kinds of the plan's records the project holds, any project where it is 0; and "sheet", where something
    would stand on its sheet."""
    held = {name for name, projects in workspace.planned.items() if not project or project in projects}
    if project and situation(workspace, project).has_sheet:
        held.add("sheet")
    return frozenset(held)
