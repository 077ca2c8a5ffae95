"""Prep sheet, grid, stances, what others changed: through the keys."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from store.disk.seen import by_others, see_all
from store.disk.workspace import Workspace
from store.records import Person, Risk, Stakeholder
from store.values.width import cell_width
from store.values.words import words
from tui.dashboard.dashboard import Dashboard
from tui.dialogs.person_picker import Whom
from tui.forms.form_screen import FormScreen
from tui.people.contact_day_screen import DayOfPerson
from tui.people.contact_grid_screen import TouchesScreen
from tui.people.engagement_screen import StancesScreen
from tui.people.prep_screen import PrepScreen
from tui.registers.changed_screen import ChangedScreen
from tui.registers.record_screen import RecordScreen


async def palette(pilot: Any, until: Any, app: Any, typed: str, screen: type) -> None:
    await pilot.press("ctrl+p")
    await until(pilot, lambda: app.focused is not None and not isinstance(app.screen, Dashboard))
    await pilot.press(*typed, "enter")
    await until(pilot, lambda: isinstance(app.screen, screen), screen.__name__)


async def bob_changes(app: Any, code: str = "R-09") -> None:
    """Another user raises a risk; I have seen all that was before."""
    await app.store.run(see_all)
    path, clock = app.session.path, app.session.clock
    other = Workspace.open(path, who="bob", clock=clock, private_dir=path.parent / "bob")
    risk = next(r for r in other.live(Risk) if r.code == code)
    other.save(replace(risk, probability=5, title="Changed by Bob"), act=words("change"))
    other.close()
    await app.store.run(lambda w: w.poll())
    app.dashboard.shown.reload({"risk"})


@pytest.mark.parametrize(("size", "language"), [((80, 24), "en"), ((120, 40), "zh_CN")])
async def test_p_shows_the_person_behind_the_record_on_one_screen(
    running: Any, until: Any, shown: Any, size: tuple[int, int], language: str
) -> None:
    async with running(size, language) as (app, pilot):
        await pilot.press("4", "p")
        await until(pilot, lambda: isinstance(app.screen, Whom))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PrepScreen) and app.screen._lines)
        screen = app.screen
        assert len(screen._lines) <= size[1] - 2
        assert screen.board.person.name in shown(app)
        assert {"who", "last talks", "needs"} <= {section.title for section in screen.board.sections}
        await pilot.press("end", "enter")
        await until(pilot, lambda: isinstance(app.screen, RecordScreen))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, FormScreen))


async def test_the_grid_by_keys_down_to_the_remark(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        await pilot.press("V")
        await until(pilot, lambda: isinstance(app.screen, TouchesScreen) and app.screen._line)
        screen = app.screen
        text = shown(app)
        assert "25[26]" in text and "  6 " in text and "30 31" not in text, "as many days as have room"
        rows = [line for line in text.splitlines() if " · " in line]
        assert len(rows) == 20, "twenty people at 80 columns"
        grid = screen.board
        line = next(one for one in grid.lines if any(m.contacts for m in one.marks[14:]))
        place = next(n for n in range(27, 13, -1) if line.marks[n].contacts)
        screen._rows.select(line.contact.record.id)
        await pilot.press("enter")
        await pilot.press(*["left"] * (27 - place))
        assert screen._at == place
        summary = " ".join(line.marks[place].contacts[0].summary.split())
        await until(pilot, lambda: summary[:30] in screen._foot.text)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DayOfPerson) and summary[:30] in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RecordScreen))


async def test_the_grid_on_a_wide_screen_has_four_weeks(running: Any, until: Any, shown: Any) -> None:
    async with running((120, 40)) as (app, pilot):
        await pilot.press("V")
        await until(pilot, lambda: isinstance(app.screen, TouchesScreen) and "30 31" in shown(app))
        await pilot.press(*["left"] * 40)
        assert app.screen._at == 0
        await until(pilot, lambda: "[30" in shown(app))


@pytest.mark.parametrize("name", ["", "Wolfgang Amadeus Oberhuber-Lindenthal", "阿卜杜勒·买买提江·艾合买提"])
@pytest.mark.parametrize("width", [80, 120, 200])
async def test_each_mark_stands_below_its_day(
    running: Any, until: Any, shown: Any, name: str, width: int
) -> None:
    """However long the names are, nothing is cut, and the latest days are there."""
    async with running((width, 40)) as (app, pilot):
        if name:
            person = Person(name=name)
            added = Stakeholder(project=app.project, person=person.id)
            await app.store.run(lambda w: w.save(person, added, act=words("add")))
        await pilot.press("V")
        await until(pilot, lambda: isinstance(app.screen, TouchesScreen) and app.screen._line)
        screen = app.screen
        await until(pilot, lambda: name in shown(app) and "25[26]" in shown(app))
        head, *rows = (cells_of(line) for line in shown(app).splitlines()[1 : 2 + len(screen.board.lines)])
        for line, row in zip(screen.board.lines, rows, strict=True):
            assert "…" not in row[: len(line.contact.name)]
            for day, marks, end in zip(
                reversed(screen.board.days), reversed(line.marks), ends_of(head), strict=False
            ):
                assert head[end - 1 : end + 1] == [*f"{day.day:2}"]
                assert "".join(row[end - 1 : end + 1]).strip() == (
                    marks.signs or ("" if day in screen.board.off else "·")
                )


def cells_of(line: str) -> list[str]:
    """A line by cells: what takes two is followed by nothing."""
    return [
        part
        for character in line
        for part in ([character, ""] if cell_width(character) == 2 else [character])
    ]


def ends_of(head: list[str]) -> Iterator[int]:
    """Where the numbers of the days end, the latest first."""
    end = len(head) - head[::-1].index("]") - 2
    while end > 0 and head[end].isdigit():
        yield end
        end -= 3


async def test_a_day_without_a_touch_says_so(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        await pilot.press("V")
        await until(pilot, lambda: isinstance(app.screen, TouchesScreen) and app.screen._line)
        screen = app.screen
        empty = next(n for n in range(27, 13, -1) if not screen._line.marks[n].contacts)
        await pilot.press(*["left"] * (27 - empty), "enter")
        await until(pilot, lambda: "nothing was recorded on that day" in screen._foot.text)


async def test_what_others_changed_is_marked_until_it_is_seen(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        assert not await app.store.run(by_others)
        await bob_changes(app)
        await until(pilot, lambda: "' R-09" in shown(app))
        await pilot.press("v")
        await until(pilot, lambda: isinstance(app.screen, ChangedScreen) and "Changed by Bob" in shown(app))
        screen = app.screen
        assert "Probability  4 → 5" in shown(app) and "bob" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RecordScreen))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("space")
        await until(pilot, lambda: "nothing since you last looked" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Dashboard) and "' R-09" not in shown(app))
        assert "R-09" in shown(app)


async def test_all_is_seen_by_one_key(running: Any, until: Any, shown: Any) -> None:
    async with running() as (app, pilot):
        await bob_changes(app)
        await pilot.press("v")
        await until(pilot, lambda: isinstance(app.screen, ChangedScreen) and "Changed by Bob" in shown(app))
        await pilot.press("a")
        await until(pilot, lambda: "nothing since you last looked" in shown(app))
        assert not await app.store.run(by_others)


@pytest.mark.parametrize(("size", "language"), [((80, 24), "en"), ((120, 40), "zh_CN")])
async def test_power_and_interest_with_the_engagement_list(
    running: Any, until: Any, shown: Any, size: tuple[int, int], language: str
) -> None:
    async with running(size, language) as (app, pilot):
        await palette(pilot, until, app, "stakeholders", StancesScreen)
        await until(pilot, lambda: app.screen._rows.cursor_key is not None)
        text = shown(app)
        for corner in ("keep satisfied", "manage closely", "monitor", "keep informed"):
            assert app.say(corner) in text
        first = app.screen.board.engaged[0]
        assert f"+{first.gap}" in text
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, Whom))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PrepScreen))
