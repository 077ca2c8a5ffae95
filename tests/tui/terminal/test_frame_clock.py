"""Frames go out at once while no input waits, and are few while it does."""

from collections.abc import Callable
from typing import Any

from tui.terminal.frame_clock import AT_ONCE, BEAT, ClockedScreen


async def test_what_a_key_did_is_shown_before_the_next_beat(
    running: Callable[..., Any], until: Callable[..., Any]
) -> None:
    async with running() as (app, pilot):
        screen = app.screen
        await until(pilot, lambda: not screen._dirty_widgets and not screen._layout_required)
        painted: list[Any] = []
        plain = app._display

        def display(*frame: Any) -> None:
            painted.append(frame)
            plain(*frame)

        app._display = display
        screen._update_timer.stop()
        await pilot.press("j")
        await until(pilot, lambda: painted)
        painted.clear()
        await pilot.press("tab")
        await until(pilot, lambda: painted and not screen._dirty_widgets)


async def test_while_input_waits_the_clock_is_left_to_say_when(running: Callable[..., Any]) -> None:
    async with running() as (app, _pilot):
        screen = app.screen
        assert isinstance(screen, ClockedScreen)
        screen._repaint_required = True
        app._type_ahead._waiting.append("j")
        assert app.input_waits and not screen._paints_now(0.0)
        app._type_ahead._waiting.clear()
        assert screen._paints_now(screen._beat_began + 1)


async def test_a_screen_that_never_rests_goes_by_the_clock(running: Callable[..., Any]) -> None:
    async with running() as (app, _pilot):
        screen = app.screen
        screen._repaint_required = True
        at = screen._beat_began + 1
        assert [screen._paints_now(at) for _ in range(AT_ONCE + 2)] == [True] * AT_ONCE + [False] * 2
        assert screen._paints_now(at + 2 * BEAT)
