"""The picture before Textual and Textual's own are equal, piece by piece, in every look."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from patience import PATIENCE
from textual.geometry import Size

from store.demo import write
from store.disk.draft_files import Draft, Drafts
from store.disk.workspace import Workspace
from store.queries.project_list import project_to_open
from store.queries.review.my_projects import FEW_PROJECTS
from store.queries.review.review_board import review
from store.records import Milestone, Project
from store.session import Session
from store.values.clock import Clock
from store.values.words import words
from tui.app import Forewarn
from tui.dialogs.question import Question
from tui.picture.dashboard_picture import DashboardPicture
from tui.picture.first_picture import framed
from tui.picture.lists.review_list import ReviewList
from tui.picture.morning import read_morning
from tui.terminal.shown_pieces import Shown
from tui.terminal.store_thread import StoreThread
from widgets.drawn.tones import choose, current, use

LOOKS: dict[str, dict[str, str]] = {
    "256": {"TERM": "xterm-256color"},
    "16": {"TERM": "xterm-256color", "TEXTUAL_COLOR_SYSTEM": "standard"},
    "no colour": {"TERM": "xterm-256color", "NO_COLOR": "1"},
    "light": {"TERM": "xterm-256color", "COLORFGBG": "0;15"},
    "ascii": {"TERM": "linux", "LC_ALL": "C", "TEXTUAL_COLOR_SYSTEM": "standard"},
}
SIZES = ((60, 16), (80, 24), (99, 33), (110, 34), (120, 40), (200, 60), (61, 21))


@pytest.fixture(autouse=True)
def same_look() -> Iterator[None]:
    before = current()
    yield
    use(before)


def by_textual(app: Any) -> dict[int, dict[int, tuple[int, str]]]:
    """Line, first cell → (end, text with its codes), as Textual would send the whole screen."""
    shown = Shown()
    update = app.screen._compositor.render_full_update()
    shown.changes(update, lambda _: pytest.fail("not the Textual that this was made for"), app.console)
    return shown._lines


def set_look(monkeypatch: Any, env: Mapping[str, str]) -> None:
    for name in ("NO_COLOR", "COLORFGBG", "LC_ALL", "LC_CTYPE", "TEXTUAL_COLOR_SYSTEM", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", env.get("TEXTUAL_COLOR_SYSTEM", "256"))
    use(choose(env))


async def assert_same(app: Any, size: tuple[int, int]) -> None:
    """Piece by piece; where a question lies over it, as far as its pieces can be told."""
    cells, scope, language = Size(*size), app.dashboard.shown.scope, app.language
    morning = await app.store.run(lambda w: read_morning(w, scope, cells, language))
    picture = DashboardPicture(morning, cells, language, app.session.config.keys, morning.status)
    shown = Shown()
    shown.seed(framed(picture.pieces()), Size(*size))
    ours, theirs = shown._lines, by_textual(app)
    for y in range(size[1]):
        if not morning.drafts:
            assert ours.get(y) == theirs.get(y), y
        else:
            for x, (end, text) in theirs[y].items():
                assert shown._note(y, x, end, text) == (0, ""), (y, x, text)


async def becomes_same(app: Any, pilot: Any, until: Any, size: tuple[int, int]) -> None:
    """Once what a key began is shown: the detail follows when the cursor rests."""

    async def same() -> bool:
        try:
            await assert_same(app, size)
        except AssertionError:
            return False
        return True

    await until(pilot, same)


async def compared(running: Any, size: tuple[int, int], language: str, monkeypatch: Any, look: str) -> None:
    set_look(monkeypatch, LOOKS[look])
    async with running(size, language) as (app, pilot):
        await pilot.pause()
        await assert_same(app, size)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_equal_at_every_size(running: Any, monkeypatch: Any, size: Any, language: str) -> None:
    await compared(running, size, language, monkeypatch, "256")


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("size", "language"), [((120, 40), "en"), ((60, 16), "zh"), ((200, 60), "zh")])
async def test_equal_in_every_look(
    running: Any, monkeypatch: Any, look: str, size: Any, language: str
) -> None:
    await compared(running, size, language, monkeypatch, look)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_equal_for_all_projects(
    running: Any, until: Any, shown: Any, monkeypatch: Any, size: Any
) -> None:
    set_look(monkeypatch, LOOKS["256"])
    async with running(size, "en") as (app, pilot):
        await pilot.press("0")
        await until(pilot, lambda: "3 projects" in shown(app))
        await pilot.press("home")
        await becomes_same(app, pilot, until, size)


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)], ids=str)
async def test_equal_while_others_look(
    running: Any, until: Any, shown: Any, monkeypatch: Any, size: Any
) -> None:
    """What the key leaves is what `--audience client` begins with."""
    set_look(monkeypatch, LOOKS["256"])
    async with running(size, "en") as (app, pilot):
        title = app.say(app.dashboard.query_one("#morale").LIST.title)
        assert title in shown(app)
        await pilot.press("grave_accent")
        await until(pilot, lambda: title not in shown(app))
        await becomes_same(app, pilot, until, size)


@asynccontextmanager
async def on_store(folder: Path, clock: Clock, size: tuple[int, int], language: str) -> Any:
    """The app on a store and private file in `folder`, with the drafts that lie there."""
    session = Session(folder / "store.db", "ann", clock, language, private_dir=folder / "ann")
    store = StoreThread(
        lambda: Workspace.open(session.path, who="ann", clock=clock, private_dir=session.private_dir)
    )
    try:
        project, drafts = store.submit(lambda w: (project_to_open(w, None), w.drafts)).result()
        app = Forewarn(session, store, project.id if project else None, drafts)
        async with app.run_test(size=size) as pilot:
            yield app, pilot
    finally:
        store.close()


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)], ids=str)
@pytest.mark.parametrize("kind", [Milestone, Project], ids=["no milestone", "nothing"])
async def test_equal_where_there_is_nothing(
    tmp_path: Path, clock: Clock, monkeypatch: Any, size: Any, kind: Any
) -> None:
    """An empty store, and a project without records."""
    workspace = Workspace.open(
        tmp_path / "store.db", who="ann", clock=clock, private_dir=tmp_path / "ann", create=True
    )
    if kind is Milestone:
        workspace.save(Project(code="P", name="Pilot"), act=words("project"))
    workspace.close()

    await compared(partial(on_store, tmp_path, clock), size, "en", monkeypatch, "256")


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("size", "language"), [((120, 40), "en"), ((60, 16), "zh"), ((80, 24), "en")])
@pytest.mark.parametrize("count", [1, 5])
async def test_equal_where_drafts_wait(
    tmp_path: Path,
    clock: Clock,
    until: Any,
    monkeypatch: Any,
    size: Any,
    language: str,
    look: str,
    count: int,
    demos: Callable[[str], Path],
) -> None:
    shutil.copytree(demos(language), tmp_path, dirs_exist_ok=True)
    workspace = Workspace.open(tmp_path / "store.db", who="ann", clock=clock, private_dir=tmp_path / "ann")
    drafts = Drafts(workspace.drafts)
    workspace.close()
    for at in range(count):
        drafts.keep(Draft(f"d{at}", "risk", words("{n} typed and left", n=at), {}, at=f"2026-11-2{at}"))
    set_look(monkeypatch, LOOKS[look])
    async with on_store(tmp_path, clock, size, language) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.pause()
        await assert_same(app, size)


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)], ids=str)
async def test_with_many_projects_the_review_comes_after_the_picture(
    tmp_path: Path, clock: Clock, until: Any, shown: Any, monkeypatch: Any, held_up: Any, size: Any
) -> None:
    """Its place is empty in the picture, a verdict typed before it is there falls on nothing, and it comes to stand as
    if it had been read with the rest."""
    set_look(monkeypatch, LOOKS["256"])
    workspace = Workspace.open(
        tmp_path / "store.db", who="ann", clock=clock, private_dir=tmp_path / "ann", create=True
    )
    write(workspace, clock.today(), "en")
    for n in range(FEW_PROJECTS):
        workspace.save(Project(code=f"P{n}", name=f"Pilot {n}"), act=words("project"))
    wanted = [line.item.record.id for line in review(workspace).lines]
    journal = workspace.store.journal.last()
    workspace.close()
    let_in = Event()
    read = ReviewList.query

    def late(self: ReviewList, workspace: Workspace, *projects: int) -> Any:
        assert let_in.wait(PATIENCE)
        return read(self, workspace, *projects)

    monkeypatch.setattr(ReviewList, "query", late)
    held = ExitStack()
    held.enter_context(held_up())
    async with on_store(tmp_path, clock, size, "en") as (app, pilot):
        pane = app.dashboard._panes[0]
        assert pane.board is None and wanted
        for key in ("space", "x", "t", "s", "enter"):
            await pilot.press(key)
        assert app.screen is app.dashboard and pane.board is None
        assert "still being read; press it again in a moment" in shown(app)
        let_in.set()
        held.close()
        await until(pilot, lambda: pane.board is not None)
        await pilot.pause()
        stops = [row.payload.record.id for row in pane.rows._rows if not row.below]
        assert stops == wanted and pane.line.record.id == wanted[0]
        assert await app.store.run(lambda w: w.store.journal.last()) == journal
        await pilot.press("j", "k")
        if size[0] > 80:
            await until(pilot, lambda: f"── {pane.line.record.code} " in shown(app), "the detail follows")
        await pilot.pause()
        monkeypatch.setattr("tui.picture.morning.few_are_mine", lambda workspace: True)
        await assert_same(app, size)
