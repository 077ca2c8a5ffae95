"""Two people change one record."""

from dataclasses import replace
from typing import Any

from store.disk.workspace import Workspace
from store.records import Milestone, Reforecast, Risk
from store.values.words import words
from tui.actions.record_forms import edit_record
from tui.forms.conflict_screen import ConflictScreen

SIZE = (80, 24)


def change(workspace: Workspace, id: int, **values: Any) -> None:
    """What somebody else saves meanwhile."""
    risk = workspace.get(Risk, id)
    assert risk is not None
    workspace.save(replace(risk, **values), act=words("change"))


async def collide(little: Any, pilot: Any, risk: Risk, workspace: Workspace, **theirs: Any) -> None:
    """Both of us weigh one risk anew, and I save last; `theirs`: what else they changed."""
    await little.open(pilot, edit_record(little, risk))
    await little.fill(pilot, "impact", "2")
    change(workspace, risk.id, impact=3, **theirs)
    await pilot.press("f2")
    await little.until(lambda: isinstance(little.screen, ConflictScreen))


async def test_what_does_not_collide_is_merged(little: Any, cast: Any, workspace: Workspace) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, cast.risk))
        await little.fill(pilot, "trigger", "she says so")
        change(workspace, cast.risk.id, impact=3, owner=cast.chen.id)
        await pilot.press("f2")
        await little.until(lambda: little.saves)
        await little.until(lambda: little.reports)
    saved = little.saves[0].records[0]
    assert (saved.trigger, saved.impact, saved.owner, saved.rev) == ("she says so", 3, cast.chen.id, 3)
    assert little.reports == ["saved, together with what others changed in the meantime: Impact, Owner"]


async def test_what_collides_is_chosen(little: Any, cast: Any, workspace: Workspace) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, cast.risk))
        await little.at(pilot, "title")
        await pilot.press("end", *" mine")
        await little.fill(pilot, "impact", "2")
        await little.fill(pilot, "trigger", "she says so")
        change(workspace, cast.risk.id, title="Theirs", impact=3, remark="[/nope]" * 60)
        await pilot.press("f2")
        await little.until(lambda: isinstance(little.screen, ConflictScreen))
        await pilot.pause()
        text = "\n".join(little.shown)
        assert "While you typed, ann changed it on 26 Nov at " in text
        assert text.count("ann 26 Nov ") >= 3, "who and when, by field"
        for part in ("2 to choose", "Data owner leaves", "Theirs", "only theirs", "only mine", "[/nope]"):
            assert part in text
        await pilot.press("f2")
        await little.until(lambda: "choose m mine or t theirs first" in "\n".join(little.shown))
        await pilot.press("m", "t", "f2")
        await little.until(lambda: little.saves)
    saved = little.saves[0].records[0]
    assert (saved.title, saved.impact, saved.trigger) == ("Data owner leaves mine", 3, "she says so")
    assert saved.remark == "[/nope]" * 60
    assert not little.drafts.all()


async def test_a_field_may_stay_as_it_was(little: Any, cast: Any, workspace: Workspace) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await collide(little, pilot, cast.risk, workspace)
        await little.until(lambda: "1 to choose" in "\n".join(little.shown))
        await pilot.press("w")
        await little.until(lambda: "all chosen" in "\n".join(little.shown))
        await pilot.press("f2")
        await little.until(lambda: little.saves)
    assert little.saves[0].records[0].impact == cast.risk.impact


async def test_the_merge_may_be_edited_first(little: Any, cast: Any, workspace: Workspace) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await collide(little, pilot, cast.risk, workspace, trigger="hers")
        await pilot.press("e")
        await little.until(lambda: hasattr(little.screen, "rows"))
        assert little.row("trigger").typed.text == "hers"
        await little.at(pilot, "impact")
        await pilot.press("backspace", "1")
        await pilot.press("f2")
        await little.until(lambda: little.saves)
    assert (little.saves[0].records[0].impact, little.saves[0].records[0].trigger) == (1, "hers")


async def test_going_back_leaves_the_form_as_it_was(little: Any, cast: Any, workspace: Workspace) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await collide(little, pilot, cast.risk, workspace)
        await pilot.press("escape")
        await little.until(lambda: hasattr(little.screen, "rows"))
        assert little.row("impact").typed.text == "2"
        await little.until(lambda: "was not saved: ann changed it on 26 Nov at" in "\n".join(little.shown))
    found = workspace.get(Risk, cast.risk.id)
    assert found is not None and found.impact == 3


async def test_a_moved_milestone_that_others_renamed(little: Any, cast: Any, workspace: Workspace) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, cast.m3))
        await little.fill(pilot, "forecast", "+5wd")
        m3 = workspace.get(Milestone, cast.m3.id)
        assert m3 is not None
        workspace.save(replace(m3, title="First prototype"), act=words("change"))
        await pilot.press("f2")
        await little.until(lambda: type(little.screen).__name__ == "Reason")
        await pilot.press(*"I-14", "enter")
        await little.until(lambda: little.saves)
    saved = workspace.get(Milestone, cast.m3.id)
    assert saved is not None and saved.title == "First prototype"
    assert [move.reason for move in workspace.live(Reforecast)] == ["I-14"]
