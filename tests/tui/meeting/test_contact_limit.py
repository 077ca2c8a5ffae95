"""One contact too many is asked about before it is saved."""

from datetime import date
from typing import Any

from store.disk.workspace import Workspace
from store.records import Contact, Stakeholder
from store.values.words import words
from tui.actions.record_forms import record_contact
from tui.dialogs.question import Question


async def test_the_form_says_it_and_asks_before_it_saves(
    little: Any, cast: Any, workspace: Workspace
) -> None:
    part = Stakeholder(project=cast.project.id, person=cast.li.id, role="supplier", client_class="C")
    calls = [Contact(person=cast.li.id, on=date(2026, 11, day)) for day in (16, 23)]
    workspace.save(part, *calls, act=words("calls"))
    async with little.run_test(size=(80, 24)) as pilot:
        await little.open(pilot, record_contact(little, cast.li.id))
        await little.until(lambda: "Li Na is class C" in "\n".join(little.shown))
        await little.until(lambda: little.form.focused is little.form._typing)
        await pilot.press(*"once")
        await pilot.press("f2")
        await little.until(lambda: isinstance(little.screen, Question))
        await pilot.press("escape")
        await little.until(lambda: not isinstance(little.screen, Question))
        assert len(workspace.live(Contact)) == 2
        await pilot.press("f2")
        await little.until(lambda: isinstance(little.screen, Question))
        await pilot.press("y")
        await little.until(lambda: little.saves)
    assert len(workspace.live(Contact)) == 3
