"""`m`: one form, many records, one act; what is private goes to its author's own file."""

from datetime import date
from typing import Any

from textual import events
from typed_keys import typed

from store.records import Action, Contact, Decision, Meeting, Morale, Note, Person, Reforecast, Risk, Series
from store.values.words import words
from tui.dashboard.dashboard import Dashboard
from tui.dialogs.question import Question
from tui.dialogs.ticked_list import TickedList
from tui.forms.names_asked_screen import NamesAsked
from tui.meeting.meeting_screen import MeetingScreen


async def paste(app: Any, pilot: Any, text: str) -> None:
    assert app.screen.focused is not None
    app.screen.focused.post_message(events.Paste(text))
    await pilot.pause()


async def person(app: Any, name: str) -> Any:
    return next(p for p in await app.store.run(lambda w: w.live(Person)) if name in p.name)


async def with_series(app: Any) -> Series:
    people = tuple([(await person(app, name)).id for name in ("Chen", "Sun")])
    series = Series(project=app.project, title="Steering committee", people=people, time="9:30")
    await app.store.run(lambda w: w.save(series, act=words("series")))
    return series


async def opened(app: Any, pilot: Any, until: Any, *keys: str) -> MeetingScreen:
    await pilot.press(*(keys or ("m",)))
    await until(pilot, lambda: isinstance(app.screen, MeetingScreen) and app.screen.focused)
    await pilot.pause()
    screen = app.screen
    assert isinstance(screen, MeetingScreen)
    return screen


async def titled(pilot: Any, until: Any, screen: MeetingScreen, title: str, *, notes: bool = True) -> None:
    """A meeting of no series: its title, then into the notes."""
    await pilot.press("tab")
    await typed(pilot, title)
    if notes:
        await pilot.press(*["shift+tab"] * 3)
        await until(pilot, lambda: screen._typing.has_focus)


async def saved(app: Any, pilot: Any, until: Any) -> None:
    """Whatever was heard by whoever must hear, as it is offered."""
    await pilot.press("f2")
    await until(pilot, lambda: isinstance(app.screen, Dashboard | TickedList), "asked, or saved")
    if isinstance(app.screen, TickedList):
        await pilot.press("f2")
    await until(pilot, lambda: isinstance(app.screen, Dashboard), "back on the dashboard")


async def test_a_series_meeting_takes_few_keys_and_files_everything(
    running: Any, shown: Any, stored: Any, until: Any
) -> None:
    async with running() as (app, pilot):
        series = await with_series(app)
        screen = await opened(app, pilot, until)
        keys = ["s", "t", "e", "enter"]
        await pilot.press(*keys)
        await until(pilot, lambda: screen._typing.has_focus, "the cursor is in the notes")
        assert 1 + len(keys) <= 12
        await typed(pilot, "agreed the plan\n! Supplier late p4 i5\n~ 2 workload Sun is tired\n")
        await typed(pilot, "+ call the vendor @Sun due +5wd\n= Go live stays\nthe end")
        await until(pilot, lambda: "records 4" in shown(app))
        await saved(app, pilot, until)
        (meeting,) = await stored(app, Meeting, state="held", series=series.id)
        assert (meeting.title, meeting.series, meeting.time) == ("Steering committee", series.id, "9:30")
        assert "tired" not in meeting.notes and meeting.notes.endswith("the end")
        contacts = [c for c in await app.store.run(lambda w: w.live(Contact)) if c.meeting == meeting.id]
        assert {c.person for c in contacts} == set(series.people)
        assert all(c.channel == "meeting" and not c.by_us for c in contacts)
        for kind, title in (
            (Risk, "Supplier late"),
            (Action, "call the vendor"),
            (Decision, "Go live stays"),
        ):
            (record,) = await stored(app, kind, title=title)
            assert record.meeting == meeting.id
        (note,) = await stored(app, Morale, meeting=meeting.id)
        assert (note.text, note.line, note.mood) == ("Sun is tired", 3, 2)
        (planned,) = await stored(app, Meeting, state="planned", series=series.id)
        assert planned.on == date(2026, 12, 3)
        await pilot.press("u")
        await until(pilot, lambda: "ctrl+r redoes it" in shown(app))
        assert not await stored(app, Meeting, series=series.id)
        assert not await stored(app, Morale, meeting=meeting.id)
        assert not await stored(app, Risk, title="Supplier late")


