"""Midnight, a long sleep, a clock that is set back: a clock that the test turns, under a running app."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest
from patience import PATIENCE
from settling import come_true
from textual.pilot import Pilot

from store.disk.workspace import Workspace
from store.records import CalendarDays, Milestone, Project
from store.session import Session
from store.values.clock import zone_of
from store.values.words import words
from tui.app import Forewarn
from tui.terminal.store_thread import StoreThread

EVENING = datetime(2026, 11, 26, 15, 59, tzinfo=UTC)
"""A minute before midnight in Shanghai; the machine is at 15:59."""


class Hands:
    """A clock that stands where it was put."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def today(self, zone: str = "") -> date:
        return self.moment.astimezone(zone_of(zone) or UTC).date()


@pytest.fixture
def hands() -> Hands:
    return Hands(EVENING)


@pytest.fixture
def store(
    workspace: Workspace, project: Project, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> Iterator[StoreThread]:
    """A project in Shanghai with a milestone, in a thread that reads the turned clock, and often."""
    monkeypatch.setattr("tui.terminal.store_thread.TICK", 0.05)
    workspace.save(
        CalendarDays(code="CN", last=date(2027, 12, 31)),
        replace(project, zone="Asia/Shanghai", calendar="CN"),
        Milestone(project=project.id, code="M1", title="Pilot", baseline=date(2026, 11, 26)),
        act=words("x"),
    )
    path, private = workspace.path, workspace.path.parent / "ann"
    thread = StoreThread(lambda: Workspace.open(path, who="ann", clock=hands, private_dir=private))  # type: ignore[arg-type]
    yield thread
    thread.close()


@pytest.fixture
def app(store: StoreThread, workspace: Workspace, project: Project, hands: Hands, tmp_path: Path) -> Forewarn:
    session = Session(workspace.path, "ann", hands, private_dir=workspace.path.parent / "ann")  # type: ignore[arg-type]
    return Forewarn(session, store, project.id, tmp_path / "drafts")


async def shows(pilot: Pilot[Any], text: str) -> None:
    """Wait until `text` stands on the screen."""

    def stands() -> bool:
        strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
        return any(text in "".join(segment.text for segment in strip) for strip in strips)

    await come_true(pilot, stands, text)


def settled(store: StoreThread) -> list[frozenset[str]]:
    """What the thread noticed by the time it looked twice more."""
    noticed: SimpleQueue[frozenset[str]] = SimpleQueue()
    looked: SimpleQueue[None] = SimpleQueue()
    store.watch(lambda kinds, said: noticed.put(kinds), lambda: looked.put(None), lambda problem: None)
    for _ in range(3):
        looked.get(timeout=PATIENCE)
    found = []
    while not noticed.empty():
        found.append(noticed.get())
    return found


async def test_the_day_turns_when_it_does_where_the_project_is(app: Forewarn, hands: Hands) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, "Thu 26 Nov")
        hands.moment = EVENING.replace(hour=16, minute=1)
        await shows(pilot, "Fri 27 Nov")
        await shows(pilot, "overdue")


async def test_after_a_sleep_of_days(app: Forewarn, hands: Hands) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, "Thu 26 Nov")
        hands.moment = datetime(2026, 12, 1, 8, tzinfo=UTC)
        await shows(pilot, "Tue 1 Dec")


async def test_a_clock_that_is_set_back(app: Forewarn, hands: Hands) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands.moment = datetime(2026, 11, 24, 8, tzinfo=UTC)
        await shows(pilot, "Tue 24 Nov")
        await pilot.press("2", "space")
        await shows(pilot, "confirm M1")
        hands.moment = EVENING
        await shows(pilot, "Thu 26 Nov")


async def test_the_end_of_the_calendar_comes_with_the_day(app: Forewarn, hands: Hands) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, "Thu 26 Nov")
        hands.moment = datetime(2028, 1, 1, 8, tzinfo=UTC)
        await shows(pilot, "calendar CN ended Fri 31 Dec 2027")


def test_a_new_day_is_noticed_once_in_either_direction(store: StoreThread, hands: Hands) -> None:
    store.opened.result()
    assert settled(store) == []
    for turned in (EVENING.replace(hour=17), EVENING.replace(day=20)):
        hands.moment = turned
        assert settled(store) == [frozenset({"day"})]
    hands.moment = EVENING.replace(day=20, hour=10)
    assert settled(store) == []


def test_a_store_that_is_locked_is_looked_at_again(store: StoreThread, hands: Hands) -> None:
    store.opened.result()

    def busy(workspace: Workspace) -> Callable[[], None]:
        def fail() -> frozenset[str]:
            raise OSError

        workspace.poll = fail  # type: ignore[method-assign]
        return lambda: delattr(workspace, "poll")

    mend = store.submit(busy).result()
    hands.moment = EVENING.replace(hour=17)
    assert settled(store) == []
    mend()
    assert settled(store) == [frozenset({"day"})]
