"""The dashboard's reads: as many statements at five people as at five hundred, for one project as for thirty, and
nothing of other projects looked at."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from store.disk.ledger import Ledger
from store.disk.workspace import Workspace
from store.queries.boards.contact_board import contacts
from store.queries.boards.milestone_board import milestones
from store.queries.boards.morale_board import morale
from store.queries.boards.overview import overview
from store.queries.boards.project_header import header
from store.queries.boards.risk_board import risks
from store.queries.boards.week_board import week
from store.queries.briefing.briefing_data import Asked
from store.queries.project_list import projects
from store.records import KINDS, Change, Contact, Milestone, Person, Project, Risk, Stakeholder, Told
from store.values.record import Record
from store.values.words import words

BOARDS: tuple[Callable[..., object], ...] = (milestones, risks, contacts, morale, week)
TODAY = date(2026, 11, 26)
LOGS = {"journal", "act"}


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


def others(workspace: Workspace, number: int, people: int = 2) -> tuple[int, ...]:
    """Further projects with something in them."""
    known = len(workspace.live(Project))
    made = [Project(code=f"P{known + place}", name="other") for place in range(number)]
    workspace.save(*made, act=words("others"))
    for project in made:
        fill(workspace, project, people)
    return tuple(project.id for project in made)


def statements(workspace: Workspace, *reads: Callable[[], object]) -> list[tuple[Ledger, str]]:
    """What is asked of either file, when nothing is remembered."""
    seen: list[tuple[Ledger, str]] = []
    workspace.memory.clear()
    for ledger in (workspace.store, workspace.private):
        ledger.connection.set_trace_callback(lambda text, ledger=ledger: seen.append((ledger, text)))
    for read in reads:
        read()
    for ledger in (workspace.store, workspace.private):
        ledger.connection.set_trace_callback(None)
    return seen


def dashboard(workspace: Workspace, project: int) -> list[tuple[Ledger, str]]:
    return statements(workspace, *(partial(board, workspace, project) for board in (header, *BOARDS)))


def test_as_many_statements_at_five_people_as_at_three_hundred(
    workspace: Workspace, project: Project
) -> None:
    fill(workspace, project, 5)
    few = dashboard(workspace, project.id)
    fill(workspace, project, 300)
    many = dashboard(workspace, project.id)
    assert len(many) == len(few) < 25


def test_as_many_statements_for_thirty_projects_as_for_two(workspace: Workspace, project: Project) -> None:
    few, many = others(workspace, 2), others(workspace, 28)

    def reads(ids: tuple[int, ...]) -> int:
        every = (partial(board, workspace, *ids) for board in BOARDS)
        return len(statements(workspace, partial(overview, workspace, ids), *every))

    assert reads(few) == reads(few + many) < 25
    assert len(risks(workspace, *few, *many).lines) == 60


def test_a_briefing_and_the_weekly_are_a_fixed_number_of_statements(
    workspace: Workspace, project: Project
) -> None:
    chen = Person(name="Chen")
    workspace.save(chen, act=words("chen"))
    sponsor = Stakeholder(project=project.id, person=chen.id, role="sponsor")
    workspace.save(sponsor, Contact(person=chen.id, on=TODAY - timedelta(days=5)), act=words("sponsor"))

    def reads(ids: tuple[int, ...]) -> int:
        asked = (Asked(ids, chen.id), Asked(ids, type="weekly"))
        return len(statements(workspace, *(partial(one.made, workspace) for one in asked)))

    fill(workspace, project, 5)
    few = reads((project.id,))
    fill(workspace, project, 300)
    assert reads((project.id,)) == few < 60
    several = (project.id, *others(workspace, 2))
    two = reads(several)
    assert reads((*several, *others(workspace, 28))) == two < 60


def test_what_was_approved_is_read_in_one_statement(workspace: Workspace, project: Project) -> None:
    def approve(number: int) -> int:
        labels = [Change(project=project.id, title="Label", approved_on=TODAY) for _ in range(number)]
        workspace.save(*labels, act=words("labels"))
        return len(statements(workspace, partial(header, workspace, project.id)))

    assert approve(1) == approve(40) < 25


def test_what_somebody_need_not_hear_is_read_in_one_statement(workspace: Workspace, project: Project) -> None:
    chen = Person(name="Chen")
    workspace.save(chen, act=words("chen"))

    def decide(number: int) -> int:
        reds = [Risk(project=project.id, title="red", probability=5, impact=4) for _ in range(number)]
        about = {
            "project": project.id,
            "person": chen.id,
            "on": TODAY,
            "reaction": "x",
            "subject_kind": "risk",
        }
        silent = [Told(**about, subject=one.id, state="need_not") for one in reds]  # type: ignore[arg-type]
        workspace.save(*reds, *silent, act=words("reds"))
        return len(statements(workspace, partial(header, workspace, project.id)))

    assert decide(1) == decide(40) < 25


def test_the_portfolio_is_a_fixed_number_of_statements(workspace: Workspace, project: Project) -> None:
    few = len(statements(workspace, partial(projects, workspace)))
    others(workspace, 29)
    assert len(statements(workspace, partial(projects, workspace))) == few < 25
    assert len(projects(workspace)) == 30


@pytest.mark.parametrize("analysed", [False, True])
def test_nothing_of_other_projects_is_looked_at(
    workspace: Workspace, project: Project, analysed: bool
) -> None:
    fill(workspace, project, 20)
    others(workspace, 12, 20)
    if analysed:
        workspace.store.connection.execute("ANALYZE")
    found = dashboard(workspace, project.id)
    plans = [
        (row[3], text)
        for ledger, text in found
        for row in ledger.connection.execute(f"EXPLAIN QUERY PLAN {text}").fetchall()
    ]
    scanned = [row for row in plans if row[0].startswith("SCAN") and row[0].split()[1] in KINDS.keys() | LOGS]
    assert len(plans) > len(found)
    # Every project may have any of the calendars, of which a store has a few.
    scanned += [row for row in plans if "TEMP B-TREE" in row[0]]
    assert [text for _, text in scanned if " FROM calendar" not in text] == []


def test_a_board_follows_a_save(workspace: Workspace, project: Project) -> None:
    fill(workspace, project, 2)
    before = risks(workspace, project.id).lines
    workspace.save(replace(before[0].record, impact=5, probability=5), act=words("worse"))
    after = risks(workspace, project.id).lines
    assert after[0].record.id == before[0].record.id
    assert (after[0].score, after[0].trend, after[0].colour) == (25, 1, "red")


def test_news_is_read_past_the_acts_that_changed_nothing_of_it(
    workspace: Workspace, project: Project
) -> None:
    """A review every week makes a hundred rows of a risk; the index leaves them out as long as it says what the
    statement says."""
    workspace.save(Risk(project=project.id, title="red", probability=5, impact=5), act=words("x"))
    asked = [
        text for _, text in statements(workspace, partial(header, workspace, project.id)) if "instr" in text
    ]
    plan = [
        row[-1] for text in asked for row in workspace.store.connection.execute(f"EXPLAIN QUERY PLAN {text}")
    ]
    assert any("USING INDEX journal_news" in step for step in plan)
