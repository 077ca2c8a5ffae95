"""A register that comes in by keys: its file, its columns, what it asks, its rows, one act."""

import asyncio
import os
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from patience import PATIENCE
from textual import events

from store.exchange.imports.import_choices import Choices, read_incoming
from store.exchange.imports.import_plan import Status
from store.exchange.imports.import_preview import preview_lines
from store.exchange.imports.import_questions import Asked
from store.exchange.imports.incoming_file import Options
from store.exchange.imports.register_names import plan_called
from store.records import (
    Action,
    CalendarDays,
    Milestone,
    Person,
    Project,
    Risk,
    SavedMapping,
    Stakeholder,
    Told,
)
from tui.bring_in.bring_in_screen import BringIn
from tui.bring_in.calendar_screen import CalendarImport
from tui.bring_in.column_lines import ColumnLine
from tui.bring_in.file_choice_screen import FileChoice
from tui.dialogs.answer_list import AnswerList
from tui.dialogs.question import Question
from tui.dialogs.reason_prompt import Reason
from tui.frame.pager import Pager
from tui.navigation.palette import Commands

RISKS = (
    "Ref,Risk,Probability,Impact,Owner,Status,Cause\n"
    "X-1,Vendor is late,4,5,Ann Berg,Open,one source\n"
    "X-2,Data owner goes,2,3,Ann Berg,Blue,\n"
    "X-3,Licences run out,3,3,Bo Lund,Closed,budget\n"
)
Opened = Callable[..., Awaitable[BringIn]]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """`write(name, text)`: a file in the folder that the screen begins in."""
    folder = tmp_path / "registers"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def written(name: str, text: str | bytes) -> Path:
        (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
        return folder / name

    return written


@pytest.fixture
def choose(until: Any) -> Opened:
    """`await choose(app, pilot, name)`: the screen over that file, read."""

    async def chosen(app: Any, pilot: Any, name: str) -> BringIn:
        await until(
            pilot, lambda: "review" in " ".join(lines(app)).lower() or app.dashboard.shown.project_here
        )
        app.go("bring_in")
        await until(
            pilot, lambda: isinstance(app.screen, FileChoice) and app.screen._rows.cursor_row, "files"
        )
        await pilot.press(*name)
        await until(
            pilot, lambda: app.screen._chosen() and app.screen._chosen().path.name == name, "the file"
        )
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BringIn) and read(app.screen), "the rows")
        screen: BringIn = app.screen
        return screen

    return chosen


def read(screen: BringIn) -> bool:
    return screen.incoming is not None and not screen.reading and screen._columns.cursor_row is not None


def lines(app: Any) -> list[str]:
    strips = app.screen._compositor.render_strips(app.size)
    return ["".join(segment.text for segment in strip) for strip in strips]


def has_map(screen: BringIn, header: str) -> bool:
    return any(text.endswith(f"={header}") for text in screen.choices.maps)


def has_maps(screen: BringIn, maps: tuple[str, ...]) -> bool:
    return screen.choices.maps == maps


async def sees(app: Any, pilot: Any, until: Any, *texts: str) -> None:
    for text in texts:
        await until(pilot, lambda text=text: any(text in line for line in lines(app)), text)


def counts(screen: BringIn) -> Mapping[Status, int]:
    assert screen.incoming is not None
    return screen.incoming.plan.counts


def on_column(screen: BringIn, header: str) -> None:
    line = next(
        row.payload
        for row in screen._columns._rows
        if isinstance(row.payload, ColumnLine) and row.payload.header == header
    )
    screen._columns.select_payload(line)


def on_question(screen: BringIn, about: str, key: object = None) -> Any:
    asked = next(
        row.payload
        for row in screen._questions._rows
        if isinstance(row.payload, Asked) and row.payload.about == about and key in (None, row.payload.key)
    )
    screen._questions.select_payload(asked)
    return asked


async def take(app: Any, pilot: Any, until: Any, text: str) -> None:
    """The answer that begins so, of the list that opens."""
    await until(pilot, lambda: isinstance(app.screen, AnswerList) and app.screen._rows.cursor_row, "answers")
    answers = app.screen._answers
    app.screen._rows.select(next(at for at, answer in enumerate(answers) if answer.startswith(text)))
    await pilot.press("enter")
    await until(pilot, lambda: not isinstance(app.screen, AnswerList))


