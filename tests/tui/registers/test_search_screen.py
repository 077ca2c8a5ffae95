"""`/` and Tab: from the pane to everything, and what the keys do there."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from store.disk.workspace import Workspace
from store.records import Milestone, Person, Stakeholder
from store.values.clock import Clock
from store.values.width import cell_width
from store.values.words import words
from tui.registers.record_screen import RecordScreen
from tui.registers.search_screen import Everywhere

Fixture = Callable[..., Any]


def names(app: Any) -> list[str]:
    return [line.name for line in lines(app)]


def lines(app: Any) -> list[Any]:
    return [row.payload for row in app.screen._rows._rows]


async def widened(pilot: Any, until: Fixture, app: Any, typed: str) -> None:
    await pilot.press("3", "slash")
    await until(pilot, lambda: app.screen is not app.dashboard)
    await pilot.press(*typed, "tab")
    await until(pilot, lambda: isinstance(app.screen, Everywhere) and lines(app))
    assert app.screen.query_one(Input).value == typed


async def test_the_text_goes_along_and_the_pane_shows_all_again(
    running: Fixture, until: Fixture, shown: Fixture
) -> None:
    async with running() as (app, pilot):
        await widened(pilot, until, app, "pilot")
        assert "Pilot office" in names(app) and "CRM-Sud" in shown(app)
        assert app.dashboard._panes[2].sought == ""
        await pilot.press("backspace", *"zz")
        await until(pilot, lambda: "nothing found" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)


async def test_enter_opens_the_record_and_its_keys_act_on_it(
    running: Fixture, until: Fixture, shown: Fixture
) -> None:
    async with running() as (app, pilot):
        await widened(pilot, until, app, "roll-out")
        await pilot.press("enter")
        await until(pilot, lambda: "M3 Roll-out" in shown(app) and "confirm" in shown(app))
        assert "CRM-Sud" in shown(app)
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, Everywhere))
        (m3,) = [m for m in await app.store.run(lambda w: w.live(Milestone)) if m.title == "Roll-out"]
        await until(pilot, lambda: lines(app)[0].record.met_on is not None, "looked for again")
        assert m3.met_on is not None


async def test_a_record_without_a_pane(running: Fixture, until: Fixture, shown: Fixture) -> None:
    async with running() as (app, pilot):
        await widened(pilot, until, app, "chen")
        assert isinstance(lines(app)[0].record, Person)
        await pilot.press("enter")
        await until(pilot, lambda: "Person" in shown(app) and "contact" in shown(app))
        await pilot.press("e")
        await until(pilot, lambda: "Form of address" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Everywhere))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RecordScreen))
        await pilot.press("d")
        await until(pilot, lambda: "LEAVING Mei Chen" in shown(app))


async def test_arrows_move_while_the_text_is_typed_and_private_notes_are_marked(
    running: Fixture, until: Fixture, shown: Fixture
) -> None:
    async with running() as (app, pilot):
        await widened(pilot, until, app, "overtime")
        (private,) = {line.private for line in lines(app) if line.record.kind == "morale"}
        assert private and "(private)" in shown(app)
        first = app.screen._rows.cursor_key
        await pilot.press("down")
        assert app.screen._rows.cursor_key != first
        await pilot.press("up", "space", "q", "question_mark")
        await until(pilot, lambda: app.screen.query_one(Input).value == "overtime q?")


@pytest.mark.parametrize("typed", ["a", "erp", "chen", "overtime"])
async def test_every_kind_that_is_found_can_be_opened(
    running: Fixture, until: Fixture, shown: Fixture, typed: str
) -> None:
    async with running() as (app, pilot):
        await widened(pilot, until, app, typed)
        kinds = {line.record.kind: line for line in lines(app)}
        assert kinds
        for line in kinds.values():
            app.screen._rows.select(line.record.id)
            await pilot.press("enter")
            await until(pilot, lambda: not isinstance(app.screen, Everywhere), line.record.kind)
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, Everywhere))


async def test_what_is_found_stands_in_columns(running: Fixture, until: Fixture) -> None:
    async with running((80, 24), language="zh_CN") as (app, pilot):
        await widened(pilot, until, app, "p")
        app.screen.query_one(Input).value = "接口"
        await until(pilot, lambda: len({line.record.kind for line in lines(app)}) > 2)
        rows = app.screen._rows._list
        found = [row for row in rows.rows if row.cells[3].text]
        starts = set()
        for at, row in enumerate(rows.rows):
            line = "".join(text for text, _ in rows.line(at, 80, 20))
            if row in found:
                starts.add(cell_width(line[: line.index(row.cells[3].text[:2])]))
        assert len(starts) == 1, "names begin below each other"


async def test_people_by_initials_in_a_pane(
    running: Fixture, until: Fixture, tmp_path: Path, clock: Clock
) -> None:
    async with running() as (app, pilot):
        other = Workspace.open(
            tmp_path / "demo/store.db", who="bob", clock=clock, private_dir=tmp_path / "bob"
        )
        wei = Person(name="李伟")
        other.save(wei, Stakeholder(project=app.project, person=wei.id), act=words("x"))
        other.close()
        pane = app.dashboard._panes[3]
        await until(pilot, lambda: any(line.person.name == "李伟" for line in pane.board.lines))
        pane.seek("lw")
        assert [line.person.name for line in pane.board.lines if line.record.id == pane.rows.cursor_key] == [
            "李伟"
        ]
        assert len(pane.rows._rows) == 1


async def test_a_save_while_it_opens_is_looked_for_when_it_stands(running: Fixture, until: Fixture) -> None:
    async with running() as (app, pilot):
        app.push_screen(Everywhere("roll-out"))
        app.reload({Milestone.kind})
        await until(pilot, lambda: isinstance(app.screen, Everywhere) and lines(app))
        assert "Roll-out" in names(app)
