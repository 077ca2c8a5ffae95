"""Names in the fields of a form that mean nobody, or several: asked about once, when it is saved, all in one list."""

from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.records import Action, Person
from tui.actions.record_forms import new_record
from tui.dialogs.person_picker import Whom
from tui.dialogs.question import Question
from tui.forms.form_screen import FormScreen
from tui.forms.names_asked_screen import NamesAsked

SIZE = (80, 24)


async def begun(little: Any, pilot: Any, owner: str, helpers: str = "") -> None:
    """An action with these names, and F2."""
    await little.open(pilot, new_record(little, Action))
    await little.until(lambda: little.row("title").is_mounted)
    for name, text in (("title", "call"), ("owner", owner), ("helpers", helpers)):
        little.form.state.typed[name].text = text
        little.row(name).show()
    await pilot.press("f2")


def saved_action(workspace: Workspace) -> Action:
    (action,) = workspace.live(Action)
    return action


async def test_nothing_is_asked_where_everybody_is_known(
    little: Any, cast: Any, workspace: Workspace
) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await begun(little, pilot, "Sun", "王伟")
        await little.until(lambda: little.saves)
    action = saved_action(workspace)
    assert (action.owner, action.helpers) == (cast.sun.id, (cast.wang.id,))


@pytest.mark.parametrize(("key", "name"), [("1", "li"), ("2", "other_li")])
async def test_one_of_several_by_a_digit(
    little: Any, cast: Any, workspace: Workspace, key: str, name: str
) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await begun(little, pilot, "Li Na")
        await little.until(lambda: isinstance(little.screen, Question))
        assert "leave it in the text" not in "\n".join(little.shown)
        await pilot.press(key)
        await little.until(lambda: little.saves)
    assert saved_action(workspace).owner == getattr(cast, name).id


async def test_a_mistyped_name_is_learnt_and_back_leaves_it_in_its_field(
    little: Any, cast: Any, workspace: Workspace
) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await begun(little, pilot, "Chne Wei")
        await little.until(lambda: isinstance(little.screen, Question))
        await pilot.press("escape")
        await little.until(lambda: isinstance(little.screen, FormScreen) and little.row("owner").error)
        await pilot.press("f2")
        await little.until(lambda: isinstance(little.screen, Question))
        await pilot.press("1")
        await little.until(lambda: little.saves)
    chen = workspace.get(Person, cast.chen.id)
    assert saved_action(workspace).owner == cast.chen.id and chen is not None and chen.also == "Chne Wei"


async def test_somebody_else_by_name(little: Any, cast: Any, workspace: Workspace) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await begun(little, pilot, "the Dane")
        await little.until(lambda: isinstance(little.screen, Question))
        await pilot.press("o")
        await little.until(lambda: isinstance(little.screen, Whom) and little.screen.focused)
        await pilot.press(*"Sun")
        await little.until(lambda: "Sun Hao" in "\n".join(little.shown))
        await pilot.press("enter")
        await little.until(lambda: little.saves or isinstance(little.screen, Whom))
        if isinstance(little.screen, Whom):
            await pilot.press("enter")
        await little.until(lambda: little.saves)
    assert saved_action(workspace).owner == cast.sun.id


async def test_several_names_are_one_list(little: Any, cast: Any, workspace: Workspace) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await begun(little, pilot, "Li Na", "Zoe; Chne Wei")
        await little.until(lambda: isinstance(little.screen, NamesAsked) and little.screen.focused)
        assert "1 to answer" in "\n".join(little.shown)
        await pilot.press("2", "l", "enter")
        await little.until(lambda: little.saves)
    action = saved_action(workspace)
    (zoe,) = [one for one in workspace.live(Person) if one.name == "Zoe"]
    assert (action.owner, action.helpers) == (cast.other_li.id, (zoe.id, cast.chen.id))


async def test_a_line_among_the_names_is_nobody_until_somebody_says_so(
    little: Any, cast: Any, workspace: Workspace
) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await begun(little, pilot, "ne @李娜 due tue", "Zoe")
        await little.until(lambda: isinstance(little.screen, NamesAsked))
        await little.until(lambda: "1 to answer" in "\n".join(little.shown))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(little.screen, NamesAsked) and not little.saves
        await pilot.press("n")
        await little.until(lambda: "1 to answer" not in "\n".join(little.shown))
        await pilot.press("enter")
        await little.until(lambda: little.saves)
    action = saved_action(workspace)
    made = workspace.get(Person, action.owner or 0)
    assert made is not None and made.name == "ne @李娜 due tue"