async def typed(app: Any, pilot: Any, until: Any, text: str) -> None:
    await until(pilot, lambda: isinstance(app.screen, Reason) and app.screen.focused, "the prompt")
    await pilot.press(*("space" if one == " " else one for one in text), "enter")
    await until(pilot, lambda: not isinstance(app.screen, Reason))


async def settled(pilot: Any, until: Any, screen: BringIn, holds: Callable[[], object]) -> None:
    await until(pilot, lambda: read(screen) and holds(), "the rows read again")


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
        await pilot.press("f2")
        await until(pilot, lambda: not isinstance(app.screen, BringIn))
        assert len(await stored(app, Risk)) == before + 3
        assert len(await app.store.run(lambda w: w.live(Person))) == people + 2
        await until(
            pilot, lambda: any("3 saved, 0 rejected" in line for line in lines(app)), "what was saved"
        )
        await pilot.press("u")
        await until(pilot, lambda: any("undo" in line for line in lines(app)))
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
        await until(pilot, lambda: screen._planned.has_focus)
        screen._planned.action_move(1)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Pager))
        await sees(app, pilot, until, "X-2 Data owner goes")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)


async def test_a_column_becomes_another_field_the_remark_or_nothing(
    running: Any, until: Any, stored: Any, choose: Opened, write: Any
) -> None:
    write("risks.csv", RISKS)
    async with running((120, 40)) as (app, pilot):
        screen = await choose(app, pilot, "risks.csv")
        for header, way in (("Cause", "to the remark"), ("Owner", "leave out")):
            on_column(screen, header)
            await pilot.press("enter")
            await take(app, pilot, until, way)
            await settled(pilot, until, screen, partial(has_map, screen, header))
        assert screen.choices.maps == ("aside=Cause", "out=Owner")
        await pilot.press("f2")
        await until(pilot, lambda: not isinstance(app.screen, BringIn))
        (late,) = await stored(app, Risk, title="Vendor is late")
        assert (late.cause, late.owner) == ("", None)
        assert "Cause: one source" in late.remark
        assert "Ann" not in late.remark


async def test_a_field_goes_to_the_column_that_is_chosen_and_back(
    running: Any, until: Any, choose: Opened, write: Any
) -> None:
    write("risks.csv", "Risk,Text,Probability\nVendor is late,one source,4\n")
    async with running() as (app, pilot):
        screen = await choose(app, pilot, "risks.csv")
        for way, maps in (("Cause", ("cause=Text",)), ("as it is read", ())):
            on_column(screen, "Text")
            await pilot.press("enter")
            await take(app, pilot, until, way)
            await settled(pilot, until, screen, partial(has_maps, screen, maps))


async def test_words_and_people_and_the_base_line_are_answered_where_they_stand(
    running: Any, until: Any, stored: Any, choose: Opened, write: Any
) -> None:
    write("risks.csv", RISKS)
    async with running((120, 40)) as (app, pilot):
        screen = await choose(app, pilot, "risks.csv")
        await pilot.press("tab")
        await until(pilot, lambda: screen._questions.has_focus)
        on_question(screen, "word", "Blue")
        await pilot.press("enter")
        await take(app, pilot, until, "occurred")
        await settled(pilot, until, screen, lambda: screen.choices.values == {"Blue": "occurred"})
        on_question(screen, "person", "Bo Lund")
        await pilot.press("enter")
        await take(app, pilot, until, "who it is")
        chen = (await app.store.run(lambda w: w.live(Person)))[0]
        await typed(app, pilot, until, chen.name)
        await settled(pilot, until, screen, lambda: screen.choices.named == {"bo lund": chen.name})
        on_question(screen, "heard_until")
        await pilot.press("enter")
        await typed(app, pilot, until, "2026-11-26")
        await settled(pilot, until, screen, lambda: screen.choices.heard_until == "2026-11-26")
        await pilot.press("f2")
        await until(pilot, lambda: not isinstance(app.screen, BringIn))
        (out,) = await stored(app, Risk, title="Licences run out")
        (gone,) = await stored(app, Risk, title="Data owner goes")
        (late,) = await stored(app, Risk, title="Vendor is late")
        assert (out.owner, gone.state) == (chen.id, "occurred")
        assert await stored(app, Told, subject=late.id, state="before", on=date(2026, 11, 26))
        taught = await app.store.run(lambda w: w.live(SavedMapping))
        assert any("state:Blue=occurred" in one.pairs for one in taught)


