"""What is pasted into notes: quoted, its tasks offered when it is saved, the rest in no minutes."""

from datetime import date
from typing import Any

from textual import events

from store.queries.meeting.minutes_data import minutes
from store.records import Action, Contact, Meeting, Person, Told
from tui.dashboard.dashboard import Dashboard
from tui.dialogs.text_prompt import Asking
from tui.dialogs.ticked_list import TickedList
from tui.meeting.meeting_screen import MeetingScreen
from tui.meeting.tasks_offered_screen import TasksAndNames, TasksOffered

CHAT = """[25/11 09:14] Daniel Sun
the load test stopped at 40 users, see R-09
[25/11 09:16] Felix Hu
@Wei Guo could you please send the log by Friday?
[25/11 09:20] Wei Guo
Action: Daniel Sun to order a second system by 4 Dec
"""
MAIL = """From: Peter Xu <xu@kaltwerk.example>
Sent: Wednesday, 25 November 2026 08:05
To: Jun Lin
Subject: RE: the pilot

Understood, go ahead.
"""


async def opened(app: Any, pilot: Any, until: Any, work: Any) -> MeetingScreen:
    app.dialogue(work)
    await until(pilot, lambda: isinstance(app.screen, MeetingScreen) and app.screen.focused)
    screen: MeetingScreen = app.screen
    return screen


async def paste(pilot: Any, until: Any, screen: MeetingScreen, text: str) -> None:
    before = screen.state.text
    screen._typing.post_message(events.Paste(text))
    await until(pilot, lambda: screen.state.text != before, "it is pasted")


async def a_meeting(app: Any, pilot: Any, until: Any, text: str) -> MeetingScreen:
    """A meeting with this pasted into its notes."""
    from tui.meeting.meeting_dialogue import talk_about

    meeting = Meeting(project=app.project, title="Load test", on=date(2026, 11, 26), state="held")
    screen = await opened(app, pilot, until, talk_about(app, meeting))
    await until(pilot, lambda: screen._typing.has_focus)
    await paste(pilot, until, screen, text)
    return screen


async def offered(app: Any, pilot: Any, until: Any, shown: Any) -> None:
    """F2, which asks for the two tasks first."""
    await pilot.press("f2")
    await until(pilot, lambda: isinstance(app.screen, TasksOffered) and "2 of 2 filed" in shown(app))


async def person(app: Any, name: str) -> Person:
    people: list[Person] = await app.store.run(lambda w: w.live(Person))
    return next(p for p in people if p.name == name)


async def test_the_tasks_of_a_conversation_are_offered_and_the_rest_is_in_no_minutes(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        screen = await a_meeting(app, pilot, until, CHAT)
        await until(
            pilot, lambda: "a conversation, 3 messages: internal notes; F2 offers 2 tasks" in shown(app)
        )
        assert screen.state.text.splitlines()[0] == (
            "| [25/11 09:14] Daniel Sun: the load test stopped at 40 users, see R-09"
        )
        await offered(app, pilot, until, shown)
        assert "action, Guo, due Fri 27 Nov: send the log" in shown(
            app
        ) or "Wei Guo, due Fri 27 Nov: send the log" in shown(app)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, Asking))
        await pilot.press("end", *"!")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, TasksOffered))
        await pilot.press("down", "space")
        await until(pilot, lambda: "1 of 2 filed" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Dashboard), "saved")
        (meeting,) = await stored(app, Meeting, title="Load test")
        (action,) = await stored(app, Action, meeting=meeting.id)
        guo = await person(app, "Wei Guo")
        assert (action.owner, action.due) == (guo.id, date(2026, 11, 27))
        assert action.title.startswith("send the log")
        read = await app.store.run(lambda w: minutes(w, meeting, None))
        assert read.notes == () and [a.id for _, own in read.actions for a in own] == [action.id]
        assert "Felix Hu" in meeting.notes


