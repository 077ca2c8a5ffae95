"""News by the one function is news by a slow reading of the journal: every record, person and day of a random year.

The reading here knows nothing of revisions or stages. It replays the journal row by row, writes down every day of every
row, and walks through them with what somebody knew on each.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from store.cli.parts.json_records import records_json
from store.cli.parts.today_sections import Sections
from store.cli.parts.untold_json import with_untold
from store.cli.verbs.list_surprises import surprises_json
from store.disk.past_store import as_of
from store.disk.undo import Overtaken, undo
from store.disk.workspace import Workspace
from store.exchange.exports.dump_file import dump, load
from store.queries.boards.milestone_board import milestones
from store.queries.boards.risk_board import risks
from store.queries.briefing.briefing_data import Asked
from store.queries.briefing.surprise_board import surprise_board
from store.queries.project_list import projects
from store.queries.project_situation import situation
from store.records import Action, Change, Contact, Milestone, Person, Project, Risk, Seat, Stakeholder, Told
from store.records.reforecast import Reforecast, move
from store.rules.registers.event_groups import untold_events
from store.rules.registers.news import begins, untold
from store.rules.review.attention import reasons
from store.values.clock import Clock, moment_in
from store.values.record import Record
from store.values.words import words

BEGIN = date(2026, 1, 5)
DAYS = 365
HANDED_OVER = BEGIN + timedelta(200)
COST = ("fixed_cost", "milestones")
State = dict[str, Any]
Mark = tuple[Any, ...] | None


class Row(NamedTuple):
    """What one act left of a record; `begins` may be earlier than its day where the act says so."""

    act: int
    rev: int
    begins: date
    state: State


class Life:
    """A year of a project, at random."""

    def __init__(self, workspace: Workspace, project: Project, seed: int) -> None:
        self.workspace, self.dice, self.id = workspace, random.Random(seed), project.id
        workspace.clock = Clock(BEGIN)
        self.chen, self.li, self.zhou = (Person(name=name) for name in ("Chen", "Li", "Zhou"))
        dice = self.dice
        of: dict[str, Any] = {"project": project.id}
        made: list[Record] = [
            *(
                Risk(**of, title="r", probability=dice.randint(2, 5), impact=dice.randint(2, 5))
                for _ in range(2)
            ),
            *(Milestone(**of, title="m", baseline=BEGIN + timedelta(dice.randint(9, 90))) for _ in range(2)),
            Seat(**of, title="s", key=True, holder=self.li.id),
            Change(**of, title="c", fixed_cost=Decimal(dice.choice((9000, 20000)))),
            Stakeholder(**of, person=self.chen.id, role="sponsor", until=HANDED_OVER - timedelta(1)),
            Stakeholder(**of, person=self.zhou.id, role="sponsor", since=HANDED_OVER),
        ]
        own = replace(project, side="client")
        workspace.save(own, self.chen, self.li, self.zhou, *made, act=words("begin"))

    @property
    def people(self) -> tuple[int, ...]:
        return (self.chen.id, self.li.id, self.zhou.id)

    def records(self) -> tuple[Record, ...]:
        kinds = (Risk, Milestone, Seat, Change)
        return tuple(one for kind in kinds for one in self.workspace.live(kind, self.id))

    def day(self, today: date) -> None:
        """Edits, tellings, asks, and sometimes the last of them taken back."""
        self.workspace.clock = Clock(today)
        self.workspace.memory.clear()
        for record in self.records():
            chance = self.dice.random()
            if chance < 0.05:
                self.workspace.save(*self.changed(record, today), act=words("edit"))
            elif chance < 0.09:
                self.workspace.save(self.told(record, today), act=words("told"))
            elif chance < 0.1:
                ask = Action(
                    project=self.id,
                    type="ask",
                    title=f"help with {getattr(record, 'code', '') or 'it'}",
                    owner=self.dice.choice(self.people),
                    asked_on=today - timedelta(self.dice.choice((0, 0, 2))),
                )
                self.workspace.save(ask, act=words("ask"))
                if self.dice.random() < 0.5 and ask.asked_on:
                    self.workspace.save(Contact(person=ask.owner or 0, on=ask.asked_on), act=words("call"))
        if self.dice.random() < 0.05:
            with suppress(Overtaken):
                undo(self.workspace)

    def told(self, record: Record, today: date) -> Told:
        return Told(
            project=self.id,
            subject=record.id,
            subject_kind=record.kind,
            subject_rev=self.dice.choice((record.rev, record.rev, max(1, record.rev - 1), None)),
            person=self.dice.choice(self.people),
            on=today - timedelta(self.dice.choice((0, 0, 0, 3))),
            state=self.dice.choice(("told", "told", "elsewhere", "need_not", "sent")),
            reaction="so",
        )

    def changed(self, record: Record, today: date) -> tuple[Record, ...]:
        """Another state of it."""
        dice = self.dice
        if isinstance(record, Risk):
            state = dice.choice(("open", "open", "occurred", "closed"))
            occurred = today - timedelta(dice.choice((0, 2))) if state == "occurred" else record.occurred_on
            weighs = {"probability": dice.randint(3, 5), "impact": dice.choice((2, 3, 4, 5))}
            hits = today + timedelta(dice.randint(0, 60))
            if dice.random() < 0.3:
                return (replace(record, hits_on=hits),)
            return (replace(record, state=state, occurred_on=occurred, **weighs),)  # type: ignore[arg-type]
        if isinstance(record, Seat):
            if record.until is not None and dice.random() < 0.5:
                return (replace(record, until=None, known_on=None, successor=None),)
            known = today - timedelta(dice.choice((0, 2)))
            return (replace(record, until=today + timedelta(dice.randint(0, 60)), known_on=known),)
        if isinstance(record, Change):
            gate = dice.choice(("approved", "rejected", "implemented", "cost", "back"))
            match gate:
                case "approved":
                    who = dice.choice(self.people)
                    return (replace(record, approved_on=today, approver=who, rejected_on=None),)
                case "rejected":
                    return (replace(record, rejected_on=today, approved_on=None),)
                case "implemented":
                    return (replace(record, implemented_on=today, unapproved_because="so"),)
                case "cost":
                    return (replace(record, fixed_cost=Decimal(dice.choice((5000, 20000, 30000)))),)
            return (replace(record, approved_on=None, approver=None, rejected_on=None, implemented_on=None),)
        assert isinstance(record, Milestone)
        if record.met_on is None and dice.random() < 0.2:
            return (replace(record, met_on=today),)
        ahead = today + timedelta(dice.randint(-2, 30))
        if dice.random() < 0.2:
            return move(
                record,
                replace(record, met_on=None, baseline=ahead),
                "x",
                today,
                approver=dice.choice(self.people),
            )
        return move(record, replace(record, met_on=None, forecast=ahead), "x", today)


class History(dict[int, list[Row]]):
    """Every row of the journal with all the record's fields after it. The journal only grows: what was read stays."""

    read = 0


