"""The store is deleted, moved, replaced or written over while the dashboard is open: it says so within a second, keeps
what it shows and what is typed, saves nothing into nowhere, and goes on when the store is back."""

import shutil
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from store.disk.draft_files import Drafts
from store.disk.file.sqlite import connect
from store.records import Risk
from store.values.words import Words
from tui.forms.form_screen import FormScreen
from tui.terminal.store_thread import TICK, StoreThread

Running = Callable[..., Any]
Until = Callable[..., Coroutine[Any, Any, None]]


@pytest.fixture
def path(tmp_path: Path, running: Running) -> Path:
    """The store of the app that `running` runs."""
    return tmp_path / "demo" / "store.db"


@pytest.fixture(params=["WAL", "DELETE"], autouse=True)
def mode(request: pytest.FixtureRequest, path: Path) -> None:
    """Both journal modes."""
    connection = connect(path)
    connection.execute(f"PRAGMA journal_mode={request.param}")
    connection.close()


def moved(path: Path) -> None:
    path.rename(path.with_name("away.db"))


def garbage(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"\xff" * path.stat().st_size)


def cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(8192)


def looked_at(store: StoreThread) -> tuple[list[None], list[int]]:
    """A None for each look at the files that the thread begins, and how many there were whenever it told of trouble."""
    looks: list[None] = []
    troubled: list[int] = []
    alive, trouble = store._alive, store._trouble

    def look() -> None:
        looks.append(None)
        alive()

    def tell(sentence: Words | None) -> None:
        troubled.append(len(looks))
        trouble(sentence)

    store._alive, store._trouble = look, tell
    return looks, troubled


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (Path.unlink, "deleted or moved away"),
        (moved, "deleted or moved away"),
        (garbage, "is damaged"),
        (cut, "is damaged"),
    ],
)
async def test_said_within_a_second_and_nothing_is_saved(
    running: Running,
    until: Until,
    shown: Callable[..., str],
    path: Path,
    what: Callable[..., Any],
    said: str,
    new_risk: Callable[..., Any],
) -> None:
    async with running((160, 50)) as (app, pilot):
        await new_risk(app, pilot)
        await pilot.press(*"Nowhere")
        looks, troubled = looked_at(app.store)
        what(path)
        before = len(looks)
        await until(pilot, lambda: app.dashboard.shown.header.trouble is not None)
        assert (troubled[0] - before) * TICK <= 1
        await pilot.press("f2")
        await until(pilot, lambda: said in shown(app), "why")
        assert isinstance(app.screen, FormScreen), "what was typed stays"
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)
        assert "nothing can be saved" in shown(app) and "TODAY" in shown(app)
        (draft,) = Drafts(app.drafts_folder).all()
        assert draft.fields["title"] == "Nowhere"


async def test_moved_back_it_goes_on(
    running: Running,
    until: Until,
    shown: Callable[..., str],
    stored: Callable[..., Any],
    path: Path,
    new_risk: Callable[..., Any],
) -> None:
    async with running((160, 50)) as (app, pilot):
        await until(pilot, lambda: "RISKS" in shown(app))
        moved(path)
        await until(pilot, lambda: "nothing can be saved" in shown(app))
        await pilot.press("f2")
        path.with_name("away.db").rename(path)
        await until(pilot, lambda: "the store is back" in shown(app))
        assert "nothing can be saved" not in shown(app)
        await new_risk(app, pilot)
        await pilot.press(*"Somewhere", "f2")
        await until(pilot, lambda: app.screen is app.dashboard)
        assert await stored(app, Risk, title="Somewhere")


@pytest.mark.parametrize("how", ["laid over", "renamed into its place"])
async def test_a_restored_copy_is_taken_up(
    running: Running,
    until: Until,
    shown: Callable[..., str],
    stored: Callable[..., Any],
    path: Path,
    how: str,
) -> None:
    copy = path.with_name("copy.db")
    shutil.copyfile(path, copy)
    async with running((160, 50)) as (app, pilot):
        await until(pilot, lambda: "RISKS" in shown(app))
        app.dashboard._panes[2].rows.focus()
        for title in ("First", "Second"):
            await pilot.press("n")
            await until(pilot, lambda: isinstance(app.screen, FormScreen))
            await pilot.press(*title)
            if title == "First":
                await pilot.press("f2")
                await until(pilot, lambda: app.screen is app.dashboard)
        assert await stored(app, Risk, title="First")
        if how == "laid over":
            shutil.copyfile(copy, path)
        else:
            copy.replace(path)
        await until(
            pilot, lambda: "the store is back" in shown(app) or app.dashboard.shown.header.trouble is None
        )
        await pilot.press("f2")
        await until(pilot, lambda: "F2 tries again" in shown(app) or app.screen is app.dashboard)
        for _ in range(20):
            if app.screen is app.dashboard:
                break
            await pilot.pause(0.1)
            await pilot.press("f2")
        await until(pilot, lambda: app.screen is app.dashboard)
        assert not await stored(app, Risk, title="First")
        assert await stored(app, Risk, title="Second")
    connection = connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
