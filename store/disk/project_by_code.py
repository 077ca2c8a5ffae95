"""Which project a code means: one that has it, else the one that had it."""

from store.disk.file.sqlite import StoreProblem
from store.disk.workspace import Workspace
from store.records.project import Project
from store.values.words import N_, words

NAMED = 12
"""Codes that a sentence has room for."""
NO_PROJECT = words(N_("the store has no project yet; make one: forewarn init --project CODE --name NAME"))


def project_by_code(workspace: Workspace, code: str) -> Project:
    """Notes in `workspace.renamed` what a former code became; raises StoreProblem naming those there are."""
    code = code.strip()
    found = workspace.select(Project, "code = ? COLLATE NOCASE AND archived = 0", (code,))
    if found:
        return found[0]
    from store.disk.codes import formerly

    had = [
        project
        for id in formerly(workspace.store.connection, code)
        if (project := workspace.get(Project, id))
    ]
    if len(had) == 1:
        workspace.renamed[code] = had[0].code
        return had[0]
    if had:
        now = tuple(project.code for project in had)
        raise StoreProblem(
            words(N_("{code} was the code of {codes}; name one of them"), code=code, codes=now)
        )
    codes = tuple(project.code for project in workspace.live(Project)[:NAMED])
    if not codes:
        raise StoreProblem(NO_PROJECT)
    raise StoreProblem(words(N_("no project {code}; available: {codes}"), code=code, codes=codes))
