"""`t` and `N` on one row and on marked ones: what is told goes from list and count at once, and one undo brings it
back."""

from typing import Any

from store.queries.project_situation import situation
from store.records import Person, Stakeholder, Told
from store.rules.registers.news import untold
from tui.dialogs.reason_prompt import Reason
from tui.forms.form_screen import FormScreen


async def silent(app: Any) -> list[int]:
    """What the sponsor has not heard."""
    return await app.store.run(lambda w: [one.record.id for one in untold(situation(w, app.project))])


async def mark(pilot: Any, app: Any, number: int, ids: set[int]) -> None:
    """Mark these rows of a pane."""
    await pilot.press(str(number), "home")
    rows = app.dashboard._panes[number - 1].rows
    for id in ids:
        assert rows.select(id)
        await pilot.press("asterisk")
    assert set(rows.marked) == ids


def name(app: Any, *people: int) -> None:
    """Say to whom, in the form of `t`."""
    row = app.screen.rows["person"]
    row.typed.text = "; ".join(f"#{one}" for one in people)
    row.show()


async def test_t_counts_at_once(running: Any, until: Any, shown: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        before = await silent(app)
        await until(pilot, lambda: f"untold now {len(before)}" in shown(app))
        await pilot.press("2")
        pane = app.dashboard._panes[1]
        pane.rows.select(next(line.record.id for line in pane.board.lines if line.record.id in before))
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        (sponsor,) = await stored(app, Stakeholder, role="sponsor")
        name(app, sponsor.person)
        await pilot.press("f2")
        await until(pilot, lambda: not isinstance(app.screen, FormScreen))
        after = await silent(app)
        assert len(after) == len(before) - 1
        await until(pilot, lambda: f"untold now {len(after)}" in shown(app) or not after)
        await pilot.press("u")
        await until(pilot, lambda: f"untold now {len(before)}" in shown(app))


async def test_marked_rows_are_told_to_several_in_one_act(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        before = await silent(app)
        ids = {line.record.id for line in app.dashboard._panes[1].board.lines[:3]}
        known = len(await stored(app, Told))
        await mark(pilot, app, 2, ids)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        (sponsor,) = await stored(app, Stakeholder, role="sponsor")
        other = (await app.store.run(lambda w: w.live(Person)))[-1]
        name(app, sponsor.person, other.id)
        await pilot.press("f2")
        await until(pilot, lambda: not isinstance(app.screen, FormScreen))
        tolds = await stored(app, Told)
        assert len(tolds) == known + 6, "three records, two people"
        assert {t.subject for t in tolds[-6:]} == ids and len({t.person for t in tolds[-6:]}) == 2
        assert not app.dashboard._panes[1].rows.marked
        assert not set(await silent(app)) & ids
        await pilot.press("u")
        await until(pilot, lambda: "undo: told" in shown(app))
        assert await silent(app) == before


async def test_need_not_hear_asks_why(running: Any, until: Any, shown: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        before = await silent(app)
        pane = app.dashboard._panes[1]
        (id, *_) = [line.record.id for line in pane.board.lines if line.record.id in before]
        await pilot.press("2")
        pane.rows.select(id)
        await pilot.press("N")
        await until(pilot, lambda: isinstance(app.screen, Reason))
        await pilot.press("enter")
        assert isinstance(app.screen, Reason), "not without a reason"
        await pilot.press(*"known", "enter")
        await until(pilot, lambda: "need not hear" in shown(app))
        assert await silent(app) == [one for one in before if one != id]
        assert (await stored(app, Told))[-1].state == "need_not"
        await until(pilot, lambda: f"untold now {len(before) - 1}" in shown(app) or len(before) == 1)
        await pilot.press("u")
        await until(pilot, lambda: "undo:" in shown(app))
        assert await silent(app) == before
