"""Which record the words of a command line mean, and what is said where they mean none."""

import pytest

from store.cli.parts.record_named import record_named
from store.disk.workspace import Workspace
from store.records import Project, Risk
from store.trouble import Trouble
from store.values.words import Words, say


def test_a_code_of_another_project_is_named_with_it(workspace: Workspace) -> None:
    here, there = Project(code="ERP", name="ERP North"), Project(code="CRM", name="CRM South")
    workspace.save(here, there, act=Words("began"))
    risk = Risk(project=there.id, title="Supplier late")
    workspace.save(risk, act=Words("entered"))
    with pytest.raises(Trouble) as problem:
        record_named(workspace, ["R-01"], "ERP")
    wanted = f'there is no record "R-01" in ERP; there is R-01 Supplier late (CRM) #{risk.id}'
    assert say(problem.value.words) == wanted
    assert record_named(workspace, ["R-01"], "CRM").id == risk.id
