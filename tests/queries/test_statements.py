"""The dashboard's reads: as many statements at five people as at five hundred, and no scan of what grows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from store.disk.workspace import Workspace
from store.queries.contacts import contacts
from store.queries.header import header
from store.queries.milestones import milestones
from store.queries.morale import morale
from store.queries.risks import risks
from store.queries.week import week
from store.records import Contact, Milestone, Person, Project, Risk, Stakeholder
from store.values.record import Record
from store.values.words import words

BOARDS: tuple[Callable[[Workspace, int], object], ...] = (header, milestones, risks, contacts, morale, week)
TODAY = date(2026, 11, 26)


def fill(workspace: Workspace, project: Project, people: int) -> None:
    records: list[Record] = []
    for number in range(people):
        person = Person(name=f"Person {number}")
        records += [
            person,
            Stakeholder(project=project.id, person=person.id, role="supplier", client_class="B"),
            Contact(person=person.id, on=TODAY - timedelta(days=number % 60), projects=(project.id,)),
            Risk(project=project.id, title=f"Risk {number}", probability=3, impact=4, owner=person.id),
            Milestone(
                project=project.id, title=f"Milestone {number}", baseline=TODAY + timedelta(days=number)
            ),
        ]
    workspace.save(*records, act=words("fill"))


def statements(workspace: Workspace, project: int) -> list[str]:
    seen: list[str] = []
    workspace.memory.clear()
    for ledger in (workspace.store, workspace.private):
        ledger.connection.set_trace_callback(seen.append)
    for board in BOARDS:
        board(workspace, project)
    for ledger in (workspace.store, workspace.private):
        ledger.connection.set_trace_callback(None)
    return seen


def test_as_many_statements_at_five_people_as_at_three_hundred(
    workspace: Workspace, project: Project
) -> None:
    fill(workspace, project, 5)
    few = statements(workspace, project.id)
    fill(workspace, project, 300)
    many = statements(workspace, project.id)
    assert len(many) == len(few) < 25


@pytest.mark.parametrize("table", ["contact", "journal"])
def test_no_full_scan_of_what_grows(workspace: Workspace, project: Project, table: str) -> None:
    fill(workspace, project, 20)
    workspace.store.connection.execute("ANALYZE")
    plans = []
    for statement in statements(workspace, project.id):
        if statement.lstrip().upper().startswith("SELECT") and "morale" not in statement:
            plans += workspace.store.connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
    assert plans
    assert not [plan[3] for plan in plans if plan[3].startswith(f"SCAN {table}") and "USING" not in plan[3]]


def test_a_board_follows_a_save(workspace: Workspace, project: Project) -> None:
    fill(workspace, project, 2)
    before = risks(workspace, project.id).lines
    workspace.save(replace(before[0].record, impact=5, probability=5), act=words("worse"))
    after = risks(workspace, project.id).lines
    assert after[0].record.id == before[0].record.id
    assert (after[0].score, after[0].trend, after[0].colour) == (25, 1, "red")
