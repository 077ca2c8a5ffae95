"""No key is mute: where one does nothing it says so, and that goes when one goes on."""

from typing import Any

import pytest

from tui.frame.overlay_screen import OverlayScreen


@pytest.mark.parametrize("place", ["touches", "letters", "week", "brief", "projects"])
async def test_a_key_that_does_nothing_here_says_so(running: Any, until: Any, shown: Any, place: str) -> None:
    async with running() as (app, pilot):
        app.go(place)
        await until(pilot, lambda: isinstance(app.screen, OverlayScreen) and app.screen.focused)
        await pilot.press("s")
        await until(pilot, lambda: "s does nothing here; ? lists the keys that do" in shown(app))
        await pilot.press("down")
        await until(pilot, lambda: "does nothing here" not in shown(app))


async def test_a_card_in_the_last_column_says_that_there_is_none_further_on(
    running: Any, until: Any, shown: Any
) -> None:
    async with running() as (app, pilot):
        app.go("week")
        await until(pilot, lambda: isinstance(app.screen, OverlayScreen) and app.screen.focused)
        await pilot.press("shift+tab", "greater_than_sign")
        await until(pilot, lambda: "has no column further on that side" in shown(app))


async def test_a_key_that_does_something_is_not_said_to_do_nothing(
    running: Any, until: Any, shown: Any
) -> None:
    async with running() as (app, pilot):
        app.go("touches")
        await until(pilot, lambda: isinstance(app.screen, OverlayScreen) and app.screen.focused)
        await pilot.press("p")
        await until(pilot, lambda: not isinstance(app.screen, OverlayScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, OverlayScreen))
        assert "does nothing here" not in shown(app)


@pytest.mark.parametrize("pane", ["1", "2", "3", "4", "5", "6"])
async def test_nor_is_one_mute_on_the_dashboard(running: Any, until: Any, shown: Any, pane: str) -> None:
    async with running() as (app, pilot):
        await pilot.press(pane)
        for key in ("f", "J", "9"):
            await pilot.press(key)
            await until(pilot, lambda key=key: f"{key} does nothing here; ? lists" in shown(app), key)


async def test_what_others_must_not_see_is_in_no_footer_while_they_look(
    running: Any, until: Any, shown: Any
) -> None:
    async with running() as (app, pilot):
        foot = shown(app).splitlines()[-1]
        assert "r review" in foot and "b brief" in foot
        await pilot.press("grave_accent")
        await until(pilot, lambda: "r review" not in shown(app) and "b brief" not in shown(app))
        await pilot.press("grave_accent")
        await until(pilot, lambda: shown(app).splitlines()[-1] == foot)


async def test_what_needs_a_record_says_that_there_is_none(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        app.go("changed")
        await until(pilot, lambda: isinstance(app.screen, OverlayScreen) and app.screen.focused)
        for key in ("a", "space"):
            await pilot.press(key)
            await until(pilot, lambda: "no record stands under the cursor" in shown(app), key)


@pytest.mark.parametrize("place", ["letters", "projects"])
async def test_where_there_is_one_list_tab_and_arrows_lead_nowhere_and_say_so(
    running: Any, until: Any, shown: Any, place: str
) -> None:
    async with running() as (app, pilot):
        app.go(place)
        await until(pilot, lambda: isinstance(app.screen, OverlayScreen) and app.screen.focused)
        for key, name, on in (("tab", "Tab", "down"), ("left", "←", "up"), ("right", "→", "down")):
            await pilot.press(key)
            await until(pilot, lambda name=name: f"{name} does nothing here; ? lists" in shown(app), name)
            await pilot.press(on)
            await until(pilot, lambda: "does nothing here" not in shown(app))


async def test_a_page_that_is_only_read_turns_with_each_key_and_opens_nothing(
    running: Any, until: Any, shown: Any
) -> None:
    """At 80×24 PgDn shows the next lines at once, and no line looks as if it could be chosen."""
    async with running() as (app, pilot):
        await pilot.press("question_mark")
        await until(pilot, lambda: "WHAT PEOPLE DO HERE" in shown(app))
        assert "▌" not in shown(app)
        first = shown(app).splitlines()[1:-1]
        await pilot.press("j")
        await until(pilot, lambda: shown(app).splitlines()[1] == first[1])
        last = shown(app).splitlines()[-2]
        await pilot.press("pagedown")
        await until(pilot, lambda: shown(app).splitlines()[1] == last)
        await pilot.press("enter")
        await until(pilot, lambda: "Enter does nothing here" in shown(app))
        await pilot.press("home")
        await until(pilot, lambda: shown(app).splitlines()[1:-2] == first[:-1], "and it is said no more")
        await pilot.press("enter")
        await until(pilot, lambda: "Enter does nothing here" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)
        assert "does nothing here" not in shown(app), "of the page below nothing was said"


async def test_enter_on_an_empty_list_says_that_nothing_is_there(
    running: Any, until: Any, shown: Any
) -> None:
    async with running() as (app, pilot):
        await pilot.press("slash", *"zzzz", "enter")
        await until(pilot, lambda: "nothing found" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "nothing is selected here" in shown(app))
