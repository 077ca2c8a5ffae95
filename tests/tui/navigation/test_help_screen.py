"""`?` and F1: the keys that work here, in words."""

from typing import Any

import pytest

from tui.forms.form_screen import FormScreen
from tui.meeting.meeting_screen import MeetingScreen
from tui.navigation.help_screen import Help


async def test_the_help_of_a_form_speaks_the_readers_language(running: Any, until: Any, shown: Any) -> None:
    async with running((120, 60), language="zh_CN") as (app, pilot):
        await pilot.press("2", "n")
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, Help) and "保存" in shown(app))
        assert "Move" not in shown(app) and "Delete" not in shown(app)


async def test_the_help_of_the_review_calls_keys_as_its_footer_does(
    running: Any, until: Any, shown: Any
) -> None:
    async with running((120, 60)) as (app, pilot):
        await pilot.press("r")
        await until(pilot, lambda: "Space confirm  Enter one by one" in shown(app), "of an event")
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, Help) and app.screen._rows._rows)
        said = {row.cells[1].text: row.cells for row in app.screen._rows._rows}
        assert said["Enter"][2].text == "one by one" and said["Space"][2].text == "confirm"
        assert all(what.text != more.text for _, _, what, more in said.values() if what.text), "nothing twice"


@pytest.mark.parametrize("language", ["en", "zh_CN"])
async def test_no_sentence_of_the_help_is_cut_at_80(
    running: Any, until: Any, shown: Any, language: str
) -> None:
    async with running(language=language) as (app, pilot):
        say = app.say
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, Help) and say("WHAT PEOPLE DO HERE") in shown(app))
        assert say("what to know of the person under the cursor") in shown(app), "it begins with that"
        rows = app.screen._rows
        seen = [rows._list.line(at, 80, 20) for at in range(len(rows._rows))]
        text = "\n".join("".join(part for part, _ in line) for line in seen)
        assert "…" not in text
        for said in (
            "record a call, visit or mail",
            "SIGNS",
            "SHORT WORDS",
            "edit the record under the cursor",
        ):
            assert say(said) in text
        await pilot.press("end")
        await until(
            pilot, lambda: say("a contact that is due before a key milestone") in shown(app), "read on"
        )


async def test_the_notes_explain_their_marks_and_not_the_signs_of_the_dashboard(
    running: Any, until: Any, shown: Any
) -> None:
    async with running() as (app, pilot):
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, MeetingScreen) and app.screen.focused)
        await until(pilot, lambda: "!! issue  ! risk  + action  > promise" in shown(app), "the legend")
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, Help) and "MARKS A LINE BEGINS WITH" in shown(app))
        text = "\n".join(cell.text for row in app.screen._rows._rows for cell in row.cells)
        assert "promise" in text and "> price list @Li due fri" in text
        assert "red: needs you now" not in text
