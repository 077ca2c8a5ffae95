"""The preview of a briefing through its keys: what is changed stays with the paper, what is said is kept."""

import base64
from pathlib import Path
from typing import Any

from store.disk.draft_files import Drafts
from store.disk.file.sqlite import StoreProblem
from store.disk.workspace import Workspace
from store.records import Action, Briefed, Contact, Meeting, Morale, Person, Project, Risk, Told
from store.values.clock import Clock
from store.values.words import words
from tui.briefing.briefing_screen import BriefingScreen
from tui.briefing.delivery_screen import DeliveringScreen
from tui.briefing.recipients_screen import ReadersScreen
from tui.dialogs.person_picker import Whom
from tui.dialogs.question import Question
from tui.dialogs.text_prompt import Asking
from tui.frame.pager import Pager
from tui.meeting.meeting_screen import MeetingScreen
from tui.people.prep_screen import PrepScreen

Fixture = Any


def given_today(workspace: Workspace) -> list[Briefed]:
    """Beside the one that the demo's sponsor was given last week."""
    return workspace.select(Briefed, 'archived = 0 AND "on" = ?', (workspace.clock.today().isoformat(),))


async def open_it(app: Any, pilot: Any, until: Fixture, key: str = "b") -> BriefingScreen:
    await pilot.press(key)
    await until(pilot, lambda: isinstance(app.screen, BriefingScreen) and app.screen.focused, "the preview")
    return app.screen  # type: ignore[no-any-return]


async def at(app: Any, id: str) -> None:
    screen = app.screen
    keys = [
        row.key for row in screen._rows._rows if row.payload is not None and row.payload[1].id.startswith(id)
    ]
    screen._rows.select(keys[0])


async def test_a_line_is_changed_left_out_and_moved_and_found_again(
    running: Fixture, until: Fixture, shown: Fixture, tmp_path: Path
) -> None:
    async with running() as (app, pilot):
        await open_it(app, pilot, until)
        await at(app, "bluf:needs")
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, Asking) and app.screen.focused)
        await pilot.press("!", "!", "enter")
        await until(pilot, lambda: "from you!!" in shown(app))
        await at(app, "changed:")
        first = app.screen._place[1].id
        await pilot.press("J")
        await until(pilot, lambda: app.screen._preparing.edits.order)
        await pilot.press("d")
        await until(pilot, lambda: first in app.screen._preparing.edits.out)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, BriefingScreen))
        (draft,) = Drafts(tmp_path / "demo/drafts").all()
        assert draft.kind == Briefed.kind
        assert not any("!!" in risk.title for risk in await app.store.run(lambda w: w.live(Risk)))
        screen = await open_it(app, pilot, until)
        await until(pilot, lambda: "your changes are kept" in shown(app))
        assert "from you!!" in shown(app) and first in screen._preparing.edits.out


async def test_the_talk_card_has_24_lines(running: Fixture, until: Fixture, shown: Fixture) -> None:
    async with running((80, 40)) as (app, pilot):
        await open_it(app, pilot, until)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, Pager) and "Be ready for" in shown(app))
        lines = [line.strip() for line in shown(app).splitlines()]
        at = lines.index("Be ready for")
        assert lines[at + 1].startswith("- They said on 19 Nov")
        assert len(app.screen._rows._rows) <= 24


async def test_what_to_look_at_is_said_before_the_talk_and_not_after_it(
    running: Fixture, until: Fixture, shown: Fixture
) -> None:
    async with running() as (app, pilot):
        await open_it(app, pilot, until)
        await until(pilot, lambda: "things to look at before the talk" in " ".join(shown(app).split()))
        await pilot.press("D")
        await until(pilot, lambda: isinstance(app.screen, Question | DeliveringScreen))
        assert isinstance(app.screen, DeliveringScreen)


async def test_copied_as_a_message_with_its_file_named(
    running: Fixture, until: Fixture, shown: Fixture, tmp_path: Path, monkeypatch: Any
) -> None:
    sent: list[str] = []
    async with running((120, 40)) as (app, pilot):
        monkeypatch.setattr(app._driver, "write", sent.append)
        await open_it(app, pilot, until)
        await pilot.press("y")
        await until(pilot, lambda: isinstance(app.screen, Question))
        assert "things to check before sending" in shown(app)
        await pilot.press("y")
        await until(pilot, lambda: "if nothing arrives:" in " ".join(shown(app).split()))
        (file,) = (tmp_path / "demo/drafts").glob("briefing-MeiChen-*.txt")
        code = next(text for text in sent if text.startswith("\x1b]52;c;"))
        assert base64.b64decode(code.removeprefix("\x1b]52;c;").rstrip("\a")) == file.read_bytes()
        assert file.stat().st_mode & 0o777 == 0o600
        assert len(file.read_text("utf-8")) <= 700


