"""A project is closed with what is still open in it."""

from dataclasses import replace

from store.acts.close_project import close_project, open_again
from store.disk.workspace import Workspace
from store.records import Project, Risk
from store.values.outcome import Choose, Save
from store.values.words import say, words


def test_what_is_open_is_said_before(workspace: Workspace, project: Project) -> None:
    done = close_project(workspace, project, {})
    assert isinstance(done, Save) and done.records == (replace(project, state="closed"),)
    workspace.save(Risk(project=project.id, title="Strike"), act=words("add"))
    asked = close_project(workspace, project, {})
    assert isinstance(asked, Choose) and [say(one) for one in asked.details] == ["risks: 1"]
    done = close_project(workspace, project, {asked.name: "yes"})
    assert isinstance(done, Save) and say(done.act) == "close ERP"
    assert isinstance(again := open_again(project).records[0], Project) and again.state == "active"
