"""Lines as people write them, through `:` and through the notes of a meeting, in either language of the screen."""

from typing import Any

import pytest
from said_lines import PEOPLE, said_cases
from textual import events

from store.records import Action, Contact, Person, Risk
from store.values.words import words
from tui.dashboard.dashboard import Dashboard
from tui.dialogs.question import Question
from tui.dialogs.ticked_list import TickedList
from tui.meeting.meeting_screen import MeetingScreen
from tui.meeting.names_asked_screen import NamesAsked
from tui.meeting.quick_entry import Quick
from widgets.editors.line_input import LineInput

KINDS: dict[str, type[Any]] = {
    "action": Action,
    "ask": Action,
    "risk": Risk,
    "thanks": Contact,
}
"""What the demo has records and codes for; milestones and moods are tried where they are alone."""


def lines(language: str) -> list[dict[str, Any]]:
    return [line for line in said_cases(language) if line["kind"] in KINDS and "codes" not in line]


async def staffed(app: Any) -> dict[int, str]:
    """The people of the lines, in the store of the demo; by id what they are called."""
    people = [
        Person(name=person.name, address=person.address)
        for person in PEOPLE.values()
        if person.name != "Jens Pedersen"
    ]
    await app.store.run(lambda w: w.save(*people, act=words("people")))
    return {person.id: person.name for person in people}


async def is_saved(app: Any, line: dict[str, Any], names: dict[int, str]) -> None:
    kind = KINDS[line["kind"]]
    title = "summary" if kind is Contact else "title"
    records = await app.store.run(lambda w: w.live(kind))
    record = [one for one in records if getattr(one, title) == line["title"]][-1]
    assert str(getattr(record, "due", None)) == str(line.get("due")), line["text"]
    who = [record.person] if kind is Contact else [record.owner, *getattr(record, "helpers", ())]
    assert [names[id] for id in who if id in names] == line.get("people", []), line["text"]
    if kind is Risk:
        assert (record.probability, record.impact) == (line.get("p"), line.get("i"))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
async def test_each_line_of_its_own(running: Any, until: Any, language: str) -> None:
    async with running(language=language) as (app, pilot):
        names = await staffed(app)
        for line in lines(language[:2]):
            await pilot.press("colon")
            await until(pilot, lambda: isinstance(app.screen, Quick) and app.screen.focused)
            app.screen.query_one(LineInput).value = line["text"]
            await pilot.pause()
            await pilot.press("enter")
            if line.get("asked"):
                await until(pilot, lambda: isinstance(app.screen, Question))
                await pilot.press("1")
            await until(pilot, lambda: isinstance(app.screen, Dashboard | TickedList), line["text"])
            if isinstance(app.screen, TickedList):
                await pilot.press("n")
                await until(pilot, lambda: isinstance(app.screen, Dashboard), line["text"])
            await is_saved(app, line, names)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
async def test_all_of_them_in_one_meeting(running: Any, until: Any, language: str) -> None:
    async with running(language=language) as (app, pilot):
        names = await staffed(app)
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, MeetingScreen) and app.screen.focused)
        screen = app.screen
        await pilot.press("tab", *"Workshop")
        await pilot.press(*["shift+tab"] * 3)
        await until(pilot, lambda: screen._typing.has_focus)
        text = "\n".join(line["text"] for line in lines(language[:2]))
        screen._typing.post_message(events.Paste(text))
        await until(pilot, lambda: len(screen._readings) == len(lines(language[:2])))
        screen.set_focus(screen._list)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Question | NamesAsked))
        await pilot.press("1", "f2") if isinstance(app.screen, NamesAsked) else await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, Dashboard | TickedList), "asked, or saved")
        if isinstance(app.screen, TickedList):
            await pilot.press("n")
            await until(pilot, lambda: isinstance(app.screen, Dashboard))
        for line in lines(language[:2]):
            await is_saved(app, line, names)
