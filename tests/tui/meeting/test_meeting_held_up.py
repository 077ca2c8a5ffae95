"""What may come in between: another process, a full disk, a crash, a line that drops, somebody put away."""

from dataclasses import replace
from typing import Any

import pytest
from typed_keys import typed

from store.disk.draft_files import Drafts
from store.disk.file.sqlite import StoreProblem, sqlite
from store.records import Contact, Meeting, Morale, Note, Person, Risk
from store.values.words import words
from tui.actions.resume_drafts import open_drafts
from tui.dashboard.dashboard import Dashboard
from tui.dialogs.question import Question
from tui.forms.form_screen import FormScreen
from tui.meeting.meeting_screen import MeetingScreen


async def begun(app: Any, pilot: Any, until: Any, title: str, notes: str) -> Any:
    await pilot.press("m")
    await until(pilot, lambda: isinstance(app.screen, MeetingScreen) and app.screen.focused)
    await pilot.pause()
    screen = app.screen
    await pilot.press("tab", *title, *["shift+tab"] * 3)
    await until(pilot, lambda: screen._typing.has_focus)
    await typed(pilot, notes)
    await until(pilot, lambda: screen.state.text == notes)
    return screen


async def resumed(app: Any, pilot: Any, until: Any) -> Any:
    app.dialogue(open_drafts(app))
    await until(pilot, lambda: isinstance(app.screen, Question))
    await pilot.press("e")
    await until(pilot, lambda: isinstance(app.screen, MeetingScreen) and app.screen.focused)
    await pilot.pause()
    return app.screen


async def test_the_store_is_held_while_saving(
    running: Any, shown: Any, stored: Any, until: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running() as (app, pilot):
        screen = await begun(app, pilot, until, "Held", "! late p4\n~ tired")
        await app.store.run(lambda w: w.store.connection.execute("PRAGMA busy_timeout = 20"))
        other = sqlite.connect(app.session.path)
        other.execute("BEGIN IMMEDIATE")
        await pilot.press("f2")
        await until(pilot, lambda: "nothing is lost, F2 tries again" in shown(app))
        await until(pilot, lambda: not screen._busy)
        assert app.screen is screen and screen.state.text == "! late p4\n~ tired"
        other.rollback()
        other.close()
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        assert len(await stored(app, Meeting, title="Held")) == 1
        assert len(await stored(app, Risk, title="late")) == 1
        assert len([n for n in await stored(app, Note) if n.text == "~ tired"]) == 1


async def test_a_crash_between_both_files_is_completed_from_the_draft(
    running: Any, shown: Any, stored: Any, until: Any
) -> None:
    def broken() -> None:
        raise StoreProblem(words("the process ends here"))

    async with running() as (app, pilot):
        screen = await begun(app, pilot, until, "Crash", "! late p4\n~ 2 workload tired\n~ he leaves")
        await app.store.run(lambda w: setattr(w.store, "commit", broken))
        await pilot.press("f2")
        await until(pilot, lambda: "nothing is lost, F2 tries again" in shown(app))
        assert len([n for n in await stored(app, Note) if n.text == "~ he leaves"]) == 1
        assert not await stored(app, Meeting, title="Crash")
        await app.store.run(lambda w: delattr(w.store, "commit"))
        # As a killed process leaves it: the draft of the moment before.
        screen._autosave._over = True
        screen.dismiss(None)
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        again = await resumed(app, pilot, until)
        assert again.state.text == "! late p4\n~ 2 workload tired\n~ he leaves"
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        (meeting,) = await stored(app, Meeting, title="Crash")
        assert len(await stored(app, Morale, meeting=meeting.id)) == 1
        assert len(await stored(app, Note, meeting=meeting.id)) == 1
        assert len(await stored(app, Risk, title="late")) == 1
        assert not Drafts(app.drafts_folder).all()


async def test_a_dropped_line_loses_nothing(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        screen = await begun(app, pilot, until, "Drop", "one line\n~ and a private one")
        app.keep_drafts()
        screen._autosave._over = True
        screen.dismiss(None)
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        again = await resumed(app, pilot, until)
        assert again.state.text == "one line\n~ and a private one"
        assert again.state.typed["title"].text == "Drop"


async def test_a_full_disk_is_said_once_and_typing_goes_on(
    running: Any, shown: Any, until: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Drafts, draft: Any) -> None:
        raise StoreProblem(words("the disk is full"))

    async with running() as (app, pilot):
        screen = await begun(app, pilot, until, "Full", "type")
        monkeypatch.setattr(Drafts, "keep", full)
        monkeypatch.setattr("tui.forms.form_screen.PAUSE", 0.01)
        await pilot.press("d")
        await until(pilot, lambda: "the disk is full" in shown(app))
        screen._show_foot()
        await pilot.press("space", "o", "n")
        await until(pilot, lambda: screen.state.text == "typed on")
        await pilot.pause(0.05)
        assert "the disk is full" not in shown(app)
        monkeypatch.undo()


async def test_somebody_put_away_meanwhile_was_there_all_the_same(
    running: Any, stored: Any, until: Any
) -> None:
    async with running() as (app, pilot):
        screen = await begun(app, pilot, until, "Gone", "said goodbye")
        guo = Person(name="Guo Rong")
        await app.store.run(lambda w: w.save(guo, act=words("guo")))
        screen.state.candidates._labels[guo.id] = guo.name
        screen.state.typed["attendees"].put((guo.id,))
        screen.rows["attendees"].show()
        gone = replace(await app.store.run(lambda w: w.get(Person, guo.id)), archived=True)
        await app.store.run(lambda w: w.save(gone, act=words("gone")))
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        contacts = await app.store.run(lambda w: w.live(Contact))
        assert contacts[-1].person == guo.id and contacts[-1].summary == "Gone"


async def test_it_is_saved_as_soon_as_the_store_is_free(
    running: Any, shown: Any, stored: Any, until: Any, held_up: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.forms.form_screen.WAITS", 1_000_000)
    async with running() as (app, pilot):
        await begun(app, pilot, until, "Later", "! late p4")
        await app.store.run(lambda w: w.store.connection.execute("PRAGMA busy_timeout = 20"))
        other = sqlite.connect(app.session.path)
        other.execute("BEGIN IMMEDIATE")
        with held_up():
            await pilot.press("f2")
            await until(pilot, lambda: "nothing is lost, F2 tries again" in shown(app))
        other.rollback()
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        other.close()
        assert len(await stored(app, Meeting, title="Later")) == 1


async def test_what_is_typed_while_it_is_saved_is_kept(
    running: Any, shown: Any, stored: Any, until: Any, held_up: Any
) -> None:
    async with running() as (app, pilot):
        screen = await begun(app, pilot, until, "Meanwhile", "! late p4")
        await app.store.run(lambda w: w.store.connection.execute("PRAGMA busy_timeout = 600000"))
        other = sqlite.connect(app.session.path)
        other.execute("BEGIN IMMEDIATE")
        with held_up():
            await pilot.press("f2")
            await pilot.press("enter", *"more")
            await until(pilot, lambda: screen._typing.text == "! late p4\nmore", "typing goes on")
        other.rollback()
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        other.close()
        (meeting,) = await stored(app, Meeting, title="Meanwhile")
        assert meeting.notes == "! late p4"
        await until(pilot, lambda: "kept as a draft note" in shown(app))
        (draft,) = Drafts(app.drafts_folder).all()
        assert draft.kind == "note" and draft.fields["text"] == "! late p4\nmore"
        app.dialogue(open_drafts(app))
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        assert app.screen.state.typed["text"].text == "! late p4\nmore"
