"""The picture before Textual and Textual's own are equal, piece by piece, in every look."""

from collections.abc import Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.geometry import Size

from store.disk.workspace import Workspace
from store.queries.project_list import project_to_open
from store.records import Milestone, Project
from store.session import Session
from store.values.words import words
from tui.app import Forewarn
from tui.picture.dashboard_picture import DashboardPicture
from tui.picture.morning import read_morning
from tui.terminal.shown_pieces import Shown
from tui.terminal.store_thread import StoreThread
from widgets.drawn.escape_codes import escaped
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


def by_picture(picture: DashboardPicture) -> dict[int, dict[int, tuple[int, str]]]:
    found: dict[int, dict[int, tuple[int, str]]] = {}
    for x, y, width, line in picture.pieces():
        found.setdefault(y, {})[x] = (x + width, escaped(line))
    return found


async def compared(running: Any, size: tuple[int, int], language: str, monkeypatch: Any, env: Any) -> None:
    for name in ("NO_COLOR", "COLORFGBG", "LC_ALL", "LC_CTYPE", "TEXTUAL_COLOR_SYSTEM", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", env.get("TEXTUAL_COLOR_SYSTEM", "256"))
    use(choose(env))
    async with running(size, language) as (app, pilot):
        await pilot.pause()
        cells, scope = Size(*size), app.dashboard.scope
        morning = await app.store.run(lambda w: read_morning(w, scope, cells, language))
        picture = DashboardPicture(morning, cells, language, app.session.config.keys, morning.status)
        ours, theirs = by_picture(picture), by_textual(app)
        for y in range(size[1]):
            assert ours.get(y) == theirs.get(y), y


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_equal_at_every_size(running: Any, monkeypatch: Any, size: Any, language: str) -> None:
    await compared(running, size, language, monkeypatch, LOOKS["256"])


@pytest.mark.parametrize("look", LOOKS)
async def test_equal_in_every_look(running: Any, monkeypatch: Any, look: str) -> None:
    await compared(running, (120, 40), "en", monkeypatch, LOOKS[look])


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
@pytest.mark.parametrize("kind", [Milestone, Project], ids=["no milestone", "nothing"])
async def test_equal_where_there_is_nothing(
    tmp_path: Any, clock: Any, monkeypatch: Any, size: Any, kind: Any
) -> None:
    """An empty store, and a project without records."""
    workspace = Workspace.open(
        tmp_path / "store.db", who="ann", clock=clock, private_dir=tmp_path / "ann", create=True
    )
    if kind is Milestone:
        workspace.save(Project(code="P", name="Pilot"), act=words("project"))
    workspace.close()

    @asynccontextmanager
    async def running(size: tuple[int, int], language: str) -> Any:
        session = Session(tmp_path / "store.db", "ann", clock, language, private_dir=tmp_path / "ann")
        store = StoreThread(
            lambda: Workspace.open(session.path, who="ann", clock=clock, private_dir=session.private_dir)
        )
        try:
            project = store.submit(lambda w: project_to_open(w, None)).result()
            app = Forewarn(session, store, project.id if project else None, tmp_path / "drafts")
            async with app.run_test(size=size) as pilot:
                yield app, pilot
        finally:
            store.close()

    await compared(running, size, "en", monkeypatch, LOOKS["256"])
