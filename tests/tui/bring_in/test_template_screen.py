"""A project begins from a template by keys: which one, from which day, what it comes to, one act, one undo."""

from typing import Any

from bringing_in import sees, take

from store.records import Milestone
from tui.bring_in.template_screen import TemplateScreen
from tui.dialogs.reason_prompt import Reason
from tui.frame.pager import Pager


async def day(app: Any, pilot: Any, until: Any, text: str) -> None:
    await until(pilot, lambda: isinstance(app.screen, Reason) and app.screen.focused, "the prompt")
    await pilot.press(*("space" if one == " " else one for one in text), "enter")


async def shown(app: Any, pilot: Any, until: Any, start: str) -> TemplateScreen:
    await until(pilot, lambda: app.dashboard.shown.project_here)
    app.go("template")
    await take(app, pilot, until, "Small internal project: 13 milestones")
    await day(app, pilot, until, start)
    await until(pilot, lambda: isinstance(app.screen, TemplateScreen) and app.screen._rows.cursor_row)
    screen: TemplateScreen = app.screen
    return screen


async def begun(app: Any) -> list[Milestone]:
    def from_template(workspace: Any) -> list[Milestone]:
        return [one for one in workspace.live(Milestone) if one.ref.startswith("template small/")]

    found: list[Milestone] = await app.store.run(from_template)
    return found


async def test_it_is_shown_saved_as_one_act_and_undone(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await shown(app, pilot, until, "11 jan 2027")
        await sees(
            app, pilot, until, "BEGIN FROM A TEMPLATE", "Gate 1: people, days and money released", "18 Jan"
        )
        assert not await begun(app)
        await pilot.press("f2")
        await until(pilot, lambda: not isinstance(app.screen, TemplateScreen))
        await sees(app, pilot, until, "from Small internal project on 11 Jan")
        assert len(await begun(app)) == 13
        await pilot.press("u")
        await sees(app, pilot, until, "undo")
        await until(pilot, lambda: app.screen is app.dashboard)
        assert not await begun(app)


async def test_enter_shows_what_stands_behind_a_line_and_escape_saves_nothing(
    running: Any, until: Any
) -> None:
    async with running() as (app, pilot):
        screen = await shown(app, pilot, until, "11 jan 2027")
        lines: list[Any] = [row.payload for row in screen._rows._rows]
        screen._rows.select(next(at for at, line in enumerate(lines) if line.name == "Data do not come over"))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Pager))
        await sees(
            app, pilot, until, "The old tool exports half of it.", "The old tool stays readable for a year."
        )
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)
        assert not await begun(app)


async def test_a_day_that_is_none_is_asked_for_again_and_a_past_start_is_said(
    running: Any, until: Any
) -> None:
    async with running() as (app, pilot):
        await until(pilot, lambda: app.dashboard.shown.project_here)
        app.go("template")
        await take(app, pilot, until, "Small internal project")
        await day(app, pilot, until, "31 feb")
        await sees(app, pilot, until, "31 feb")
        await until(
            pilot, lambda: isinstance(app.screen, Reason) and not app.screen._input.value, "asked again"
        )
        await day(app, pilot, until, "2026-11-02")
        await until(pilot, lambda: isinstance(app.screen, TemplateScreen) and app.screen._rows.cursor_row)
        await sees(app, pilot, until, "5 days in the past")
