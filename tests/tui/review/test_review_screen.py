"""`r`: one record at a time, a key for each verdict."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from store.disk.file.sqlite import StoreProblem
from store.disk.seen import by_others, see_all
from store.disk.workspace import Workspace
from store.queries.review.review_board import review
from store.records import (
    Action,
    Contact,
    Milestone,
    Person,
    PrivateVerdict,
    Project,
    Risk,
    Seat,
    Told,
    Verdict,
)
from store.values.clock import Clock
from store.values.words import words
from tui.dialogs.reason_prompt import Reason
from tui.forms.form_screen import FormScreen
from tui.review.action_prompt import ActionPrompt
from tui.review.batch_screen import BatchScreen
from tui.review.review_screen import ReviewScreen
from tui.review.snooze_prompt import Snooze
from tui.review.stop_pane import StopPane
from tui.review.stop_rows import queue_rows
from widgets.drawn.grid import pieces


async def opened(app: Any, pilot: Any, until: Any) -> ReviewScreen:
    await pilot.press("r")
    await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and app.screen.focused, "the review")
    screen: ReviewScreen = app.screen
    return screen


async def at(screen: Any, pilot: Any, until: Any, kind: type[Any], code: str = "") -> Any:
    """Go to the item of that kind, by keys."""
    for _ in screen.round.lines:
        record = screen.line.item.record
        if isinstance(record, kind) and code in ("", getattr(record, "code", "")):
            break
        before = screen.round.at
        await pilot.press("right")
        await until(pilot, lambda before=before: screen.round.at == before + 1, "the next one")
    assert isinstance(screen.line.item.record, kind)
    return screen.line.item.record


def ids(screen: ReviewScreen) -> set[int]:
    return {line.item.record.id for line in screen.round.lines}


async def test_what_the_sponsor_has_not_heard_comes_first(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        text = shown(app)
        n = len(screen.round.lines)
        assert f"REVIEW 1 of {n}, about {-(-n // 2)} min ─" in text and "ERP-North" in text
        assert "known since 25 Nov, Chen has not been told: 1wd" in text
        assert "Data owner: Zhou leaves on 18 Dec, no successor" in text, "one event is one stop"
        assert "with it: seat, M3 +5wd late, M5 +5wd late, ask" in " ".join(text.split())
        turns = [line.item.turn for line in screen.round.lines]
        assert turns == sorted(turns) and n <= 12
        assert all(len(line.rstrip()) <= 80 for line in text.splitlines())


async def test_space_saves_one_act_and_goes_on(running: Any, until: Any, shown: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        issue = await at(screen, pilot, until, Risk, "I-14")
        await pilot.press("space")
        await until(pilot, lambda: issue.id not in ids(screen), "answered")
        n = screen.round.done + len(screen.round.lines)
        await until(pilot, lambda: f"2 of {n}" in shown(app) or f"3 of {n}" in shown(app))
        assert "review I-14 Data owner leaves. u undoes it." in shown(app)
        (verdict,) = await stored(app, Verdict, subject=issue.id)
        assert verdict.decided == "stands"
        await pilot.press("u")
        await until(pilot, lambda: screen.line and screen.line.item.record.id == issue.id, "it is back")
        assert not await stored(app, Verdict, subject=issue.id)


@pytest.mark.parametrize(("size", "language"), [((80, 24), "en"), ((80, 24), "zh"), ((120, 40), "en")])
async def test_the_record_stands_beside_the_queue(
    running: Any, until: Any, shown: Any, size: tuple[int, int], language: str
) -> None:
    async with running(size, language) as (app, pilot):
        screen = await opened(app, pilot, until)
        await at(screen, pilot, until, Milestone, "M2")
        later = screen.round.lines[screen.round.at + 1]
        await until(pilot, lambda: "M10" in shown(app), "its chain")
        text = shown(app)
        assert text.count("M2 Blueprint") == 2, "in the queue, and as the record"
        assert app.say(later.name)[:16] in text, "the queue says what comes next"
        why = text.index("why here" if language == "en" else "缘由")
        events = text.index("last events" if language == "en" else "最近")
        assert why < text.index("M10") < events, "why it is here, what it is about, what happened last"
        before = screen.round.number
        await pilot.press("down")
        await until(pilot, lambda: screen.round.number == before + 1, "an arrow goes on")
        await pilot.press("k")
        await until(pilot, lambda: screen.round.number == before, "and back")


async def test_finish_closes_a_promise(running: Any, until: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        promise = await at(screen, pilot, until, Action, "A-04")
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, Reason), "it was missed, so why")
        await pilot.press(*"prices", "enter")
        await until(pilot, lambda: promise.id not in ids(screen))
        (done,) = await stored(app, Action, id=promise.id)
        assert done.done_on is not None and done.missed_because == "prices"


async def test_told_through_its_form(running: Any, until: Any, shown: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        issue = await at(screen, pilot, until, Risk, "I-14")
        (seat,) = [one.record for one in screen.line.item.batch if isinstance(one.record, Seat)]
        for heard in (1, 2, 3):  # who hears before the sponsor, the sponsor, my own executive
            await pilot.press("t")
            await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
            await pilot.press("enter")
            await until(pilot, lambda: app.screen is screen)
            assert len(await stored(app, Told, subject=seat.id)) == heard, "a tick on the item is one on each"
            if heard == 1:
                await until(pilot, lambda: "Chen not yet: t again" in shown(app))
                assert screen.line.item.record.id == issue.id
        await until(pilot, lambda: "nothing left; Space goes on" in shown(app), "it stays until one goes on")
        verdicts = await stored(app, Verdict)
        await pilot.press("space")
        await until(pilot, lambda: not ids(screen) & {issue.id, seat.id}, "no record twice a morning")
        assert await stored(app, Verdict) == verdicts, "going on says nothing of what comes next"


async def test_a_snooze_asks_until_when(running: Any, until: Any, shown: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        m3 = await at(screen, pilot, until, Milestone, "M6")
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, Snooze) and app.screen.focused)
        await pilot.press(*"yesterday", "enter")
        await until(pilot, lambda: "has come already" in shown(app), "refused in a sentence")
        await pilot.press("ctrl+u", *"+2wd", "enter", *"supplier", "enter")
        await until(pilot, lambda: app.screen is screen and m3.id not in ids(screen))
        (verdict,) = await stored(app, Verdict, subject=m3.id)
        assert (verdict.decided, verdict.why, verdict.until.day) == ("snoozed", "supplier", 30)


def seen_of_others(workspace: Workspace) -> frozenset[int]:
    """The records that others changed and I have not seen, as of now."""
    workspace.poll()
    return by_others(workspace)


async def leave_form(app: Any, pilot: Any, until: Any, screen: ReviewScreen, key: str) -> None:
    """Open a form with a verdict's key, and leave it."""
    await pilot.press(key)
    await until(
        pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused, f"the form of {key}"
    )
    await pilot.press("escape")
    await until(pilot, lambda: app.screen is screen, "back in the review")


