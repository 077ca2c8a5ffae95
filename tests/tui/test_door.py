"""What goes wrong in work that a key began is said, and the app goes on."""

import errno
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual import events

from store.disk.file.sqlite import StoreProblem, sqlite
from store.records import Note, Risk
from store.values.words import words
from tui.actions.record_forms import edit_record
from tui.dashboard.dashboard import Dashboard
from tui.dashboard.find_bar import Find
from tui.dialogs.question import Question
from tui.forms.form_screen import FormScreen
from tui.meeting.meeting_screen import MeetingScreen
from tui.meeting.quick_entry import Quick
from tui.navigation.help_screen import Help
from tui.registers.register_screen import Register
from tui.reports.owners_screen import Owners
from tui.reports.week_screen import WeekScreen
from tui.review.review_screen import ReviewScreen

FULL = OSError(errno.ENOSPC, "No space left on device", "/home/ann/notes.db")
SAID = "the disk of /home/ann/notes.db is full"


def at_once(app: Any, *keys: str) -> None:
    """Keys that come in one write, to whatever has the focus now."""
    target = app.screen.focused or app.screen
    for key in keys:
        target.post_message(events.Key(key, key if len(key) == 1 else None))


async def opened(app: Any, pilot: Any, until: Any, key: str, screen: type[Any]) -> Any:
    await pilot.press(key)
    await until(pilot, lambda: isinstance(app.screen, screen) and app.screen.focused)
    return app.screen


async def test_a_note_that_was_changed_elsewhere_is_not_published(
    running: Any, shown: Any, stored: Any, until: Any
) -> None:
    async with running() as (app, pilot):
        note = Note(project=app.project, on=app.session.clock.today(), text="! the vendor is late p4 i4")
        (note,) = (await app.store.run(lambda w: w.save(note, act=words("note")))).records
        register = Register(Note)
        await app.push_screen(register)
        await until(pilot, lambda: register._rows.cursor_key)
        register._rows.select(note.id)
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, Question))
        changed = replace(note, text="! the vendor is very late p4 i4")
        await app.store.run(lambda w: w.save(changed, act=words("elsewhere")))
        await pilot.press("y")
        await until(pilot, lambda: "was not saved: ann changed it on 26 Nov" in shown(app))
        assert app.screen is register
        assert not await stored(app, Risk, title="the vendor is very late")


async def test_the_review_goes_on_while_the_private_file_is_held(
    running: Any, shown: Any, until: Any
) -> None:
    async with running() as (app, pilot):
        await app.store.run(lambda w: w.private.connection.execute("PRAGMA busy_timeout = 50"))
        screen = await opened(app, pilot, until, "r", ReviewScreen)
        holder = sqlite.connect(await app.store.run(lambda w: w.private_path))
        holder.execute("BEGIN EXCLUSIVE")
        await pilot.press("right")
        await until(pilot, lambda: "is locked by another program; try again" in " ".join(shown(app).split()))
        holder.rollback()
        holder.close()
        before = screen.round.at
        await pilot.press("right")
        await until(pilot, lambda: screen.round.at == before + 1)


