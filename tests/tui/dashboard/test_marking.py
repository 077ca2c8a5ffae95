"""Several rows marked, and one key for all of them: one act, one undo."""

from datetime import date
from typing import Any

import pytest

from store.records import Action, Milestone, Risk
from store.values.clock import Clock
from tui.dialogs.question import Question


async def marked(pilot: Any, app: Any, number: str, count: int) -> Any:
    """The pane of that number, with its first rows marked."""
    await pilot.press(number, "home")
    pane = app.dashboard._panes[int(number) - 1]
    for _ in range(count):
        await pilot.press("asterisk")
    assert len(pane.rows.marked) == count
    return pane


async def test_space_confirms_all_marked_milestones_as_one_act(
    running: Any, until: Any, shown: Any, stored: Any, clock: Clock
) -> None:
    async with running() as (app, pilot):
        pane = await marked(pilot, app, "2", 3)
        assert "3 marked: Space, x, d, t and N act on all of them" in shown(app)
        await pilot.press("space")
        await until(pilot, lambda: "confirm M2, M3, M4" in shown(app))
        confirmed = await stored(app, Milestone, confirmed_on=clock.today())
        assert {"M2", "M3", "M4"} <= {one.code for one in confirmed}
        await until(pilot, lambda: not pane.rows.marked)
        await pilot.press("u")
        await until(pilot, lambda: "undo: confirm M2, M3, M4" in shown(app))
        assert not {"M2", "M3", "M4"} & {
            m.code for m in await stored(app, Milestone, confirmed_on=clock.today())
        }


async def test_x_leaves_out_what_is_met_already(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        await marked(pilot, app, "2", 2)  # M2 is met
        await pilot.press("x")
        await until(pilot, lambda: "met: M3" in shown(app))


async def test_d_asks_once_and_puts_all_away(running: Any, until: Any, shown: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        before = len(await stored(app, Action))
        await pilot.press("6", "down", "*", "*", "d")  # past the talks of the day
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("y")
        await until(pilot, lambda: "archive A-" in shown(app))
        assert len(await stored(app, Action)) == before - 2


async def test_escape_unmarks_and_then_shows_all(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        pane = await marked(pilot, app, "3", 2)
        await pilot.press("escape")
        await until(pilot, lambda: not pane.rows.marked)
        await pilot.press("＊", "＊")
        assert len(pane.rows.marked) == 2


@pytest.mark.parametrize("reply_by", [date(2026, 11, 24), date(2026, 11, 26)])
async def test_a_reply_that_is_owed_is_shown_and_given(
    running: Any, until: Any, shown: Any, stored: Any, clock: Clock, reply_by: date
) -> None:
    from dataclasses import replace

    from store.records import Told
    from store.values.words import words

    async with running() as (app, pilot):
        (issue,) = await stored(app, Risk, code="I-14")
        sponsor = await app.store.run(lambda w: w.live(Told, app.project)[0].person)
        told = Told(
            project=app.project, subject=issue.id, subject_kind="risk", person=sponsor, on=clock.today()
        )
        await app.keep(replace(issue, reply_by=reply_by), told, act=words("x"))
        alert = "reply 2wd over" if reply_by < clock.today() else "reply today"
        await until(pilot, lambda: alert in shown(app))
        await pilot.press("3", "home", "x")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("r")
        await until(pilot, lambda: "replied: I-14" in shown(app))
        await until(pilot, lambda: alert not in shown(app), "the alert goes")
        assert (await stored(app, Risk, code="I-14"))[0].replied_on == clock.today()


async def test_a_talk_of_the_day_is_neither_marked_nor_put_away(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        await pilot.press("6")
        await until(pilot, lambda: "9:30 Chen   11:00 Wang" in shown(app))
        for key in ("d", "x", "space", "asterisk"):
            await pilot.press("down", "up")
            await until(pilot, lambda: "a talk: p prepares it" not in shown(app))
            await pilot.press(key)
            await until(pilot, lambda: "a talk: p prepares it" in shown(app), key)
        assert app.screen is app.dashboard and not app.dashboard.current.rows.marked