async def test_into_a_file_in_the_chosen_format(
    running: Fixture, until: Fixture, shown: Fixture, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running((120, 40)) as (app, pilot):
        await open_it(app, pilot, until)
        await pilot.press("l")
        await until(pilot, lambda: isinstance(app.screen, Pager))
        await pilot.press("escape", "f")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("h")
        await until(pilot, lambda: "written to" in shown(app))
        assert (tmp_path / "briefing-MeiChen-2026-11-26.html").read_text("utf-8").startswith("<!doctype")


async def test_nothing_is_written_through_a_link_or_into_a_folder_that_is_gone(
    running: Fixture, until: Fixture, shown: Fixture, tmp_path: Path, monkeypatch: Any
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    link = place / "briefing-MeiChen-2026-11-26.md"
    link.symlink_to(tmp_path / "elsewhere")
    monkeypatch.chdir(place)
    async with running((120, 40)) as (app, pilot):
        await open_it(app, pilot, until)
        app.screen._preparing.looked = True
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("m")
        await until(pilot, lambda: "is a link; name the file itself" in " ".join(shown(app).split()))
        assert not (tmp_path / "elsewhere").exists()
        link.unlink()
        place.rmdir()
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("m")
        await until(pilot, lambda: "was started in is gone" in " ".join(shown(app).split()))
        monkeypatch.chdir(tmp_path)


async def test_a_full_disk_costs_the_draft_alone(
    running: Fixture, until: Fixture, shown: Fixture, monkeypatch: Any
) -> None:
    def full(*_: object) -> None:
        raise StoreProblem(words("the disk is full"))

    async with running() as (app, pilot):
        screen = await open_it(app, pilot, until)
        monkeypatch.setattr(Drafts, "keep", full)
        await at(app, "changed:")
        line = screen._place[1].id
        await pilot.press("d")
        await until(pilot, lambda: "the disk is full" in shown(app))
        assert app.screen is screen and line in screen._preparing.edits.out
        await deliver(app, pilot, until)
        await pilot.press("f2")
        await until(pilot, lambda: app.screen is app.dashboard and "the disk is full" in shown(app))
        assert len(await app.store.run(given_today)) == 1


async def deliver(app: Any, pilot: Any, until: Fixture) -> None:
    await pilot.press("D")
    await until(pilot, lambda: isinstance(app.screen, Question | DeliveringScreen))
    if isinstance(app.screen, Question):
        await pilot.press("y")
    await until(pilot, lambda: isinstance(app.screen, DeliveringScreen) and app.screen.focused)


async def about_to_say(app: Any, pilot: Any, until: Fixture, stored: Fixture) -> set[int]:
    """What was told before, by id; what is said now is asked."""
    before = {told.id for told in await stored(app, Told)}
    await open_it(app, pilot, until)
    await deliver(app, pilot, until)
    return before


async def test_what_was_said_is_kept_as_one_act(
    running: Fixture, until: Fixture, shown: Fixture, stored: Fixture
) -> None:
    async with running() as (app, pilot):
        before = await about_to_say(app, pilot, until, stored)
        first = app.screen._lines[0].records[0].id
        await pilot.press("space", "f2")
        await until(pilot, lambda: "briefing to Mei Chen" in shown(app))
        (briefed,) = await app.store.run(given_today)
        told = [one for one in await stored(app, Told) if one.id not in before]
        assert told and all(one.briefing == briefed.id for one in told)
        assert first not in {one.subject for one in told}
        assert briefed.text.startswith("# Briefing for Ms Chen")
        await pilot.press("u")
        await until(pilot, lambda: "undo: briefing to Mei Chen" in shown(app))
        assert not await app.store.run(given_today)


async def test_saying_it_begins_the_meeting_which_m_goes_on_with(
    running: Fixture, until: Fixture, shown: Fixture, stored: Fixture, tmp_path: Path
) -> None:
    async with running() as (app, pilot):
        await open_it(app, pilot, until)
        await deliver(app, pilot, until)
        await pilot.press("f2")
        await until(pilot, lambda: app.screen is app.dashboard and "briefing to Mei Chen" in shown(app))
    async with running() as (app, pilot):
        (draft,) = Drafts(tmp_path / "demo/drafts").all()
        assert draft.kind == Meeting.kind
        await until(pilot, lambda: "A draft is kept" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, MeetingScreen) and app.screen.focused)
        screen = app.screen
        (chen,) = await app.store.run(lambda w: w.select(Person, "name = 'Mei Chen'"))
        assert screen.state.value("attendees") == (chen.id,)
        assert screen.state.value("on") == app.session.clock.today()
        await until(pilot, lambda: screen._typing.has_focus)
        await pilot.press(*"agreed", "f2")
        await until(pilot, lambda: app.screen is app.dashboard)
        (meeting,) = await stored(app, Meeting, title="Meeting with Mei Chen")
        today = app.session.clock.today()
        contacts = await app.store.run(lambda w: w.live(Contact))
        (contact,) = [c for c in contacts if (c.person, c.on) == (chen.id, today)]
        assert (contact.meeting, contact.purpose, meeting.notes) == (meeting.id, "report", "agreed")
        assert not Drafts(tmp_path / "demo/drafts").all()


async def test_for_somebody_else(running: Fixture, until: Fixture, shown: Fixture) -> None:
    async with running() as (app, pilot):
        await open_it(app, pilot, until)
        assert "BRIEFING for Mei Chen" in shown(app)
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, ReadersScreen) and app.screen.focused)
        names = [line.person.name for line in app.screen._lines]
        assert names[:3] == ["Mei Chen", "David Wang", "Katrin Brandt"]
        await pilot.press("j", "j", "enter")
        await until(pilot, lambda: "BRIEFING for Katrin Brandt" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)
        await pilot.press("4")
        await open_it(app, pilot, until)
        assert "BRIEFING for Anna Qian" in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, Whom))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PrepScreen) and app.screen.focused)
        await open_it(app, pilot, until)
        assert "BRIEFING for Anna Qian" in shown(app)


