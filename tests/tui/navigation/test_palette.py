"""ctrl+p lists the registers in use; those that nothing is in yet stand behind one line."""

from typing import Any

from textual.widgets import Input

from store.records import Goal, MoneyLine, Project
from store.values.words import words
from tui.navigation.palette import Commands
from tui.registers.register_screen import Register


async def test_a_kind_without_a_record_stands_behind_more(little: Any, cast: Any) -> None:
    def plan(screen: Any) -> list[str]:
        registers = ("Deliverables", "Goals", "Money lines", "Checks")
        return [one.label for one in screen._commands if any(name in one.label for name in registers)]

    async with little.run_test(size=(80, 24)) as pilot:
        little.push_screen(Commands(little.screen))
        more = "more registers: Deliverables, Goals, Money lines, Checks"
        await little.until(lambda: isinstance(little.screen, Commands) and plan(little.screen) == [more])
        await pilot.press(*"more reg")
        await pilot.press("enter")
        await little.until(lambda: isinstance(little.screen, Commands) and len(plan(little.screen)) == 4)
        await pilot.press(*"goals")
        await pilot.press("enter")
        await little.until(lambda: isinstance(little.screen, Register))
        assert little.screen.place == Goal.kind


async def test_what_begins_with_what_was_typed_stands_first(running: Any, until: Any) -> None:
    def labels(app: Any) -> list[str]:
        return [row.payload.label.casefold() for row in app.screen._rows._rows]

    async with running() as (app, pilot):
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, Commands) and app.screen._rows.payload)
        every = labels(app)
        assert every.index("register: risks") < every.index("chart: risk heat map")
        await pilot.press(*"chart")
        await until(pilot, lambda: labels(app) and labels(app)[0].startswith("chart"))
        first = [label.startswith("chart") for label in labels(app)]
        assert first == sorted(first, reverse=True) and first.count(True) == 2


async def test_what_is_called_so_stands_before_what_is_explained_so(little: Any, project: Project) -> None:
    def labels(screen: Any) -> list[Any]:
        rows: list[Any] = [*screen._rows._rows] if isinstance(screen, Commands) else []
        return [row.payload.label for row in rows]

    async with little.run_test(size=(80, 24)) as pilot:
        line = MoneyLine(project=project.id, title="Sensors")
        await little.store.run(lambda w: w.save(line, act=words("add")))
        little.push_screen(Commands(little.screen))
        await little.until(lambda: any(label.startswith("month end") for label in labels(little.screen)))
        await pilot.press(*"sheet")
        await little.until(lambda: len(labels(little.screen)) == 2)
        assert [label.partition(":")[0] for label in labels(little.screen)] == ["project sheet", "month end"]


async def test_a_screen_that_would_be_empty_is_found_as_the_way_to_its_registers(
    little: Any, cast: Any
) -> None:
    async with little.run_test(size=(80, 24)) as pilot:
        little.push_screen(Commands(little.screen))
        await little.until(lambda: isinstance(little.screen, Commands) and little.screen._rows.payload)
        palette = little.screen
        more = "more registers: Deliverables, Goals, Money lines, Checks"
        await little.until(lambda: any(one.label == more for one in palette._commands))
        await pilot.press(*"project sheet")
        await little.until(lambda: len(palette._rows._rows) == 1)
        assert palette._rows.payload.label == more


async def test_enter_on_nothing_leaves_what_was_typed(little: Any, cast: Any) -> None:
    async with little.run_test(size=(80, 24)) as pilot:
        little.push_screen(Commands(little.screen))
        await little.until(lambda: isinstance(little.screen, Commands) and little.screen._rows.payload)
        palette = little.screen
        await pilot.press(*"mnth")
        await little.until(lambda: palette._rows.payload is None)
        await pilot.press("enter", "backspace")
        await little.until(lambda: palette.query_one(Input).value == "mnt")
        assert little.screen is palette
