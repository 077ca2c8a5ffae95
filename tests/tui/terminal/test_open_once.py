"""A place is open once, however one goes to it; what is typed into is never closed by that."""

from typing import Any

from typed_keys import typed

from store.records import Milestone, Risk
from tui.forms.form_screen import FormScreen
from tui.meeting.meeting_screen import MeetingScreen
from tui.navigation.palette import Commands
from tui.registers.projects_screen import Projects
from tui.registers.register_screen import Register
from tui.reports.week_screen import WeekScreen
from tui.review.review_screen import ReviewScreen
from tui.terminal.too_small import TooSmall


async def go(app: Any, pilot: Any, until: Any, place: str, screen: type[Any]) -> Any:
    """By ctrl+p, from wherever one is."""
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(app.screen, Commands) and app.screen.focused)
    await typed(pilot, f"{place}\n")
    await until(pilot, lambda: isinstance(app.screen, screen) and app.screen.focused)
    return app.screen


def names(app: Any) -> list[str]:
    return [type(screen).__name__ for screen in app.screen_stack[1:]]


async def test_who_goes_from_place_to_place_has_each_open_once(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        for _ in range(3):
            await go(app, pilot, until, "register risks", Register)
            await go(app, pilot, until, "register milestones", Register)
            await go(app, pilot, until, "register people", Register)
        assert names(app) == ["Register", "Register", "People"]
        first = app.screen_stack[1]
        again = await go(app, pilot, until, "register risks", Register)
        await until(pilot, lambda: names(app) == ["Register"])
        assert app.screen is again and again is not first and again.place == Risk.kind != Milestone.kind
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)
        await until(pilot, lambda: not [w for w in app.workers if w.group == "dialogue"])


async def test_a_form_is_not_closed_for_it(running: Any, shown: Any, until: Any) -> None:
    async with running() as (app, pilot):
        register = await go(app, pilot, until, "register risks", Register)
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        form = app.screen
        await pilot.press("x")
        await app.push_screen(Register(Milestone))
        other = app.screen
        await app.push_screen(Register(Risk))
        assert app.screen is other and app.screen_stack[1:] == [register, form, other]
        await until(pilot, lambda: "it is open already, further down; Esc goes back to it" in shown(app))


async def test_a_meeting_is_held_once(running: Any, shown: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, MeetingScreen) and app.screen.focused)
        form = app.screen
        app.push_screen(MeetingScreen(form.state, form._plan))
        assert app.screen is form


async def test_another_project_is_another_place(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await pilot.press("z")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen) and app.screen.focused)
        week = app.screen
        await app.show_everything(True)
        app.dialogue(WeekScreen.opened(app, app.dashboard.shown.scope))
        await until(pilot, lambda: app.screen is not week and app.screen.focused)
        assert names(app) == ["WeekScreen", "WeekScreen"]


async def test_a_conversation_ends_with_the_screen_that_is_closed(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and app.screen.focused)
        old = app.screen
        app.go("projects")
        await until(pilot, lambda: isinstance(app.screen, Projects))
        app.go("review")
        await until(pilot, lambda: names(app) == ["ReviewScreen"] and not old.is_attached)
        await until(pilot, lambda: len([w for w in app.workers if w.group == "dialogue"]) == 1)


async def test_nothing_is_opened_while_the_terminal_is_too_small(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await pilot.resize_terminal(20, 5)
        await until(pilot, lambda: isinstance(app.screen, TooSmall))
        await pilot.press("ctrl+p", "question_mark", "colon")
        assert isinstance(app.screen, TooSmall)