async def test_another_one_delivered_meanwhile_is_noticed(
    running: Fixture, until: Fixture, shown: Fixture, tmp_path: Path, clock: Clock
) -> None:
    async with running() as (app, pilot):
        await open_it(app, pilot, until)
        folder = tmp_path / "demo"
        other = Workspace.open(folder / "store.db", who="bob", clock=clock, private_dir=tmp_path / "bob")
        (chen,) = other.select(Person, "name = 'Mei Chen'")
        about = tuple(project.id for project in other.live(Project))
        other.save(Briefed(person=chen.id, on=clock.today(), projects=about, text="x"), act=words("briefing"))
        other.close()
        await deliver(app, pilot, until)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Question))
        assert "another one" in shown(app)
        await pilot.press("l")
        await until(pilot, lambda: isinstance(app.screen, BriefingScreen))
        assert "since 26 Nov" in app.screen._preparing.paper.facts
        assert len(await app.store.run(given_today)) == 1
        await deliver(app, pilot, until)
        await pilot.press("f2")
        await until(pilot, lambda: "briefing to Mei Chen" in shown(app))
        assert len(await app.store.run(given_today)) == 2


async def test_both_are_kept_where_somebody_wants_both(
    running: Fixture, until: Fixture, shown: Fixture, stored: Fixture
) -> None:
    async with running() as (app, pilot):
        await open_it(app, pilot, until)
        (chen,) = await app.store.run(lambda w: w.select(Person, "name = 'Mei Chen'"))
        other = Briefed(person=chen.id, on=app.session.clock.today(), text="x")
        await app.store.run(lambda w: w.save(other, act=words("briefing")))
        await deliver(app, pilot, until)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("k")
        await until(pilot, lambda: "briefing to Mei Chen" in shown(app))
        assert len(await app.store.run(given_today)) == 2


async def test_private_text_does_not_leave(
    running: Fixture, until: Fixture, shown: Fixture, stored: Fixture
) -> None:
    async with running() as (app, pilot):
        note = Morale(project=app.project, on=app.session.clock.today(), mood=2, text="sesame is open")
        await app.store.run(lambda w: w.save(note, act=words("note")))
        screen = await open_it(app, pilot, until)
        places = (row.payload for row in screen._rows._rows)
        line = next(place[1] for place in places if place and place[1].id == "bluf:needs")
        screen._preparing.write(line, "sesame is open, they say")
        contacts = len(await app.store.run(lambda w: w.live(Contact)))
        for key in ("y", "f", "D"):
            await pilot.press(key)
            await until(pilot, lambda: "nothing is sent with it" in shown(app))
            assert isinstance(app.screen, BriefingScreen)
            screen._notice.show("")
        assert len(await app.store.run(lambda w: w.live(Contact))) == contacts


