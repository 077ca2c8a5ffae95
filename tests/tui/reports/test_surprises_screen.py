"""`i`: what is to be told begins the list; `t`, `N` and Enter work there, and the heads say what each day is."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from store.queries.project_situation import situation
from store.records import Change, Milestone, Risk, Seat, Stakeholder, Told
from store.rules.registers.to_tell import to_tell
from store.values.words import words
from tui.dialogs.reason_prompt import Reason
from tui.forms.form_screen import FormScreen
from tui.registers.record_screen import RecordScreen
from tui.reports.surprises_screen import SurprisesScreen


async def count(app: Any) -> int:
    """How much is to be told."""
    return len(await app.store.run(lambda w: to_tell(situation(w, app.project))))


async def another(app: Any) -> None:
    """A second item beside that of the demo, which is an issue with a seat and an ask under it."""
    flood = Risk(project=app.project, title="Yard floods", probability=5, impact=5)
    await app.keep(flood, act=words("x"))


async def opened(app: Any, pilot: Any, until: Any) -> SurprisesScreen:
    """`i`, with the cursor on the first item."""
    await pilot.press("i")
    await until(pilot, lambda: isinstance(app.screen, SurprisesScreen) and app.screen._rows.cursor_row)
    screen: SurprisesScreen = app.screen
    return screen


async def test_it_begins_with_what_is_untold(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        await another(app)
        screen = await opened(app, pilot, until)
        assert len(screen.board.untold) == await count(app) == 2
        lines = shown(app).split("\n")
        assert "untold now 2" in lines[0] and "% before" in lines[0]
        assert lines[1].split()[-3:] == ["since", "sent", "hits"] and "to tell Chen: 2" in lines[1]
        assert "Data owner" in lines[2] and lines[2].startswith("▌"), "the cursor is on the first of them"
        (head,) = (line for line in lines if "hit or averted within 90 days" in line)
        assert head.split()[-3:] == ["detected", "told", "hit"]
        assert screen.record == screen.board.untold[0].item.record


async def test_what_has_no_pane_is_opened_and_told_there(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        seat = Seat(project=app.project, title="Test lead", key=True, until=date(2026, 12, 11))
        await app.keep(seat, act=words("x"))
        screen = await opened(app, pilot, until)
        screen._rows.select(seat.id)
        await pilot.pause()
        assert isinstance(screen.record, Seat)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RecordScreen))
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, FormScreen))


async def test_n_on_marked_ones_is_one_act_and_is_seen_again(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        await another(app)
        screen = await opened(app, pilot, until)
        await pilot.press("asterisk", "asterisk")
        assert len(screen._rows.marked) == 2
        await pilot.press("N")
        await until(pilot, lambda: isinstance(app.screen, Reason))
        await pilot.press(*"settled", "enter")
        await until(pilot, lambda: not screen.board.untold, "off the list at once")
        assert await count(app) == 0
        text = shown(app)
        assert "nothing is to be told" in text and "need not hear, until it gets worse" in text
        assert text.count("settled") >= 2, "the reasons"
        assert not screen._rows.marked
        await pilot.press("u")
        await until(pilot, lambda: len(screen.board.untold) == 2)
        assert not await stored(app, Told, state="need_not")


async def test_t_is_told_from_the_list(running: Any, until: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        await another(app)
        screen = await opened(app, pilot, until)
        (sponsor,) = await stored(app, Stakeholder, role="sponsor")
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        row = app.screen.rows["person"]
        row.typed.text = f"#{sponsor.person}"
        row.show()
        await pilot.press("f2")
        await until(pilot, lambda: app.screen is screen and len(screen.board.untold) == 1)


async def test_a_mail_stays_in_the_list_until_it_is_answered(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        await another(app)
        screen = await opened(app, pilot, until)
        (item,) = (line.item for line in screen.board.untold if not line.item.records[1:])
        mail = Told(
            project=app.project,
            subject=item.record.id,
            subject_kind=item.record.kind,
            subject_rev=item.record.rev,
            person=item.person,
            on=date(2026, 11, 26),
            channel="email",
            state="sent",
        )
        await app.keep(mail, act=words("x"))
        await until(pilot, lambda: "sent today" in shown(app))
        assert len(screen.board.untold) == 2


async def test_small_changes_are_one_line(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        small = [
            Change(project=app.project, title="Label", effort=Decimal(n), identified_on=date(2026, 11, 25))
            for n in (1, 2)
        ]
        await app.keep(*small, act=words("x"))
        await opened(app, pilot, until)
        assert "3 small changes, 3 days" in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_in_chinese(running: Any, until: Any, shown: Any, size: tuple[int, int]) -> None:
    async with running(size=size, language="zh") as (app, pilot):
        await opened(app, pilot, until)
        assert "待告知" in shown(app)


async def test_an_internal_red_ages_towards_my_own_executive(
    running: Any, until: Any, shown: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        from store.records import Person, Project, Risk

        project = await app.store.run(lambda w: w.get(Project, app.project))
        own = Person(name="Eva Own")
        inside = Risk(
            project=app.project,
            title="We lose the architect",
            probability=5,
            impact=5,
            audience=("internal",),
        )
        await app.keep(own, replace(project, side="supplier", executive=own.id), inside, act=words("x"))
        screen = await opened(app, pilot, until)
        (line,) = (one for one in screen.board.untold if one.item.record.id == inside.id)
        assert line.whom == "Eva Own" and "to tell Eva Own: " in shown(app)


async def test_a_day_of_another_year_says_so(running: Any, until: Any, shown: Any) -> None:
    """An old register comes in: what hit in 2013 did not hit last January."""
    async with running() as (app, pilot):
        old = Milestone(project=app.project, title="Old pathfinder", baseline=date(2013, 1, 1))
        await app.keep(old, act=words("x"))
        await opened(app, pilot, until)
        await until(pilot, lambda: "Old pathfinder" in shown(app))
        (line,) = (line for line in shown(app).splitlines() if "Old pathfinder" in line)
        assert line.rstrip().endswith("1 Jan 2013")
