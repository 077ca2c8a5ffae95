"""`f` on a change's record: its sheet, by audience; the form of a change proposes whom it hits."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from store.records import Action, Change, Milestone, Person, Project, Stakeholder, Told
from store.values.words import words
from tui.dialogs.question import Question
from tui.forms.form_screen import FormScreen
from tui.registers.change_screen import ChangeRecord, ChangeSheetScreen


async def entered(app: Any) -> Change:
    """A change of a supplier's project that moves one milestone."""
    project = await app.store.run(lambda w: w.get(Project, app.project))
    sun = Person(name="Sun Wen")
    goal = Milestone(project=app.project, code="M90", title="Pilot", owner=sun.id, audience=("client",))
    change = Change(
        project=app.project, code="C-90", title="Two pilots", audience=("client",), milestones=(goal.id,),
        fixed_cost=Decimal(2000),
    )  # fmt: skip
    core = Stakeholder(project=app.project, person=sun.id, role="core")
    await app.keep(replace(project, side="supplier"), sun, core, goal, change, act=words("x"))
    return change


async def test_f_shows_the_sheet_for_each_audience(running: Any, shown: Any, until: Any) -> None:
    async with running() as (app, pilot):
        change = await entered(app)
        app.dialogue(app.actions.show(change))
        await until(pilot, lambda: isinstance(app.screen, ChangeRecord) and app.screen.focused)
        await until(pilot, lambda: "hit too" in shown(app))
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, ChangeSheetScreen) and app.screen.focused)
        await until(pilot, lambda: "CHANGE as read by: internal" in shown(app))
        assert "Fixed cost: EUR 2 000" in shown(app) and "M90 Pilot" in shown(app)
        await pilot.press("a")
        await until(pilot, lambda: "CHANGE as read by: client" in shown(app))
        await pilot.press("a")
        await until(pilot, lambda: "CHANGE as read by: internal" in shown(app))


async def test_the_form_proposes_whom_it_hits(running: Any, shown: Any, until: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        change = await entered(app)
        (before,) = await stored(app, Change, code="C-90")
        await app.keep(replace(before, milestones=()), act=words("x"))
        (bare,) = await stored(app, Change, code="C-90")
        app.dialogue(app.actions.edit(bare))
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        row = app.screen.rows["milestones"]
        row.typed.text = f"#{change.milestones[0]}"
        row.show()
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await until(pilot, lambda: "Sun Wen (owns M90)" in shown(app))
        await pilot.press("y")
        await until(pilot, lambda: not isinstance(app.screen, Question | FormScreen))
        (saved,) = await stored(app, Change, code="C-90")
        (goal,) = await stored(app, Milestone, code="M90")
        assert goal.owner in saved.must_hear


async def test_it_is_told_to_all_who_must_hear_in_one_form(
    running: Any, shown: Any, until: Any, stored: Any
) -> None:
    async with running() as (app, pilot):
        change = await entered(app)
        hu = Person(name="Hu Bo")
        (before,) = await stored(app, Change, code="C-90")
        (goal,) = await stored(app, Milestone, code="M90")
        await app.keep(hu, replace(before, must_hear=(goal.owner, hu.id)), act=words("x"))
        (fresh,) = await stored(app, Change, code="C-90")
        app.dialogue(app.actions.tell(fresh))
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.focused)
        said = {"person": "who must hear of C-90", "reaction": "Hu Bo: angry\nHu Bo: > next time yours first"}
        for name, text in said.items():
            row = app.screen.rows[name]
            row.typed.text = text
            row.show()
        await pilot.press("f2")
        await until(pilot, lambda: not isinstance(app.screen, FormScreen))
        tolds = await stored(app, Told, subject=change.id)
        assert {(one.person, one.reaction) for one in tolds} == {(goal.owner, ""), (hu.id, "angry")}
        (promise,) = await stored(app, Action, title="next time yours first")
        assert (promise.type, promise.owed_to) == ("promise", hu.id)
