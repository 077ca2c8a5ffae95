"""Every number in a briefing is the one on the screen and in the other commands, whatever the store holds."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.queries.boards.milestone_board import milestones
from store.queries.boards.project_header import header
from store.queries.boards.risk_board import risks
from store.queries.boards.week_board import week
from store.queries.briefing.briefing_data import briefing
from store.queries.briefing.surprise_board import surprise_board
from store.records import Action, Briefed, Milestone, Person, Project, Risk, Stakeholder, Told
from store.records.reforecast import move
from store.rules.briefing.paper import paper
from store.rules.registers.areas import shown, worst
from store.rules.registers.colour_reasons import slip_words
from store.values.clock import Clock
from store.values.record import Record
from store.values.words import say, words

Forewarn = Callable[..., Any]
TODAY, HEARD, BEGUN = date(2026, 11, 26), date(2026, 11, 19), date(2026, 11, 2)


def fill(workspace: Workspace, dice: random.Random) -> Person:
    """A sponsor who last heard a week ago, and what was entered before and after that; the sponsor."""

    def day(least: int, most: int) -> date:
        return TODAY + timedelta(dice.randint(least, most))

    project = workspace.live(Project)[0]
    chen, li = Person(name="Chen"), Person(name="Li")
    of: dict[str, Any] = {"project": project.id, "owner": li.id, "audience": ("client", "sponsor")}

    def risk(**others: Any) -> Risk:
        given: dict[str, Any] = {
            "title": "risk",
            "probability": dice.randint(1, 5),
            "impact": dice.randint(1, 5),
        } | of
        return Risk(**given | others)

    def action(type: str, **others: Any) -> Action:
        return Action(**of | {"title": type, "type": type, "due": day(-9, 20)} | others)

    workspace.clock = Clock(BEGUN)
    old = [risk(detected_on=BEGUN) for _ in range(4)]
    plan = [Milestone(title="m", baseline=day(-30, 60), **of) for _ in range(4)]
    told = [
        Told(project=project.id, subject=one.id, subject_kind="risk", person=chen.id, on=BEGUN)
        for one in dice.sample(old, 2)
    ]
    part = Stakeholder(project=project.id, person=chen.id, role="sponsor")
    workspace.save(replace(project, side="client"), chen, li, part, *old, *plan, *told, act=words("old"))
    workspace.clock = Clock(HEARD)
    workspace.save(Briefed(person=chen.id, on=HEARD, projects=(project.id,)), act=words("briefing"))
    workspace.clock = Clock(TODAY)
    rated = replace(workspace.live(Risk)[0], probability=dice.randint(1, 5))
    closed = replace(workspace.live(Risk)[1], state="closed", closed_on=TODAY)
    occurred = replace(workspace.live(Risk)[2], state="occurred", occurred_on=TODAY)
    was, met = workspace.live(Milestone)[:2]
    moved = move(was, replace(was, forecast=day(-5, 60)), "because", TODAY)
    changed: list[Record] = [rated, closed, occurred, *moved, replace(met, met_on=TODAY), risk()]
    # On the client's side all may be read, but for what says otherwise.
    changed.append(risk(audience=("internal",)))
    changed += [action("promise", owed_to=dice.choice((chen.id, li.id))) for _ in range(dice.randint(0, 4))]
    changed += [action("ask", owner=dice.choice((chen.id, li.id))) for _ in range(dice.randint(0, 4))]
    workspace.save(*changed, act=words("new"))
    return chen


@pytest.mark.parametrize("seed", range(8))
def test_every_number(seed: int, begun: Forewarn, own_store: Path) -> None:
    clock = Clock(TODAY)
    workspace = Workspace.open(own_store, who="ann", clock=clock)
    chen = fill(workspace, random.Random(seed))
    project = workspace.live(Project)[0].id
    told = briefing(workspace, [project], chen.id)
    internal = {r.id for r in workspace.live(Risk) if r.audience == ("internal",)}

    # The state, letter by letter, in the header and in `today`.
    head = header(workspace, project)
    assert told.state == worst([area.colour for area in head.state])
    today = begun("today").out
    assert " ".join(map(shown, head.state)) in today

    # Scores and colours of risks on the board and in `list`; how many there are of each.
    board = {
        line.record.id: line for line in risks(workspace, project).lines if line.record.id not in internal
    }
    listed = {int(one["id"]): one for one in begun("list", "risk", "--json").json["records"]}
    rows = told.lines("risks")
    one_by_one = [line for line in rows if len(line.records) == 1]
    for line in one_by_one:
        row, record = board[line.records[0].id], listed[line.records[0].id]
        number = record["probability"] * record["impact"] if row.score is not None else record["impact"]
        assert say(line.cells[1]).replace("=", " ").split()[-1] == str(number)
        assert (line.colour, row.score) == (row.colour, number if row.score is not None else None)
    for colour in ("red", "amber"):
        there = {id for id, row in board.items() if row.colour == colour}
        assert there <= {record.id for line in rows for record in line.records}
    reds = sum(line.colour == "red" for line in risks(workspace, project).lines)
    assert (f"{reds} red" in today) == bool(reds)

    # Slips on the board and in the paper.
    slips = {line.record.id: line.slip for line in milestones(workspace, project).lines}
    for line in told.lines("milestones"):
        slip = slips.get(line.records[0].id)
        late = "overdue" in say(line.cells[3])
        assert slip is None or late or say(line.cells[3]) == say(slip_words(slip))
    assert {line.records[0].id for line in told.lines("milestones")} >= {
        line.record.id for line in milestones(workspace, project).lines if line.record.met_on is None
    }

    # What changed since, and what is not told.
    surprises = surprise_board(workspace, project)
    counted = Counter(line.mark for line in told.lines("changed"))
    said = ", ".join(f"{counted[sort]} {sort}" for sort in ("new", "worse", "better", "met") if counted[sort])
    assert surprises.since is not None and say(surprises.since) == f"Since Chen last heard (19 Nov): {said}"
    ready = [line for line in told.talk.ready if line.id.startswith("ready:untold:")]
    assert len(ready) == len(surprises.untold)

    # Promises and asks in the week and in `list`.
    cards = [line for line in week(workspace, project).lines if line.record.type == "promise"]
    due = [one["due"] for one in begun("list", "promise", "--json").json["records"]]
    assert len(told.lines("open")) == len(cards) == len(due)
    overdue = [f"{line.late}wd late" for line in cards if line.late]
    assert len(overdue) == sum(one < TODAY.isoformat() for one in due)
    paper_says = [say(line.words) for line in told.lines("open")]
    assert all(any(one in text for text in paper_says) for one in overdue)
    asks = [one for one in begun("list", "ask", "--json").json["records"] if one["owner_name"] == "Chen"]
    needed = {0: "Nothing needed", 1: "I need one thing"}.get(len(asks), f"I need {len(asks)} things")
    assert say(told.lines("bluf")[-1].words).startswith(needed)
    assert len(told.lines("needs")) == len(asks)

    # The command prints the same paper.
    markdown = begun("brief", "--for", "Chen").out
    for part in paper(told, "en").parts:
        for one in part.lines:
            assert all(cell in markdown.replace("\\", "") for cell in one.cells), one
    workspace.close()
