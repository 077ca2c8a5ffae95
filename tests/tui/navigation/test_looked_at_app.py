"""Others are looking: one key, and on no screen stands anything that is not for them, until it is pressed again."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from not_for_others import SECRET, seed
from patience import PATIENCE
from typed_keys import typed

from store.config import Config
from store.disk.draft_files import Draft, Drafts
from store.disk.onlookers import show_to
from store.disk.workspace import Workspace
from store.queries.project_list import project_to_open
from store.records import Milestone, Risk
from store.session import Session
from store.values.clock import Clock
from store.values.words import words
from tui.app import Forewarn
from tui.dashboard.dashboard import Dashboard
from tui.picture.dashboard_picture import DashboardPicture
from tui.picture.first_picture import TerminalSize
from tui.picture.morning import read_morning
from tui.picture.scope import Scope
from tui.registers.record_screen import RecordScreen
from tui.terminal.store_thread import StoreThread

INTERNAL = ("untold", "not told", "MORALE", "(private)", "for your eyes", "NO SURPRISES", "C~", "M~", "P!")
"""What is said of our own house, on the dashboard of the demo."""
SIZES = [(80, 24), (120, 40), (200, 50)]
PLACES = ["r", "b", "W", "m", "z", "g", "l", "v", "V", "i", "0", "p", "percent_sign"]
REGISTERS = ("register: people", "register: stakeholders", "register: risks", "register: contacts")
SCREENS = ("classes", "stakeholders", "register: notes", "register: readings", "register: told")


@pytest.fixture
def looked_at(running: Any) -> Any:
    @asynccontextmanager
    async def run(size: tuple[int, int], language: str = "en") -> AsyncIterator[Any]:
        async with running(size, language) as (app, pilot):
            await app.store.run(lambda w: seed(w, app.project))
            app.reload({"risk", "milestone", "action", "contact", "morale", "stakeholder"})
            await pilot.pause()
            yield app, pilot

    return run


async def press(pilot: Any, until: Any, app: Any, key: str = "grave_accent") -> None:
    """The key, and wait until the screen is as it says."""
    await pilot.press(key)
    looks = app.looked_at
    wanted = "client" if looks else None

    async def there() -> bool:
        return await app.store.run(lambda w: w.audience) == wanted

    while not await there():
        await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_nothing_that_is_not_for_them_stands_on_any_screen(
    looked_at: Any, until: Any, shown: Any, size: tuple[int, int]
) -> None:
    async with looked_at(size) as (app, pilot):
        await until(pilot, lambda: SECRET in shown(app), "seen by me")
        await press(pilot, until, app)
        await until(
            pilot, lambda: not any(word in shown(app) for word in (SECRET, *INTERNAL)), "the dashboard"
        )
        assert shown(app).splitlines()[-2].strip() == ""
        for key in [
            *PLACES,
            *(k for n in "12345" for k in (n, "home", "h", "escape", "w", "escape", "enter")),
        ]:
            await pilot.press(key)
            await pilot.pause()
            assert SECRET not in shown(app), key
            if not isinstance(app.screen, Dashboard) and key not in "hw":
                await pilot.press("escape")
            await until(pilot, lambda: True)
        for name in (*REGISTERS, *SCREENS):
            await pilot.press("escape", "escape", "ctrl+p")
            await typed(pilot, f"{name}\n")
            await pilot.pause()
            assert SECRET not in shown(app), name
            await pilot.press("escape")
        await pilot.press("escape", "slash", *SECRET, "tab")
        await pilot.pause()
        await until(pilot, lambda: "nothing found" in shown(app), "search")


async def test_pressed_again_it_is_all_there(looked_at: Any, until: Any, shown: Any) -> None:
    async with looked_at((120, 40)) as (app, pilot):
        await until(pilot, lambda: SECRET in shown(app))
        await press(pilot, until, app)
        await until(pilot, lambda: SECRET not in shown(app))
        await press(pilot, until, app, "·")
        await until(pilot, lambda: SECRET in shown(app), "the other key for it")


@pytest.mark.parametrize("key", [1, 5])
async def test_the_list_that_went_has_the_focus_again(looked_at: Any, until: Any, key: int) -> None:
    async with looked_at((80, 24)) as (app, pilot):
        panes = app.dashboard.shown.panes
        await until(pilot, lambda: panes.current is panes[0], "the review has it")
        await pilot.press(str(key))
        await until(pilot, lambda: panes.current is panes[key - 1], "the list")
        await press(pilot, until, app)
        await until(pilot, lambda: panes.current is panes[1], "the first that may be seen")
        await press(pilot, until, app)
        await until(pilot, lambda: panes.current is panes[key - 1], "the list again")


async def test_who_began_before_others_comes_to_the_review(
    tmp_path: Path, demo: Path, clock: Clock, until: Any
) -> None:
    """After `--audience client` too the day begins with it."""
    folder = tmp_path / "demo"
    shutil.copytree(demo, folder)
    session = Session(
        folder / "store.db", "ann", clock, "en", Config(), private_dir=folder / "ann", audience="client"
    )
    store = StoreThread(session.open)
    store.audience = session.audience
    try:
        project = store.submit(lambda w: project_to_open(w, None)).result()
        assert project is not None
        async with (app := Forewarn(session, store, project.id, folder / "drafts")).run_test() as pilot:
            panes = app.dashboard.shown.panes
            await until(pilot, lambda: panes.current is panes[1], "the first that may be seen")
            await press(pilot, until, app)
            await until(pilot, lambda: panes.current is panes[0], "the review")
    finally:
        store.close()


async def test_who_went_on_while_others_looked_stays_there(looked_at: Any, until: Any) -> None:
    async with looked_at((80, 24)) as (app, pilot):
        panes = app.dashboard.shown.panes
        await until(pilot, lambda: panes.current is panes[0], "the review has it")
        await press(pilot, until, app)
        await until(pilot, lambda: panes.current is panes[1], "the first that may be seen")
        await pilot.press("3")
        await until(pilot, lambda: panes.current is panes[2], "the risks")
        await press(pilot, until, app)
        await until(pilot, lambda: panes[0].display and not panes[0].closed and panes[0].board, "the review")
        await pilot.pause()
        assert panes.current is panes[2]


async def test_what_lies_over_the_dashboard_goes(looked_at: Any, until: Any, shown: Any) -> None:
    async with looked_at((80, 24)) as (app, pilot):
        hidden = next(one for one in await app.store.run(lambda w: w.live(Risk)) if SECRET in one.title)
        app.dialogue(app.actions.show(hidden))
        await until(pilot, lambda: isinstance(app.screen, RecordScreen) and SECRET in shown(app))
        await press(pilot, until, app)
        await until(pilot, lambda: isinstance(app.screen, Dashboard) and SECRET not in shown(app))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_key_empties_the_screen_before_anything_is_read(
    looked_at: Any, until: Any, shown: Any, held_up: Any, size: tuple[int, int]
) -> None:
    """However busy the store is; what was asked for before the key and read behind it comes to nothing."""
    async with looked_at(size) as (app, pilot):
        await until(pilot, lambda: SECRET in shown(app), "seen by me")
        hidden = next(one for one in await app.store.run(lambda w: w.live(Risk)) if SECRET in one.title)
        let_in = Event()
        seen: list[str] = []
        with held_up():
            busy = asyncio.ensure_future(app.store.run(lambda w: let_in.wait(PATIENCE)))
            app.dialogue(app.actions.show(hidden))
            app.reload({"risk"})
            await pilot.press("grave_accent")
            assert not any(word in shown(app) for word in (SECRET, *INTERNAL)), "at once"
            let_in.set()
            await busy

            def looks() -> bool:
                seen.append(shown(app))
                return "M3" in seen[-1]

            await until(pilot, looks, "what they may see")
        await pilot.pause()
        seen.append(shown(app))
        assert isinstance(app.screen, Dashboard)
        assert not [word for word in (SECRET, *INTERNAL) for picture in seen if word in picture]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_is_theirs_to_see_has_the_whole_width(
    looked_at: Any, until: Any, shown: Any, size: tuple[int, int]
) -> None:
    """No title is cut beside blanks, the cursor is in it, Tab goes to nothing that is closed, and all of it comes
    back."""
    async with looked_at(size) as (app, pilot):
        assert app.dashboard._panes.current.id == "verdict", "the day begins with the review"
        await press(pilot, until, app)
        await until(pilot, lambda: "▌" in shown(app), "the cursor is on something")
        assert "│" not in shown(app) and "…" not in "".join(shown(app).splitlines()[:16])
        for place in ("risk", "action", "milestone", "risk"):
            await pilot.press("tab")
            await until(pilot, lambda place=place: app.dashboard._panes.current.id == place)
        await press(pilot, until, app)
        await until(pilot, lambda: SECRET in shown(app) and "│" in shown(app))
        await until(pilot, lambda: "Qian" in shown(app), "rows whose list had no place meanwhile")


async def test_what_would_show_it_says_which_key_comes_first(looked_at: Any, until: Any, shown: Any) -> None:
    async with looked_at((80, 24)) as (app, pilot):
        await press(pilot, until, app)
        for key in ("i", "r", "b", "p", "V", "1", "4", "5"):
            await pilot.press(key)
            await until(pilot, lambda: "others are looking: press ` first" in shown(app), key)
            assert isinstance(app.screen, Dashboard)


async def test_what_is_saved_meanwhile_is_not_reported_and_loses_nothing(
    looked_at: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with looked_at((80, 24)) as (app, pilot):
        await press(pilot, until, app)
        milestone = next(one for one in await stored(app, Milestone) if one.met_on is None)
        await app.keep(replace(milestone, title="Renamed"), act=words("edit it"))
        await pilot.pause()
        assert "edit it" not in shown(app)
        await press(pilot, until, app)
        hidden = await stored(app, Milestone, code="M99")
        assert len(hidden) == 1 and await stored(app, Milestone, title="Renamed")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_first_picture_begins_so(
    demo: Path, clock: Clock, tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    """`--audience client`, and with a draft that waits."""
    folder = tmp_path / "demo"
    shutil.copytree(demo, folder)
    workspace = Workspace.open(folder / "store.db", who="ann", clock=clock, private_dir=folder / "ann")
    project = project_to_open(workspace, None)
    assert project is not None
    seed(workspace, project.id)
    draft = Draft(
        id="d",
        kind="risk",
        title=f"{SECRET} draft",
        fields={},
        project=project.id,
        at=clock.now().isoformat(),
    )
    Drafts(workspace.drafts).keep(draft)

    def picture() -> str:
        shape = TerminalSize(*size)
        morning = read_morning(workspace, Scope(project.id), shape, language)
        pieces = DashboardPicture(morning, shape, language, {}, morning.status).pieces()
        return "\n".join("".join(text for text, _ in piece.line) for piece in pieces)

    assert SECRET in picture() and f"{SECRET} draft" in picture()
    show_to(workspace, "client")
    found = picture()
    workspace.close()
    assert not [word for word in (SECRET, *INTERNAL) if word in found]
    assert "ERP" in found