async def test_esc_goes_back_and_what_was_filed_before_is_not_offered_again(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        screen = await a_meeting(app, pilot, until, CHAT)
        await offered(app, pilot, until, shown)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await offered(app, pilot, until, shown)
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, Dashboard), "saved")
        (meeting,) = await stored(app, Meeting, title="Load test")
        assert await stored(app, Action, meeting=meeting.id) == []
        from tui.meeting.meeting_dialogue import talk_about

        screen = await opened(app, pilot, until, talk_about(app, meeting))
        await until(pilot, lambda: screen._typing.has_focus)
        await pilot.press("enter")
        await paste(pilot, until, screen, "one more word")
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Dashboard), "nothing is offered again")


async def test_of_other_text_nothing_is_guessed(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        screen = await a_meeting(app, pilot, until, "we talked\nfor an hour")
        await until(pilot, lambda: "notes kept, nothing guessed" in shown(app))
        assert screen.state.text == "we talked\nfor an hour"


async def test_a_pasted_mail_is_theirs_and_answers_what_was_sent(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        xu = await person(app, "Peter Xu")
        tolds = await app.store.run(lambda w: w.live(Told))
        crm = next(one for one in tolds if one.person == xu.id and one.state == "sent")
        screen = await opened(app, pilot, until, app.actions.contact(xu.id, crm.project))
        await until(pilot, lambda: screen._typing.has_focus)
        await paste(pilot, until, screen, MAIL)
        state = screen.state
        assert (state.value("channel"), state.value("by_us"), state.value("on")) == (
            "email",
            False,
            date(2026, 11, 25),
        )
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, TickedList) and "answers the mail of" in shown(app))
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Dashboard), "saved")
        told = await app.store.run(lambda w: w.get(Told, crm.id))
        assert told.state == "told"
        touches = await app.store.run(lambda w: w.live(Contact))
        touch = max((one for one in touches if one.person == xu.id), key=lambda one: one.id)
        assert (touch.channel, touch.by_us, touch.on) == ("email", False, date(2026, 11, 25))


async def test_a_mail_of_somebody_else_fills_in_nothing(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        chen = await person(app, "Mei Chen")
        screen = await opened(app, pilot, until, app.actions.contact(chen.id))
        await until(pilot, lambda: screen._typing.has_focus)
        await paste(pilot, until, screen, MAIL)
        assert (screen.state.value("channel"), screen.state.value("by_us")) == ("call", True)


ASKED = """[25/11 09:14] Zoe Adler
the load test stopped
[25/11 09:16] Felix Hu
@Zoe Adler can you send the log by Friday?
[25/11 09:20] Wei Guo
@Daniel Sunn please order a second system by 4 Dec
"""


async def test_tasks_and_whom_all_names_mean_are_one_list(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        screen = await a_meeting(app, pilot, until, ASKED)
        await pilot.press(*"+ invite @Mira due fri")
        await until(pilot, lambda: "+ invite @Mira due fri" in screen.state.text)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, TasksAndNames) and "[x]" in shown(app))
        asked = shown(app)
        assert asked.index("send the log") < asked.index("order a second system") < asked.index("Mira  ")
        assert "1 Daniel Sun" in asked and "Mira" in asked, "names of the tasks and of the lines"
        await pilot.press("down", "space")
        await until(pilot, lambda: "Daniel Sunn  " not in shown(app), "a task not filed asks for nobody")
        await pilot.press("up", "space")
        await until(pilot, lambda: "1 Daniel Sun" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Dashboard), "saved without a second question")
        zoe, mira, daniel = [await person(app, name) for name in ("Zoe Adler", "Mira", "Daniel Sun")]
        (meeting,) = await stored(app, Meeting, title="Load test")
        made = {one.title: one.owner for one in await stored(app, Action, meeting=meeting.id)}
        assert made == {"send the log": zoe.id, "order a second system": daniel.id, "invite": mira.id}


async def test_a_task_written_anew_asks_for_its_new_name(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        await a_meeting(app, pilot, until, ASKED)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, TasksAndNames) and "[x]" in shown(app))
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, Asking))
        await pilot.press("end", *" @Rolf")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, TasksAndNames) and "Rolf" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Dashboard), "saved")
        (action,) = await stored(app, Action, title="send the log")
        assert action.helpers == ((await person(app, "Rolf")).id,)
