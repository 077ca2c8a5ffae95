"""`z`: cards move from day to day; owners are chased; the day is summed up."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store.records import Action, Note
from store.values.words import words
from tui.dashboard.dashboard import Dashboard
from tui.dialogs.question import Question
from tui.reports.owners_screen import Owners
from tui.reports.week_screen import WeekScreen


async def opened(app: Any, pilot: Any, until: Any) -> WeekScreen:
    await pilot.press("z")
    await until(pilot, lambda: isinstance(app.screen, WeekScreen) and app.screen.focused)
    screen = app.screen
    assert isinstance(screen, WeekScreen)
    return screen


async def with_card(app: Any, **more: Any) -> Action:
    action = Action(project=app.project, title="Call the notary", due=date(2026, 11, 26), **more)
    await app.store.run(lambda w: w.save(action, act=words("card")))
    return action


async def due(app: Any, action: Action) -> Any:
    return (await app.store.run(lambda w: w.get(Action, action.id))).due


async def test_a_card_moves_and_its_day_with_it(running: Any, shown: Any, until: Any) -> None:
    async with running() as (app, pilot):
        action = await with_card(app)
        screen = await opened(app, pilot, until)
        assert "TODAY" in shown(app) and "carried over" in shown(app)
        screen._lists["today"].select(action.id)
        for day in (date(2026, 11, 27), date(2026, 12, 4), date(2026, 12, 11)):
            await pilot.press("greater_than_sign")
            await until(pilot, lambda day=day: screen.record and screen.record.due == day, f"{day}")
        await pilot.press("less_than_sign")
        await until(pilot, lambda: screen.record.due == date(2026, 12, 4))
        await pilot.press("u")
        await until(pilot, lambda: screen._lists["later"].select(action.id))
        assert await due(app, action) == date(2026, 12, 11)


async def test_done_today_stays_in_sight(running: Any, shown: Any, until: Any) -> None:
    async with running(size=(120, 40)) as (app, pilot):
        action = await with_card(app)
        screen = await opened(app, pilot, until)
        screen._lists["today"].select(action.id)
        await pilot.press("x")
        await until(pilot, lambda: "done today 1" in shown(app))
        await until(pilot, lambda: ". Call the" in shown(app))


async def test_an_ask_is_asked_again(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        action = await with_card(app, type="ask", times_asked=1)
        screen = await opened(app, pilot, until)
        screen._lists["today"].select(action.id)
        await pilot.press("a")
        await until(pilot, lambda: (r := screen.record) is not None and r.times_asked == 2)
        assert screen.record.asked_on == date(2026, 11, 26)


async def test_a_missed_promise_is_finished_with_its_reason(running: Any, shown: Any, until: Any) -> None:
    async with running() as (app, pilot):
        action = Action(project=app.project, title="Price list", type="promise", due=date(2026, 11, 24))
        await app.store.run(lambda w: w.save(action, act=words("promise")))
        screen = await opened(app, pilot, until)
        screen._lists["today"].select(action.id)
        await pilot.press("x")
        await until(pilot, lambda: "after its day. Why was it missed?" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "needs a reason; Esc leaves it open" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        assert (await app.store.run(lambda w: w.get(Action, action.id))).open
        await pilot.press("x")
        await until(pilot, lambda: "Why was it missed?" in shown(app))
        await pilot.press(*"legal", "enter")
        await until(pilot, lambda: "done today 1" in shown(app))
        now = await app.store.run(lambda w: w.get(Action, action.id))
        assert now.missed_because == "legal" and now.done_on == date(2026, 11, 26)
        app.dialogue(app.actions.show(now))
        await until(pilot, lambda: "missed 24 Nov, legal" in shown(app))


async def test_owners_are_chased(running: Any, shown: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await with_card(app)
        await opened(app, pilot, until)
        await pilot.press("o")
        await until(pilot, lambda: "BY OWNER" in shown(app))
        assert "What is open in ERP-North New ERP for the north region on Thu 26 Nov:" in shown(app)
        await pilot.press("y")
        await until(pilot, lambda: "sent to your terminal's clipboard" in shown(app))
        text = (app.drafts.folder / "chase-2026-11-26.txt").read_text("utf-8")
        assert text.startswith("Dear all,\n") and "wd late" in text and "\nSun:\n" in text


async def test_the_list_to_chase_with_goes_into_a_file_of_any_format(
    running: Any, shown: Any, until: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running() as (app, pilot):
        await with_card(app)
        await opened(app, pilot, until)
        for key, name, begins in (("w", "chase-2026-11-26.docx", b"PK"), ("m", "chase-2026-11-26.md", b"# ")):
            await pilot.press("o")
            await until(pilot, lambda: isinstance(app.screen, Owners))
            await pilot.press("f")
            await until(pilot, lambda: isinstance(app.screen, Question))
            await pilot.press(key)
            await until(pilot, lambda: isinstance(app.screen, WeekScreen))
            assert (tmp_path / name).read_bytes().startswith(begins)


async def test_the_day_in_sum_is_edited_and_kept_private(
    running: Any, shown: Any, stored: Any, until: Any
) -> None:
    async with running() as (app, pilot):
        await with_card(app)
        await opened(app, pilot, until)
        await pilot.press("i")
        await until(pilot, lambda: "Summary of 26 Nov" in shown(app))
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
        notes = await stored(app, Note)
        text = next(n.text for n in notes if n.text.startswith("Summary of 26 Nov"))
        assert "New: A-16 Call the notary" in text and text.count("\n") <= 12
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
