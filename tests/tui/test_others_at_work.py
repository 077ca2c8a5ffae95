"""Others work on the same store: what my screen says of it, and what it leaves alone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from store.disk.open_records import OpenRecord
from store.disk.workspace import Workspace
from store.records import Risk
from store.values.clock import Clock
from store.values.words import words
from tui.dashboard.list_pane import ListPane
from tui.forms.form_screen import FormScreen

Fixture = Any
SIZE = (120, 40)


@pytest.fixture
def li(running: Fixture, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """Somebody else at work on the demo, which a group shares."""
    store = tmp_path / "demo/store.db"
    store.parent.chmod(0o2770)
    store.chmod(0o660)
    other = Workspace.open(store, who="Li", clock=clock, private_dir=tmp_path / "li")
    yield other
    other.close()


def change(li: Workspace, code: str, **values: Any) -> None:
    (risk,) = li.select(Risk, "code = ?", (code,))
    li.save(replace(risk, **values), act=words("nobody is to read this"))


async def test_it_is_said_who_saved_which(
    running: Fixture, until: Fixture, shown: Callable[..., str], li: Workspace
) -> None:
    async with running(SIZE) as (app, pilot):
        await until(pilot, lambda: "R-03" in shown(app))
        await pilot.press("3")
        rows = app.dashboard._panes[2].rows
        first = rows.payload
        await until(pilot, lambda: rows.has_focus)
        await pilot.press("down")
        await until(pilot, lambda: rows.payload != first)
        before = rows.payload
        change(li, "R-03", title="Something nobody knew")
        await until(pilot, lambda: "Li: R-03" in shown(app))
        await until(pilot, lambda: "Something nobody knew" in shown(app))
        assert "nobody is to read this" not in shown(app)
        assert rows.has_focus and rows.payload == before
        change(li, "R-03", title="Once more")
        change(li, "R-04", title="And this")
        await until(pilot, lambda: "Li: 2 changes" in shown(app) or "Li: R-04" in shown(app))


async def test_nothing_is_said_while_others_look(
    running: Fixture, until: Fixture, shown: Callable[..., str], li: Workspace
) -> None:
    async with running(SIZE) as (app, pilot):
        await until(pilot, lambda: "R-03" in shown(app))
        await pilot.press("grave_accent")
        await until(pilot, lambda: app.looked_at and app.store.audience)
        change(li, "R-03", title="Changed before guests", audience=("internal", "client"))
        await until(pilot, lambda: "Changed before guests" in shown(app))
        assert "Li" not in shown(app).splitlines()[-2]


async def test_what_went_wrong_stays_in_its_line(
    running: Fixture, until: Fixture, shown: Callable[..., str], li: Workspace
) -> None:
    async with running(SIZE) as (app, pilot):
        await until(pilot, lambda: "R-03" in shown(app))
        app.report(words("no room left"), "red")
        change(li, "R-03", title="Something else")
        await until(pilot, lambda: "Something else" in shown(app))
        assert "no room left" in shown(app) and "Li: R-03" not in shown(app)


async def test_a_form_says_who_else_has_its_record_open(
    running: Fixture, until: Fixture, shown: Callable[..., str], li: Workspace
) -> None:
    async with running(SIZE) as (app, pilot):
        await until(pilot, lambda: "R-03" in shown(app))
        await pilot.press("3")
        risks = app.dashboard._panes[2]
        await until(pilot, lambda: risks.rows.has_focus)
        mine = app.dashboard.record
        theirs = OpenRecord(mine)
        theirs.announce(li)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, FormScreen))
        await until(pilot, lambda: "also open with Li since" in shown(app))
        await until(pilot, lambda: [one.who for one in theirs.others(li)] == ["ann"])
        await pilot.press("x", "y")
        await until(pilot, lambda: app.screen.state.changed)
        change(li, "R-03", title="Something else")
        theirs.leave()
        await until(pilot, lambda: "also open" not in shown(app))
        assert isinstance(app.screen, FormScreen) and app.screen.state.changed
        app.screen.action_leave()
        await until(pilot, lambda: not isinstance(app.screen, FormScreen))
        await until(pilot, lambda: theirs.others(li) == ())


async def test_what_is_read_behind_a_screen_that_is_left_goes_nowhere(
    running: Fixture, until: Fixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(SIZE) as (app, pilot):
        read = app.store.read

        async def late(*asked: Any) -> Any:
            found = await read(*asked)
            await app.dashboard.query(ListPane).remove()
            return found

        monkeypatch.setattr(app.store, "read", late)
        app.reload({Risk.kind})
        await until(pilot, lambda: not app.dashboard.query(ListPane))
