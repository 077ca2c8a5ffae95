"""A line that stutters delivers many keys at once; each goes where it would have gone one by one."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import pytest
from settling import come_true
from textual import events
from textual.widgets import TextArea

from store.records import Contact, Meeting, Risk
from tui.meeting.quick_entry import Quick
from tui.terminal.answered_screen import AnsweredScreen
from tui.terminal.type_ahead import TypeAhead
from widgets.editors.line_input import LineInput

NAMED = {" ": "space", "\n": "enter", "!": "exclamation_mark"}


def at_once(app: Any, *parts: str | Iterable[str]) -> None:
    """Texts, and lists of names of keys, in one burst."""
    for part in parts:
        if isinstance(part, str):
            for character in part:
                printed = None if character == "\n" else character
                app.post_message(events.Key(NAMED.get(character, character), printed))
        else:
            for key in part:
                app.post_message(events.Key(key, None))


async def come(pilot: Any, read: Callable[[], Awaitable[list[Any]]], n: int) -> list[Any]:
    """What `read` finds, once there are so many."""
    found: list[Any] = []

    async def are_so_many() -> bool:
        found[:] = await read()
        return len(found) >= n

    await come_true(pilot, are_so_many, f"{n}")
    return found


async def test_a_whole_meeting_in_one_burst(running: Any, stored: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await until(pilot, lambda: app.screen.focused)
        at_once(app, "m", ["tab"], "Ahead", ["shift+tab"] * 3, "first\n! late p4\nlast", ["ctrl+s"])
        (meeting,) = await come(pilot, lambda: stored(app, Meeting, title="Ahead"), 1)
        assert meeting.notes == "first\n! late p4\nlast"
        assert [risk.probability for risk in await stored(app, Risk, meeting=meeting.id)] == [4]


async def test_from_field_to_field_and_on_after_saving(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await until(pilot, lambda: app.screen.focused)
        at_once(app, "4c", "agreed", ["ctrl+s"], "c", "and again", ["ctrl+s"])
        wanted = ("agreed", "and again")

        async def said() -> list[str]:
            contacts = await app.store.run(lambda w: w.live(Contact))
            return [one.summary for one in contacts if one.summary in wanted]

        assert await come(pilot, said, 2) == list(wanted)


async def test_a_key_whose_widget_is_gone_holds_nothing_up(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await until(pilot, lambda: app.screen.focused)
        at_once(app, ["question_mark", "escape", "colon"], "! ahead")
        await until(
            pilot, lambda: isinstance(app.screen, Quick) and app.screen.query(LineInput), "quick entry"
        )
        await until(pilot, lambda: app.screen.query_one(LineInput).value == "! ahead", "its text")


async def test_what_is_looked_for_in_a_pane_is_typed_behind_its_key(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await until(pilot, lambda: app.screen.focused)
        at_once(app, ["3", "slash"], "owner", ["enter"])
        risks = app.dashboard._panes[2]
        await until(pilot, lambda: risks.sought == "owner" and app.screen is app.dashboard, "found")
        assert [line.record.title for line in risks.found] == ["Data owner leaves"]


async def test_a_slow_machine_loses_no_key(running: Any, until: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """To hear that a key has been dealt with takes longer than one waits for a widget that is gone."""
    passed = TypeAhead.passed

    async def slowly(self: TypeAhead, message: Any) -> None:
        await asyncio.sleep(0.03)
        await passed(self, message)

    monkeypatch.setattr("tui.terminal.type_ahead.PATIENCE", 0.02)
    monkeypatch.setattr(TypeAhead, "passed", slowly)
    async with running() as (app, pilot):
        await until(pilot, lambda: app.screen.focused)
        at_once(app, "4c", "agreed", ["shift+tab"], "call", ["ctrl+s"])
        found = await come(pilot, lambda: contacts(app, "agreed"), 1)
        assert len(found) == 1


async def contacts(app: Any, summary: str) -> list[Any]:
    everybody = await app.store.run(lambda w: w.live(Contact))
    return [one for one in everybody if one.summary == summary]


@pytest.mark.parametrize("key", ["n", "m", "colon", "ctrl+p"])
async def test_what_is_typed_while_a_screen_is_put_together_stands_in_it(
    running: Any, until: Any, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """The key that opens it is over, and nothing has the cursor yet."""
    compose, asked, goes_on = AnsweredScreen._compose, asyncio.Event(), asyncio.Event()

    async def slowly(self: Any) -> None:
        asked.set()
        await goes_on.wait()
        await compose(self)

    def text() -> str:
        into = app.focused
        return into.text if isinstance(into, TextArea) else getattr(into, "value", "")

    async with running() as (app, pilot):
        await until(pilot, lambda: app.screen.focused)
        monkeypatch.setattr(AnsweredScreen, "_compose", slowly)
        at_once(app, "3", [key])
        await asked.wait()
        at_once(app, "ahead")
        for _ in range(100):  # rounds of the loop in which it would be handed over, were it not to wait
            await asyncio.sleep(0)
        goes_on.set()
        await until(pilot, lambda: app.screen is not app.dashboard and text() == "ahead", "its text")
