"""A project that uses no gate, deliverable, goal, money line or check: nothing more is asked, nothing else is shown."""

from datetime import date
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import PLAN, Check, Deliverable, Goal, Milestone, MoneyLine, Project, Risk
from store.values.words import words
from tui.picture.dashboard_picture import DashboardPicture
from tui.picture.first_picture import TerminalSize
from tui.picture.morning import read_morning
from tui.picture.scope import Scope

ACT = words("x")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
def test_it_is_read_and_drawn_as_before(
    workspace: Workspace, project: Project, size: tuple[int, int], language: str
) -> None:
    """Whatever a project beside it holds: the same statements, the same picture, cell by cell."""
    other = Project(code="MES", name="other", state="closed")
    workspace.save(
        other,
        Milestone(project=project.id, code="M1", title="Prototype", baseline=date(2026, 12, 4)),
        Risk(project=project.id, title="Supplier late", probability=4, impact=4),
        act=ACT,
    )
    cells = TerminalSize(*size)

    def picture() -> tuple[list[Any], int]:
        workspace.memory.clear()
        seen: list[str] = []
        workspace.store.connection.set_trace_callback(seen.append)
        morning = read_morning(workspace, Scope(project.id), cells, language)
        workspace.store.connection.set_trace_callback(None)
        return list(DashboardPicture(morning, cells, language, {}, morning.status).pieces()), len(seen)

    before = picture()
    assert before[0] and before[1]
    own: dict[str, Any] = {"project": other.id, "title": "y"}
    workspace.save(
        Milestone(**own, type="gate", baseline=date(2026, 12, 4)),
        *(Deliverable(**own), Goal(**own), MoneyLine(**own), Check(**own)),
        act=ACT,
    )
    assert set(workspace.planned) == set(PLAN)
    assert picture() == before
    assert not situation(workspace, project.id).has_sheet
