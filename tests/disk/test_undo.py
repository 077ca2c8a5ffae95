"""Undo and redo: any series of acts, two people, two files, and what others changed meanwhile."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.disk.file.replay import differences
from store.disk.seen import begin_seeing, by_others
from store.disk.undo import Overtaken, Stack, redo, stack, undo
from store.disk.workspace import StoreProblem, Workspace
from store.records import KINDS, Action, Milestone, Morale, Person, Project, Risk
from store.records.reforecast import move
from store.values.clock import Clock
from store.values.record import Record
from store.values.words import Words, say

Open = Callable[..., Workspace]
Shot = dict[int, Record]
DAY = date(2026, 11, 26)
QUICK = settings(max_examples=25)
MADE: tuple[Callable[[int, int], Record], ...] = (
    lambda project, n: Milestone(project=project, title=f"m{n}", baseline=DAY + timedelta(n)),
    lambda project, n: Risk(project=project, title=f"r{n}", probability=n % 5 + 1, impact=3),
    lambda project, n: Action(project=project, title=f"a{n}", due=DAY + timedelta(n)),
    lambda project, n: Morale(project=project, on=DAY, mood=n % 5 + 1, text=f"note {n}"),
    lambda project, n: Person(name=f"p{n}"),
)
STEP = st.tuples(
    st.sampled_from(["make", "edit", "archive", "both", "undo", "redo"]), st.integers(0, 9), st.integers(0, 9)
)


@contextmanager
def hands(blank: Path, *names: str) -> Iterator[tuple[Workspace, ...]]:
    """The same new store, opened once for each of these people."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "work"
        copytree(blank, home)
        opened = tuple(
            Workspace.open(home / "store.db", who=name, clock=Clock(DAY), private_dir=home / name)
            for name in names
        )
        try:
            yield opened
        finally:
            for one in opened:
                one.close()


def shot(workspace: Workspace) -> Shot:
    """Every record as it is."""
    return {record.id: record for kind in KINDS.values() for record in workspace.select(kind)}


def contents(records: Shot) -> Shot:
    """Without what an undo may leave: the revision, and records that are archived."""
    return {id: replace(record, rev=0) for id, record in records.items() if not record.archived}


def edited(record: Record, n: int) -> tuple[Record, ...]:
    """The record with something changed, and what has to go with that."""
    match record:
        case Milestone():
            return move(
                record, replace(record, forecast=DAY + timedelta(30 + n), remark=f"x{n}"), f"why {n}", DAY
            )
        case Morale():
            return (replace(record, text=f"changed {n}", follow_up_on=DAY),)
        case Person():
            return (replace(record, name=f"new {n}", away_until=DAY),)
        case Risk():
            return (replace(record, plan=f"plan {n}", impact=n % 5 + 1, audience=("client",)),)
        case Action():
            return (replace(record, title=f"new {n}", due=None),)
        case _:
            raise AssertionError(record)


def act(workspace: Workspace, project: int, step: tuple[str, int, int]) -> bool:
    """Do one step; whether it was an act of one's own (and not undo, redo, or nothing)."""
    what, which, n = step
    if what == "undo":
        undo(workspace)
        return False
    if what == "redo":
        redo(workspace)
        return False
    live = [r for r in shot(workspace).values() if not r.archived and r.kind not in ("project", "reforecast")]
    records: tuple[Record, ...] = ()
    if what == "make":
        records = (MADE[which % len(MADE)](project, n),)
    elif what == "both":
        records = (MADE[1](project, n), MADE[3](project, n))
    elif live:
        chosen = sorted(live, key=lambda record: record.id)[which % len(live)]
        records = edited(chosen, n) if what == "edit" else (replace(chosen, archived=True),)
    journals = (workspace.store.journal, workspace.private.journal)
    before = [journal.last() for journal in journals]
    workspace.save(*records, act=Words(f"{what} {which} {n}"))
    return [journal.last() for journal in journals] != before


def sound(*people: Workspace) -> bool:
    """Whether replaying every journal gives the tables."""
    found = [differences(people[0].store.connection, "store")]
    found += [differences(one.private.connection, "private") for one in people]
    return not any(list(one) for one in found)


