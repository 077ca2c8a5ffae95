"""`?` and F1: the keys that work here, in words."""

from typing import Any

from tui.forms.form_screen import FormScreen
from tui.navigation.help_screen import Help


async def test_the_help_of_a_form_speaks_the_readers_language(running: Any, until: Any, shown: Any) -> None:
    async with running((120, 60), language="zh_CN") as (app, pilot):
        await pilot.press("2", "n")
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, Help) and "保存" in shown(app))
        assert "Move" not in shown(app) and "Delete" not in shown(app)


async def test_no_sentence_of_the_help_is_cut_at_80(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        await pilot.press("question_mark")
        await until(pilot, lambda: "edit the record under the cursor" in shown(app))
        assert "record a call, visit or mail" in shown(app)
