"""The keys of a pane and of the record that it opens do the same."""

from typing import Any

import pytest

from store.records import Contact
from tui.forms.form_screen import FormScreen
from tui.registers.history_screen import History
from tui.registers.record_screen import RecordScreen

ELSEWHERE = {
    "4": "choose what was told in Milestones or Risks",
    "5": "morale notes are visible only to you",
}


@pytest.mark.parametrize("pane", ELSEWHERE)
@pytest.mark.parametrize("opened", [False, True])
async def test_t_on_people_and_notes_says_where_to_begin(
    running: Any, until: Any, shown: Any, pane: str, opened: bool
) -> None:
    async with running() as (app, pilot):
        await pilot.press(pane)
        await until(pilot, lambda: app.dashboard.current.line, "a line under the cursor")
        if opened:
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, RecordScreen) and app.screen.focused)
        await pilot.press("t")
        await until(pilot, lambda: app.screen is app.dashboard and ELSEWHERE[pane] in shown(app))


@pytest.mark.parametrize(("key", "screen"), [("e", FormScreen), ("h", History), ("c", FormScreen)])
@pytest.mark.parametrize("opened", [False, True])
async def test_a_key_does_the_same_on_a_pane_and_on_the_record(
    running: Any, until: Any, key: str, screen: type, opened: bool
) -> None:
    async with running() as (app, pilot):
        await pilot.press("3")
        await until(pilot, lambda: app.dashboard.current.line, "a line under the cursor")
        if opened:
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, RecordScreen) and app.screen.focused)
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, screen), screen.__name__)
        if screen is FormScreen:
            assert (type(app.screen.state.base) is Contact) == (key == "c")


@pytest.mark.parametrize(("pane", "typed"), [("2", "M3"), ("3", "sun"), ("4", "chen"), ("6", "sun")])
async def test_a_pane_is_searched_by_what_it_shows(running: Any, until: Any, pane: str, typed: str) -> None:
    async with running() as (app, pilot):
        await pilot.press(pane, "slash", *typed, "enter")
        current = app.dashboard._panes[int(pane) - 1]
        await until(pilot, lambda: current.sought == typed and app.screen is app.dashboard)
        assert 0 < len(current.found) < len(current.board.lines)