def read_on(found: History, workspace: Workspace) -> History:
    """With the rows that were written since."""
    rows = workspace.store.connection.execute(
        "SELECT journal.id, journal.record, journal.rev, act.at, act.id, journal.after FROM journal"
        " JOIN act ON act.id = journal.act WHERE journal.id > ? ORDER BY journal.id",
        (found.read,),
    ).fetchall()
    for found.read, record, rev, at, act, after in rows:
        known = found.setdefault(record, [])
        before = known[-1].state if known else {}
        state = before | json.loads(after)
        begins = moment_in("", at).date().isoformat()
        for name in ("occurred_on", "known_on"):
            fresh = state.get(name) != before.get(name)
            if fresh and state.get(name) and (name != "occurred_on" or state["state"] == "occurred"):
                begins = min(begins, state[name])
        known.append(Row(act, rev, date.fromisoformat(begins), state))
    return found


@cache
def working(a: date, b: date) -> int:
    """Monday to Friday in (a, b]; 0 where b is not later."""
    return sum((a + timedelta(n)).weekday() < 5 for n in range(1, (b - a).days + 1))


def late(state: State, day: date) -> Mark:
    if state["met_on"]:
        return None
    expected = date.fromisoformat(state["forecast"] or state["baseline"])
    if expected < day and working(expected, day):
        return (expected, "missed")
    beyond = working(date.fromisoformat(state["baseline"]), expected) > 5
    return (expected, "late") if beyond else None


def plain(kind: str, rows: list[Row], at: int, today: date) -> Mark:
    """What must be told of a risk, a seat or a change after one act."""
    state = rows[at].state
    if kind == "risk":
        sooner = (date(2100, 1, 1) - date.fromisoformat(state["hits_on"] or "2100-01-01")).days
        impact, score = state["impact"], state["probability"] * state["impact"]
        if state["state"] == "occurred":
            return (2 + (impact > 3), impact, sooner) if impact > 2 else None
        return (1, score, sooner) if state["state"] == "open" and score >= 15 else None
    if kind == "seat":
        return (-date.fromisoformat(state["until"]).toordinal(),) if state["until"] else None
    done, approved = state["implemented_on"], state["approved_on"]
    if done and (today - date.fromisoformat(done)).days >= 90:
        return None
    if state["rejected_on"] or float(state["fixed_cost"]) <= 10000:
        return None
    first = at
    while first and rows[first - 1].state["approved_on"]:
        first -= 1
    other = approved and any(rows[first].state[name] != state[name] for name in COST)
    sort = 2 if done and (not approved or approved > done or other) else 1
    return sort, float(state["fixed_cost"])


