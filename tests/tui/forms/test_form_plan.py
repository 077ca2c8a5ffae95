"""A form knows no kind: whoever opens it says what is special about it."""

import ast
from pathlib import Path
from typing import Any

from store.disk.workspace import Workspace
from store.records import Person, Risk
from store.values.words import N_, words
from tui.forms import form_screen
from tui.forms.form_plan import Plan
from tui.forms.form_screen import FormScreen
from tui.forms.form_state import FormState, begin, blank

SIZE = (80, 24)
NOTE = "late_keystrokes.py"
"""What was typed too late becomes a note, whatever the form was of."""


def test_no_file_of_the_room_names_a_kind() -> None:
    kinds: dict[str, set[str]] = {}
    for path in Path(form_screen.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("store.records"):
                kinds.setdefault(path.name, set()).update(alias.name for alias in node.names)
    assert {name: found - {"KINDS"} for name, found in kinds.items() if found - {"KINDS"}} == {NOTE: {"Note"}}


async def test_the_plan_names_the_act_and_brings_records_along(
    little: Any, cast: Any, workspace: Workspace
) -> None:
    friend = Person(name="Along")

    async def complete(host: Any, state: FormState, record: Any) -> Any:
        return record, friend

    def act(state: FormState, record: Any, along: Any) -> Any:
        return words(N_("change {name}"), name=f"{record.label} with {len(along)}")

    async def opened() -> None:
        base = blank(Risk, {"project": cast.project.id, "title": "A"})
        begun = await little.store.run(lambda w: begin(w, base, cast.project.id, "en"))
        await little.push_screen_wait(FormScreen(FormState(*begun), Plan(complete=complete, act=act)))

    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, opened())
        await pilot.press("f2")
        await little.until(lambda: little.saves)
    assert little.saves[0].act.name == words("change {name}", name="A with 1")
    assert {record.id for record in little.saves[0].records} >= {friend.id}
