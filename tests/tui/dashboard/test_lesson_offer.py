"""Closing an issue asks how, and what was learned if its impact is high: now in a form, in the review, or never."""

from typing import Any

import pytest

from store.records import Lesson, Risk
from store.values.clock import Clock
from tui.dialogs.question import Question
from tui.forms.form_screen import FormScreen


async def closed(pilot: Any, app: Any, until: Any, shown: Any, how: str = "n") -> None:
    """I-14, of impact 5, is closed by keys, as the key `how` says, and it is asked what was learned."""
    await until(pilot, lambda: "I-14" in shown(app))
    await pilot.press("3", "home", "x")
    await until(pilot, lambda: isinstance(app.screen, Question))
    await pilot.press("c")
    await until(pilot, lambda: "next version" in shown(app), "the dispositions")
    await pilot.press(how)
    await until(pilot, lambda: "What was learned from" in shown(app), "the lesson")


@pytest.mark.parametrize("key", ["w", "l"])
async def test_a_lesson_is_made_and_opened_if_it_is_written_now(
    running: Any, until: Any, shown: Any, stored: Any, key: str
) -> None:
    async with running() as (app, pilot):
        before = {one.id for one in await stored(app, Lesson)}
        await closed(pilot, app, until, shown)
        await pilot.press(key)
        if key == "w":
            await until(pilot, lambda: isinstance(app.screen, FormScreen), "its form")
        else:
            await until(pilot, lambda: "to learn from" in shown(app))
        (lesson,) = [one for one in await stored(app, Lesson) if one.id not in before]
        assert lesson.issue is not None and lesson.prevention == ""


async def test_it_is_closed_as_was_said(
    running: Any, until: Any, shown: Any, stored: Any, clock: Clock
) -> None:
    async with running() as (app, pilot):
        await closed(pilot, app, until, shown, "v")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)
        (issue,) = await stored(app, Risk, code="I-14")
        assert (issue.state, issue.disposition, issue.closed_on) == ("closed", "next_version", clock.today())


async def test_without_an_answer_there_is_no_lesson(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        before = len(await stored(app, Lesson))
        await closed(pilot, app, until, shown)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)
        assert len(await stored(app, Lesson)) == before


async def test_u_takes_back_the_end_that_asked(running: Any, until: Any, shown: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        before = len(await stored(app, Lesson))
        await closed(pilot, app, until, shown)
        (issue,) = [one for one in await stored(app, Risk) if one.code == "I-14"]
        assert issue.state == "closed"
        await pilot.press("u")
        await until(pilot, lambda: app.screen is app.dashboard)
        await until(pilot, lambda: "ctrl+r redoes it" in shown(app))
        (issue,) = [one for one in await stored(app, Risk) if one.code == "I-14"]
        assert issue.state == "occurred" and len(await stored(app, Lesson)) == before


@pytest.mark.parametrize(("language", "title"), [("en", "learned before"), ("zh_CN", "以往教训")])
async def test_the_record_under_the_cursor_is_shown_with_what_was_learned_before(
    running: Any, until: Any, shown: Any, language: str, title: str
) -> None:
    async with running((120, 40), language) as (app, pilot):
        await until(pilot, lambda: "R-12" in shown(app))
        await pilot.press("3", "home")
        await until(pilot, lambda: getattr(app.dashboard.record, "code", "") == "I-14")
        while (record := app.dashboard.record) is None or getattr(record, "code", "") != "R-12":
            await pilot.press("down")
            await until(pilot, lambda record=record: app.dashboard.record is not record)
        await until(pilot, lambda: title in str(app.dashboard.shown.detail._pairs))
        assert "L-02 Test system down for a day" in str(app.dashboard.shown.detail._pairs)
