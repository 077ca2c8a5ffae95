"""The charts on screen: a place is chosen, its risks are listed and opened."""

from typing import Any

from store.values.width import cell_width
from tui.registers.record_screen import RecordScreen
from tui.reports.charts_screen import HeatMapScreen, TrendScreen
from widgets.rows import Rows


async def test_the_heat_map_drills_down(running: Any, until: Any, shown: Any) -> None:
    async with running((80, 24)) as (app, pilot):
        await pilot.press("3", "percent_sign")
        await until(pilot, lambda: isinstance(app.screen, HeatMapScreen), "the heat map")
        await until(pilot, lambda: "4 × 4 = 16" in shown(app), "the worst place first")
        assert "R-09" in shown(app)
        await pilot.press("left")
        await until(pilot, lambda: "4 × 3 = 12" in shown(app), "the place beside it")
        assert "no open risk here" in shown(app)
        await pilot.press("right", "enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, RecordScreen), "the risk")
        assert "R-09" in shown(app)


async def test_the_trend_shows_letters_and_numbers(running: Any, until: Any, shown: Any) -> None:
    async with running((80, 24)) as (app, pilot):
        await pilot.press("2", "percent_sign")
        await until(pilot, lambda: isinstance(app.screen, TrendScreen), "the trend")
        await until(pilot, lambda: "M3 Prototype" in shown(app), "the legend")
        assert "26 Nov" in shown(app)
        lines = [row.cells[0].text for row in app.screen.query_one(Rows)._rows]
        assert not [line for line in lines if cell_width(line) > 78 or "…" in line], "nothing is cut"
        assert lines[-1].endswith("30 Jun")
        latest = len(lines[-1].split())
        await pilot.resize_terminal(120, 40)
        await until(
            pilot,
            lambda: len(app.screen.query_one(Rows)._rows[-1].cells[0].text.split()) > latest,
            "more days",
        )