async def test_what_a_form_saves_is_judged_in_the_same_act(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        issue = await at(screen, pilot, until, Risk, "I-14")
        for key in "tce":
            await leave_form(app, pilot, until, screen, key)
        assert not await stored(app, Verdict, subject=issue.id), "a form that is left says nothing"
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen)
        (verdict,) = await stored(app, Verdict, subject=issue.id)
        assert (verdict.decided, verdict.until) == ("told", None) and "untold:red" in verdict.reasons
        assert len(await stored(app, Told, subject=issue.id, on=verdict.on)) == 1
        await until(pilot, lambda: screen.line.item.record.id == issue.id, "Chen has not heard yet")
        await pilot.press("u")
        await until(pilot, lambda: "undo: told" in shown(app), "taken back")
        assert not await stored(app, Verdict, subject=issue.id)
        assert not await stored(app, Told, subject=issue.id, on=verdict.on)


async def test_an_edit_and_a_question_are_verdicts(running: Any, until: Any, shown: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        issue = await at(screen, pilot, until, Risk, "I-14")
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        app.screen.rows["title"].begin()
        await pilot.press("end", *" soon", "f2")
        await until(pilot, lambda: app.screen is screen)
        (verdict,) = await stored(app, Verdict, subject=issue.id)
        assert verdict.decided == "changed" and f"@{issue.rev + 1}" in verdict.reasons
        await until(pilot, lambda: "nothing left; Space goes on" in shown(app), "it stays until one goes on")
        assert "Space next one" in shown(app) and "Space confirm" not in shown(app)
        number, n = screen.round.number, screen.round.all_of_them
        await pilot.press("s")
        assert screen.line.item.record.id == issue.id, "nothing is left to put off"
        assert "a action" not in shown(app) and "s snooze" not in shown(app)
        await pilot.press("a")
        await until(pilot, lambda: "nothing left; Space goes on" in shown(app))
        assert app.screen is screen, "nor to be done about it"
        await pilot.press("right")
        await until(pilot, lambda: issue.id not in ids(screen), "no record twice a morning")
        assert (screen.round.number, screen.round.all_of_them) == (number + 1, n)
        await pilot.press("u")
        await until(pilot, lambda: screen.line.item.record.id == issue.id, "it is back")
        assert (screen.round.number, screen.round.all_of_them) == (number, n)
        await pilot.press("x")
        await until(pilot, lambda: app.screen is not screen, "what became of it?")
        await pilot.press("c")
        await until(pilot, lambda: "What was agreed" in shown(app))
        await pilot.press("w")
        await until(pilot, lambda: issue.id not in ids(screen), "closed")
        await until(
            pilot, lambda: "What was learned from" in shown(app) and "u undo" in shown(app), "its lesson"
        )
        verdicts = await stored(app, Verdict, subject=issue.id)
        assert [one.decided for one in verdicts] == ["finished"]
        await pilot.press("u")
        await until(pilot, lambda: screen.line.item.record.id == issue.id, "open again")
        assert app.screen is screen and not await stored(app, Verdict, subject=issue.id)
        assert (screen.round.number, screen.round.all_of_them) == (number, n)


async def test_a_verdict_that_cannot_be_saved_is_asked_again(
    running: Any, until: Any, shown: Any, monkeypatch: Any
) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        first, n = screen.line.item.record.id, len(screen.round.lines)

        def full(*records: Any, **how: Any) -> None:
            raise StoreProblem(words("the disk is full"))

        await app.store.run(lambda w: monkeypatch.setattr(w, "save", full))
        await pilot.press("space")
        await until(pilot, lambda: "the disk is full" in shown(app), "said")
        await until(pilot, lambda: screen.line.item.record.id == first, "asked again")
        assert f"1 of {n}" in shown(app)


async def test_a_review_that_is_through_has_seen_what_others_did(
    running: Any, until: Any, tmp_path: Path, clock: Clock
) -> None:
    async with running() as (app, pilot):
        bob = Workspace.open(tmp_path / "demo/store.db", who="bob", clock=clock, private_dir=tmp_path / "bob")
        await app.store.run(see_all)
        project = await app.store.run(lambda w: w.live(Project)[0].id)
        early = Risk(project=project, title="early", probability=1, impact=1)
        bob.save(early, act=words("add"))
        screen = await opened(app, pilot, until)
        assert await app.store.run(seen_of_others) == {early.id}
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)
        assert await app.store.run(seen_of_others) == {early.id}, "left at the first item"
        screen = await opened(app, pilot, until)
        late = Risk(project=project, title="late", probability=1, impact=1)
        bob.save(late, act=words("add"))
        bob.close()
        await pilot.press(*["right"] * (len(screen.round.lines) - 1))
        await until(pilot, lambda: screen.round.through)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)
        assert await app.store.run(seen_of_others) == {late.id}, "what came during the review is still new"