async def test_an_answer_is_taken_back(running: Any, until: Any, choose: Opened, write: Any) -> None:
    write("risks.csv", RISKS)
    async with running() as (app, pilot):
        screen = await choose(app, pilot, "risks.csv")
        await pilot.press("tab")
        await until(pilot, lambda: screen._questions.has_focus)
        on_question(screen, "word", "Blue")
        await pilot.press("enter")
        await take(app, pilot, until, "open")
        await settled(pilot, until, screen, lambda: screen.choices.values)
        on_question(screen, "said", "Blue")
        await pilot.press("enter")
        await take(app, pilot, until, "take it back")
        await settled(pilot, until, screen, lambda: not screen.choices.values)
        on_question(screen, "word", "Blue")


async def test_an_answer_goes_with_the_column_that_had_its_word(
    running: Any, until: Any, choose: Opened, write: Any
) -> None:
    write("risks.csv", RISKS)
    async with running() as (app, pilot):
        screen = await choose(app, pilot, "risks.csv")
        await pilot.press("tab")
        await until(pilot, lambda: screen._questions.has_focus)
        on_question(screen, "word", "Blue")
        await pilot.press("enter")
        await take(app, pilot, until, "open")
        await settled(pilot, until, screen, lambda: screen.choices.values)
        await pilot.press("shift+tab")
        await until(pilot, lambda: screen._columns.has_focus)
        on_column(screen, "Status")
        await pilot.press("enter")
        await take(app, pilot, until, "leave out")
        await settled(pilot, until, screen, lambda: screen.choices.maps == ("out=Status",))
        assert not screen.choices.values


async def test_nothing_is_saved_before_the_order_in_days_is_known(
    running: Any, until: Any, stored: Any, choose: Opened, write: Any
) -> None:
    write("plan.csv", "Milestone,Baseline finish\nFirst light,05/06/2027\nSecond light,07/08/2027\n")
    async with running() as (app, pilot):
        screen = await choose(app, pilot, "plan.csv")
        assert screen.choices.called == "milestone"
        await pilot.press("f2")
        await until(pilot, lambda: any("which comes first, day or month?" in line for line in lines(app)))
        assert screen._questions.has_focus
        assert not await stored(app, Milestone, title="First light")
        await pilot.press("enter")
        await take(app, pilot, until, "month before day")
        await settled(pilot, until, screen, lambda: screen.choices.dates == "mdy")
        assert counts(screen)["new"] == 2
        await pilot.press("f2")
        await until(pilot, lambda: not isinstance(app.screen, BringIn))
        (first,) = await stored(app, Milestone, title="First light")
        assert first.baseline == date(2027, 5, 6)


async def test_space_leaves_a_row_out_and_takes_it_in_again(
    running: Any, until: Any, stored: Any, choose: Opened, write: Any
) -> None:
    write("risks.csv", RISKS)
    async with running() as (app, pilot):
        screen = await choose(app, pilot, "risks.csv")
        await pilot.press("tab", "tab")
        await until(pilot, lambda: screen._planned.has_focus)
        first = screen._planned.cursor_key
        assert first is not None
        await pilot.press("space")
        await settled(pilot, until, screen, lambda: screen.choices.left == {2})
        assert counts(screen)["new"] == 2
        await sees(app, pilot, until, "1 left out")
        screen._planned.select(first)
        assert screen._planned.payload.status == "left"
        assert screen._planned._rows[0].key == first, "it stays where it was"
        await pilot.press("space")
        await settled(pilot, until, screen, lambda: not screen.choices.left)
        assert counts(screen)["new"] == 3
        screen._planned.select(first)
        await pilot.press("space")
        await settled(pilot, until, screen, lambda: screen.choices.left == {2})
        await pilot.press("f2")
        await until(pilot, lambda: not isinstance(app.screen, BringIn))
        assert not await stored(app, Risk, title="Vendor is late")
        assert await stored(app, Risk, title="Data owner goes")


