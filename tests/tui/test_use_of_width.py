"""Screens use the width they have: nothing is cut while blanks stand in its row, on small and large terminals."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store.records import Action, Milestone, Person, Risk, Stakeholder
from store.values.words import words
from tui.briefing.briefing_screen import BriefingScreen
from tui.briefing.delivery_screen import DeliveringScreen
from tui.people.classes_screen import ClassesScreen
from tui.people.contact_grid_screen import TouchesScreen
from tui.people.engagement_screen import StancesScreen
from tui.people.prep_screen import PrepScreen
from tui.registers.history_screen import History
from tui.registers.projects_screen import Projects
from tui.registers.record_screen import RecordScreen
from tui.reports.letters_screen import LettersScreen
from tui.reports.surprises_screen import SurprisesScreen
from tui.reports.week_screen import WeekScreen
from widgets.rows import Rows

TODAY = date(2026, 11, 26)
SIZES = ((80, 24), (120, 40), (200, 50))
BLANKS = "   "
"""In which a cut cell would have had room."""
PLACES = {
    "brief": BriefingScreen,
    "weekly": BriefingScreen,
    "week": WeekScreen,
    "touches": TouchesScreen,
    "letters": LettersScreen,
    "surprises": SurprisesScreen,
    "projects": Projects,
    "stances": StancesScreen,
    "classes": ClassesScreen,
}


@pytest.fixture(scope="module", params=["en", "zh"])
def demo(request: pytest.FixtureRequest, demos: Callable[[str], Path]) -> Path:
    """The demo in each language."""
    return demos(request.param)


def cut_rows(screen: Any) -> list[str]:
    """The rows in view in which a cell ends in `…`."""
    each = (rows.render_line(y).text for rows in screen.query(Rows) for y in range(rows.size.height))
    return [text for text in each if "…" in text]


def cut_beside_blanks(screen: Any) -> list[str]:
    """The rows in view in which a cell ends in `…` though there is room."""
    return [text for text in cut_rows(screen) if BLANKS in text.lstrip()]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_nothing_is_cut_beside_blanks(
    running: Any, until: Any, demo: Path, size: tuple[int, int]
) -> None:
    cut: dict[str, list[str]] = {}
    async with running(size, demo.name) as (app, pilot):

        async def seen(name: str, kind: type[Any]) -> None:
            await until(pilot, lambda: isinstance(app.screen, kind) and app.screen.focused, name)
            await pilot.pause()
            if rows := cut_beside_blanks(app.screen):
                cut[name] = rows
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is app.dashboard)

        for place, kind in PLACES.items():
            app.go(place)
            await seen(place, kind)
        for kind in (Milestone, Risk, Action, Stakeholder):
            for record in (await app.store.run(lambda w, kind=kind: w.live(kind, app.project)))[:3]:
                app.dialogue(app.actions.show(record))
                await seen(f"{kind.__name__} {record.label}", RecordScreen)
                app.dialogue(app.actions.history(record))
                await seen(f"history {kind.__name__} {record.label}", History)
                if kind is Stakeholder:
                    app.dialogue(PrepScreen.opened(app, record.person, app.project))
                    await seen(f"prep {record.person}", PrepScreen)
    assert not cut


async def test_what_is_cut_on_no_small_screen(running: Any, until: Any, demo: Path) -> None:
    """A card of the week leaves its place to others; what is ticked as said is read to its end."""
    async with running((80, 24), demo.name) as (app, pilot):
        app.go("week")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen) and app.screen.focused)
        await pilot.pause()
        assert not cut_rows(app.screen)
        await pilot.press("escape", "b")
        await until(pilot, lambda: isinstance(app.screen, BriefingScreen) and app.screen.focused)
        await pilot.press("D")
        await until(pilot, lambda: isinstance(app.screen, DeliveringScreen) and app.screen.focused)
        await pilot.pause()
        assert not cut_rows(app.screen)


async def test_a_longer_list_says_where_one_is(running: Any, until: Any, shown: Any, demo: Path) -> None:
    async with running((80, 24), demo.name) as (app, pilot):
        for place, kind in (("touches", TouchesScreen), ("letters", LettersScreen)):
            app.go(place)
            await until(pilot, lambda kind=kind: isinstance(app.screen, kind) and app.screen.focused)
            n = len(app.screen.query(Rows).last()._rows)
            await until(pilot, lambda n=n: f" 1/{n} " in shown(app), f"{place}: 1/{n}")
            await pilot.press("j")
            await until(pilot, lambda n=n: f" 2/{n} " in shown(app), f"{place}: 2/{n}")
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is app.dashboard)


async def test_a_list_that_grows_says_of_how_many(running: Any, until: Any, shown: Any, demo: Path) -> None:
    async with running((80, 24), demo.name) as (app, pilot):
        app.go("touches")
        await until(pilot, lambda: isinstance(app.screen, TouchesScreen) and app.screen.focused)
        n = len(app.screen.query(Rows).last()._rows)
        await until(pilot, lambda: f"/{n} " in shown(app))
        person = Person(name="Zoe Zukor")
        added = Stakeholder(project=app.project, person=person.id)
        await app.store.run(lambda w: w.save(person, added, act=words("add")))
        app.reload({"stakeholder"})
        await until(pilot, lambda: f"/{n + 1} " in shown(app), f"one of {n + 1}")
