"""`t` and `N` on one row and on marked ones: what is told goes from list and count at once, and one undo brings it
back."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.queries.project_situation import situation
from store.records import Milestone, Person, Project, Reforecast, Risk, Stakeholder, Told
from store.rules.registers.news import untold
from store.rules.registers.news_age import untold_for
from store.rules.registers.to_tell import to_tell
from store.values.words import words
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
        flood = Risk(project=app.project, title="Yard floods", probability=5, impact=5)
        await app.keep(flood, act=words("x"))

        async def items() -> list[int]:
            """By event, as the header counts them."""
            now = await app.store.run(lambda w: situation(w, app.project))
            return [item.record.id for item in to_tell(now)]

        before = await items()
        await until(pilot, lambda: f"to tell {len(before)} (" in shown(app))
        await pilot.press("3")
        app.dashboard._panes[2].rows.select(flood.id)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        (sponsor,) = await stored(app, Stakeholder, role="sponsor")
        name(app, sponsor.person)
        await pilot.press("f2")
        await until(pilot, lambda: not isinstance(app.screen, FormScreen))
        after = await items()
        assert set(after) == set(before) - {flood.id}
        await until(pilot, lambda: f"to tell {len(after)} (" in shown(app) or not after)
        await pilot.press("u")
        await until(pilot, lambda: f"to tell {len(before)} (" in shown(app))


async def test_marked_rows_are_told_to_several_in_one_act(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        before = await silent(app)
        ids = {line.record.id for line in app.dashboard._panes[2].board.lines[:3]}
        known = len(await stored(app, Told))
        await mark(pilot, app, 3, ids)
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
        assert not app.dashboard._panes[2].rows.marked
        assert not set(await silent(app)) & ids
        await pilot.press("u")
        await until(pilot, lambda: "undo: told" in shown(app))
        assert await silent(app) == before


async def test_need_not_hear_asks_why(running: Any, until: Any, shown: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        before = await silent(app)
        pane = app.dashboard._panes[2]
        (id, *_) = [line.record.id for line in pane.board.lines if line.record.id in before]
        await pilot.press("3")
        pane.rows.select(id)
        await pilot.press("N")
        await until(pilot, lambda: isinstance(app.screen, Reason))
        await pilot.press("enter")
        assert isinstance(app.screen, Reason), "not without a reason"
        await pilot.press(*"known", "enter")
        await until(pilot, lambda: "need not hear" in shown(app))
        assert await silent(app) == [one for one in before if one != id]
        assert (await stored(app, Told))[-1].state == "need_not"
        await until(pilot, lambda: f"to tell {len(before) - 1} (" in shown(app) or len(before) == 1)
        await pilot.press("w")
        await until(pilot, lambda: "need not hear of it: known" in shown(app), "the reason is seen again")
        await pilot.press("escape", "enter")
        await until(pilot, lambda: "Chen 26 Nov: need not hear; known" in shown(app), "in the record too")
        await pilot.press("escape")
        await pilot.press("u")
        await until(pilot, lambda: "undo:" in shown(app))
        assert await silent(app) == before


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_row_shows_for_how_long_it_is_untold(
    running: Any, until: Any, shown: Any, stored: Any, size: tuple[int, int], language: str
) -> None:
    async with running(size=size, language=language) as (app, pilot):
        (m4,) = await stored(app, Milestone, code="M4")
        moved = replace(m4, forecast=date(2027, 2, 12))
        why = Reforecast(
            project=app.project,
            milestone=m4.id,
            on=date(2026, 11, 26),
            moved_from=m4.expected,
            moved_to=moved.forecast,
            reason="x",
        )
        await app.keep(moved, why, act=words("x"))
        await until(pilot, lambda: any(" M4 " in row.partition("│")[0] for row in shown(app).split("\n")))
        await pilot.press("2", "home")
        wanted = app.say(untold_for(0, short=size[0] == 80))

        def registers() -> list[str]:
            return [row.rpartition("│")[2].lstrip("▌ ") for row in shown(app).split("\n")]

        await until(pilot, lambda: any(row.startswith("M4") and wanted in row for row in registers()), wanted)
        row = next(row for row in registers() if row.startswith("M4"))
        assert "+20" in row and ("12 Feb" in row or "02-12" in row), row


async def test_need_not_hear_is_the_managers_word_where_several_write(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    def manage(workspace: Any) -> None:
        project = workspace.get(Project, app.project)
        manager = Person(name="Sun Hao")
        workspace.save(manager, replace(project, manager=manager.id), act=words("manage"))
        workspace.path.parent.chmod(0o2770)
        workspace.path.chmod(0o660)

    async with running((120, 40)) as (app, pilot):
        before = await silent(app)
        await app.store.run(manage)
        pane = app.dashboard._panes[2]
        (id, *_) = [line.record.id for line in pane.board.lines if line.record.id in before]
        await pilot.press("3")
        pane.rows.select(id)
        await pilot.press("N")
        await until(pilot, lambda: "is for Sun Hao" in shown(app))
        assert app.screen is app.dashboard and await silent(app) == before
