"""ctrl+p lists the registers in use; those that nothing is in yet stand behind one line."""

from typing import Any

import pytest
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


@pytest.mark.parametrize(
    ("language", "typed", "first"),
    [
        ("en", "sheet", "project sheet"),
        ("zh", "sheet", "项目总览"),
        ("zh", "总览", "项目总览"),
        ("zh", "month", "月末数字"),
        ("zh", "risks", "登记册：风险"),
    ],
)
async def test_what_is_called_so_in_either_language_stands_before_what_is_explained_so(
    make_little: Any, project: Project, language: str, typed: str, first: str
) -> None:
    def found(screen: Any) -> list[Any]:
        return [row.payload for row in screen._rows._rows] if isinstance(screen, Commands) else []

    little = make_little(language)
    async with little.run_test(size=(80, 24)) as pilot:
        line = MoneyLine(project=project.id, title="Sensors")
        await little.store.run(lambda w: w.save(line, act=words("add")))
        little.push_screen(Commands(little.screen))
        await little.until(lambda: any("month end" in one.names for one in found(little.screen)))
        every = len(found(little.screen))
        await pilot.press(*typed)
        await little.until(lambda: 0 < len(found(little.screen)) < every)
        await little.until(lambda: little.screen.query_one(Input).value == typed)
        await little.until(lambda: found(little.screen)[0].label.startswith(first))


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


async def test_an_explanation_stands_behind_the_colon_of_its_language(make_little: Any, cast: Any) -> None:
    little = make_little("zh")
    async with little.run_test(size=(80, 24)):
        little.push_screen(Commands(little.screen))
        await little.until(lambda: isinstance(little.screen, Commands) and little.screen._rows.payload)
        labels = [one.label for one in little.screen._commands]
        assert not [label for label in labels if ": " in label]
        assert [label for label in labels if label.startswith("干系人：")]
