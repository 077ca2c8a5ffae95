"""The views with plain names: they read, they name people instead of ids, and nothing private is in them."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store.disk.file.account import login
from store.disk.workspace import Workspace
from store.records import (
    KINDS,
    Action,
    Change,
    Contact,
    Decision,
    Meeting,
    Milestone,
    Morale,
    Person,
    Project,
    Risk,
)
from store.values.clock import Clock
from store.values.words import words

TODAY = date(2026, 11, 26)
PLAIN = (
    "actions",
    "changes",
    "contacts",
    "decisions",
    "deliverables",
    "goals",
    "lessons",
    "meetings",
    "milestones",
    "money_lines",
    "open_promises",
    "people",
    "projects",
    "quality_checks",
    "readings",
    "rebaselines",
    "reforecasts",
    "risk_register",
    "seats",
    "stakeholders",
    "told_ledger",
    "what_changed",
)


@pytest.fixture(scope="module")
def filled(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("filled") / "demo"
    shutil.copytree(demo, folder)
    opened = Workspace.open(folder / "store.db", who="ann", clock=Clock(TODAY), private_dir=folder / "ann")
    yield opened
    opened.close()


def rows(workspace: Workspace, view: str) -> list[dict[str, Any]]:
    cursor = workspace.store.connection.execute(f"SELECT * FROM {view}")
    names = [column[0] for column in cursor.description]
    assert len(set(names)) == len(names), f"{view} names two columns alike"
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def views(workspace: Workspace) -> list[str]:
    sql = "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name"
    return [name for (name,) in workspace.store.connection.execute(sql).fetchall()]


def test_they_are_there(filled: Workspace) -> None:
    assert views(filled) == list(PLAIN)
    private = filled.private.connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'view'").fetchone()
    assert private is None


def test_they_read_what_the_registers_hold(filled: Workspace) -> None:
    assert len(rows(filled, "risk_register")) == len(filled.live(Risk))
    chen = next(row for row in rows(filled, "stakeholders") if row["name"] == "Mei Chen")
    assert (chen["project"], chen["role"]) == ("ERP-North", "sponsor")
    assert [row["promised_to"] for row in rows(filled, "open_promises")] == ["Robert Li", "Michael Zhou"]
    told = {(row["what"].partition(" ")[0], row["told_to"]) for row in rows(filled, "told_ledger")}
    assert {("R-09", "Mei Chen"), ("C-01", "Thomas Gao")} <= told


def test_no_id_is_in_them(filled: Workspace) -> None:
    for view in set(views(filled)) - {"what_changed"}:
        ids = [v for row in rows(filled, view) for v in row.values() if isinstance(v, int) and v > 10**15]
        assert not ids, view


def test_the_journal_reads_as_sentences(filled: Workspace) -> None:
    changed = rows(filled, "what_changed")
    assert changed[0]["at"] >= changed[-1]["at"]
    assert not [row["act"] for row in changed if "{" in row["act"]]
    assert all(row["what"] for row in changed)


def test_every_kind_of_the_store_has_a_name_in_the_journal(workspace: Workspace) -> None:
    """A new kind needs a line in the view."""
    sql = workspace.store.connection.execute(
        "SELECT sql FROM sqlite_master WHERE name = 'what_changed'"
    ).fetchone()[0]
    unnamed = {
        kind.kind for kind in KINDS.values() if kind.home == "store" and f"WHEN '{kind.kind}'" not in sql
    }
    assert unnamed == {"verdict"}, "a verdict is named by what it is about"


def test_what_is_put_away_is_left_out(workspace: Workspace, project: Project) -> None:
    sun = Person(name="Sun")
    decision = Decision(project=project.id, title="go", by=sun.id, on=TODAY)
    workspace.save(sun, decision, act=words("add"))
    (row,) = rows(workspace, "decisions")
    assert (row["project"], row["code"], row["decided_by"], row["day"]) == (
        "ERP",
        "D-01",
        "Sun",
        "2026-11-26",
    )
    (saved,) = workspace.live(Decision)
    workspace.save(replace(saved, archived=True), act=words("away"))
    assert rows(workspace, "decisions") == []


def test_nothing_private_is_in_them(workspace: Workspace, project: Project, tmp_path: Path) -> None:
    note = Morale(project=project.id, on=TODAY, mood=1, text="Kx9-secret")
    workspace.save(note, Risk(project=project.id, title="workload"), act=words("both: {label}", label="Kx9"))
    everything = str([rows(workspace, view) for view in views(workspace)])
    assert "workload" in everything and "Kx9" not in everything


@pytest.mark.parametrize("junk", ["{", "", "[", "5", '{"m": 5}', "no"])
def test_json_that_cannot_be_read_takes_no_view_away(
    workspace: Workspace, project: Project, junk: str
) -> None:
    sun = Person(name="Sun")
    change = Change(project=project.id, title="scope", milestones=(), must_hear=())
    met = Contact(person=sun.id, on=TODAY, channel="call", projects=(project.id,))
    sitting = Meeting(project=project.id, title="Steering", on=TODAY)
    risk, action = Risk(project=project.id, title="late"), Action(project=project.id, title="call")
    milestone = Milestone(project=project.id, title="go live", baseline=TODAY)
    workspace.save(sun, change, met, sitting, risk, action, milestone, act=words("add"))
    before = {view: len(rows(workspace, view)) for view in views(workspace)}
    for table, column in (
        ("risk", "audience"), ("milestone", "audience"), ("action", "audience"), ("contact", "projects"),
        ("change", "milestones"), ("change", "must_hear"), ("meeting", "attendees"), ("act", "name"),
    ):  # fmt: skip
        workspace.store.connection.execute(f"UPDATE {table} SET {column} = ?", (junk,))
    assert {view: len(rows(workspace, view)) for view in views(workspace)} == before
    assert rows(workspace, "what_changed")[0]["act"] in (junk, 5)


def test_the_journal_says_whose_login_it_was(workspace: Workspace, project: Project) -> None:
    assert {row["login"] for row in rows(workspace, "what_changed")} == {login()}