async def test_many_alike_are_asked_about_together_or_one_by_one(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        many = [Action(project=app.project, title=f"late {n}", due=date(2026, 3, n)) for n in range(1, 8)]
        await app.store.run(lambda w: w.save(*many, act=words("import {file}", file="x.csv")))
        screen = await opened(app, pilot, until)
        while screen.line.item.sort != "housekeeping" or screen.line.item.reasons[0].rule != "carried_over":
            before = screen.round.at
            await pilot.press("right")
            await until(pilot, lambda before=before: screen.round.at == before + 1)
        n = len(screen.line.item.batch)
        assert f"{n} actions carried over" in shown(app) and n >= 7
        assert "Space confirm  Enter one by one  t told  a action" in shown(app), "what it answers to"
        await pilot.press("x")
        await until(pilot, lambda: f"these are {n}: Enter goes through them one by one" in shown(app))
        await pilot.press("space")
        await until(pilot, lambda: screen.round.done == 1 and not ids(screen) & {one.id for one in many})
        await pilot.press("u")
        await until(pilot, lambda: screen.line.item.batch, "they are back")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BatchScreen) and app.screen.focused, "each of them")
        assert "late 1" in shown(app) and "late 7" in shown(app)
        left_out = screen.line.item.batch[0].record
        await pilot.press("asterisk", "space")
        await until(
            pilot, lambda: app.screen is screen and left_out.id in ids(screen), "the one that was left out"
        )
        assert len(await stored(app, PrivateVerdict)) == n - 1 and not screen.line.item.batch


