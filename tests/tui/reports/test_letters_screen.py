"""`l`: the rule and the records behind every letter."""

from typing import Any

from store.records import Milestone, Reading
from tui.forms.form_screen import FormScreen
from tui.registers.record_screen import RecordScreen
from tui.reports.letters_screen import LettersScreen


async def opened(app: Any, pilot: Any, until: Any) -> LettersScreen:
    await pilot.press("l")
    await until(pilot, lambda: isinstance(app.screen, LettersScreen) and app.screen._rows._rows)
    screen: LettersScreen = app.screen
    return screen


async def test_every_letter_has_its_rule_and_its_records(running: Any, until: Any, shown: Any) -> None:
    async with running((120, 60)) as (app, pilot):
        await opened(app, pilot, until)
        text = shown(app)
        assert "overall !" in text
        for part in ("T~", "S.", "$.", "Q.", "R!", "C~", "M~", "P!"):
            assert part in text
        assert "the worst open milestone: red beyond its tolerance (else 5wd)" in text
        assert "M3 Prototype  +5wd late, tolerance 5wd" in text
        assert "I-14 Data owner leaves  an issue of impact 5" in text


async def test_enter_goes_to_the_records_and_opens_one(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        await pilot.press("enter")
        _, record = screen._place
        assert isinstance(record, Milestone) and record.code == "M3"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RecordScreen))
        await pilot.press("space")
        await until(pilot, lambda: app.screen is screen)
        today = app.session.clock.today()
        await until(
            pilot,
            lambda: stored(app, Milestone, code="M3", confirmed_on=today),
            "the key acted on the record that was open, not on the cursor of a pane",
        )


async def test_a_computed_letter_is_set_by_hand_and_shown_so(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        await opened(app, pilot, until)
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        assert app.screen.rows["area"].typed.text == "time (override)"
        await pilot.press(*"red", "tab", *"crane", "tab", "tab", *"fri", "f2")
        await until(pilot, lambda: isinstance(app.screen, LettersScreen) and "T!@" in shown(app), "T!@")
        assert "overridden until 27 Nov: crane (computed: ~" in " ".join(shown(app).split())
        await pilot.press("escape")
        await until(pilot, lambda: "T!@" in shown(app).splitlines()[0])
        assert len(await stored(app, Reading, area="time")) == 1


async def test_e_changes_the_reading_of_a_letter(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        rows = ((row.key, row.payload[0]) for row in screen._rows._rows)
        scope = next(key for key, line in rows if line and line.letter == "S")
        screen._rows.select(scope)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        assert app.screen.rows["sentence"].typed.text.startswith("Blueprint signed")


async def test_a_click_on_the_header_opens_the_letters(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await pilot.click("#header", offset=(30, 0))
        await until(pilot, lambda: isinstance(app.screen, LettersScreen))


async def test_satisfaction_is_read_beside_the_contacts(running: Any, until: Any, shown: Any) -> None:
    async with running((120, 60)) as (app, pilot):
        screen = await opened(app, pilot, until)
        (contacts,) = [line for line in screen.board.lines if line.letter == "C"]
        screen._rows.select_payload((contacts, None))
        await until(pilot, lambda: screen._place[0] is contacts)
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        assert app.screen.rows["area"].typed.text == "satisfaction"
        await pilot.press(*"amber", "tab", *"slow", "f2")
        await until(pilot, lambda: app.screen is screen and "satisfaction amber: slow" in shown(app))