def start(workspace: Workspace) -> int:
    project = Project(code="ERP", name="ERP")
    workspace.save(project, act=Words("project"))
    return project.id


@QUICK
@given(steps=st.lists(STEP, max_size=14))
def test_undo_takes_back_and_redo_brings_back_any_series(
    blank: Path, steps: list[tuple[str, int, int]]
) -> None:
    """Against a model: a list of states, and where in it we are."""
    with hands(blank, "ann") as (ann,):
        project = start(ann)
        states, at = [contents(shot(ann))], 0
        revisions: dict[int, int] = {}
        back: list[tuple[str, int, int]] = [("undo", 0, 0)] * (len(steps) + 2)
        for step in (*steps, *back, *([("redo", 0, 0)] * len(back))):
            if step[0] == "undo" and at == 0:
                # The project's own act lies below what the model knows.
                continue
            if act(ann, project, step):
                at += 1
                states[at:] = [contents(shot(ann))]
            elif step[0] in ("undo", "redo"):
                at = max(0, at - 1) if step[0] == "undo" else min(len(states) - 1, at + 1)
            now = shot(ann)
            assert contents(now) == states[at]
            assert all(now[id].rev >= rev for id, rev in revisions.items())
            revisions = {id: record.rev for id, record in now.items()}
            assert sound(ann)
        assert at == len(states) - 1


@QUICK
@given(steps=st.lists(st.tuples(st.booleans(), STEP), max_size=16), last=st.booleans())
def test_undo_among_two_people_never_touches_what_the_other_did(
    blank: Path, steps: list[tuple[bool, tuple[str, int, int]]], last: bool
) -> None:
    with hands(blank, "ann", "bob") as people:
        project = start(people[0])
        for bob, step in steps:
            try:
                act(people[bob], project, step)
            except Overtaken as overtaken:
                assert overtaken.fields
            assert sound(*people)
        one = people[last]
        if (target := stack(one).undo) is None:
            return
        expected, lost = predicted(one, target.uuid)
        before = shot(one)
        try:
            undo(one)
        except Overtaken as overtaken:
            assert sorted(map(say, overtaken.fields)) == sorted(lost)
            assert shot(one) == before
            undo(one, rest=True)
        else:
            assert not lost
        after = shot(one)
        for id, record in after.items():
            values = expected.get(id, {})
            for field in fields(record):
                if field.name != "rev":
                    wanted = values.get(field.name, getattr(before[id], field.name))
                    assert getattr(record, field.name) == wanted, (record.kind, field.name)
        assert sound(*people)
        next_one = stack(one).undo
        assert next_one is None or next_one.uuid != target.uuid


def predicted(workspace: Workspace, uuid: str) -> tuple[dict[int, dict[str, Any]], list[str]]:
    """(what undoing the rest of an act gives by record and field, the fields that others went on with)."""
    from store.disk.file.record_rows import plain, value_of
    from store.values.fields import field_named

    expected: dict[int, dict[str, Any]] = {}
    lost = []
    for ledger in (workspace.store, workspace.private):
        for change in ledger.changes("act.uuid = ?", (uuid,)):
            kind = workspace.kind(change.kind)
            record = ledger.get(kind, change.record)
            gone = {n for n, v in change.after.items() if n != "rev" and plain(getattr(record, n)) != v}
            lost += [f"{kind.singular}: {field_named(kind, name).title}" for name in gone]
            if change.before is None:
                expected[change.record] = {} if gone else {"archived": True}
            else:
                expected[change.record] = {
                    n: value_of(kind, n, v) for n, v in change.before.items() if n not in gone
                }
    return expected, lost


def names(workspace: Workspace) -> tuple[str, str]:
    """What undo and redo would take now, by name."""
    now = stack(workspace)
    return now.undo.name.msgid if now.undo else "", now.redo.name.msgid if now.redo else ""


