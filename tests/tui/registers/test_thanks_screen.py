"""`y` on a talk: the thank-you to whoever was there; `c` with a visit offers thanks and a first answer, as `m` does."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store.records import Action, Contact, Meeting, Person
from store.values.words import words
from tui.dashboard.dashboard import Dashboard
from tui.dialogs.ticked_list import TickedList
from tui.meeting.meeting_screen import MeetingScreen
from tui.registers.thanks_screen import TalkRecord, ThanksScreen

TODAY = date(2026, 11, 26)


async def people(app: Any) -> tuple[Person, Person]:
    everybody = await app.store.run(lambda w: w.live(Person))
    return tuple(next(p for p in everybody if p.name == name) for name in ("Mei Chen", "David Wang"))  # type: ignore[return-value]


async def test_the_thank_you_of_a_meeting(
    running: Any, shown: Any, until: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running() as (app, pilot):
        chen, wang = await people(app)
        meeting = Meeting(
            project=app.project,
            title="Visit",
            on=TODAY,
            state="held",
            place="visit",
            attendees=(chen.id, wang.id),
        )
        await app.store.run(lambda w: w.save(meeting, act=words("x")))
        app.dialogue(app.actions.show(meeting))
        await until(pilot, lambda: isinstance(app.screen, TalkRecord) and app.screen.focused)
        await pilot.press("y")
        await until(pilot, lambda: isinstance(app.screen, ThanksScreen) and "Dear Ms Chen," in shown(app))
        assert "Thank you for your time on Thu 26 Nov; it was good to talk face to face." in shown(app)
        await pilot.press("a")
        await until(pilot, lambda: "Dear Mr Wang," in shown(app))
        await pilot.press("f")
        file = tmp_path / "thanks-DavidWang-2026-11-26.txt"
        await until(pilot, lambda: "written to" in shown(app))
        assert file.read_text("utf-8").startswith("Dear Mr Wang,\n")
        await pilot.press("y")
        await until(pilot, lambda: "sent to your terminal's clipboard" in shown(app))


async def test_a_planned_meeting_has_nobody_to_thank(running: Any, shown: Any, until: Any) -> None:
    async with running() as (app, pilot):
        meeting = Meeting(project=app.project, title="To come", on=date(2026, 12, 1))
        await app.store.run(lambda w: w.save(meeting, act=words("x")))
        app.dialogue(app.actions.show(meeting))
        await until(pilot, lambda: isinstance(app.screen, TalkRecord) and app.screen.focused)
        await pilot.press("y")
        await pilot.press("escape")
        await until(pilot, lambda: "there is nobody to thank here" in shown(app))


async def test_a_contact_that_was_a_visit_offers_thanks_and_a_first_answer(
    running: Any, shown: Any, until: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        chen, _ = await people(app)
        app.dialogue(app.actions.contact(chen.id))
        await until(pilot, lambda: isinstance(app.screen, MeetingScreen) and app.screen.focused)
        screen: MeetingScreen = app.screen
        await until(pilot, lambda: screen._typing.has_focus)
        screen.state.typed["channel"].put("visit")
        screen.rows["channel"].show()
        screen._read_now()
        await until(pilot, lambda: "Thank Mei Chen for the visit, due 27 Nov" in shown(app))
        assert "First answer to Mei Chen after the visit, due 1 Dec" in shown(app)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Dashboard | TickedList))
        if isinstance(app.screen, TickedList):
            await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        touches = await app.store.run(lambda w: w.live(Contact))
        touch = max((one for one in touches if one.person == chen.id), key=lambda one: one.id)
        actions = await stored(app, Action, meeting=touch.meeting)
        assert sorted(a.due for a in actions) == [date(2026, 11, 27), date(2026, 12, 1)]
        app.dialogue(app.actions.show(actions[0]))
        await until(pilot, lambda: isinstance(app.screen, TalkRecord) and app.screen.focused)
        await pilot.press("y")
        await until(pilot, lambda: isinstance(app.screen, ThanksScreen) and "Dear Ms Chen," in shown(app))