async def test_roles_are_asked_once_and_start_the_clocks(
    running: Any, until: Any, stored: Any, choose: Opened, write: Any
) -> None:
    write(
        "stakeholders.csv",
        "Name,Stakeholder role,Influence\nGu Wei,Head of IT,5\nHan Mei,,4\nHu Bo,,3\n",
    )
    async with running((120, 40)) as (app, pilot):
        screen = await choose(app, pilot, "stakeholders.csv")
        assert screen.choices.called == "stakeholder"
        await pilot.press("tab")
        await until(pilot, lambda: screen._questions.has_focus)
        on_question(screen, "role")
        await sees(app, pilot, until, "2 without a role: no clock runs")
        await pilot.press("enter")
        await take(app, pilot, until, "core team")
        await settled(pilot, until, screen, lambda: screen.choices.role == "core")
        on_question(screen, "word", "Head of IT")
        await pilot.press("enter")
        await take(app, pilot, until, "executive")
        await settled(pilot, until, screen, lambda: screen.choices.values)
        await pilot.press("f2")
        await until(pilot, lambda: not isinstance(app.screen, BringIn))
        assert len(await stored(app, Stakeholder, role="core")) >= 2
        names = {one.id: one.name for one in await app.store.run(lambda w: w.live(Person))}
        roles = {names[one.person]: one.role for one in await stored(app, Stakeholder)}
        assert (roles["Gu Wei"], roles["Han Mei"], roles["Hu Bo"]) == ("executive", "core", "core")


async def test_esc_keeps_a_draft_of_the_choices(running: Any, until: Any, choose: Opened, write: Any) -> None:
    write("risks.csv", RISKS)
    async with running() as (app, pilot):
        screen = await choose(app, pilot, "risks.csv")
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, BringIn))
        assert not app.drafts.all(), "nothing was chosen"
        screen = await choose(app, pilot, "risks.csv")
        on_column(screen, "Cause")
        await pilot.press("enter")
        await take(app, pilot, until, "leave out")
        await settled(pilot, until, screen, lambda: screen.choices.maps)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, BringIn))
        (draft,) = app.drafts.all()
        app.go("bring_in")
        await until(pilot, lambda: isinstance(app.screen, Question), "the draft is offered")
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, BringIn) and read(app.screen))
        assert app.screen.choices.maps == ("out=Cause",)
        await pilot.press("f2")
        await until(pilot, lambda: not isinstance(app.screen, BringIn))
        assert draft.id not in {one.id for one in app.drafts.all()}


async def test_a_draft_of_a_file_that_went_says_so_and_goes_on_when_it_is_back(
    running: Any, until: Any, choose: Opened, write: Any
) -> None:
    path = write("risks.csv", RISKS)
    async with running() as (app, pilot):
        screen = await choose(app, pilot, "risks.csv")
        on_column(screen, "Cause")
        await pilot.press("enter")
        await take(app, pilot, until, "leave out")
        await settled(pilot, until, screen, partial(has_map, screen, "Cause"))
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, BringIn))
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


async def test_a_file_that_is_no_register_says_what_it_is(running: Any, until: Any, write: Any) -> None:
    write("plan.pdf", b"%PDF-1.7\n%...")
    async with running() as (app, pilot):
        await until(pilot, lambda: app.dashboard.shown.project_here)
        app.go("bring_in")
        await until(pilot, lambda: isinstance(app.screen, FileChoice) and app.screen._rows.cursor_row)
        await pilot.press("enter")
        await until(pilot, lambda: any("PDF" in line for line in lines(app)), "what it is")
        assert isinstance(app.screen, FileChoice)


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
        await until(pilot, lambda: any("there is no file" in line for line in lines(app)))
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
        await pilot.press("tab")
        await until(pilot, lambda: screen._questions.has_focus)
        on_question(screen, "word", "Foo")
        await pilot.press("enter")
        await take(app, pilot, until, "action")
        await settled(pilot, until, screen, lambda: counts(screen)["new"] == 3)
        await pilot.press("f2")
        await until(pilot, lambda: not isinstance(app.screen, BringIn))
        assert len(await stored(app, Action, title="What")) == 1


async def test_a_calendar_shows_its_days(running: Any, until: Any, write: Any) -> None:
    write(
        "cn.toml",
        'code = "XX"\nlast = 2027-12-31\n[holidays]\n2027-10-01 = "National Day"\n[makeup]\n2027-10-09 = "for 7 Oct"\n',
    )
    async with running() as (app, pilot):
        await until(pilot, lambda: app.dashboard.shown.project_here)
        app.go("bring_in")
        await until(pilot, lambda: isinstance(app.screen, FileChoice) and app.screen._rows.cursor_row)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CalendarImport) and app.screen._rows.cursor_row)
        await sees(app, pilot, until, "National Day", "worked, to make up")
        await pilot.press("f2")
        await until(pilot, lambda: not isinstance(app.screen, CalendarImport))
        kept = await app.store.run(lambda w: w.live(CalendarDays))
        await until(pilot, lambda: any("import calendar XX" in line for line in lines(app)))
        assert "XX" in {one.code for one in await app.store.run(lambda w: w.live(CalendarDays))}, kept


