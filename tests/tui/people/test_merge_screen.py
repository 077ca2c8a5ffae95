"""Two entries of one person become one, through the keys."""

from dataclasses import replace
from typing import Any

from store.disk.workspace import Workspace
from store.records import Person, Risk
from store.values.words import words
from tui.people.merge_dialogue import merge_person
from tui.people.merge_screen import TwinsScreen

SIZE = (80, 24)


async def opened(little: Any, pilot: Any, kept: Person, other: str) -> str:
    """Ask for the other one: both, side by side."""
    little.dialogue(merge_person(little, kept))
    await little.until(lambda: type(little.screen).__name__ == "Whom" and little.screen.focused)
    await pilot.press(*other, "enter")
    await little.until(lambda: isinstance(little.screen, TwinsScreen) and little.screen.focused)
    await pilot.pause()
    return "\n".join(little.shown)


async def test_both_are_shown_and_one_stays(little: Any, cast: Any, workspace: Workspace) -> None:
    workspace.save(replace(cast.sun, phone="12", title="Data owner"), act=words("phone"))
    async with little.run_test(size=SIZE) as pilot:
        text = await opened(little, pilot, cast.chen, "Sun")
        for part in ("1 differ", "is filled in", "12", "Risks: 1"):
            assert part in text
        await pilot.press("o", "f2")
        await little.until(lambda: little.saves)
    risk = workspace.get(Risk, cast.risk.id)
    assert risk is not None and risk.owner == cast.chen.id
    chen = workspace.get(Person, cast.chen.id)
    assert chen is not None and (chen.name, chen.phone, chen.title) == ("Sun Hao", "12", "Data owner")
    sun = workspace.get(Person, cast.sun.id)
    assert sun is not None and sun.archived


async def test_back_changes_nothing(little: Any, cast: Any, workspace: Workspace) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await opened(little, pilot, cast.chen, "Sun")
        await pilot.press("end", "t")
        await little.until(lambda: "nothing to choose here" in "\n".join(little.shown))
        await pilot.press("escape")
        await little.until(lambda: not isinstance(little.screen, TwinsScreen))
    assert not little.saves and len(workspace.live(Person)) == 5


async def test_nobody_is_merged_with_themselves(little: Any, cast: Any) -> None:
    async with little.run_test(size=SIZE) as pilot:
        little.dialogue(merge_person(little, cast.chen))
        await little.until(lambda: type(little.screen).__name__ == "Whom" and little.screen.focused)
        await pilot.press(*"Chen", "enter")
        await little.until(lambda: little.reports)
    assert little.reports == ["Chen Wei is already one entry; give two: names or ids"]
