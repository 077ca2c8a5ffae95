"""Classes in the first working days of a month, through the keys."""

from datetime import date
from typing import Any

import pytest

from store.records import Contact, Person, Stakeholder, Verdict
from store.rules.people.client_class import NAME
from store.values.clock import Clock
from store.values.words import words
from tui.navigation.palette import Commands
from tui.people.classes_screen import ClassesScreen


@pytest.fixture
def clock() -> Clock:
    """The second working day of a month."""
    return Clock(date(2026, 12, 2))


async def test_classes_are_taken_and_kept(running: Any, until: Any, shown: Any, stored: Any) -> None:
    async with running() as (app, pilot):
        people = [Person(name=f"Judged {n}") for n in range(3)]
        parts = [
            Stakeholder(project=app.project, person=one.id, role="supplier", client_class="C")
            for one in people
        ]
        calls = [Contact(person=people[0].id, on=date(2026, 11, 1 + n)) for n in range(20)]
        await app.store.run(lambda w: w.save(*people, *parts, *calls, act=words("more")))
        app.dashboard.shown.reload({"contact"})
        await until(pilot, lambda: "classes? " in shown(app))
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, Commands) and app.screen._commands)
        await pilot.press(*"classes that", "enter")
        await until(pilot, lambda: isinstance(app.screen, ClassesScreen))
        screen = app.screen
        await until(pilot, lambda: screen._line is not None)
        screen._rows.select(parts[0].id)
        await pilot.press("x")
        await until(pilot, lambda: parts[0].id not in {row.key for row in screen._rows._rows})
        (raised,) = await stored(app, Stakeholder, id=parts[0].id)
        assert raised.client_class == "B"
        assert screen.board.agreeing
        await pilot.press("a")
        await until(pilot, lambda: not screen.board.agreeing)
        verdicts = await stored(app, Verdict, reasons=NAME)
        assert {v.decided for v in verdicts} == {"changed", "stands"}


@pytest.mark.parametrize("language", ["en", "zh_CN"])
async def test_what_each_gets_stands_in_columns(running: Any, until: Any, shown: Any, language: str) -> None:
    """Whole at 80 columns, a head above the numbers, and what does not apply says why."""
    async with running((80, 24), language) as (app, pilot):
        app.go("classes")
        await until(pilot, lambda: isinstance(app.screen, ClassesScreen) and app.screen._line is not None)
        say, lines = app.say, shown(app).splitlines()
        heads = ("contacts", "theirs", "visits", "unanswered", "effort", "expected")
        ends = [lines[1].index(say(head)) + len(say(head)) for head in heads]
        assert "…" not in "".join(lines) and ends == sorted(ends)
        line = app.screen._line
        seen = line.judgement.evidence
        numbers = [seen.contacts, seen.theirs, seen.visits, seen.attempts, seen.effort]
        row = next(text for text in lines if line.name in text)
        assert row.split()[-6:] == [str(n) if n else "-" for n in (*numbers, line.judgement.meant)]
        while not app.screen._line.judgement.agrees:
            await pilot.press("down")
        await pilot.press("x")
        await until(pilot, lambda: app.screen._line.name in shown(app).splitlines()[-2], "it fits already")
