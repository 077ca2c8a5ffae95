"""Which projects there are, and which one is opened."""

from dataclasses import replace

from store.disk.preferences import remember
from store.disk.project_by_code import project_by_code
from store.disk.workspace import Workspace
from store.queries.project_list import project_to_open, projects
from store.records import Project
from store.values.words import words


def test_a_closed_project_comes_last_and_is_not_opened(workspace: Workspace, project: Project) -> None:
    crm = Project(code="CRM", name="CRM")
    workspace.save(crm, replace(project, state="closed"), act=words("close"))
    remember(workspace, "project", str(project.id))
    assert [line.record.code for line in projects(workspace)] == ["CRM", "ERP"]
    assert projects(workspace)[1].state == ()
    opened = project_to_open(workspace, None)
    assert opened is not None and opened.code == "CRM"
    named = project_to_open(workspace, "ERP")
    assert named is not None and named.state == "closed"


def test_where_all_are_closed_one_is_opened_all_the_same(workspace: Workspace, project: Project) -> None:
    workspace.save(replace(project, state="closed"), act=words("close"))
    assert project_to_open(workspace, None) is not None


def test_undoing_a_change_of_code_leaves_both_findable(workspace: Workspace, project: Project) -> None:
    from store.disk.undo import undo

    workspace.save(replace(project, code="ERP-N"), act=words("rename"))
    undo(workspace)
    assert project_by_code(workspace, "ERP").id == project_by_code(workspace, "ERP-N").id == project.id
    assert workspace.renamed == {"ERP-N": "ERP"}