async def test_an_action_for_today(running: Any, until: Any, shown: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        m6 = await at(screen, pilot, until, Milestone, "M6")
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, ActionPrompt) and app.screen.focused)
        assert "Ask whether M6 Support end holds" in shown(app), "a verb is offered"
        await pilot.press("ctrl+u", "enter")
        await until(pilot, lambda: "what is to be done? begin with a verb" in shown(app))
        await pilot.press(*"Call Guo", "enter")
        await until(pilot, lambda: app.screen._rows[1].has_focus_within, "and by whom")
        await pilot.press("ctrl+u", *"Sun", "enter")
        await until(pilot, lambda: app.screen is screen and m6.id not in ids(screen))
        (made,) = await stored(app, Action, ref="M6")
        sun = await app.store.run(lambda w: w.get(Person, made.owner))
        assert (made.title, sun.name, made.due.day) == ("Call Guo", "Daniel Sun", 26)


async def test_what_another_process_settles_is_noticed(
    running: Any, until: Any, shown: Any, tmp_path: Path, clock: Clock
) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        issue = await at(screen, pilot, until, Risk, "I-14")
        bob = Workspace.open(tmp_path / "demo/store.db", who="bob", clock=clock, private_dir=tmp_path / "bob")
        bob.save(replace(issue, title="Owner leaves early"), act=words("edit"))
        await until(pilot, lambda: "changed by somebody else in the meantime" in shown(app), "noticed")
        assert "Owner leaves early" in shown(app)
        now = bob.get(Risk, issue.id)
        assert now is not None
        bob.save(replace(now, archived=True), act=words("archive"))
        bob.close()
        await until(pilot, lambda: "closed or archived in the meantime" in shown(app), "noticed")
        assert issue.id not in ids(screen)


