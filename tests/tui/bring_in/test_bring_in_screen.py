"""A register that comes in by keys: its file, its rows, one act."""

from typing import Any

import pytest
from bringing_in import (
    RISKS,
    Opened,
    answer,
    counts,
    leave,
    lines,
    read,
    sees,
    settled,
    to_files,
    to_questions,
)

from store.records import Action, Person, Risk
from tui.bring_in.bring_in_screen import BringIn
from tui.bring_in.file_choice_screen import FileChoice
from tui.frame.pager import Pager
from tui.navigation.palette import Commands


async def test_a_register_comes_in_and_one_undo_takes_it_back(
    running: Any, until: Any, stored: Any, choose: Opened, write: Any
) -> None:
    write("risks.csv", RISKS)
    async with running() as (app, pilot):
        before = len(await stored(app, Risk))
        people = len(await app.store.run(lambda w: w.live(Person)))
        screen = await choose(app, pilot, "risks.csv")
        assert screen.choices.called == "risk"
        assert counts(screen) == {"new": 3, "changed": 0, "unchanged": 0, "waiting": 0, "rejected": 0}
        await sees(app, pilot, until, "3 new", "Vendor is late | Data owner goes")
        await leave(app, pilot, until, "f2")
        assert len(await stored(app, Risk)) == before + 3
        assert len(await app.store.run(lambda w: w.live(Person))) == people + 2
        await sees(app, pilot, until, "3 saved, 0 rejected")
        await pilot.press("u")
        await sees(app, pilot, until, "undo")
        assert len(await stored(app, Risk)) == before
        assert len(await app.store.run(lambda w: w.live(Person))) == people


async def test_it_is_found_by_name_and_a_row_is_shown_in_full(running: Any, until: Any, write: Any) -> None:
    write("quarterly.csv", RISKS)
    async with running() as (app, pilot):
        await until(pilot, lambda: app.dashboard.shown.project_here)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, Commands) and app.screen._commands)
        await pilot.press(*"bring in a", "enter")
        await until(pilot, lambda: isinstance(app.screen, FileChoice) and app.screen._rows.cursor_row)
        await pilot.press("q")
        await until(pilot, lambda: app.screen._input.value.endswith("q"))
        await pilot.press("tab")
        await until(pilot, lambda: app.screen._input.value.endswith("quarterly.csv"))
        await until(pilot, lambda: len(app.screen._rows._rows) == 1)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BringIn) and read(app.screen))
        screen = app.screen
        await pilot.press("shift+tab")
        await until(pilot, lambda: screen.lists.planned.has_focus)
        screen.lists.planned.action_move(1)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Pager))
        await sees(app, pilot, until, "X-2 Data owner goes")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)


async def test_space_leaves_a_row_out_and_takes_it_in_again(
    running: Any, until: Any, stored: Any, choose: Opened, write: Any
) -> None:
    write("risks.csv", RISKS)
    async with running() as (app, pilot):
        screen = await choose(app, pilot, "risks.csv")
        await pilot.press("tab", "tab")
        await until(pilot, lambda: screen.lists.planned.has_focus)
        first = screen.lists.planned.cursor_key
        assert first is not None
        await pilot.press("space")
        await settled(pilot, until, screen, lambda: screen.choices.left == {2})
        assert counts(screen)["new"] == 2
        await sees(app, pilot, until, "1 left out")
        screen.lists.planned.select(first)
        assert screen.lists.planned.payload.status == "left"
        assert screen.lists.planned._rows[0].key == first, "it stays where it was"
        await pilot.press("space")
        await settled(pilot, until, screen, lambda: not screen.choices.left)
        assert counts(screen)["new"] == 3
        screen.lists.planned.select(first)
        await pilot.press("space")
        await settled(pilot, until, screen, lambda: screen.choices.left == {2})
        await leave(app, pilot, until, "f2")
        assert not await stored(app, Risk, title="Vendor is late")
        assert await stored(app, Risk, title="Data owner goes")


async def test_a_file_that_is_no_register_says_what_it_is(running: Any, until: Any, write: Any) -> None:
    write("plan.pdf", b"%PDF-1.7\n%...")
    async with running() as (app, pilot):
        await to_files(app, pilot, until)
        await pilot.press("enter")
        await sees(app, pilot, until, "PDF")
        assert isinstance(app.screen, FileChoice)


async def test_a_log_of_several_kinds_is_one_preview_and_one_act(
    running: Any, until: Any, stored: Any, choose: Opened, write: Any
) -> None:
    write(
        "raid.csv",
        "Type,Title,Owner,Due\nRisk,Vendor is late,,\nAction,Call the vendor,Ann Berg,2026-12-04\nFoo,What,,\n",
    )
    async with running((120, 40)) as (app, pilot):
        screen = await choose(app, pilot, "raid.csv")
        assert screen.choices.called == "raid"
        assert (counts(screen)["new"], counts(screen)["waiting"]) == (2, 1)
        await to_questions(pilot, until, screen)
        await answer(app, pilot, until, "action", "word", "Foo")
        await settled(pilot, until, screen, lambda: counts(screen)["new"] == 3)
        await leave(app, pilot, until, "f2")
        assert len(await stored(app, Action, title="What")) == 1


@pytest.mark.parametrize(("size", "language"), [((80, 24), "zh"), ((120, 40), "zh"), ((80, 24), "en")])
async def test_wide_titles_are_whole_where_there_is_room(
    running: Any, until: Any, choose: Opened, write: Any, size: tuple[int, int], language: str
) -> None:
    write("register.csv", "风险编号,风险描述与影响范围说明,概率,影响,责任人\nF-1,供应商交付延迟,4,5,王小明\n")
    async with running(size, language) as (app, pilot):
        await choose(app, pilot, "register.csv")
        await sees(app, pilot, until, "风险描述与影响范围说明", "供应商交付延迟")
        assert all(len(line) <= size[0] for line in lines(app))