async def test_the_week_is_shown_and_in_chinese(running: Fixture, until: Fixture, shown: Fixture) -> None:
    async with running((120, 90), "zh_CN") as (app, pilot):
        await open_it(app, pilot, until, "W")
        await until(pilot, lambda: "本周完成" in shown(app) and "需要的支持" in shown(app))


async def test_what_the_paper_asks_for_is_asked_when_it_was_said(
    running: Fixture, until: Fixture, shown: Fixture, stored: Fixture
) -> None:
    async with running() as (app, pilot):
        await about_to_say(app, pilot, until, stored)
        first = app.screen._lines[0]
        assert "Name a data owner" in first.text and first.id in app.screen._said
        (ask,) = [one for one in await stored(app, Action) if one.id == first.records[0].id]
        assert (ask.times_asked, ask.asked_on) == (0, None)
        await pilot.press("f2")
        await until(pilot, lambda: app.screen is app.dashboard and "briefing to Mei Chen" in shown(app))
        (ask,) = [one for one in await stored(app, Action) if one.id == ask.id]
        assert (ask.times_asked, ask.asked_on) == (1, await app.store.run(lambda w: w.clock.today()))


async def test_what_the_last_key_came_to_is_gone_with_the_next(
    running: Fixture, until: Fixture, shown: Fixture
) -> None:
    async with running() as (app, pilot):
        await open_it(app, pilot, until)
        app.screen.note(words("written to a file"))
        await until(pilot, lambda: "written to a file" in shown(app))
        await pilot.press("down", "e")
        await until(pilot, lambda: "written to a file" not in shown(app))


async def test_what_was_not_asked_stays_unasked(
    running: Fixture, until: Fixture, shown: Fixture, stored: Fixture
) -> None:
    async with running() as (app, pilot):
        before = await about_to_say(app, pilot, until, stored)
        ask, *hung = app.screen._lines[0].records
        await pilot.press("space", "f2")
        await until(pilot, lambda: app.screen is app.dashboard and "briefing to Mei Chen" in shown(app))
        (kept,) = [one for one in await stored(app, Action) if one.id == ask.id]
        assert kept.asked_on is None
        told = {one.subject for one in await stored(app, Told) if one.id not in before}
        assert ask.id not in told and {one.id for one in hung} <= told


async def test_an_item_is_one_tick_and_its_parts_can_be_unticked(
    running: Fixture, until: Fixture, shown: Fixture, stored: Fixture
) -> None:
    async with running() as (app, pilot):
        before = await about_to_say(app, pilot, until, stored)
        screen = app.screen
        head = next(line for line in screen._lines if any(one.under == line.id for one in screen._lines))
        parts = [line for line in screen._lines if line.under == head.id]
        assert len(parts) >= 3 and "I-14" in head.text
        at = screen._lines.index(head)
        await pilot.press(*["j"] * at, "space")
        assert not {head.id, *(one.id for one in parts)} & screen._said
        await pilot.press("k", "space", "space")
        assert {head.id, parts[0].id} & screen._said == {head.id}
        await pilot.press("f2")
        await until(pilot, lambda: "briefing to Mei Chen" in shown(app))
        told = {one.subject for one in await stored(app, Told) if one.id not in before}
        assert {head.records[0].id, parts[1].records[0].id} <= told
        assert parts[0].records[0].id not in told


async def test_an_item_is_moved_with_what_hangs_under_it(
    running: Fixture, until: Fixture, shown: Fixture
) -> None:
    def changed(screen: BriefingScreen) -> list[str]:
        (part,) = (part for part in screen._preparing.paper.parts if part.name == "changed")
        return [line.id for line in part.lines]

    async with running() as (app, pilot):
        screen = await open_it(app, pilot, until)
        await at(app, "changed:")
        first, head, *_ = before = changed(screen)
        await pilot.press("J")
        await until(pilot, lambda: changed(screen) != before)
        after = changed(screen)
        assert after[0] == head and after[after.index(first) - 1] not in (first, head)
        assert sorted(after) == sorted(before)
