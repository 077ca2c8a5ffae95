"""What a key costs: frames, layouts and widgets drawn are counted, since times are not the same on any two machines."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from textual.screen import Screen
from textual.widget import Widget

from tui.registers.record_screen import RecordScreen


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often something was laid out, painted and drawn, by any screen and widget."""
    found: Counter[str] = Counter()

    def counting(of: type, name: str, called: str) -> None:
        plain = getattr(of, name)

        def noted(self: Any, *given: Any, **named: Any) -> Any:
            found[called] += 1
            return plain(self, *given, **named)

        monkeypatch.setattr(of, name, noted)

    counting(Screen, "_refresh_layout", "layouts")
    counting(Screen, "_compositor_refresh", "frames")
    counting(Widget, "render_lines", "widgets drawn")
    return found


def at_rest(app: Any) -> bool:
    screen = app.screen
    changed = screen._layout_required or screen._repaint_required or screen._dirty_widgets or screen._waits
    return not (changed or app.input_waits)


async def test_a_move_draws_the_list_and_nothing_behind_it_and_tab_is_one_frame(
    running: Callable[..., Any], until: Callable[..., Any], counted: Counter[str]
) -> None:
    async with running() as (app, pilot):
        await pilot.press("2", "j", "k")
        await until(pilot, lambda: at_rest(app))
        counted.clear()
        await pilot.press("j")
        await until(pilot, lambda: counted["frames"] and at_rest(app))
        assert counted == {"frames": 1, "widgets drawn": 2}, "the list, which row of how many"
        counted.clear()
        await pilot.press("tab")
        await until(pilot, lambda: counted["frames"] and at_rest(app))
        assert counted["frames"] == 1
        assert not counted["layouts"]


async def test_a_screen_that_comes_is_laid_out_twice_at_most_and_one_that_goes_not_at_all(
    running: Callable[..., Any], until: Callable[..., Any], counted: Counter[str]
) -> None:
    async with running() as (app, pilot):
        await pilot.press("2")
        await until(pilot, lambda: at_rest(app))
        counted.clear()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RecordScreen) and at_rest(app))
        assert counted["layouts"] <= 2
        counted.clear()
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard and counted["frames"] and at_rest(app))
        assert not counted["layouts"]
        assert counted["frames"] <= 2


async def test_a_whole_frame_draws_each_cell_once(
    running: Callable[..., Any], until: Callable[..., Any]
) -> None:
    async with running(size=(120, 40)) as (app, pilot):
        await until(pilot, lambda: at_rest(app))
        drawn = [seen for _, seen, _ in app.screen._compositor._get_renders()]
        assert sum(seen.area for seen in drawn) == 120 * 40
        assert not any(one.overlaps(other) for at, one in enumerate(drawn) for other in drawn[:at])
