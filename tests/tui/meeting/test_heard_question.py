"""Saving a talk with somebody who must hear asks once what they heard in it."""

from dataclasses import replace
from typing import Any

from textual import events
from typed_keys import typed

from store.queries.project_situation import situation
from store.records import Action, Briefed, Contact, Meeting, Person, Project, Risk, Told
from store.rules.registers.to_tell import to_tell
from store.values.words import words
from tui.dashboard.dashboard import Dashboard
from tui.dialogs.ticked_list import TickedList
from tui.meeting.meeting_screen import MeetingScreen
from tui.meeting.quick_entry import Quick


async def person(app: Any, name: str) -> Any:
    return next(p for p in await app.store.run(lambda w: w.live(Person)) if name in p.name)


async def silent(app: Any) -> set[int]:
    now = await app.store.run(lambda w: situation(w, app.project))
    return {record.id for item in to_tell(now) for record in item.records}


async def no_talk_planned(app: Any) -> None:
    """No briefing is given today."""
    project = await app.store.run(lambda w: w.get(Project, app.project))
    await app.keep(replace(project, sponsor_meeting=None), act=words("x"))


async def contact(app: Any, pilot: Any, until: Any, name: str, notes: str) -> MeetingScreen:
    """`c` with somebody, and its notes."""
    who = await person(app, name)
    app.dialogue(app.actions.contact(who.id))
    await until(pilot, lambda: isinstance(app.screen, MeetingScreen) and app.screen.focused)
    screen: MeetingScreen = app.screen
    await until(pilot, lambda: screen._typing.has_focus)
    screen._typing.post_message(events.Paste(notes))
    await until(pilot, lambda: screen.state.text == notes)
    return screen


async def asked(app: Any, pilot: Any, until: Any) -> list[str]:
    """Save; the lines of the list."""
    await pilot.press("f2")
    await until(pilot, lambda: isinstance(app.screen, TickedList) and app.screen._rows.cursor_row)
    return [f"{row.cells[0].text} {row.cells[1].text}" for row in app.screen._rows._rows]


async def test_what_the_note_names_is_ticked_and_told_with_it(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        await no_talk_planned(app)
        before = await silent(app)
        known = len(await stored(app, Told))
        await contact(app, pilot, until, "Chen", "Talked about I-14\n! Strike p5 i5\n~ 2 workload tired")
        lines = await asked(app, pilot, until)
        assert [line[:9] for line in lines] == ["[x] Strik", "[x] I-14 ", "[ ] Data "], lines
        assert "HEARD by Chen" in shown(app) and "tired" not in shown(app)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        (strike,) = await stored(app, Risk, title="Strike")
        (issue,) = await stored(app, Risk, code="I-14")
        assert await silent(app) == before - {issue.id}, "the new one is told with it, the other stays"
        tolds = (await stored(app, Told))[known:]
        assert {(t.subject, t.subject_rev) for t in tolds} == {(strike.id, 1), (issue.id, issue.rev)}
        await pilot.press("u")
        await until(pilot, lambda: "undo:" in shown(app))
        assert await silent(app) == before
        assert len(await stored(app, Told)) == known and not await stored(app, Meeting, id=strike.meeting)


async def test_the_briefing_of_today_is_in_the_same_list(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        await contact(app, pilot, until, "Chen", "as planned")
        lines = await asked(app, pilot, until)
        assert "today's briefing among them" in shown(app) and lines[0].startswith("[x]")
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        assert not await silent(app)
        briefed = max(await app.store.run(lambda w: w.live(Briefed)), key=lambda one: one.id)
        chen = await person(app, "Chen")
        assert briefed.person == chen.id and briefed.text and briefed.journal_row
        assert [t for t in await stored(app, Told) if t.briefing == briefed.id]
        touch = max(await app.store.run(lambda w: w.live(Contact)), key=lambda one: one.id)
        assert (touch.person, touch.purpose) == (chen.id, "report")
        await contact(app, pilot, until, "Chen", "once more")
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Dashboard), "all is heard: nothing is asked")


async def test_what_that_briefing_asks_for_is_asked_unless_it_is_unticked(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        (ask,) = await stored(app, Action, code="A-13")
        assert (ask.times_asked, ask.asked_on) == (0, None)
        screen = await contact(app, pilot, until, "Chen", "as planned")
        lines = await asked(app, pilot, until)
        assert lines[0] == "[x] asked: Name a data owner"
        await pilot.press("space")
        await until(pilot, lambda: "[ ] asked: Name a data owner" in shown(app))
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Dashboard) and not screen.is_attached)
        (kept,) = await stored(app, Action, code="A-13")
        assert kept.asked_on is None
        await pilot.press("u")
        await until(pilot, lambda: "undo:" in shown(app))
        await contact(app, pilot, until, "Chen", "as planned")
        await asked(app, pilot, until)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        (kept,) = await stored(app, Action, code="A-13")
        assert (kept.times_asked, kept.asked_on) == (1, await app.store.run(lambda w: w.clock.today()))
        assert await stored(app, Told, subject=ask.id)


async def test_esc_goes_back_and_n_tells_nothing(running: Any, until: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        before, known = await silent(app), len(await stored(app, Told))
        screen = await contact(app, pilot, until, "Chen", "about parking")
        await asked(app, pilot, until)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await asked(app, pilot, until)
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        assert await silent(app) == before and len(await stored(app, Told)) == known


async def test_whoever_is_owed_nothing_is_not_asked_about(running: Any, until: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        known = len(await stored(app, Told))
        await contact(app, pilot, until, "Sun", "I-14 again")
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        assert len(await stored(app, Told)) == known


async def test_what_they_began_answers_the_mail(running: Any, until: Any, shown: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        await no_talk_planned(app)
        now = await app.store.run(lambda w: situation(w, app.project))
        mails = [
            Told(
                project=app.project,
                subject=record.id,
                subject_kind=record.kind,
                subject_rev=record.rev,
                person=item.person,
                on=now.day.date,
                channel="email",
                state="sent",
            )
            for item in to_tell(now)
            for record in item.records
        ]
        assert len(mails) > len(to_tell(now)) == 1
        await app.keep(*mails, act=words("x"))
        screen = await contact(app, pilot, until, "Chen", "rang me back")
        row = screen.rows["by_us"]
        row.typed.text = "no"
        row.show()
        lines = await asked(app, pilot, until)
        assert lines == ["[x] answers the mail of 26 Nov (1 item)"]
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        assert not await silent(app)
        kept = [t for t in await stored(app, Told) if t.id in {m.id for m in mails}]
        assert {t.state for t in kept} == {"told"} and {t.on for t in kept} == {now.day.date}


async def test_a_line_that_makes_a_contact_asks_too(running: Any, until: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        await no_talk_planned(app)
        before = await silent(app)
        await pilot.press("colon")
        await until(pilot, lambda: isinstance(app.screen, Quick) and app.screen.focused)
        await typed(pilot, "* @Chen for I-14\n")
        await until(pilot, lambda: isinstance(app.screen, TickedList) and app.screen._rows.cursor_row)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        (issue,) = await stored(app, Risk, code="I-14")
        assert await silent(app) == before - {issue.id}
