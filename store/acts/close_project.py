"""A project is closed with what is still open in it, or opened again."""

from dataclasses import replace

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Project
from store.rules.registers.project_closure import still_open
from store.values.outcome import Answers, Choose, Save
from store.values.words import N_, words


def close_project(workspace: Workspace, project: Project, answers: Answers) -> Save | Choose:
    """Asks where something is still open: the `details` say how much of what."""
    found = still_open(situation(workspace, project.id))
    if found and answers.get("close") != "yes":
        said = N_(
            "Still open in {code}: {counts}. They stay as they are, and none of them is shown any more."
        )
        asked = words(said, code=project.code, counts=found)
        return Choose("close", asked, (("yes", N_("close it")),), found, back=N_("back"))
    return Save((replace(project, state="closed"),), words(N_("close {code}"), code=project.code))


def open_again(project: Project) -> Save:
    """A closed project goes on."""
    return Save((replace(project, state="active"),), words(N_("open {code} again"), code=project.code))
