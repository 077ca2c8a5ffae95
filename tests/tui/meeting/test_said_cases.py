"""Lines as people write them, through `:`, the notes of a meeting and those of a contact, in either language of the
screen, on a store that has those people and codes and no others."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from said_lines import LANGUAGES, said_cases, stocked
from textual import events

from store.disk.workspace import Workspace
from store.records import Action, Contact, Morale, Person, Project, Reforecast, Risk
from store.session import Session
from store.values.clock import Clock
from tui.app import Forewarn
from tui.dashboard.dashboard import Dashboard
from tui.dialogs.person_picker import Whom
from tui.dialogs.question import Question
from tui.dialogs.ticked_list import TickedList
from tui.forms.names_asked_screen import NamesAsked
from tui.meeting.meeting_screen import MeetingScreen
from tui.meeting.quick_entry import Quick
from tui.terminal.store_thread import StoreThread
from widgets.editors.line_input import LineInput

KINDS: dict[str, tuple[type[Any], str]] = {
    "action": (Action, "title"),
    "promise": (Action, "title"),
    "ask": (Action, "title"),
    "wish": (Action, "title"),
    "risk": (Risk, "title"),
    "thanks": (Contact, "summary"),
    "milestone": (Reforecast, "reason"),
    "mood": (Morale, "text"),
}
Opened = Callable[..., Any]


@pytest.fixture
def opened(workspace: Workspace, project: Project, clock: Clock) -> Opened:
    """`async with opened(language) as (app, pilot, names)`: on a store that has the people and codes of the lines."""
    names = stocked(workspace, project.id)
    folder = workspace.path.parent

    @asynccontextmanager
    async def run(language: str) -> AsyncIterator[tuple[Any, Any, dict[int, str]]]:
        session = Session(workspace.path, "ann", clock, LANGUAGES[language], private_dir=folder / "ann")
        store = StoreThread(session.open)
        try:
            app = Forewarn(session, store, project.id, folder / "drafts")
            async with app.run_test(size=(80, 24)) as pilot:
                yield app, pilot, names
        finally:
            store.close()

    return run


async def is_saved(app: Any, line: dict[str, Any], names: dict[int, str]) -> None:
    kind, title = KINDS[line["kind"]]
    records = await app.store.run(lambda w: w.live(kind))
    found = [one for one in records if getattr(one, title) == line["title"]]
    assert found, (line["text"], [getattr(one, title) for one in records])
    record = max(found, key=lambda one: one.id)
    if kind is Action:
        assert (record.type, record.ref) == (line["kind"], "; ".join(line.get("codes", [])))
    if "due" in line or kind is Action:
        assert str(getattr(record, "due", None)) == str(line.get("due")), line["text"]
    if kind is Risk:
        assert (record.probability, record.impact) == (line.get("p"), line.get("i"))
    if kind is Morale:
        assert record.cause == line["cause"]
    towards = getattr(record, "owed_to", None) if line["kind"] in ("promise", "wish") else None
    who = [towards or getattr(record, "owner", None) or getattr(record, "person", None)]
    who += getattr(record, "helpers", ())
    assert [names[id] for id in who if id in names] == line.get("people", []), line["text"]


async def back(app: Any, pilot: Any, until: Any, text: str) -> None:
    """To the dashboard, past the question who has heard of it."""
    await until(pilot, lambda: isinstance(app.screen, Dashboard | TickedList), text)
    if isinstance(app.screen, TickedList):
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, Dashboard), text)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_each_line_of_its_own(opened: Opened, until: Any, language: str) -> None:
    async with opened(language) as (app, pilot, names):
        for line in said_cases(language):
            await pilot.press("colon")
            await until(pilot, lambda: isinstance(app.screen, Quick) and app.screen.focused)
            app.screen.query_one(LineInput).value = line["text"]
            await pilot.pause()
            await pilot.press("enter")
            if line.get("asked") or line.get("present"):
                await until(pilot, lambda: isinstance(app.screen, Question), line["text"])
                await pilot.press("1")
            await back(app, pilot, until, line["text"])
            await is_saved(app, line, names)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_all_of_them_in_one_meeting(opened: Opened, until: Any, language: str) -> None:
    lines = [line for line in said_cases(language) if not line.get("apart")]
    async with opened(language) as (app, pilot, names):
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, MeetingScreen) and app.screen.focused)
        screen = app.screen
        petersen = next(id for id, name in names.items() if name == "Jens Petersen")
        for name, value in (("title", "Workshop"), ("attendees", (petersen,))):
            screen.state.typed[name].put(value)
            screen.rows[name].show()
        screen.set_focus(screen._typing)
        screen._typing.post_message(events.Paste("\n".join(line["text"] for line in lines)))
        await until(pilot, lambda: len(screen._read_as.readings) == len(lines))
        screen.set_focus(screen._read_as.rows)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Question | NamesAsked))
        await pilot.press("1", "f2") if isinstance(app.screen, NamesAsked) else await pilot.press("1")
        await back(app, pilot, until, "asked, or saved")
        for line in lines:
            await is_saved(app, line, names)


OF_HANNA = [
    {"text": "> weekly mail due fri", "kind": "promise", "title": "weekly mail", "due": "2026-11-27"},
    {"text": "? sign the plan due fri", "kind": "ask", "title": "sign the plan", "due": "2026-11-27"},
    {"text": "< fewer mails", "kind": "wish", "title": "fewer mails"},
    {"text": "> 每周邮件，截止周五", "kind": "promise", "title": "每周邮件", "due": "2026-11-27"},
    {"text": "? 批预算 周五前", "kind": "ask", "title": "批预算", "due": "2026-11-27"},
    {"text": "< 少发邮件", "kind": "wish", "title": "少发邮件"},
]


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_what_names_nobody_is_whom_the_talk_was_with(opened: Opened, until: Any, language: str) -> None:
    async with opened(language) as (app, pilot, names):
        hanna = next(id for id, name in names.items() if name == "Hanna Vogel")
        app.dialogue(app.actions.contact(hanna))
        await until(pilot, lambda: isinstance(app.screen, MeetingScreen) and app.screen.focused)
        screen = app.screen
        screen.set_focus(screen._typing)
        screen._typing.post_message(events.Paste("\n".join(line["text"] for line in OF_HANNA)))
        await until(pilot, lambda: len(screen._read_as.readings) == len(OF_HANNA))
        await pilot.press("f2")
        await back(app, pilot, until, "saved")
        for line in OF_HANNA:
            await is_saved(app, line | {"people": ["Hanna Vogel"]}, names)


async def test_a_name_stays_in_the_text_or_is_somebody_elses(opened: Opened, until: Any) -> None:
    async with opened("en") as (app, pilot, names):
        for key, title, owner in (("l", "call @Zoe", None), ("o", "call", "Hanna Vogel")):
            await pilot.press("colon")
            await until(pilot, lambda: isinstance(app.screen, Quick) and app.screen.focused)
            app.screen.query_one(LineInput).value = "+ call @Zoe due fri"
            await pilot.pause()
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Question))
            await pilot.press(key)
            if key == "o":
                await until(pilot, lambda: isinstance(app.screen, Whom) and app.screen.focused)
                await pilot.press(*"Vogel", "enter")
                await until(pilot, lambda: isinstance(app.screen, Whom | Dashboard | TickedList))
                if isinstance(app.screen, Whom):
                    await pilot.press("enter")
            await back(app, pilot, until, key)
            actions = await app.store.run(lambda w: w.live(Action))
            found = [one for one in actions if one.title == title]
            assert [names.get(one.owner) for one in found] == [owner]
        hanna = await app.store.run(lambda w: [one for one in w.live(Person) if one.name == "Hanna Vogel"])
        assert hanna[0].also == "Zoe"
