"""Looking back: a year replayed day by day gives what was stored on each of its days."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from store.disk.past_store import as_of
from store.disk.project_by_code import project_by_code
from store.disk.undo import undo
from store.disk.workspace import StoreProblem, Workspace
from store.queries.project_situation import situation
from store.records import KINDS, Action, Milestone, Morale, Person, Project, Risk
from store.records.reforecast import move
from store.values.clock import Clock
from store.values.record import Record
from store.values.words import words

Open = Callable[..., Workspace]
FIRST = date(2025, 11, 26)


def shot(workspace: Workspace) -> dict[int, Record]:
    return {record.id: record for kind in KINDS.values() for record in workspace.select(kind)}


def one_day(workspace: Workspace, project: int, chance: random.Random) -> None:
    """What somebody may do in a day."""
    day = workspace.clock.today()
    live: list[Any] = [r for kind in (Milestone, Risk, Action, Morale, Person) for r in workspace.live(kind)]
    for _ in range(chance.randrange(3)):
        n = chance.randrange(1000)
        made: Record = chance.choice(
            [
                Milestone(project=project, title=f"m{n}", baseline=day + timedelta(n % 90)),
                Risk(project=project, title=f"r{n}", probability=n % 5 + 1, impact=3),
                Action(project=project, title=f"a{n}"),
                Morale(project=project, on=day, mood=n % 5 + 1, text=f"t{n}"),
                Person(name=f"p{n}"),
            ]
        )
        workspace.save(made, act=words("make"))
    if live and chance.random() < 0.7:
        chosen = chance.choice(live)
        if isinstance(chosen, Milestone):
            after = replace(chosen, forecast=day + timedelta(chance.randrange(200)))
            workspace.save(*move(chosen, after, "because", day), act=words("move"))
        else:
            workspace.save(replace(chosen, ref=f"x{chance.random()}"), act=words("edit"))
    if chance.random() < 0.2:
        undo(workspace)


def test_a_year_day_by_day(open_again: Open) -> None:
    chance, snapshots = random.Random(7), {}
    writing = open_again("ann")
    writing.clock = Clock(FIRST)
    project = Project(code="ERP", name="ERP")
    writing.save(project, act=words("begin"))
    for n in range(366):
        writing.clock = Clock(FIRST + timedelta(n))
        one_day(writing, project.id, chance)
        snapshots[writing.clock.today()] = shot(writing)
    writing.close()
    asked = [FIRST, *chance.sample(sorted(snapshots), 30), FIRST + timedelta(365)]
    for day in asked:
        reading = open_again("ann")
        as_of(reading, day)
        assert shot(reading) == snapshots[day], day
        assert situation(reading, project.id).day.date == day
        reading.close()


def test_the_journal_ends_there_too(workspace: Workspace, project: Project, open_again: Open) -> None:
    workspace.clock = Clock(date(2026, 11, 27))
    workspace.save(replace(project, name="Later"), act=words("rename"))
    reading = open_again("ann")
    as_of(reading, date(2026, 11, 26))
    assert [change.after.get("name") for change in reading.store.changes("1", ())] == ["ERP North"]
    assert project_by_code(reading, "ERP").name == "ERP North"


def test_a_day_ends_when_it_ends_in_its_zone(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    workspace.store.connection.execute("UPDATE act SET at = '2026-11-26T20:00:00.000000Z'")
    for zone, there in (("Asia/Shanghai", False), ("Europe/Berlin", True)):
        reading = open_again("ann")
        as_of(reading, date(2026, 11, 26), zone)
        assert bool(reading.live(Project)) == there, zone


def test_nothing_is_saved_into_the_past(workspace: Workspace, project: Project, open_again: Open) -> None:
    reading = open_again("ann")
    as_of(reading, date(2026, 11, 26))
    with pytest.raises(StoreProblem):
        reading.save(replace(project, name="x"), act=words("rename"))
    assert project_by_code(workspace, "ERP").name == "ERP North"
