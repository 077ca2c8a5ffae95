"""What a project has of all that a template may bring."""

from store.disk.workspace import Workspace
from store.records import KINDS, Project, Setting, Stakeholder
from store.rules.plan.template import PLANNED
from store.rules.plan.template_start import Present


def present_in(workspace: Workspace, project: Project) -> Present:
    """What the project has of the kinds that templates hold, archived ones too."""
    kinds = (*PLANNED, "meeting")
    records = tuple(
        record
        for kind in kinds
        for record in workspace.select(
            KINDS[kind], "project = ?", (project.id,), "ORDER BY archived, id DESC"
        )
    )
    settings = tuple(workspace.select(Setting, "archived = 0 AND project = ?", (project.id,)))
    return Present(project, (*records, *settings), tuple(workspace.live(Stakeholder, project.id)))
