"""The end of a month by keys: figures typed, or pasted from the controller's sheet; one act, one undo."""

from decimal import Decimal
from typing import Any

from bringing_in import sees
from textual import events

from store.records import MoneyLine, Project
from store.values.words import words
from tui.navigation.palette import Commands
from tui.registers.month_end_screen import MonthEndScreen


async def opened(app: Any, pilot: Any, until: Any) -> MonthEndScreen:
    await until(pilot, lambda: app.dashboard.shown.project_here)
    mes = await app.store.run(lambda w: next(one.id for one in w.live(Project) if one.code == "MES"))
    await app.open_project(mes)
    await until(pilot, lambda: app.dashboard.shown.project_here == mes)
    app.go("month_end")
    await until(pilot, lambda: isinstance(app.screen, MonthEndScreen) and app.screen._stack.current)
    screen: MonthEndScreen = app.screen
    return screen


async def figures(app: Any) -> dict[str, tuple[object, ...]]:
    def read(workspace: Any) -> dict[str, tuple[object, ...]]:
        lines = (one for one in workspace.live(MoneyLine) if one.type == "cost")
        return {one.code: (one.committed, one.spent, one.expected) for one in lines}

    found: dict[str, tuple[object, ...]] = await app.store.run(read)
    return found


BEFORE = {"B-01": (41500, 30200, 46500), "B-02": (None, 51800, 96000)}


async def test_typed_saved_and_undone(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        await sees(app, pilot, until, "MONTH END", "30200 / 46500", "51800 / 96000")
        assert await figures(app) == BEFORE
        screen._stack.rows[1].input.value = "40,000 / 47k"
        screen._stack.rows[2].input.value = "60000"
        await until(pilot, lambda: screen._stack.rows[2].typed.text == "60000")
        await pilot.press("f2")
        await until(pilot, lambda: app.screen is app.dashboard)
        assert await figures(app) == {"B-01": (41500, 40000, 47000), "B-02": (None, 60000, 96000)}
        await pilot.press("u")
        await sees(app, pilot, until, "undo: month end")
        assert await figures(app) == BEFORE


async def test_what_cannot_be_is_said_under_its_cell(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        screen._stack.rows[1].input.value = "50000 / 46500"
        await until(pilot, lambda: screen._stack.rows[1].typed.text == "50000 / 46500")
        await pilot.press("f2")
        await sees(app, pilot, until, "less than is spent already")
        screen._stack.rows[1].input.value = "USD 40000"
        await until(pilot, lambda: screen._stack.rows[1].typed.text == "USD 40000")
        await pilot.press("f2")
        await sees(app, pilot, until, "is in USD, the project uses EUR")
        await pilot.press("escape")
        await sees(app, pilot, until, "Discard what was typed here?")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("escape")
        await sees(app, pilot, until, "Discard what was typed here?")
        await pilot.press("d")
        await until(pilot, lambda: app.screen is app.dashboard)
        assert await figures(app) == BEFORE


async def test_ten_cells_are_the_most(running: Any, until: Any) -> None:
    async with running() as (app, pilot):

        def more(workspace: Any) -> None:
            mes = next(one.id for one in workspace.live(Project) if one.code == "MES")
            lines = (MoneyLine(project=mes, title=f"Line {n}", approved=Decimal(n)) for n in range(1, 10))
            workspace.save(*lines, act=words("more"))

        await app.store.run(more)
        screen = await opened(app, pilot, until)
        assert len(screen._stack.rows) == 10
        await sees(app, pilot, until, "3 lines more: in the sheet, or one by one", "Line 9")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)


async def test_the_sheet_fills_the_cells(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        screen._stack.rows[-1].begin()
        await until(pilot, lambda: screen._stack.current is screen._stack.rows[-1])
        row = "Sensors and terminals\t45.000,00\t40.000,00\t47.000,50"
        sheet = f"Position\tObligo\tIst\tPrognose\n{row}\nSumme\t1\t2\t3"
        screen._stack.rows[-1].input.post_message(events.Paste(sheet))
        await sees(app, pilot, until, "40000 / 47000.50", "1 line read from the sheet")
        await pilot.press("f2")
        await until(pilot, lambda: app.screen is app.dashboard)
        found = await figures(app)
        assert [float(str(one)) for one in found["B-01"]] == [45000, 40000, 47000.5]
        assert found["B-02"] == BEFORE["B-02"]


async def test_it_is_offered_where_there_are_money_lines_alone(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await until(pilot, lambda: app.dashboard.shown.project_here)
        for code, offered, last in (("ERP-North", False, "more registers"), ("MES", True, "Money lines")):
            id = await app.store.run(lambda w, c=code: next(o.id for o in w.live(Project) if o.code == c))
            await app.open_project(id)
            await until(pilot, lambda id=id: app.dashboard.shown.project_here == id)
            await pilot.press("ctrl+p")
            await until(pilot, lambda: isinstance(app.screen, Commands))
            # The registers of a project come last: what it holds is known by then.
            await until(pilot, lambda last=last: any(last in one.label for one in app.screen._commands))
            assert any(one.label.startswith("month end") for one in app.screen._commands) is offered
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is app.dashboard)