def test_undo_and_redo_name_the_act_whatever_lies_between(workspace: Workspace, project: Project) -> None:
    workspace.save(Risk(project=project.id, title="a"), act=Words("add risk"))
    said = [say(step.act.name) for step in (undo(workspace), redo(workspace), undo(workspace)) if step]
    assert said == ["undo: add risk", "redo: add risk", "undo: add risk"]
    assert names(workspace) == ("add project", "undo: {act}")


def test_something_new_ends_redo(workspace: Workspace, project: Project) -> None:
    workspace.save(Risk(project=project.id, title="a"), act=Words("add a"))
    undo(workspace)
    workspace.save(Risk(project=project.id, title="b"), act=Words("add b"))
    assert names(workspace) == ("add b", "")
    assert redo(workspace) is None


def test_what_others_do_does_not_end_redo(workspace: Workspace, project: Project, open_again: Open) -> None:
    workspace.save(Risk(project=project.id, title="a"), act=Words("add a"))
    undo(workspace)
    open_again("bob").save(Risk(project=project.id, title="b"), act=Words("add b"))
    assert redo(workspace) is not None
    assert [risk.title for risk in workspace.live(Risk)] == ["a", "b"]


def test_undo_takes_mine_and_not_the_newest(workspace: Workspace, project: Project, open_again: Open) -> None:
    workspace.save(Risk(project=project.id, title="a"), act=Words("add a"))
    open_again("bob").save(Risk(project=project.id, title="b"), act=Words("add b"))
    undo(workspace)
    assert [risk.title for risk in workspace.live(Risk)] == ["b"]