async def test_private_lines_are_put_back_for_their_author(
    running: Any, shown: Any, stored: Any, until: Any
) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        await titled(pilot, until, screen, "Kick-off")
        await typed(pilot, "first\n~ Chen wants to resign\nlast\n+ write it up")
        await saved(app, pilot, until)
        (meeting,) = await stored(app, Meeting, title="Kick-off")
        assert meeting.notes == "first\nlast\n+ write it up"
        (note,) = [n for n in await stored(app, Note) if n.meeting == meeting.id]
        assert (note.text, note.line) == ("~ Chen wants to resign", 2)
        from tui.actions.record_forms import edit_record

        app.dialogue(edit_record(app, meeting))
        await until(pilot, lambda: isinstance(app.screen, MeetingScreen) and app.screen.focused)
        again = app.screen
        assert again.state.text == "first\n~ Chen wants to resign\nlast\n+ write it up"
        await until(pilot, lambda: "filed as A-" in shown(app))
        await until(pilot, lambda: again._typing.has_focus)
        await typed(pilot, "\n+ and send it")
        await saved(app, pilot, until)
        assert len(await stored(app, Action, title="write it up")) == 1
        assert len(await stored(app, Action, title="and send it")) == 1
        assert len([n for n in await stored(app, Note) if n.meeting == meeting.id]) == 1


async def test_a_reworded_line_makes_no_second_record_unless_it_is_said_to(
    running: Any, shown: Any, stored: Any, until: Any
) -> None:
    from tui.actions.record_forms import edit_record

    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        await titled(pilot, until, screen, "Again")
        await paste(app, pilot, "! Supplier late p4 i4\n+ write the plan @Sun due fri\n# M3 +5wd late data")
        await until(pilot, lambda: "records 3" in shown(app))
        await saved(app, pilot, until)
        (meeting,) = await stored(app, Meeting, title="Again")
        (action,) = await stored(app, Action, title="write the plan")
        (moved,) = [m for m in await stored(app, Reforecast) if m.meeting == meeting.id]

        async def reworded(text: str) -> MeetingScreen:
            (now,) = await stored(app, Meeting, title="Again")
            app.dialogue(edit_record(app, now))
            await until(pilot, lambda: isinstance(app.screen, MeetingScreen) and app.screen.focused)
            again = app.screen
            assert isinstance(again, MeetingScreen)
            await until(pilot, lambda: again._typing.has_focus)
            await until(pilot, lambda: "filed before: M3 +5wd late data" in shown(app))
            again._typing.text = text
            return again

        lines = "! Supplier late p4 i4\n{}\n# M3 +5wd late data"
        await reworded(lines.format("+ write the plan at last @Sun due mon"))
        await until(pilot, lambda: f"reworded: {action.code} stays as it is" in shown(app))
        await until(pilot, lambda: "records 0" in shown(app))
        await saved(app, pilot, until)
        assert [a.title for a in await stored(app, Action, meeting=meeting.id)] == ["write the plan"]
        assert [r.title for r in await stored(app, Risk, meeting=meeting.id)] == ["Supplier late"]
        assert [m for m in await stored(app, Reforecast) if m.meeting == meeting.id] == [moved]
        again = await reworded(lines.format("+ write the plan at the very last @Sun due mon"))
        await until(pilot, lambda: "reworded: what was filed stays" in shown(app))
        await pilot.press("tab")
        again._read_as.rows.select(again._read_as.places[2])
        await pilot.press("space")
        await until(pilot, lambda: "one more beside what was filed" in shown(app))
        await saved(app, pilot, until)
        titles = [a.title for a in await stored(app, Action, meeting=meeting.id)]
        assert titles == ["write the plan", "write the plan at the very last"]


