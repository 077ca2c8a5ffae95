"""Closing a project, through the keys."""

from typing import Any

from store.disk.workspace import Workspace
from tui.actions.record_forms import edit_record

SIZE = (80, 24)


async def test_closing_a_project_says_what_is_open(little: Any, cast: Any, workspace: Workspace) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, cast.project))
        await little.fill(pilot, "state", "closed")
        await pilot.press("f2")
        await little.until(lambda: type(little.screen).__name__ == "Question")
        await pilot.pause()
        text = "\n".join(little.shown)
        assert "milestones not met: 2" in text and "risks: 1" in text
        await pilot.press("escape")
        await little.until(lambda: hasattr(little.screen, "rows"))
        assert not little.saves
        await pilot.press("f2")
        await little.until(lambda: type(little.screen).__name__ == "Question")
        await pilot.press("y")
        await little.until(lambda: little.saves)
    assert little.saves[0].records[0].state == "closed"
