"""A terminal too small to show anything useful, and what wants to be said meanwhile."""

from typing import Any

from store.disk.draft_files import Draft
from tui.dashboard.dashboard import Dashboard
from tui.dialogs.question import Question
from tui.terminal.too_small import TooSmall


async def test_drafts_are_offered_when_there_is_room(running: Any, until: Any, shown: Any) -> None:
    async with running((20, 5)) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, TooSmall))
        app.drafts.keep(Draft(id="abc", kind="risk", title="Legacy", fields={"title": "x"}))
        app.dashboard._drafts_wait = True
        assert "Legacy" not in shown(app)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: isinstance(app.screen, Question) and "Legacy" in shown(app))


async def test_it_goes_though_a_question_came_on_top(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        await pilot.resize_terminal(20, 5)
        await until(pilot, lambda: isinstance(app.screen, TooSmall))
        app.push_screen(Question("Save it?", {"y": "yes"}))
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.resize_terminal(80, 24)
        await pilot.press("y")
        await until(pilot, lambda: isinstance(app.screen, Dashboard) and "MILESTONES" in shown(app))