def is_worse(sort: str, now: tuple[Any, ...], heard: tuple[Any, ...] | None, need_not: bool) -> bool:
    """Whether it says more than they know, or than they need not hear of."""
    if heard is None:
        return True
    if need_not and sort in ("risk", "change") and now[0] == heard[0]:
        return any(one > was for one, was in zip(now, heard, strict=True))
    if sort == "late":
        return now[0] > heard[0] or (now[1] == "missed" and now != heard)
    return now != heard if sort == "plan" else now[0] > heard[0]


def days_of(rows: list[Row], today: date) -> Iterator[tuple[int, date]]:
    """(which row, day) for every day that one lasted, and for its first one that was put right the same day."""
    for at, row in enumerate(rows):
        end = rows[at + 1].begins if at + 1 < len(rows) else today + timedelta(1)
        yield at, row.begins
        for n in range(1, (end - row.begins).days):
            yield at, row.begins + timedelta(n)


class Slow:
    """Knows by looking at everything."""

    def __init__(self, workspace: Workspace, today: date, history: History) -> None:
        self.today, self.rows = today, read_on(history, workspace)
        self.days: dict[int, list[tuple[int, date]]] = {}
        self.tolds = workspace.select(Told, "archived = 0 AND state <> 'sent'")
        touched = {(one.person, one.on) for one in workspace.select(Contact, "archived = 0")}
        self.moves = workspace.select(Reforecast, "archived = 0 AND what = 'baseline'")
        self.asks = [
            one for one in workspace.select(Action, "archived = 0") if (one.owner, one.asked_on) in touched
        ]

    def silent_since(self, record: Record, person: int) -> date | None:
        """Since when somebody does not know of what must be told of it; None where there is nothing."""
        rows = self.rows[record.id]
        if record.id not in self.days:
            self.days[record.id] = list(days_of(rows, self.today))
        every = self.days[record.id]
        hearings = self.hearings(record, person, rows)
        known_at, need_not = -1, False
        for n in reversed(range(len(every) if hearings else 0)):
            at, day = every[n]
            row = rows[at]
            about = [
                state for rev, act, on, state in hearings if row.rev <= rev and row.act <= act and day <= on
            ]
            if about:
                known_at, need_not = n, set(about) == {"need_not"}
                break
        sorts = ("late", "plan") if record.kind == "milestone" else (record.kind,)
        found = [self.run(sort, rows, every, known_at, need_not) for sort in sorts]
        return min((since for since in found if since is not None), default=None)

    def hearings(self, record: Record, person: int, rows: list[Row]) -> list[tuple[int, int, date, str]]:
        """(the last revision, the last act, the last day) of what each hearing of theirs can be about, and what it
        was."""
        endless = 10**9
        found = [
            (endless if told.subject_rev is None else told.subject_rev, endless, told.on, str(told.state))
            for told in self.tolds
            if told.subject == record.id and told.person == person
        ]
        code = getattr(record, "code", "")
        for ask in self.asks:
            if ask.owner == person and ask.asked_on and code and ask.title.endswith(f" {code}"):
                found.append((endless, self.rows[ask.id][0].act, ask.asked_on, "asked"))
        if isinstance(record, Change) and record.approver == person and record.approved_on:
            done = next(one for one in rows if one.state["approved_on"] == record.approved_on.isoformat())
            found.append((done.rev, endless, max(record.approved_on, done.begins), "act"))
        for moved in self.moves:
            if moved.milestone == record.id and moved.approver == person and moved.moved_to:
                done = next(one for one in rows if one.state["baseline"] == moved.moved_to.isoformat())
                found.append((done.rev, endless, max(moved.on, done.begins), "act"))
        return found

    def mark(self, sort: str, rows: list[Row], at: int, day: date) -> Mark:
        if sort == "late":
            return late(rows[at].state, day)
        if sort == "plan":
            return (rows[at].state["baseline"],)
        return plain(sort, rows, at, self.today)

    def run(
        self, sort: str, rows: list[Row], every: list[tuple[int, date]], known_at: int, need_not: bool
    ) -> date | None:
        """The first day of the last unbroken run of what is worse than they know."""
        known = self.mark(sort, rows, *every[max(0, known_at)]) if known_at >= 0 or sort == "plan" else None
        since = None
        for n in range(known_at + 1, len(every)):
            at, day = every[n]
            if n + 1 < len(every) and every[n + 1][1] <= day:
                continue
            now = self.mark(sort, rows, at, day)
            if now is None or not is_worse(sort, now, known, need_not):
                since = None
            elif since is None:
                since = day
        return since


def found_by(workspace: Workspace, project: int, person: int | None = None) -> dict[int, date]:
    return {one.record.id: one.known for one in untold(situation(workspace, project), person)}