@pytest.mark.parametrize(
    ("open_key", "screen", "place", "key"),
    [
        ("r", ReviewScreen, "tui.review.review_screen.remember_place", "right"),
        ("z", WeekScreen, "tui.reports.week_screen.cards", ">"),
        ("colon", Quick, "store.disk.draft_files.Drafts.keep", "escape"),
        ("slash", Find, "tui.registers.search_screen.find", "tab"),
        ("escape", Dashboard, "tui.dashboard.morning_view.active_projects", "0"),
        ("escape", Dashboard, "store.disk.undo.undo", "u"),
        ("escape", Dashboard, "tui.navigation.places.go", "v"),
    ],
)
async def test_a_full_disk_is_said_wherever_it_is_met(
    running: Any, shown: Any, until: Any, monkeypatch: Any, open_key: str, screen: Any, place: str, key: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise FULL

    async with running() as (app, pilot):
        await pilot.press(open_key)
        await until(pilot, lambda: isinstance(app.screen, screen) and app.screen.focused)
        await pilot.press("+")
        monkeypatch.setattr(place, full)
        await pilot.press(key)
        await until(pilot, lambda: SAID in shown(app), key)
        monkeypatch.undo()
        assert app.is_running


async def test_a_folder_that_is_gone(
    running: Any, shown: Any, until: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    async with running() as (app, pilot):
        await opened(app, pilot, until, "z", WeekScreen)
        await opened(app, pilot, until, "o", Owners)
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press(next(iter(app.screen.answers().keys() - {"escape"})))
        await until(pilot, lambda: "the folder forewarn was started in is gone" in shown(app))
        assert isinstance(app.screen, Owners)


async def test_a_question_is_answered_once(little: Any) -> None:
    got: list[Any] = []
    async with little.run_test(size=(80, 24)) as pilot:
        await little.push_screen(Help(little.screen))
        await little.push_screen(Question("Save?", {"y": "yes", "n": "no"}), got.append)
        await pilot.pause()
        at_once(little, "y", "n", "escape", "y")
        await little.until(lambda: isinstance(little.screen, Help))
        await pilot.pause()
        assert isinstance(little.screen, Help)
    assert got == ["y"]


async def test_any_number_of_screens_may_lie_on_each_other(running: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        for _ in range(60):
            await app.push_screen(Help(app.screen))
        await app.push_screen(Question("Still here?", {"y": "yes"}))
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert "Still here?" in shown(app) and "KEYS THAT WORK HERE" in shown(app)


async def test_help_lies_on_help_no_second_time(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await opened(app, pilot, until, "question_mark", Help)
        await pilot.press("question_mark", "f1")
        assert len(app.screen_stack) == 2


async def test_a_quick_entry_that_is_left_while_it_is_saved(running: Any, stored: Any, until: Any) -> None:
    async with running() as (app, pilot):
        quick = await opened(app, pilot, until, "colon", Quick)
        await pilot.press(*"!late")
        at_once(app, "enter", "escape", "enter", "escape")
        quick.dismiss(None)
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        await until(pilot, lambda: not [w for w in app.workers if w.group == "dialogue"])
        assert isinstance(app.screen, Dashboard)


async def test_a_form_that_something_lies_on_goes_when_it_is_on_top_again(little: Any, cast: Any) -> None:
    async with little.run_test(size=(80, 24)) as pilot:
        form = await little.open(pilot, edit_record(little, cast.risk))
        await little.push_screen(Help(form))
        form.dismiss(None)
        form.dismiss(None)
        assert isinstance(little.screen, Help)
        await pilot.press("escape")
        await little.until(lambda: len(little.screen_stack) == 1)


async def test_keys_of_a_screen_that_has_gone_do_nothing(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        form = await opened(app, pilot, until, "m", MeetingScreen)
        form.dismiss(None)
        await until(pilot, lambda: isinstance(app.screen, Dashboard) and not form.is_attached)
        for action in ("next(1)", "save", "leave", "tick"):
            assert await app.run_action(action, form)
            assert await app.run_action(action, form._read_as.rows)
        assert isinstance(app.screen, Dashboard)


async def test_keys_of_a_screen_that_is_not_made_yet_do_nothing(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await pilot.press("2")
        form = await opened(app, pilot, until, "n", FormScreen)
        again = FormScreen(form.state, form._plan)
        app.push_screen(again)
        assert await app.run_action("next(1)", again)
        await until(pilot, lambda: again.is_mounted and again.focused)


async def test_what_goes_wrong_is_said_on_top_and_what_is_typed_is_kept(
    running: Any, shown: Any, until: Any
) -> None:
    async def wrong() -> None:
        raise StoreProblem(words("the store was moved"))

    async with running() as (app, pilot):
        await pilot.press("2")
        await opened(app, pilot, until, "n", FormScreen)
        await pilot.press(*"half a title")
        app.dialogue(wrong())
        await until(pilot, lambda: "the store was moved" in shown(app))
        assert isinstance(app.screen, FormScreen)
        (draft,) = app.drafts.all()
        assert "half a title" in draft.fields.values()
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))


async def test_a_fault_of_the_program_is_no_problem_that_is_said(running: Any, until: Any) -> None:
    async def wrong() -> None:
        raise ZeroDivisionError

    with pytest.raises(Exception, match="ZeroDivisionError"):
        async with running() as (app, pilot):
            app.dialogue(wrong())
            await until(pilot, lambda: not app.is_running)