async def test_names_are_asked_before_anything_is_saved(running: Any, stored: Any, until: Any) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        await titled(pilot, until, screen, "Workshop")
        await typed(pilot, "+ bring the data @Zoe\n> the list @Zoe")
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        assert not await stored(app, Meeting, title="Workshop")
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        zoe = await person(app, "Zoe")
        assert (await stored(app, Action, title="bring the data"))[0].owner == zoe.id
        assert (await stored(app, Action, title="the list"))[0].owed_to == zoe.id


async def test_all_names_are_asked_about_in_one_list_and_learnt(
    running: Any, shown: Any, stored: Any, until: Any
) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        await titled(pilot, until, screen, "Workshop")
        await typed(pilot, "+ a @Zoe\n+ b @Daniel Sunn\n+ c @Zoe")
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, NamesAsked) and "1 Daniel Sun" in shown(app))
        await pilot.press("space")
        await until(pilot, lambda: shown(app).count("new person") >= 1)
        await pilot.press("down", "n")
        await until(pilot, lambda: "1 Daniel Sun" not in shown(app))
        await pilot.press("up", "down", "1")
        await until(pilot, lambda: "1 Daniel Sun" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        zoe, daniel = await person(app, "Zoe"), await person(app, "Daniel Sun")
        owners = [(await stored(app, Action, title=title))[0].owner for title in "abc"]
        assert owners == [zoe.id, daniel.id, zoe.id] and daniel.also == "Daniel Sunn"
        await pilot.press("u")
        await until(pilot, lambda: "ctrl+r redoes it" in shown(app))
        assert (await person(app, "Daniel Sun")).also == "", "undone with what it was said for"


async def test_a_name_of_several_has_to_be_answered(
    running: Any, shown: Any, stored: Any, until: Any
) -> None:
    async with running() as (app, pilot):
        twins = (Person(name="Hu Bo", organisation="Nord"), Person(name="Hu Bo", organisation="Ost"))
        await app.store.run(lambda w: w.save(*twins, act=words("twins")))
        screen = await opened(app, pilot, until)
        await titled(pilot, until, screen, "Workshop")
        await typed(pilot, "+ a @Hu Bo due fri\n+ b @Zoe")
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, NamesAsked) and "1 to answer" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "who? 1 Hu Bo, Nord, 2 Hu Bo, Ost" in shown(app))
        assert isinstance(app.screen, NamesAsked)
        await pilot.press("2", "f2")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        (action,) = await stored(app, Action, title="a")
        ost = await app.store.run(lambda w: w.get(Person, action.owner))
        assert ost.organisation == "Ost" and ost.also == ""


async def test_tab_takes_what_is_offered_below_the_notes(
    running: Any, shown: Any, stored: Any, until: Any
) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        await titled(pilot, until, screen, "Workshop")
        await typed(pilot, "+ call @Daniel S")
        await until(pilot, lambda: "Tab: Daniel Sun" in shown(app))
        await pilot.press("tab")
        await until(pilot, lambda: screen._typing.text == "+ call @Daniel Sun ")
        await until(pilot, lambda: "action, Daniel Sun: call" in shown(app))
        await typed(pilot, "\nSophie Tang sends the minutes by Friday")
        await until(pilot, lambda: "Tab: action, Sophie Tang, due Fri 27 Nov: send the minutes" in shown(app))
        await pilot.press("tab")
        await until(pilot, lambda: "+ @Sophie Tang send the minutes by Friday" in screen._typing.text)
        await pilot.press("tab")
        await until(pilot, lambda: not screen._typing.has_focus, "there is nothing to take: the next field")


