"""Somebody calls: from anywhere to what they have not been told, and the call recorded with what was said."""

from typing import Any

import pytest

from store.queries.project_situation import situation
from store.records import Contact, Person, Told
from store.rules.people.person_behind import person_behind
from tui.dashboard.dashboard import Dashboard
from tui.dashboard.risks_pane import Risks
from tui.dialogs.person_picker import Whom
from tui.forms.form_screen import FormScreen
from tui.people.prep_screen import PrepScreen
from tui.registers.record_screen import RecordScreen
from tui.reports.letters_screen import LettersScreen
from tui.review.review_screen import ReviewScreen

SHEET = 4
"""Keys from anywhere to what they have not been told."""
CALL = 6
"""Keys of a call in which one thing was said, from anywhere until it is recorded, whoever calls."""


async def press(pilot: Any, pressed: list[str], key: str) -> None:
    """Press a key, and count it."""
    pressed.append(key)
    await pilot.press(key)


async def sheet(pilot: Any, until: Any, app: Any, *keys: str) -> Any:
    """The sheet that these keys after `p` lead to."""
    assert len(("p", *keys)) <= SHEET
    await pilot.press("p")
    await until(pilot, lambda: isinstance(app.screen, Whom) and app.focused)
    await pilot.press(*keys)
    await until(pilot, lambda: isinstance(app.screen, PrepScreen) and app.screen._lines)
    return app.screen


@pytest.mark.parametrize(("language", "letters"), [("en", "ch"), ("zh_CN", "ch")])
async def test_two_letters_lead_to_what_the_sponsor_has_not_been_told(
    running: Any, until: Any, shown: Any, language: str, letters: str
) -> None:
    async with running((80, 24), language) as (app, pilot):
        screen = await sheet(pilot, until, app, *letters, "enter")
        now = await app.store.run(lambda w: situation(w, app.project))
        assert screen.board.person.id == now.sponsor_person
        line = screen._lines[screen._rows.cursor_key]
        assert line.to_tell and "[ ]" in shown(app)
        titles = [section.title for section in screen.board.sections]
        assert titles.index("not told") < titles.index("we asked") < titles.index("last talks")


async def test_the_call_is_recorded_with_what_is_ticked(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        await pilot.press("l")
        await until(pilot, lambda: isinstance(app.screen, LettersScreen) and app.screen.focused)
        screen = await sheet(pilot, until, app, "enter")
        person, keys = screen.board.person.id, ["p", "enter"]
        assert "Chen" in screen.board.person.name, "where nobody is under the cursor the sponsor stands first"
        tolds = len(await app.store.run(lambda w: w.live(Told)))
        ticked = screen.record.id
        await press(pilot, keys, "space")
        assert "[x]" in shown(app)
        await press(pilot, keys, "c")
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        await press(pilot, keys, "f2")
        await until(pilot, lambda: app.screen is screen and "[x]" not in shown(app))
        assert len(keys) <= CALL
        told = (await app.store.run(lambda w: w.live(Told)))[tolds:]
        assert told and {one.person for one in told} == {person} and ticked in {one.subject for one in told}
        contacts = await app.store.run(lambda w: w.live(Contact))
        assert contacts[-1].person == person and contacts[-1].channel == "call"
        await until(pilot, lambda: ticked not in {line.record.id for line in screen._lines if line.to_tell})


async def test_after_two_letters_a_call_is_recorded_with_as_few_keys(
    running: Any, until: Any, shown: Any
) -> None:
    async with running() as (app, pilot):
        screen = await sheet(pilot, until, app, "c", "h", "enter")
        person, keys = screen.board.person.id, ["p", "c", "h", "enter"]
        tolds, ticked = len(await app.store.run(lambda w: w.live(Told))), screen.record.id
        await press(pilot, keys, "space")
        await press(pilot, keys, "f2")
        await until(pilot, lambda: "[x]" not in shown(app) and app.screen is screen)
        await until(pilot, lambda: ticked not in {line.record.id for line in screen._lines if line.to_tell})
        assert len(keys) <= CALL
        told = (await app.store.run(lambda w: w.live(Told)))[tolds:]
        assert told and {one.person for one in told} == {person} and ticked in {one.subject for one in told}
        last = (await app.store.run(lambda w: w.live(Contact)))[-1]
        assert (last.person, last.channel, last.two_way, last.summary) == (person, "call", True, "")


async def test_with_nothing_ticked_f2_says_what_to_do(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        screen = await sheet(pilot, until, app, "c", "h", "enter")
        contacts = len(await app.store.run(lambda w: w.live(Contact)))
        await pilot.press("f2")
        await until(pilot, lambda: "nothing is ticked: Space ticks it, c is for notes" in shown(app))
        assert app.screen is screen
        assert len(await app.store.run(lambda w: w.live(Contact))) == contacts


async def test_nothing_ticked_asks_what_was_heard_as_ever(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        await sheet(pilot, until, app, "c", "h", "enter")
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        await pilot.press("f2")
        await until(pilot, lambda: "HEARD by" in shown(app))


async def test_the_person_under_the_cursor_stands_first_on_every_screen(
    running: Any, until: Any, shown: Any
) -> None:
    async with running() as (app, pilot):
        app.dashboard.query_one(Risks).rows.focus()
        await pilot.press("down")
        whose = person_behind(app.dashboard.record)
        assert whose is not None
        assert (await sheet(pilot, until, app, "enter")).board.person.id == whose
        await pilot.press("escape", "enter")
        await until(pilot, lambda: isinstance(app.screen, RecordScreen) and app.screen.focused)
        screen = await sheet(pilot, until, app, "enter")
        assert screen.board.person.id == whose
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, Whom), "from a sheet to that of another")


@pytest.mark.parametrize(
    ("key", "screen"), [("l", LettersScreen), ("r", ReviewScreen)], ids=["letters", "review"]
)
async def test_from_a_place_where_nobody_is_under_the_cursor(
    running: Any, until: Any, shown: Any, key: str, screen: Any
) -> None:
    async with running() as (app, pilot):
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, screen) and app.screen.focused)
        found = await sheet(pilot, until, app, "s", "u", "enter")
        assert "Sun" in found.board.person.name
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, screen))


async def test_nobody_of_that_name_is_not_made_up(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        known = len(await app.store.run(lambda w: w.live(Person)))
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, Whom) and app.focused)
        await pilot.press("z", "q", "x", "enter")
        assert isinstance(app.screen, Whom)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        assert len(await app.store.run(lambda w: w.live(Person))) == known


async def test_on_a_large_screen_the_sheet_has_two_columns(running: Any, until: Any, shown: Any) -> None:
    async with running((120, 40)) as (app, pilot):
        screen = await sheet(pilot, until, app, "c", "h", "enter")
        lines = shown(app).splitlines()
        assert any("not told" in line[:60] for line in lines) and any(
            "last talks" in line[60:] for line in lines
        )
        assert screen.record is not None and "I-14" in screen._lines[screen._rows.cursor_key].text
        await pilot.press("tab")
        await until(pilot, lambda: isinstance(screen.record, Contact), "the last talk, on the right")
        await pilot.press("tab")
        await until(pilot, lambda: not isinstance(screen.record, Contact), "back on the left")