async def test_days_off_of_a_region_are_taken_by_enter(running: Any, until: Any, write: Any) -> None:
    days = (("20270101", "New Year", "Public holiday"), ("20270106", "Epiphany", "Public holiday in Bavaria"))
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{day}\r\nDTSTART;VALUE=DATE:{day}\r\nSUMMARY:{name}\r\nDESCRIPTION:{what}\r\nEND:VEVENT\r\n"
        for day, name, what in days
    )
    write("de.ics", f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{events}END:VCALENDAR\r\n")
    async with running() as (app, pilot):
        await until(pilot, lambda: app.dashboard.shown.project_here)
        app.go("bring_in")
        await until(pilot, lambda: isinstance(app.screen, FileChoice) and app.screen._rows.cursor_row)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CalendarImport) and app.screen._rows.cursor_row)
        await sees(app, pilot, until, "Epiphany", "of a region: Enter takes it")
        await pilot.press("end", "enter")
        await sees(app, pilot, until, "of a region: Enter leaves it")
        await pilot.press("f2")
        await until(pilot, lambda: not isinstance(app.screen, CalendarImport))
        await sees(app, pilot, until, "import calendar")
        kept = await app.store.run(lambda w: w.live(CalendarDays))
        assert any("2027-01-06" in one.holidays for one in kept)


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
        await until(pilot, lambda: any("the store is read-only" in line for line in lines(app)))
        await settled(pilot, until, screen, lambda: True)
        assert app.screen is screen


async def test_keys_are_answered_while_many_rows_are_read(
    running: Any, until: Any, choose: Opened, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("many.csv", RISKS)
    given_up = Event()

    def endless(*asked: Any) -> None:
        """Half of the rows are read, until something else is wanted."""
        progress, end = asked[-1], time.monotonic() + 30
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
        place = screen._columns.cursor_key
        app.post_message(events.Key("down", None))
        await seen(lambda: screen._columns.cursor_key != place)
        app.post_message(events.Key("f2", None))
        await seen(lambda: any("the rows are still being read" in line for line in lines(app)))
        app.post_message(events.Key("escape", None))
        await seen(lambda: not isinstance(app.screen, BringIn))
        await seen(given_up.is_set)


@pytest.mark.parametrize(("size", "language"), [((80, 24), "zh"), ((120, 40), "zh"), ((80, 24), "en")])
async def test_wide_titles_are_whole_where_there_is_room(
    running: Any, until: Any, choose: Opened, write: Any, size: tuple[int, int], language: str
) -> None:
    write("register.csv", "风险编号,风险描述与影响范围说明,概率,影响,责任人\nF-1,供应商交付延迟,4,5,王小明\n")
    async with running(size, language) as (app, pilot):
        await choose(app, pilot, "register.csv")
        await sees(app, pilot, until, "风险描述与影响范围说明", "供应商交付延迟")
        assert all(len(line) <= size[0] for line in lines(app))


FILES = {
    "risks.csv": ("risk", RISKS),
    "issues.csv": ("issue", "Issue ID,Issue title,Owner\nI-1,Lab is booked twice,Ann Berg\n"),
    "plan.csv": ("milestone", "Milestone,Baseline finish\nFirst light,2027-06-05\n,\n"),
    "people.csv": ("person", "First name,Last name,E-mail\nHan,Mei,han@example.com\n"),
    "raid.csv": ("raid", "Type,Title\nRisk,Vendor is late\nDecision,We go\nFoo,Bar\n"),
}


@pytest.mark.parametrize("name", FILES)
def test_the_screen_and_the_command_line_plan_alike(
    workspace: Any, project: Project, tmp_path: Path, name: str
) -> None:
    called, text = FILES[name]
    path = tmp_path / name
    path.write_text(text)
    values = {"Blue": "open"} if "Blue" in text else {"Foo": "risk"} if "Foo" in text else {}
    chosen = Choices(called, values=values, left=frozenset({2}))
    typed = Options(values=[f"{w}={v}" for w, v in values.items()], leave_out=frozenset({2}))
    screen = read_incoming(workspace, path, project, chosen, "en").plan
    line = plan_called(workspace, called, path, project=project, options=typed)
    assert screen.counts == line.counts
    assert preview_lines(screen, "en", 100) == preview_lines(line, "en", 100)
    assert os.linesep.join(str(row.label) for row in screen.left_out) == os.linesep.join(
        str(row.label) for row in line.left_out
    )