def is_said_by_the_commands(workspace: Workspace, project: int) -> None:
    """`list --json`, `surprises --json`, `today` and the ledger among the views say the same."""
    now = situation(workspace, project)
    each = {str(one.record.id): (one.known, one.since, one.age, str(one.person)) for one in untold(now)}
    for kind in (Risk, Milestone, Seat, Change):
        records = workspace.live(kind, project)
        documents = records_json(workspace, kind.kind, records)["records"]
        for one in with_untold(workspace, records, documents):
            said = one["untold"]
            read = said and (
                *map(date.fromisoformat, (said["known"], said["since"])),
                said["age_wd"],
                said["person"],
            )
            assert read == each.get(one["id"])
    groups = untold_events(now)
    document = surprises_json(surprise_board(workspace, project), "en")["untold"]
    named = [{line["id"], *(one["id"] for one in line["with"])} for line in document]
    assert named == [{str(one.record.id) for one in group.each} for group in groups]
    assert [line["since"] for line in document] == [group.since.isoformat() for group in groups]
    today = Sections(workspace, project, "en")
    for lines, kind in ((today.risks(), "risk"), (today.milestones(), "milestone")):
        head = next(iter(lines), "")
        counted = re.search(r"(\d+) not told", head)
        silent = sum(one.record.kind == kind for one in untold(now))
        assert (int(counted[1]) if counted else 0) == silent, head
    asked = {one.record.id for one in reasons(now) if one.rule == "untold"}
    silent_ones = {one.record.id for one in untold(now) if one.untold}
    assert asked == ({project} if silent_ones and begins(now) else silent_ones)
    ledger = workspace.store.connection.execute(
        "SELECT kind, told_to, day, state FROM told_ledger"
    ).fetchall()
    assert Counter(ledger) == Counter(
        (one.subject_kind, now.name(one.person), one.on.isoformat(), one.state) for one in now.told
    )


def is_shown_everywhere(workspace: Workspace, project: int) -> None:
    """Header's list, panes, `i` and paper know of the same."""
    is_said_by_the_commands(workspace, project)
    now = situation(workspace, project)
    found = {one.record.id for one in untold(now)}
    shown = [(line.record, line.news) for line in risks(workspace, project).lines]
    shown += [(line.record, line.news) for line in milestones(workspace, project).lines]  # type: ignore[misc]
    panes = {record.id for record, found_of in shown if found_of is not None and found_of.open}
    of_panes = {one.record.id for one in untold(now) if one.record.kind in ("risk", "milestone")}
    assert panes == of_panes
    groups = untold_events(now)
    assert {one.record.id for group in groups for one in group.each} == found
    assert len(surprise_board(workspace, project).untold) == len(groups)
    assert [line.untold for line in projects(workspace)] == [len(groups)]
    if now.sponsor is not None:
        paper = Asked((project,), now.sponsor.person).made(workspace)
        sections = (section for block in paper.blocks for section in block.sections)
        said = {record.id for section in sections for line in section.lines for record in line.records}
        assert found <= said


@pytest.fixture(params=[0, *(pytest.param(seed, marks=pytest.mark.deep) for seed in (1, 2))])
def life(request: pytest.FixtureRequest, workspace: Workspace, project: Project) -> Life:
    return Life(workspace, project, request.param)


def test_news_is_what_a_slow_reading_of_the_journal_finds(
    life: Life, tmp_path: Path, open_again: Callable[..., Workspace]
) -> None:
    workspace, then, silent, history = life.workspace, {}, 0, History()
    for number in range(1, DAYS):
        today = BEGIN + timedelta(number)
        life.day(today)
        slow, records = Slow(workspace, today, history), life.records()
        for person in life.people:
            expected = {
                record.id: since
                for record in records
                if (since := slow.silent_since(record, person)) is not None
            }
            assert found_by(workspace, life.id, person) == expected, (today, life.people.index(person))
            silent += len(expected)
        now = situation(workspace, life.id)
        assert all(one.person == (life.zhou if today >= HANDED_OVER else life.chen).id for one in untold(now))
        assert today < HANDED_OVER or all(one.since >= HANDED_OVER for one in untold(now))
        if number % 60 == 0:
            is_shown_everywhere(workspace, life.id)
            then[today] = found_by(workspace, life.id, life.chen.id)
    assert DAYS < silent < 3 * 6 * DAYS * 0.9, "neither nothing nor everything"
    for day, known in then.items():
        past = open_again("reader")
        as_of(past, day)
        assert found_by(past, life.id, life.chen.id) == known, f"as of {day}"
    copy = Workspace.open(tmp_path / "copy.db", who="ann", private_dir=tmp_path / "own", create=True)
    load(copy, list(dump(workspace, private=False)))
    copy.clock = workspace.clock
    for person in life.people:
        assert found_by(copy, life.id, person) == found_by(workspace, life.id, person)
    copy.close()
