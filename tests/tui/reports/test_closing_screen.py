"""The closing of a project by keys: the checklist, its actions, the report, the end."""

from typing import Any

from bringing_in import sees

from store.records import Action, Project
from tui.briefing.briefing_screen import BriefingScreen
from tui.reports.closing_screen import ClosingScreen


async def opened(app: Any, pilot: Any, until: Any) -> ClosingScreen:
    await until(pilot, lambda: app.dashboard.shown.project_here)
    app.go("closing")
    await until(pilot, lambda: isinstance(app.screen, ClosingScreen) and app.screen._rows.cursor_row)
    screen: ClosingScreen = app.screen
    return screen


async def test_the_checklist_becomes_actions_and_is_undone(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await opened(app, pilot, until)
        await sees(app, pilot, until, "CLOSING", "+ Read every goal a last time", "lessons written: 2")
        await pilot.press("f2")
        await sees(app, pilot, until, "- Read every goal a last time")

        def wound_up(workspace: Any) -> int:
            return sum(one.ref.startswith("closing ") for one in workspace.live(Action))

        assert await app.store.run(wound_up) == 7
        await pilot.press("u")
        await sees(app, pilot, until, "+ Read every goal a last time")
        assert await app.store.run(wound_up) == 0


async def test_the_report_is_for_the_sponsor_and_comes_back_to_the_list(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, BriefingScreen))
        await sees(app, pilot, until, "CLOSING REPORT", "6 of 10 milestones met")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)


async def test_the_project_is_closed_after_what_is_open_was_said(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await opened(app, pilot, until)
        await pilot.press("y")
        await sees(app, pilot, until, "Still open in ERP-North", "milestones not met: 4")
        await pilot.press("y")
        await until(pilot, lambda: not isinstance(app.screen, ClosingScreen))

        def state(workspace: Any) -> str:
            return next(one.state for one in workspace.live(Project) if one.code == "ERP-North")

        assert await app.store.run(state) == "closed"
