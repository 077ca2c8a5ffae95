"""How many keys beside the text a day's most frequent acts take."""

from typing import Any

from typed_keys import typed

from store.records import Contact, Milestone, Person, Risk, Series, Told
from store.values.words import words
from tui.dashboard.dashboard import Dashboard
from tui.forms.form_screen import FormScreen
from tui.meeting.meeting_screen import MeetingScreen
from tui.meeting.quick_entry import Quick


class Hands:
    """Presses keys and counts those that are no text."""

    def __init__(self, app: Any, pilot: Any, until: Any) -> None:
        self.app, self.pilot, self.until = app, pilot, until
        self.keys = 0

    async def key(self, *keys: str) -> None:
        self.keys += len(keys)
        await self.pilot.press(*keys)

    async def text(self, text: str) -> None:
        await typed(self.pilot, text)

    async def on(self, screen: type[Any]) -> None:
        await self.until(self.pilot, lambda: isinstance(self.app.screen, screen) and self.app.screen.focused)
        await self.pilot.pause()


async def test_told_takes_two(running: Any, until: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        hands = Hands(app, pilot, until)
        await pilot.press("3")
        before = len(await stored(app, Told))
        await hands.key("t")
        await hands.on(FormScreen)
        await hands.key("enter")
        await hands.on(Dashboard)
        assert len(await stored(app, Told)) == before + 1 and hands.keys <= 2


async def test_a_contact_takes_its_text_and_five(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        hands = Hands(app, pilot, until)
        before = len(await app.store.run(lambda w: w.live(Contact)))
        await hands.key("4", "c")
        await hands.on(MeetingScreen)
        await hands.text("agrees with the plan")
        await hands.key("ctrl+s")
        await hands.on(Dashboard)
        assert len(await app.store.run(lambda w: w.live(Contact))) == before + 1 and hands.keys <= 5


async def test_a_new_forecast_takes_its_text_and_four(running: Any, until: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        hands = Hands(app, pilot, until)
        (before,) = await stored(app, Milestone, code="M6")
        await hands.key("colon")
        await hands.on(Quick)
        await hands.text("# M6 +5wd data comes late")
        await hands.key("enter")
        await hands.on(Dashboard)
        (after,) = await stored(app, Milestone, code="M6")
        assert after.expected > before.expected and hands.keys <= 4


async def test_a_quick_line_takes_its_text_and_two(running: Any, until: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        hands = Hands(app, pilot, until)
        await hands.key("colon")
        await hands.on(Quick)
        await hands.text("! vendor is late p3 i4")
        await hands.key("enter")
        await hands.on(Dashboard)
        assert await stored(app, Risk, title="vendor is late") and hands.keys <= 2


async def test_the_meeting_of_a_series_takes_twelve_before_the_first_note(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        hands = Hands(app, pilot, until)
        people = tuple(p.id for p in (await app.store.run(lambda w: w.live(Person)))[:3])
        series = Series(project=app.project, title="Steering committee", people=people)
        await app.store.run(lambda w: w.save(series, act=words("series")))
        await hands.key("m")
        await hands.on(MeetingScreen)
        await hands.key("s", "t", "e", "e", "enter")
        await until(pilot, lambda: app.screen._typing.has_focus)
        assert app.screen.state.value("attendees") == people and hands.keys <= 12
