"""ctrl+p lists the registers in use; those that nothing is in yet stand behind one line."""

from typing import Any

from store.records import Goal
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
