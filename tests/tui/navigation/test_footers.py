"""A footer names what works on its screen now: where there is nothing yet, no key that would only say so."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store.disk.workspace import Workspace
from store.records import Project
from store.session import Session
from store.values.clock import Clock
from store.values.words import words
from tui.app import Forewarn
from tui.dashboard.find_bar import Find
from tui.frame.overlay_screen import OverlayScreen
from tui.picture.key_names import NAMES, pressed, written
from tui.picture.place_list import PLACES
from tui.terminal.store_thread import StoreThread
from widgets.drawn.key_places import key_places
from widgets.keyline import Keyline

FORMS = {"meeting", "bring_in", "template"}
"""Places where something is typed: their keys are tried with them."""


@pytest.fixture
def with_nothing(blank: Path, tmp_path: Path, clock: Clock) -> Callable[[], Any]:
    """`async with with_nothing() as (app, pilot)`: the app on a project in which nothing is entered yet."""
    folder = tmp_path / "nothing"
    shutil.copytree(blank, folder)

    @asynccontextmanager
    async def run() -> AsyncIterator[tuple[Forewarn, Pilot[int]]]:
        project = Project(code="NEW", name="New project")
        opened = Workspace.open(folder / "store.db", who="ann", clock=clock, private_dir=folder / "ann")
        opened.save(project, act=words("add"))
        opened.close()
        session = Session(folder / "store.db", "ann", clock, "en", private_dir=folder / "ann")
        store = StoreThread(session.open)
        try:
            app = Forewarn(session, store, project.id, folder / "drafts")
            async with app.run_test(size=(200, 50)) as pilot:
                yield app, pilot
        finally:
            store.close()

    return run


@pytest.mark.parametrize("place", [place.id for place in PLACES if place.id not in FORMS])
async def test_no_key_in_a_footer_only_says_that_there_is_nothing(
    with_nothing: Callable[[], Any], until: Any, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    said: list[str] = []
    monkeypatch.setattr(OverlayScreen, "refuse", lambda screen, why: said.append(str(why)))
    monkeypatch.setattr(
        Forewarn, "report", lambda app, why, tone="text": said.append(str(why)) if tone == "amber" else None
    )
    async with with_nothing() as (app, pilot):
        app.go(place)
        await until(pilot, lambda: (app.screen is not app.dashboard and app.screen.focused) or said)
        if said:  # the place itself says why it does not open
            return
        screen = app.screen
        wrong = []
        for key, label in screen._keyline._entries:
            if label == "back" or (key, label) not in screen._keyline._entries:
                continue
            said.clear()
            app.simulate_key(pressed(key))
            await pilot.pause()
            if said:
                wrong.append((key, label, *said))
            for _ in range(3):
                if app.screen is not screen:
                    await pilot.press("escape")
            if app.screen is not screen:  # gone where the key leads
                break
        assert not wrong


async def test_a_word_of_a_footer_is_clicked_like_its_key_is_pressed(running: Any, until: Any) -> None:
    """Whatever the key is written like: Esc, Space, a sign."""
    assert all(pressed(written(key)) == key for key in NAMES)
    async with running((120, 40)) as (app, pilot):
        app.go("letters")
        await until(pilot, lambda: app.screen is not app.dashboard and app.screen.focused)
        await pilot.click("Keyline", offset=(2, 0))
        await until(pilot, lambda: app.screen is app.dashboard, "Esc back")
        keyline = app.dashboard.query_one(Keyline)
        places = key_places(keyline._entries, keyline.help, keyline.size.width)
        await pilot.click("Keyline", offset=(next(at for at, key, _ in places if key == "/"), 0))
        await until(pilot, lambda: isinstance(app.screen, Find), "/ find")
