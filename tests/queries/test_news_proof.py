"""News by the one function is news by a slow reading of the journal: every record on every day of a random stretch.

The reading here knows nothing of revisions or stages. It replays the journal row by row to the state at the end of
every day, and walks through the days with what the sponsor knew on each.
"""

import json
import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Milestone, Person, Project, Risk, Stakeholder, Told
from store.records.reforecast import move
from store.rules.registers.news import untold
from store.values.clock import Clock
from store.values.record import Record
from store.values.words import words

BEGIN = date(2026, 1, 5)
DAYS = 60
State = dict[str, Any]


def live_on(dice: random.Random, workspace: Workspace, project: int, chen: int, today: date) -> None:
    """At most one act on a record a day, so that what was put right the same day is tried elsewhere."""
    workspace.clock = Clock(today)
    for record in (*workspace.live(Risk, project), *workspace.live(Milestone, project)):
        chance = dice.random()
        if chance < 0.12:
            workspace.save(*changed(dice, record, today), act=words("edit"))
        elif chance < 0.2:
            on = today - timedelta(dice.choice((0, 0, 0, 3)))
            told = Told(
                project=project,
                subject=record.id,
                subject_kind=record.kind,
                subject_rev=dice.choice((record.rev, record.rev, max(1, record.rev - 1), None)),
                person=chen,
                on=on,
                state=dice.choice(("told", "told", "elsewhere", "need_not", "sent")),
            )
            workspace.save(told, act=words("told"))


def changed(dice: random.Random, record: Record, today: date) -> tuple[Record, ...]:
    """Another state of it."""
    if isinstance(record, Risk):
        state: Any = dice.choice(("open", "open", "occurred", "closed"))
        return (replace(record, state=state, probability=dice.randint(3, 5), impact=dice.choice((2, 3, 5))),)
    assert isinstance(record, Milestone)
    if record.met_on is None and dice.random() < 0.2:
        return (replace(record, met_on=today),)
    ahead = today + timedelta(dice.randint(-2, 30))
    return move(record, replace(record, met_on=None, forecast=ahead), "x", today)


def states(workspace: Workspace, record: int, last: date) -> list[tuple[date, int, State]]:
    """(day, revision, every field) at the end of each day since it was made."""
    rows = workspace.store.connection.execute(
        "SELECT act.at, journal.rev, journal.after FROM journal JOIN act ON act.id = journal.act"
        " WHERE journal.record = ? ORDER BY journal.id",
        (record,),
    ).fetchall()
    made = date.fromisoformat(rows[0][0][:10])
    found, state, rev = [], {}, 0
    for number in range((last - made).days + 1):
        day = made + timedelta(number)
        while rows and rows[0][0][:10] <= day.isoformat():
            _, rev, after = rows.pop(0)
            state |= json.loads(after)
        found.append((day, rev, dict(state)))
    return found


def working(a: date, b: date) -> int:
    """Monday to Friday in (a, b]; 0 where b is not later."""
    return sum((a + timedelta(n)).weekday() < 5 for n in range(1, (b - a).days + 1))


def grief(kind: str, state: State, day: date) -> tuple[Any, ...] | None:
    """What must be told of a state on a day; None where nothing must."""
    if kind == "risk":
        if state["state"] == "occurred":
            return {3: (2,), 5: (3,)}.get(state["impact"])
        red = state["state"] == "open" and state["probability"] * state["impact"] >= 15
        return (1,) if red else None
    if state["met_on"]:
        return None
    expected = date.fromisoformat(state["forecast"] or state["baseline"])
    if expected < day and working(expected, day):
        return (expected, "missed")
    late = working(date.fromisoformat(state["baseline"]), expected) > 5
    return (expected, "late") if late else None


def is_worse(kind: str, now: tuple[Any, ...], heard: tuple[Any, ...] | None) -> bool:
    """Whether it says more than they know."""
    if heard is None:
        return True
    if kind == "risk":
        return now > heard
    return now[0] > heard[0] or (now[1] == "missed" and now != heard)


def silent_since(workspace: Workspace, kind: str, record: int, person: int, today: date) -> date | None:
    """Since when the sponsor does not know of what must be told of it; None where there is nothing."""
    days = states(workspace, record, today)
    tolds = workspace.select(Told, "subject = ? AND person = ? AND state <> 'sent'", (record, person))
    known_at = -1
    for told in tolds:
        for at, (day, rev, _) in enumerate(days):
            if day <= told.on and (told.subject_rev is None or rev <= told.subject_rev):
                known_at = max(known_at, at)
    heard = grief(kind, days[known_at][2], days[known_at][0]) if known_at >= 0 else None
    since = None
    for day, _, state in days[known_at + 1 :]:
        now = grief(kind, state, day)
        if now is None or not is_worse(kind, now, heard):
            since = None
        elif since is None:
            since = day
    return since


@pytest.mark.parametrize("seed", range(6))
def test_news_is_what_a_slow_reading_of_the_journal_finds(
    seed: int, workspace: Workspace, project: Project
) -> None:
    dice = random.Random(seed)
    workspace.clock = Clock(BEGIN)
    chen, li = Person(name="Chen"), Person(name="Li")
    of: dict[str, Any] = {"project": project.id}
    records: list[Record] = [
        *(Risk(**of, title="r", probability=dice.randint(2, 5), impact=dice.randint(2, 5)) for _ in range(4)),
        *(Milestone(**of, title="m", baseline=BEGIN + timedelta(dice.randint(5, 40))) for _ in range(4)),
    ]
    part = Stakeholder(**of, person=chen.id, role="sponsor")
    workspace.save(replace(project, side="client"), chen, li, part, *records, act=words("begin"))
    for number in range(1, DAYS):
        today = BEGIN + timedelta(number)
        live_on(dice, workspace, project.id, chen.id, today)
        now = situation(workspace, project.id)
        for person in (chen.id, li.id):
            found = {one.record.id: one.known for one in untold(now, person)}
            slow = {
                record.id: since
                for record in records
                if (since := silent_since(workspace, record.kind, record.id, person, today)) is not None
            }
            assert found == slow, (today, person == chen.id)
