"""What is kept of projects between acts never makes a number stale: after every act the review and the
boards of all projects are those that are read with nothing known."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest

from store.acts.confirm import confirm
from store.demo import write
from store.disk.gate import Refused
from store.disk.memory import Memory
from store.disk.undo import Overtaken, redo, undo
from store.disk.workspace import Workspace
from store.queries.boards.contact_board import contacts
from store.queries.boards.overview import overview
from store.queries.boards.risk_board import risks
from store.queries.project_list import active_projects
from store.queries.project_situation import situations
from store.queries.review.review_board import review
from store.records import KINDS, Contact, Person, Risk, Told
from store.rules.review.verdicts import judged, snoozed, stands
from store.rules.situation import Situation
from store.values.clock import Clock
from store.values.fields import Column, columns_of
from store.values.outcome import Save
from store.values.record import Record, new_id
from store.values.words import words

TODAY = date(2026, 11, 26)
ACTS = 50


@contextmanager
def nothing_known(workspace: Workspace) -> Iterator[None]:
    known, workspace.memory = workspace.memory, Memory()
    try:
        yield
    finally:
        workspace.memory = known


def read(workspace: Workspace) -> tuple[object, ...]:
    projects = active_projects(workspace)
    boards = [board(workspace, *projects) for board in (risks, contacts)]
    nows = situations(workspace, projects)
    # The minute may be another one meanwhile.
    found = replace(review(workspace), at="")
    return found, [content(now) for now in nows], overview(workspace, projects), boards


def content(now: Situation) -> dict[str, Any]:
    own = {field.name: getattr(now, field.name) for field in fields(Situation)}
    records = (*now.risks, *now.milestones, *now.seats, *now.changes, *now.actions, *now.decisions)
    ids = [record.id for record in records]
    # What somebody did amounts to a Told that no store holds: its id is drawn anew each time.
    deeds = {id: [replace(told, id=1) for told in own["deeds"].get(id, ())] for id in ids}
    known = {name: {id: own[name].get(id) for id in ids} for name in ("revisions", "moved_words")}
    return own | known | {"deeds": deeds}


def assert_true(workspace: Workspace, done: str) -> None:
    kept = read(workspace)
    with nothing_known(workspace):
        fresh = read(workspace)
    assert kept == fresh, done


class Life:
    """Acts at random on a store: mine, of another process, undone; and days that pass."""

    def __init__(self, mine: Workspace, others: Workspace, dice: random.Random) -> None:
        self.mine, self.others, self.dice = mine, others, dice

    def verdict(self) -> None:
        lines = review(self.mine).lines
        if not lines:
            return
        line = self.dice.choice(lines)
        item, record, on = line.item, line.item.record, line.day.date
        ways: list[Save] = [stands(item, line.day, line.name)]
        if isinstance(done := snoozed(item, line.day, "x", on + timedelta(days=2), "later"), Save):
            ways.append(done)
        if record.home == "store":
            person = self.dice.choice(self.mine.live(Person)).id
            told = Told(
                project=item.project,
                subject=record.id,
                subject_kind=record.kind,
                subject_rev=record.rev,
                person=person,
                on=on,
                entered_on=on,
            )
            contact = Contact(
                person=person, on=on, projects=(item.project,), opinion=self.dice.choice(("", "x"))
            )
            ways += [judged(Save((made,), words("x")), item, line.day, "told") for made in (told, contact)]
        self._save(self.mine, *self.dice.choice(ways).records)

    def confirmed(self) -> None:
        done = confirm(self.mine, [self.dice.choice(self.mine.live(Risk))])
        if isinstance(done, Save):
            self._save(self.mine, *done.records)

    def changed(self) -> None:
        self._change(self.mine)

    def changed_by_others(self) -> None:
        self._change(self.others)
        # They are seen at the next look, or when I save.
        self.dice.choice((self.mine.poll, lambda: self._change(self.mine)))()
        self.mine.poll()

    def undone(self) -> None:
        try:
            self.dice.choice((undo, redo))(self.mine)
        except Overtaken:
            return

    def undone_by_others(self) -> None:
        try:
            undo(self.others)
        except Overtaken:
            return
        self.mine.poll()

    def midnight(self) -> None:
        for workspace in (self.mine, self.others):
            workspace.clock = Clock(workspace.clock.today() + timedelta(days=1))

    def _change(self, workspace: Workspace) -> None:
        kinds = [kind for kind in KINDS.values() if workspace.live(kind)]
        kind = self.dice.choice(kinds)
        record = self.dice.choice(workspace.live(kind))
        match self.dice.randrange(8):
            case 0:
                self._save(workspace, replace(record, archived=True))
            case 1:
                coded: Any = {"code": ""} if kind.prefix else {}
                self._save(workspace, replace(record, id=new_id(), rev=0, **coded))
            case _:
                column = self.dice.choice([one for one in columns_of(kind) if one.name not in ("id", "rev")])
                other: Any = {column.name: self._value(workspace, column, getattr(record, column.name))}
                self._save(workspace, replace(record, **other))

    def _value(self, workspace: Workspace, column: Column, now: Any) -> Any:
        dice = self.dice
        match column.shape:
            case "date":
                return dice.choice((None, TODAY + timedelta(days=dice.randint(-40, 40))))
            case "yesno":
                return not now
            case "number":
                low = column.ge if column.ge is not None else 0
                return dice.choice((None, low, int(low) + 1, int(low) + 2))
            case "choice":
                return dice.choice((*column.choices, None))
            case "choices":
                return tuple(dice.sample(sorted(column.choices), 1))
            case "link" | "links" if column.links_to in KINDS:
                found = [one.id for one in workspace.live(KINDS[column.links_to])]
                chosen = dice.choice(found) if found else None
                return (chosen,) if column.shape == "links" else chosen
        return now

    def _save(self, workspace: Workspace, *records: Record) -> None:
        try:
            workspace.save(*records, act=words("x"))
        except Refused:
            return

    def act(self) -> str:
        """One act; its name."""
        ways = (
            *(self.verdict, self.verdict, self.confirmed, self.changed, self.changed, self.changed),
            *(self.changed_by_others, self.undone, self.undone_by_others, self.midnight),
        )
        way = self.dice.choice(ways)
        way()
        return way.__name__


@pytest.mark.parametrize("seed", [1, 2])
def test_the_kept_review_is_the_one_read_anew(
    workspace: Workspace, open_again: Callable[..., Workspace], seed: int
) -> None:
    write(workspace, TODAY, "en")
    life = Life(workspace, open_again("bob"), random.Random(seed))
    assert_true(workspace, "begun")
    for number in range(ACTS):
        assert_true(workspace, f"{number}: {life.act()}")
