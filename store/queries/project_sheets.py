"""The sheet of one project: the one reading behind its screen, its paper and its JSON."""

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import GATE, Person
from store.rules.readership import Reader, reader_of
from store.rules.registers.project_sheet import ProjectSheet, project_sheet
from store.values.record import Audience


def sheet_of_project(
    workspace: Workspace, project: int, audience: Audience = "internal", person: Person | None = None
) -> ProjectSheet:
    """As it stands today, as far as they may read it. A `person` decides the audience."""
    now = situation(workspace, project)
    reader = Reader(now, audience) if person is None else reader_of(now, person)
    return project_sheet(reader.seen)


def plan_held(workspace: Workspace, project: int) -> frozenset[str]:
    """Of the kinds that a project may do without those that it holds records of, and `GATE` where it has one; of no
    project (0) those of any."""
    held = {kind for kind, projects in workspace.planned.items() if not project or project in projects}
    gates = {GATE} if project and situation(workspace, project).gates else ()
    return frozenset({*held, *gates})
