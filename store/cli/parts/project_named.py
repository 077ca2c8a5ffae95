"""Which project a command is about."""

from store.disk.workspace import Workspace
from store.records import Project
from store.trouble import UsageProblem
from store.values.words import N_, words


def project_named(workspace: Workspace, code: str | None) -> Project | None:
    """The project of that code; None when none was named. Raises StoreProblem for a code that nobody has."""
    return workspace.project(code) if code else None


def one_project(workspace: Workspace, code: str | None) -> Project:
    """The named project, or the only active one. Raises UsageProblem when that is not plain."""
    if code:
        return workspace.project(code)
    active = active_projects(workspace)
    if len(active) == 1:
        return active[0]
    if not active:
        return workspace.project("")  # says that there is none, and how to begin one
    codes = tuple(project.code for project in active[:12])
    raise UsageProblem(words(N_("which project? add --project with one of: {codes}"), codes=codes))


def active_projects(workspace: Workspace) -> list[Project]:
    """The projects that are neither paused nor closed, in order of making."""
    return [project for project in workspace.live(Project) if project.running]