async def test_it_goes_on_where_the_line_dropped(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        n = len(screen.round.lines)
        await pilot.press("space")
        await until(pilot, lambda: screen.round.done == 1)
        await pilot.press("right")
        await until(pilot, lambda: screen.round.at == 1)
        here = screen.line
        await until(pilot, lambda: f"3 of {n}" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)
        again = await opened(app, pilot, until)
        assert here and again.line and again.line.item.record.id == here.item.record.id
        assert f"3 of {n}" in shown(app)


async def test_a_contact_from_an_opinion(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        contact = await at(screen, pilot, until, Contact)
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        assert app.screen.state.base.person == contact.person


@pytest.mark.parametrize("size", [(120, 40), (200, 50)], ids=str)
async def test_on_a_large_screen_the_queue_has_a_third_of_it(
    running: Any, until: Any, size: tuple[int, int]
) -> None:
    async with running(size) as (app, pilot):
        screen = await opened(app, pilot, until)
        wide = max(44, size[0] // 3)
        await until(pilot, lambda: screen.query_one("#queue").size.width == wide, "the queue")
        assert screen.query_one(StopPane).size.width == size[0] - wide - 1
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: screen.query_one("#queue").size.width == 80, "above the record")


async def test_what_is_called_by_a_person_alone_says_why_it_is_here(
    running: Any, until: Any, shown: Any
) -> None:
    """Chen said two things: the rows differ."""
    async with running((80, 24)) as (app, pilot):
        screen = await opened(app, pilot, until)
        await until(
            pilot, lambda: "Chen  said on 19 Nov: Training must not stop" in shown(app), "what Chen said"
        )
        line = next(line for line in screen.round.lines if isinstance(line.item.record, Contact))
        said = replace(line.item.reasons[0], words=words("said on {day}: {opinion}", day="1", opinion="No."))
        other = replace(line, item=replace(line.item, reasons=(said,)))
        both: Any = SimpleNamespace(lines=(line, other), settled=False, at=0, board=screen.round.board)
        first, second = queue_rows(both, app.say)
        assert pieces(first.cells[2]) != pieces(second.cells[2])


@pytest.mark.parametrize("key", ["t", "N"])
async def test_a_contact_is_named_in_what_is_said_of_it(
    running: Any, until: Any, shown: Any, key: str
) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        await at(screen, pilot, until, Contact)
        name = "contact with Chen"
        await pilot.press(key)
        if key == "t":
            await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
            assert app.screen.state.about == name
            await pilot.press("f2")
            await until(pilot, lambda: app.screen is screen, "it was told")
            await until(pilot, lambda: f"told David Wang: {name}" in shown(app), shown(app))
        else:
            await until(pilot, lambda: f"there is nothing in {name} that" in shown(app), shown(app))


async def test_at_the_end_it_says_what_was_done_and_how_to_leave(
    running: Any, until: Any, shown: Any
) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        n = len(screen.round.lines)
        for left in range(n, 0, -1):
            await until(pilot, lambda left=left: len(screen.round.lines) == left)
            await pilot.press("space")
        await until(pilot, lambda: f"{n} stand; 1 min" in shown(app), "how many stand")
        *_, foot = shown(app).rstrip().splitlines()
        assert "Esc back" in foot and "Space" not in foot, "what there is to do now"
        await pilot.press("u")
        await until(pilot, lambda: screen.line is not None, "the last one is back")
        assert f"{n} of {n}" in shown(app)


async def test_the_events_behind_no_surprises(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        said = "FOR CHEN 9:30 to tell 1 (2 records)  to ask 1  good: M2 met  R-03 better"
        await until(pilot, lambda: said in shown(app))
        await pilot.press("i")
        await until(pilot, lambda: app.screen is not app.dashboard and "M9 First payment" in shown(app))
        assert "83 % before  90d  5 before  1 at once  1 late" in shown(app)
        assert "4wd after it hit" in shown(app)
        await pilot.press("end", "enter")
        await until(pilot, lambda: "when told" in shown(app), "the record behind the event")


async def test_an_event_that_was_told_to_the_first_and_then_seen_comes_back_in_no_part(
    running: Any, until: Any, shown: Any
) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, until)
        await at(screen, pilot, until, Risk, "I-14")
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        await pilot.press("f2")
        await until(pilot, lambda: app.screen is screen and "Chen not yet: t again" in shown(app))
        await pilot.press("space")
        await until(pilot, lambda: "review I-14" in shown(app))
        board = await app.store.run(review)
        seats = [line.item.record.title for line in board.lines if isinstance(line.item.record, Seat)]
        assert "Data owner" not in seats