def test_undo_works_across_restarts_and_beyond_one_page(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    risk: Any
    (risk,) = workspace.save(Risk(project=project.id, title="0"), act=Words("add")).records
    for n in range(1, 60):
        (risk,) = workspace.save(replace(risk, title=str(n)), act=Words("edit")).records
    for n in reversed(range(59)):
        again = open_again("ann") if n % 20 == 0 else workspace
        undo(again)
        assert again.select(Risk)[0].title == str(n)
    for _ in range(1, 60):
        redo(workspace)
    assert workspace.select(Risk)[0].title == "59"
    assert redo(workspace) is None


def test_a_clock_set_back_does_not_change_the_order(workspace: Workspace, project: Project) -> None:
    workspace.save(Risk(project=project.id, title="a"), act=Words("add a"))
    workspace.clock = Clock(DAY - timedelta(30))
    workspace.save(Risk(project=project.id, title="b"), act=Words("add b"))
    undo(workspace)
    assert [risk.title for risk in workspace.live(Risk)] == ["a"]


def test_overtaken_says_whether_anything_is_left(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    risk: Any
    mine: Any
    (risk,) = workspace.save(Risk(project=project.id, title="a", impact=1), act=Words("add")).records
    (mine,) = workspace.save(replace(risk, title="b", impact=2), act=Words("edit")).records
    bob = open_again("bob")
    (_theirs,) = bob.save(replace(mine, impact=5), act=Words("theirs")).records
    with pytest.raises(Overtaken) as caught:
        undo(workspace)
    assert caught.value.some_left
    assert say(caught.value.words) == "changed by others since: Risk: Impact"
    undo(workspace, rest=True)
    (now,) = workspace.select(Risk)
    assert (now.title, now.impact) == ("a", 5)
    with pytest.raises(Overtaken) as caught:
        undo(workspace)
    assert not caught.value.some_left
    undo(workspace, rest=True)
    assert names(workspace)[0] == "add project"
    assert not workspace.select(Risk)[0].archived


def test_undo_that_would_double_a_code_changes_nothing(workspace: Workspace, project: Project) -> None:
    (risk,) = workspace.save(Risk(project=project.id, title="a", code="R-7"), act=Words("add")).records
    workspace.save(Risk(project=project.id, title="b"), act=Words("other"))
    workspace.save(replace(risk, archived=True), act=Words("archive"))
    bob = Risk(project=project.id, title="c", code="R-7")
    workspace.who = "bob"
    workspace.save(bob, act=Words("theirs"))
    workspace.who = "ann"
    before = shot(workspace)
    with pytest.raises(StoreProblem) as caught:
        undo(workspace)
    assert "collides" in say(caught.value.words)
    assert shot(workspace) == before
    assert sound(workspace)


def test_two_processes_of_one_person_do_not_take_back_one_act_twice(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    for title in "ab":
        workspace.save(Risk(project=project.id, title=title), act=Words(f"add {title}"))
    undo(open_again("ann"))
    undo(workspace)
    assert workspace.live(Risk) == []
    assert names(workspace)[0] == "add project"


def test_an_act_over_both_files_is_one_act(workspace: Workspace, project: Project) -> None:
    risk = Risk(project=project.id, title="a")
    note = Morale(project=project.id, on=DAY, mood=1, text="tired")
    workspace.save(risk, note, act=Words("both"))
    assert names(workspace)[0] == "both"
    undone = undo(workspace)
    assert undone is not None and undone.kinds == {"risk", "morale"}
    assert workspace.live(Risk) == workspace.live(Morale) == []
    redo(workspace)
    assert len(workspace.live(Risk)) == len(workspace.live(Morale)) == 1


def test_an_undo_that_crashed_between_the_files_is_finished_at_the_next_start(
    workspace: Workspace, project: Project, open_again: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = Morale(project=project.id, on=DAY, mood=1, text="tired")
    workspace.save(Risk(project=project.id, title="a"), note, act=Words("both"))
    monkeypatch.setattr(workspace.store, "commit", crash)
    with pytest.raises(ZeroDivisionError):
        undo(workspace)
    monkeypatch.undo()
    assert len(workspace.live(Risk)) == 1 and workspace.live(Morale) == []
    again = open_again("ann")
    assert again.live(Risk) == again.live(Morale) == []
    assert (
        next(say(act.name) for act in again.store.journal.acts_of("ann", again.login))
        == "undo: saved: Risk a"
    )
    assert sound(again)
    redo(again)
    assert len(again.live(Risk)) == len(again.live(Morale)) == 1


def crash() -> None:
    raise ZeroDivisionError


def test_an_act_belongs_to_the_account_that_did_it(
    workspace: Workspace, project: Project, open_again: Open
) -> None:
    """Going by another's name is not being them."""
    begin_seeing(workspace)
    workspace.save(Risk(project=project.id, title="mine"), act=Words("add"))
    other = open_again("bob")
    other.who, other.login = workspace.who, "mgr2"
    assert undo(other) is None and stack(other) == Stack(None, None)
    other.save(Risk(project=project.id, title="theirs"), act=Words("add theirs"))
    assert by_others(workspace), "their change is not one of mine"
    saved = undo(workspace)
    assert saved is not None and [risk.title for risk in workspace.live(Risk)] == ["theirs"]
    assert redo(other) is None, "nor is my undo theirs to bring back"
    logins = workspace.store.connection.execute("SELECT login FROM act ORDER BY id").fetchall()
    assert [one for (one,) in logins][-3:] == [workspace.login, "mgr2", workspace.login]


def test_an_act_of_a_version_without_logins_goes_by_its_name(workspace: Workspace, project: Project) -> None:
    workspace.save(Risk(project=project.id, title="mine"), act=Words("add"))
    workspace.store.connection.execute("UPDATE act SET login = ''")
    assert undo(workspace) is not None and workspace.live(Risk) == []


def test_acts_that_take_each_other_back_end(workspace: Workspace, project: Project) -> None:
    """As nobody but a forged file has them: a circle is not gone round for ever."""
    for title in ("one", "two"):
        workspace.save(Risk(project=project.id, title=title), act=Words(title))
    uuids = [
        row[0] for row in workspace.store.connection.execute("SELECT uuid FROM act ORDER BY id").fetchall()
    ]
    forged = [(uuids[-1], uuids[-2]), (uuids[-2], uuids[-1]), (uuids[0], uuids[0])]
    workspace.store.connection.executemany("UPDATE act SET undoes = ? WHERE uuid = ?", forged)
    for _ in range(4):
        stack(workspace)
        undo(workspace)
        redo(workspace)
