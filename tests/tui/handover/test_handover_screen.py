"""Somebody leaves a seat, a project, or altogether: through the keys."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.records import Action, Milestone, Person, Risk, Seat, Stakeholder
from store.values.words import words
from tui.actions.record_forms import edit_record
from tui.actions.universal_keys import archive
from tui.handover.handover_screen import LeavingScreen

SIZE = (80, 24)


@pytest.fixture
def seat(workspace: Workspace, cast: Any) -> Seat:
    """Sun is the data owner, owns R-14 and M3, and reaches Wang."""
    made = Seat(project=cast.project.id, title="Data owner", key=True, holder=cast.sun.id)
    workspace.save(
        made,
        replace(cast.m3, owner=cast.sun.id),
        Stakeholder(project=cast.project.id, person=cast.wang.id, role="outer", via=cast.sun.id),
        act=words("add"),
    )
    found = workspace.get(Seat, made.id)
    assert found is not None
    return found


async def listed(little: Any) -> str:
    await little.until(lambda: isinstance(little.screen, LeavingScreen) and little.screen.focused)
    return "\n".join(little.shown)


async def entered(little: Any, pilot: Any, seat: Seat) -> str:
    """Enter the last day and save: the list."""
    await little.open(pilot, edit_record(little, seat))
    await little.fill(pilot, "until", "18 dec")
    await pilot.press("f2")
    text = await listed(little)
    await pilot.pause()
    return text or "\n".join(little.shown)


async def test_a_last_day_offers_and_lists(little: Any, cast: Any, seat: Seat, workspace: Workspace) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await entered(little, pilot, seat)
        text = "\n".join(little.shown)
        for part in ("Sun Hao, last day 18 Dec", "Data owner leaves", "Name a successor: Data owner"):
            assert part in text
        for part in ("R-14", "M3 Prototype", "王伟", "Reached via"):
            assert part in text
        await pilot.press("f2")
        await little.until(lambda: little.saves)
    kinds = sorted(record.kind for record in little.saves[0].records)
    assert kinds == ["action", "risk", "seat"], "anything unanswered stays"
    (ask,) = workspace.live(Action)
    assert (ask.type, ask.owner, ask.due) == ("ask", cast.chen.id, date(2026, 12, 3))
    assert [risk.code for risk in workspace.live(Risk)] == ["R-14", "I-15"]
    assert undo(workspace) is not None, "one act"
    assert not workspace.live(Action) and len(workspace.live(Risk)) == 1


async def test_each_answer_does_what_it_says(
    little: Any, cast: Any, seat: Seat, workspace: Workspace
) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await entered(little, pilot, seat)
        await pilot.press("l", "l")
        await pilot.press("o")
        await little.until(lambda: type(little.screen).__name__ == "Whom")
        await pilot.press(*"wang", "backspace", "backspace", "backspace", "backspace", *"Chen", "enter")
        await listed(little)
        await pilot.press("x", "x", "f2")
        await little.until(lambda: little.saves)
    found: dict[str, Any] = {record.kind: record for record in little.saves[0].records}
    assert found.keys() == {"seat", "milestone", "risk", "stakeholder"}
    assert found["stakeholder"].via == cast.chen.id
    assert found["milestone"].owner is None
    assert (found["risk"].state, found["risk"].closed_on) == ("closed", date(2026, 11, 26))


async def test_somebody_new_takes_it_all(little: Any, cast: Any, seat: Seat, workspace: Workspace) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await entered(little, pilot, seat)
        await pilot.press("end", "o")
        await little.until(lambda: type(little.screen).__name__ == "Whom")
        await pilot.press(*"Guo", "enter")
        await listed(little)
        await pilot.press("end", "a", "f2")
        await little.until(lambda: little.saves)
    (guo,) = [record for record in little.saves[0].records if isinstance(record, Person)]
    risk = workspace.get(Risk, cast.risk.id)
    assert risk is not None and (guo.name, risk.owner) == ("Guo", guo.id)


async def test_escape_goes_back_and_nothing_is_lost(
    little: Any, cast: Any, seat: Seat, workspace: Workspace
) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await entered(little, pilot, seat)
        await pilot.press("l", "end", "x", "escape")
        await little.until(lambda: hasattr(little.screen, "rows"))
        assert little.row("until").typed.value() == date(2026, 12, 18)
        assert not little.saves
        await pilot.press("f2")
        text = await listed(little)
        await pilot.pause()
        text = "\n".join(little.shown)
        assert "closed" in text, "what was answered stands there again"
        await pilot.press("escape")
        await little.until(lambda: hasattr(little.screen, "rows"))
        little.form.keep_now()
    assert little.drafts.all()[0].fields["until"] == "2026-12-18"


async def test_the_leaver_takes_over_nothing(little: Any, cast: Any, seat: Seat) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await entered(little, pilot, seat)
        await pilot.press("end", "o")
        await little.until(lambda: type(little.screen).__name__ == "Whom")
        await pilot.press(*"sun", "enter")
        await listed(little)
        await little.until(lambda: "Sun Hao is the one who leaves" in "\n".join(little.shown))
        await pilot.press("home", "x")
        await little.until(lambda: "y creates it" in "\n".join(little.shown))


async def test_others_change_meanwhile(little: Any, cast: Any, seat: Seat, workspace: Workspace) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await entered(little, pilot, seat)
        await pilot.press("end", "x", "a")
        m3 = workspace.get(Milestone, cast.m3.id)
        assert m3 is not None
        workspace.save(replace(m3, title="Renamed"), act=words("rename"))
        await pilot.press("f2")
        await little.until(lambda: "Renamed" in "\n".join(little.shown))
        await pilot.press("f2")
        await little.until(lambda: little.saves)
    m3 = workspace.get(Milestone, cast.m3.id)
    assert m3 is not None and (m3.title, m3.owner) == ("Renamed", None)
    assert len([risk for risk in workspace.live(Risk) if risk.code == "I-15"]) == 1


async def test_a_seat_that_is_not_left_is_just_saved(little: Any, cast: Any, seat: Seat) -> None:
    async with little.run_test(size=SIZE) as pilot:
        await little.open(pilot, edit_record(little, seat))
        await little.fill(pilot, "since", "1 nov")
        await pilot.press("f2")
        await little.until(lambda: little.saves)
    assert [record.kind for record in little.saves[0].records] == ["seat"]


@pytest.mark.parametrize("whole", [True, False])
async def test_putting_away_lists_the_same(
    little: Any, cast: Any, seat: Seat, workspace: Workspace, whole: bool
) -> None:
    part = Stakeholder(project=cast.project.id, person=cast.sun.id)
    workspace.save(part, act=words("add"))
    record = workspace.get(Person, cast.sun.id) if whole else workspace.get(Stakeholder, part.id)
    assert record is not None
    kept: list[Any] = []

    async def keep(*records: Any, act: Any) -> Any:
        kept.append(await little.store.run(lambda w: w.save(*records, act=act)))

    little.keep = keep
    async with little.run_test(size=SIZE) as pilot:
        little.dialogue(archive(little, (record,)))
        await listed(little)
        await pilot.press("f2")
        await little.until(lambda: kept)
    assert [(r.kind, r.archived) for r in kept[0].records] == [(record.kind, True)]
