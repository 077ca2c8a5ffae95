"""Which project a command is about."""

from store.disk.project_by_code import NO_PROJECT, project_by_code
from store.disk.workspace import StoreProblem, Workspace
from store.records import Project
from store.records.project import STATES
from store.trouble import UsageProblem
from store.values.words import N_, Words, words

NAMED = 12
"""As many projects a sentence names."""


def project_named(workspace: Workspace, code: str | None) -> Project | None:
    """The project of that code; None when none was named. Raises StoreProblem for a code that nobody has."""
    return project_by_code(workspace, code) if code else None


def one_project(workspace: Workspace, code: str | None) -> Project:
    """The named project, or the only active one. Raises UsageProblem when that is not plain."""
    if code:
        return project_by_code(workspace, code)
    active = active_projects(workspace)
    if len(active) == 1:
        return active[0]
    if not active:
        said = none_active(workspace)
        raise UsageProblem(words(N_("{why}; or name it with --project"), why=said))
    codes = tuple(project.code for project in active[:NAMED])
    raise UsageProblem(words(N_("which project? add --project with one of: {codes}"), codes=codes))


def projects_shown(workspace: Workspace, code: str | None) -> list[Project] | Words:
    """The named project, else every active one; what is said where none is active."""
    return (
        [project_by_code(workspace, code)] if code else active_projects(workspace) or none_active(workspace)
    )


def none_active(workspace: Workspace) -> Words:
    """What is said where every project is paused or closed. Raises StoreProblem, which tells how to begin one, where
    there is none."""
    live = workspace.live(Project)
    if not live:
        raise StoreProblem(NO_PROJECT)
    named = tuple(
        words(N_("{code} ({state})"), code=one.code, state=Words(STATES[one.state])) for one in live[:NAMED]
    )
    sentence = N_("no project is active: {projects}; forewarn edit CODE --state active goes on with one")
    return words(sentence, projects=named)


def active_projects(workspace: Workspace) -> list[Project]:
    """The projects that are neither paused nor closed, in order of making."""
    return [project for project in workspace.live(Project) if project.running]
