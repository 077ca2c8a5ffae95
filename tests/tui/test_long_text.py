"""What is longer than its place: wrapped, shortened where that is said, never squeezed to nothing."""

from datetime import date
from typing import Any

from store.records import Milestone, Risk
from store.values.words import words
from tui.dialogs.question import Question
from tui.registers.record_screen import RecordScreen


async def saved(app: Any, *records: Any) -> None:
    await app.store.run(lambda w: w.save(*records, act=words("add")))
    app.dashboard.shown.reload({"milestone", "risk"})


async def test_why_is_read_whole(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        await pilot.press("3", "w")
        await until(pilot, lambda: isinstance(app.screen, Question))
        text = " ".join(shown(app).split())
        assert "the sponsor has not been told" in text
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)


async def test_a_plan_with_long_codes_and_old_days_keeps_its_names(
    running: Any, until: Any, shown: Any
) -> None:
    async with running() as (app, pilot):
        old = Milestone(project=app.project, code="NEWDM-0001-A", title="Support", baseline=date(2013, 1, 1))
        moved = Milestone(
            project=app.project,
            code="NEWDM-0002-A",
            title="Pathfinder",
            baseline=date(2013, 1, 1),
            forecast=date(2014, 1, 1),
        )
        await saved(app, old, moved)
        pane = app.dashboard._panes[1]
        await until(pilot, lambda: any(line.record.id == old.id for line in pane.board.lines))
        await pilot.press("2", "home")
        await until(pilot, lambda: "NEWDM-0001-A" in shown(app))
        assert "NEWDM-0001-A Support" in shown(app)
        assert any("NEWDM" in row and row.rstrip().endswith("!") for row in shown(app).splitlines())


async def test_lines_of_a_text_stay_lines(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        risk = Risk(project=app.project, title="Lines", probability=5, impact=5, plan="first\nsecond")
        await saved(app, risk)
        pane = app.dashboard._panes[2]
        await until(pilot, lambda: any(line.record.id == risk.id for line in pane.board.lines))
        await pilot.press("3")
        pane.rows.select(risk.id)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RecordScreen) and "first" in shown(app))
        lines = [line.strip() for line in shown(app).splitlines()]
        assert lines[lines.index("second") - 1].endswith("first")
