"""`0`: all active projects side by side; `g`: how each of them stands."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from store.disk.project_by_code import project_by_code
from store.disk.workspace import Workspace
from store.queries.span import shortened
from store.records import Milestone, Project, Risk
from store.values.clock import Clock
from store.values.words import words

Fixture = Callable[..., Any]


def projects_of(app: Any, number: int) -> set[int | None]:
    return {line.record.project_id for line in app.dashboard._panes[number - 1].board.lines}


async def stored(app: Any, kind: type[Any], **having: Any) -> Any:
    found = await app.store.run(lambda w: w.live(kind))
    return next(r for r in found if all(getattr(r, name) == value for name, value in having.items()))


async def test_every_pane_shows_all_of_them_and_back(
    running: Fixture, until: Fixture, shown: Fixture
) -> None:
    async with running((120, 40)) as (app, pilot):
        assert all(len(projects_of(app, number)) == 1 for number in range(2, 7))
        await pilot.press("0")
        await until(pilot, lambda: "3 projects" in shown(app))
        assert [len(projects_of(app, number)) for number in range(2, 7)] == [3, 3, 3, 3, 3]
        assert "ERP-North sponsor Chen today 9:30" in shown(app)
        for line in ("CRM M2  Pilot", "CRM + Show the"):
            await until(pilot, lambda line=line: line in shown(app), line)
        await pilot.press("0")
        await until(pilot, lambda: "Thu 26 Nov   ERP-North" in shown(app))
        assert all(len(projects_of(app, number)) == 1 for number in range(2, 7))


async def test_keys_act_in_the_records_own_project(running: Fixture, until: Fixture, shown: Fixture) -> None:
    async with running((120, 40)) as (app, pilot):
        m2 = await stored(app, Milestone, title="Pilot office")
        await pilot.press("0")
        await until(pilot, lambda: "3 projects" in shown(app))
        await pilot.press("2")
        app.dashboard._panes[1].rows.select(m2.id)
        await until(
            pilot, lambda: "CRM-Sud" in str(app.dashboard.shown.detail._pairs), "the detail names the project"
        )
        await pilot.press("x")
        await until(pilot, lambda: "met: M2 Pilot office" in shown(app))
        assert (await stored(app, Milestone, id=m2.id)).met_on is not None
        await pilot.press("u")
        await until(pilot, lambda: "undo: met: M2" in shown(app))
        assert "3 projects" in shown(app)


async def test_a_briefing_is_for_the_sponsor_of_the_record(
    running: Fixture, until: Fixture, shown: Fixture
) -> None:
    async with running((120, 40)) as (app, pilot):
        m2 = await stored(app, Milestone, title="Pilot office")
        await pilot.press("0")
        await until(pilot, lambda: "3 projects" in shown(app))
        await pilot.press("2")
        app.dashboard._panes[1].rows.select(m2.id)
        await pilot.press("b")
        await until(pilot, lambda: "BRIEFING for Peter Xu" in shown(app))


async def test_a_new_record_says_which_project_it_goes_into(
    running: Fixture, until: Fixture, shown: Fixture
) -> None:
    async with running() as (app, pilot):
        await pilot.press("0")
        await until(pilot, lambda: "3 projects" in shown(app))
        await pilot.press("3", "n")
        await until(pilot, lambda: "saved to ERP-North" in shown(app))


async def test_others_changes_come_in(
    running: Fixture, until: Fixture, shown: Fixture, tmp_path: Path, clock: Clock
) -> None:
    async with running((120, 40)) as (app, pilot):
        await pilot.press("0")
        await until(pilot, lambda: "3 projects" in shown(app))
        other = Workspace.open(
            tmp_path / "demo/store.db", who="bob", clock=clock, private_dir=tmp_path / "bob"
        )
        mes = project_by_code(other, "MES")
        other.save(
            replace(mes, state="paused"),
            Risk(project=app.project, title="From Bob", impact=5),
            act=words("x"),
        )
        other.close()
        risks = app.dashboard._panes[2]
        await until(pilot, lambda: "2 projects" in shown(app))
        await until(pilot, lambda: any(line.record.title == "From Bob" for line in risks.board.lines))
        assert mes.id not in projects_of(app, 3)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_thirty_projects_fit_and_scroll(
    running: Fixture, until: Fixture, shown: Fixture, tmp_path: Path, clock: Clock, size: tuple[int, int]
) -> None:
    async with running(size) as (app, pilot):
        other = Workspace.open(
            tmp_path / "demo/store.db", who="bob", clock=clock, private_dir=tmp_path / "bob"
        )
        made = [Project(code=f"P{n:02}", name=f"Programme {n}") for n in range(27)]
        other.save(*made, act=words("x"))
        other.close()
        await pilot.press("g")
        await until(pilot, lambda: "PROJECTS 30" in shown(app))
        first = next(line for line in shown(app).splitlines() if "ERP-North" in line)
        assert all(part in first for part in ("T~ S. $. Q. R!", "1 not told", "26 Nov")), first
        await pilot.press("end")
        await until(pilot, lambda: "P26" in shown(app))
        await pilot.press("0")
        await until(pilot, lambda: "30 projects" in shown(app))


def test_codes_are_as_long_as_tells_them_apart() -> None:
    assert shortened(["ERP-North", "CRM-Sud", "MES"]) == {"ERP-North": "ERP", "CRM-Sud": "CRM", "MES": "MES"}
    assert shortened(["ERP-North", "erp-South", "P1", "P10", "华北项目", "华南"]) == {
        "ERP-North": "ERP-N",
        "erp-South": "erp-S",
        "P1": "P1",
        "P10": "P10",
        "华北项目": "华北项",
        "华南": "华南",
    }
