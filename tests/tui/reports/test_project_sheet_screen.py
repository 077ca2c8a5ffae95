"""The project's sheet on the screen: reached from the palette and from the header, its records acted on."""

from datetime import date
from typing import Any

import pytest

from store.records import Check, Deliverable, Milestone, Project
from store.values.words import words
from tui.dashboard.headline import Headline
from tui.forms.form_screen import FormScreen
from tui.navigation.palette import Commands
from tui.reports.project_sheet_screen import ProjectSheetScreen

PLANNED = "MES"
"""The one project of the demo with gates."""


async def plan_opened(app: Any, pilot: Any, until: Any) -> None:
    projects = await app.store.run(lambda w: w.live(Project))
    (mes,) = (one.id for one in projects if one.code == PLANNED)
    await app.open_project(mes)
    await until(pilot, lambda: app.screen.query_one(Headline).code == PLANNED)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_enter_on_the_project_in_the_header(
    running: Any, until: Any, shown: Any, size: tuple[int, int], language: str
) -> None:
    async with running(size, language) as (app, pilot):
        await plan_opened(app, pilot, until)
        header = app.screen.query_one(Headline)
        await until(pilot, lambda: header.can_focus)
        await pilot.press("shift+tab")
        await until(pilot, lambda: header.has_focus and f"▌{PLANNED}" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ProjectSheetScreen) and "DL-01" in shown(app))
        lines = [line for line in shown(app).splitlines() if line.strip()]
        assert [line[1:6].strip() for line in lines if " M" in line[:6]] == [". M4", ". M5", ". M6"]
        await pilot.press("escape")
        await until(pilot, lambda: header.is_attached and header.has_focus)
        await pilot.press("tab")
        await until(pilot, lambda: not header.has_focus and app.screen.current is not None)


async def test_a_record_is_opened_and_a_new_one_made_of_a_kind(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        await plan_opened(app, pilot, until)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, Commands) and "project sheet" in str(labels(app)))
        await pilot.press(*"project", "space", *"sheet")
        await until(pilot, lambda: "project sheet" in app.screen._rows.payload.label)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ProjectSheetScreen) and "DL-03" in shown(app))
        screen = app.screen
        rows = screen._rows
        rows.select(next(row.key for row in rows._rows if getattr(row.payload, "code", "") == "DL-02"))
        await until(pilot, lambda: screen.record is not None and screen.record.code == "DL-02")
        await pilot.press("x")
        await until(
            pilot, lambda: stored(app, Deliverable, code="DL-02", accepted_on=app.session.clock.today())
        )
        await until(pilot, lambda: "accepted 26 Nov" in shown(app))
        await pilot.press("n")
        await until(pilot, lambda: "A new one of which kind?" in shown(app))
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, FormScreen))
        assert app.screen.state.base.kind == "deliverable"


def labels(app: Any) -> list[str]:
    return [one.label for one in app.screen._commands]


async def test_a_project_that_uses_none_has_no_way_to_it(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        header = app.screen.query_one(Headline)
        await until(pilot, lambda: header.code)
        assert not header.can_focus
        await pilot.press("shift+tab")
        await until(pilot, lambda: app.screen.current is app.screen.shown.panes.last)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, Commands) and "more registers" in str(labels(app)))
        assert "project sheet" not in str(labels(app))


async def test_the_first_record_of_a_kind_is_asked_for_in_one_list(little: Any, cast: Any) -> None:
    """Nothing is in use, so that nothing stands behind `more`."""
    async with little.run_test(size=(80, 24)) as pilot:
        little._opening = little.run_worker(ProjectSheetScreen.opened(little, cast.project.id))
        await little.until(lambda: isinstance(little.screen, ProjectSheetScreen))
        await pilot.press("n")
        await little.until(lambda: any("Money line" in line for line in little.shown))
        assert not any("more:" in line for line in little.shown)


async def test_x_on_a_gate_that_was_met_takes_its_review(little: Any, cast: Any) -> None:
    gate = Milestone(
        project=cast.project.id,
        code="M9",
        title="Go or no-go",
        type="gate",
        baseline=date(2026, 11, 25),
        met_on=date(2026, 11, 25),
    )
    drill = Check(project=cast.project.id, code="Q-01", title="Restore", planned_on=date(2026, 11, 26))
    async with little.run_test(size=(80, 24)) as pilot:
        await little.store.run(lambda w: w.save(gate, drill, act=words("add")))
        little._opening = little.run_worker(ProjectSheetScreen.opened(little, cast.project.id))
        await little.until(lambda: any("no review yet" in line for line in little.shown))
        await pilot.press("x")
        await little.until(lambda: any("what does its review say?" in line for line in little.shown))
        await pilot.press(*"signed", "enter")
        await little.until(lambda: little.saves)
        (reviewed,) = little.saves[0].records
        assert (reviewed.gate_review, reviewed.gate_review_on) == ("signed", date(2026, 11, 26))
        await little.until(lambda: isinstance(little.screen, ProjectSheetScreen))
        screen = little.screen
        screen._rows.select(
            next(row.key for row in screen._rows._rows if row.payload and row.payload.code == "Q-01")
        )
        await little.until(lambda: screen.record is not None and screen.record.code == "Q-01")
        await pilot.press("x")
        await little.until(lambda: any("with which result?" in line for line in little.shown))
        await pilot.press("f")
        await little.until(lambda: len(little.saves) == 2)
        (failed,) = little.saves[1].records
        assert (failed.result, failed.checked_on) == ("failed", date(2026, 11, 26))