async def test_what_is_still_asked_is_offered_too(running: Any, shown: Any, stored: Any, until: Any) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        await titled(pilot, until, screen, "Workshop")
        await typed(pilot, "M6 slips to 11 Jun")
        await until(pilot, lambda: "moving a promised date needs a reason" in shown(app))
        await pilot.press("tab")
        await until(pilot, lambda: screen._typing.text == "# M6 slips to 11 Jun ")
        await typed(pilot, "supplier late")
        await until(pilot, lambda: "because: supplier late" in shown(app))
        await typed(pilot, "\nZoe Winter to send specs by Friday")
        await until(pilot, lambda: "nobody is called Zoe Winter" in shown(app))
        await pilot.press("tab")
        await until(pilot, lambda: "+ @Zoe_Winter send specs by Friday" in screen._typing.text)
        assert screen.state.readings()[-1].unclear[0].name == "Zoe Winter", "saving asks who that is"


async def test_a_contact_takes_five_keys_beside_its_text(
    running: Any, shown: Any, stored: Any, until: Any
) -> None:
    async with running() as (app, pilot):
        await pilot.press("4")
        screen = await opened(app, pilot, until, "c")
        assert screen._typing.has_focus
        await typed(pilot, "agrees with the plan")
        await saved(app, pilot, until)
        contacts = await app.store.run(lambda w: w.live(Contact))
        assert contacts[-1].summary == "agrees with the plan" and contacts[-1].meeting is None


async def test_marked_lines_of_a_contact_become_records_of_a_meeting(
    running: Any, stored: Any, until: Any
) -> None:
    async with running() as (app, pilot):
        await pilot.press("4")
        await opened(app, pilot, until, "c")
        await typed(pilot, "wants two shifts\n! training too late p3 i3\n~ 1 people they want to leave")
        await saved(app, pilot, until)
        contact = (await app.store.run(lambda w: w.live(Contact)))[-1]
        assert contact.summary == "wants two shifts"
        (meeting,) = await stored(app, Meeting, id=contact.meeting)
        assert meeting.title.startswith("Call with ") and "leave" not in meeting.notes
        assert (await stored(app, Risk, title="training too late"))[0].meeting == meeting.id
        assert len(await stored(app, Morale, meeting=meeting.id)) == 1


async def test_a_visit_offers_thanks_and_a_first_answer(
    running: Any, shown: Any, stored: Any, until: Any
) -> None:
    async with running(size=(120, 40)) as (app, pilot):
        guo = Person(name="Guo Rong")
        await app.store.run(lambda w: w.save(guo, act=words("guo")))
        screen = await opened(app, pilot, until)
        await titled(pilot, until, screen, "Visit", notes=False)
        screen.state.typed["place"].put("visit")
        screen.state.typed["attendees"].put((guo.id,))
        for name in ("place", "attendees"):
            screen.rows[name].show()
        screen._read_now()
        await until(pilot, lambda: "Thank Guo Rong for the visit, due 27 Nov" in shown(app))
        screen._read_as.rows.focus()
        await pilot.pause()
        await pilot.press("end", "home", "space")
        await until(pilot, lambda: "[ ]" in shown(app))
        await saved(app, pilot, until)
        due = {a.title: a.due for a in await stored(app, Action, owed_to=guo.id)}
        assert due == {"First answer to Guo Rong after the visit": date(2026, 12, 1)}


async def test_five_thousand_lines_with_tabs_and_windows_line_ends(
    running: Any, stored: Any, until: Any
) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        await titled(pilot, until, screen, "Long")
        await paste(
            app, pilot, "\tjust words\r\n" * 4990 + "+ last one due fri\r\n# M3 +5wd data\r\n~ tired\r\n"
        )
        await until(pilot, lambda: [r for r in screen._read_as.readings if r.mark == "+"])
        await saved(app, pilot, until)
        (meeting,) = await stored(app, Meeting, title="Long")
        assert (
            meeting.notes.count("\n") == 4991 and "\t" not in meeting.notes and "tired" not in meeting.notes
        )
        moves = [r for r in await stored(app, Reforecast) if r.meeting == meeting.id]
        assert [m.reason for m in moves] == ["data"]
        assert [n.line for n in await stored(app, Note, meeting=meeting.id)] == [4993]


async def test_look_up_leaves_the_form_as_it_is(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        await titled(pilot, until, screen, "Half", notes=False)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: type(app.screen).__name__ == "Everywhere")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        assert screen.state.typed["title"].text == "Half"
