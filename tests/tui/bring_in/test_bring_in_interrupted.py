"""A register whose coming in is left, overtaken or refused."""

import asyncio
import time
from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from bringing_in import RISKS, Opened, column_becomes, counts, leave, lines, read, sees, settled
from patience import PATIENCE
from textual import events

from store.records import Risk
from tui.bring_in.bring_in_screen import BringIn
from tui.dialogs.question import Question


async def test_esc_keeps_a_draft_of_the_choices(running: Any, until: Any, choose: Opened, write: Any) -> None:
    write("risks.csv", RISKS)
    async with running() as (app, pilot):
        screen = await choose(app, pilot, "risks.csv")
        await leave(app, pilot, until, "escape")
        assert not app.drafts.all(), "nothing was chosen"
        screen = await choose(app, pilot, "risks.csv")
        await column_becomes(app, pilot, until, "Cause", "leave out")
        await settled(pilot, until, screen, lambda: screen.choices.maps)
        await leave(app, pilot, until, "escape")
        (draft,) = app.drafts.all()
        app.go("bring_in")
        await until(pilot, lambda: isinstance(app.screen, Question), "the draft is offered")
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, BringIn) and read(app.screen))
        assert app.screen.choices.maps == ("out=Cause",)
        await leave(app, pilot, until, "f2")
        assert draft.id not in {one.id for one in app.drafts.all()}


async def test_a_draft_of_a_file_that_went_says_so_and_goes_on_when_it_is_back(
    running: Any, until: Any, choose: Opened, write: Any
) -> None:
    path = write("risks.csv", RISKS)
    async with running() as (app, pilot):
        screen = await choose(app, pilot, "risks.csv")
        await column_becomes(app, pilot, until, "Cause", "leave out")
        await settled(pilot, until, screen, lambda: screen.choices.maps == ("out=Cause",))
        await leave(app, pilot, until, "escape")
        path.unlink()
        app.go("bring_in")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, BringIn))
        await sees(app, pilot, until, "there is no file")
        write("risks.csv", RISKS)
        await pilot.press("f2")
        await until(pilot, lambda: read(app.screen), "the rows")
        assert counts(app.screen)["new"] == 3


async def test_a_file_that_changed_or_went_is_read_again_and_nothing_saved(
    running: Any, until: Any, stored: Any, choose: Opened, write: Any
) -> None:
    path = write("risks.csv", RISKS)
    async with running() as (app, pilot):
        before = len(await stored(app, Risk))
        screen = await choose(app, pilot, "risks.csv")
        write("risks.csv", RISKS + "X-4,One more,2,2,Ann Berg,Open,\n")
        await pilot.press("f2")
        await settled(pilot, until, screen, lambda: counts(screen)["new"] == 4)
        await sees(app, pilot, until, "changed after it was read")
        assert len(await stored(app, Risk)) == before
        path.unlink()
        await pilot.press("f2")
        await sees(app, pilot, until, "there is no file")
        assert len(await stored(app, Risk)) == before
        assert isinstance(app.screen, BringIn)


async def test_what_others_save_meanwhile_is_compared_with(
    running: Any, until: Any, choose: Opened, write: Any
) -> None:
    write("risks.csv", RISKS)
    async with running() as (app, pilot):
        screen = await choose(app, pilot, "risks.csv")
        risk = Risk(project=app.project, code="X-1", title="Vendor is late", probability=4, impact=5)
        from store.values.words import words

        await app.store.run(lambda w: w.save(risk, act=words("add")))
        screen.read_again()
        await settled(pilot, until, screen, lambda: counts(screen)["changed"] == 1)


async def test_a_store_that_may_not_be_written_says_so(
    running: Any, until: Any, choose: Opened, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.disk.file.sqlite import StoreProblem
    from store.disk.workspace import Workspace
    from store.values.words import words

    def refused(*_: Any, **__: Any) -> None:
        raise StoreProblem(words("the store is read-only"))

    write("risks.csv", RISKS)
    async with running() as (app, pilot):
        screen = await choose(app, pilot, "risks.csv")
        monkeypatch.setattr(Workspace, "save", refused)
        await pilot.press("f2")
        await sees(app, pilot, until, "the store is read-only")
        await settled(pilot, until, screen, lambda: True)
        assert app.screen is screen


async def test_keys_are_answered_while_many_rows_are_read(
    running: Any, until: Any, choose: Opened, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("many.csv", RISKS)
    given_up = Event()

    def endless(*asked: Any) -> None:
        """Half of the rows are read, until something else is wanted."""
        (*_, progress, _memory), end = asked, time.monotonic() + 30
        try:
            while time.monotonic() < end:
                progress(1, 2)
                time.sleep(0.001)
        except asyncio.CancelledError:
            given_up.set()
            raise

    async with running() as (app, pilot):
        screen = await choose(app, pilot, "many.csv")
        monkeypatch.setattr("tui.bring_in.row_reader.read_incoming", endless)

        async def seen(condition: Callable[[], object]) -> None:
            """As `until`, which would wait for the reading to end."""
            end = time.monotonic() + PATIENCE
            while not condition():
                assert time.monotonic() < end, "\n".join(lines(app))
                await asyncio.sleep(0.005)

        screen.read_soon()
        await seen(lambda: any("[##########..........]  50%" in line for line in lines(app)))
        place = screen.lists.columns.cursor_key
        app.post_message(events.Key("down", None))
        await seen(lambda: screen.lists.columns.cursor_key != place)
        app.post_message(events.Key("f2", None))
        await seen(lambda: any("the rows are still being read" in line for line in lines(app)))
        app.post_message(events.Key("escape", None))
        await seen(lambda: not isinstance(app.screen, BringIn))
        await seen(given_up.is_set)
