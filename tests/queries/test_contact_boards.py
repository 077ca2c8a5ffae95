"""The grid of people and days, the classes, the stances: what they read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from store.disk.workspace import Workspace
from store.queries.boards.contact_board import contacts
from store.queries.boards.touch_grid import touch_grid
from store.queries.people.class_board import classes, evidence
from store.queries.people.engagement_board import stances
from store.records import Contact, Meeting, Person, Project, Stakeholder, Verdict
from store.rules.evidence import Evidence
from store.rules.people.client_class import NAME
from store.values.clock import Clock
from store.values.words import say, words

TODAY = date(2026, 11, 26)
FIRST = date(2026, 12, 2)
ACT = words("act")


def fill(workspace: Workspace, project: Project, letters: str, calls: int = 0) -> list[Person]:
    """People of these classes; the first was called so often, a week apart."""
    people = [Person(name=f"P{n}") for n, _ in enumerate(letters)]
    parts = [
        Stakeholder(project=project.id, person=one.id, role="supplier", client_class=letter)  # type: ignore[arg-type]
        for one, letter in zip(people, letters, strict=True)
    ]
    touches = [Contact(person=people[0].id, on=TODAY - timedelta(days=7 * n)) for n in range(calls)]
    workspace.save(*people, *parts, *touches, act=ACT)
    return people


def counted(workspace: Workspace, read: Callable[[], object]) -> int:
    seen: list[str] = []
    workspace.memory.clear()
    workspace.store.connection.set_trace_callback(seen.append)
    read()
    workspace.store.connection.set_trace_callback(None)
    return len(seen)


@pytest.mark.parametrize("query", [touch_grid, classes, stances])
def test_as_many_statements_for_forty_people_as_for_two(
    workspace: Workspace, project: Project, query: Callable[..., object]
) -> None:
    fill(workspace, project, "BC", 2)
    few = counted(workspace, lambda: query(workspace, project.id))
    fill(workspace, project, "ABCC" * 10, 12)
    assert counted(workspace, lambda: query(workspace, project.id)) == few < 26


def test_a_meeting_of_several_is_begun_by_nobody(workspace: Workspace, project: Project) -> None:
    first, second = fill(workspace, project, "BC")
    met = Meeting(project=project.id, title="Weekly", on=TODAY, state="held")
    alone = Meeting(project=project.id, title="Notes of a call", on=TODAY, state="held")
    of_several = [
        Contact(person=one.id, on=TODAY, channel="meeting", by_us=False, meeting=met.id)
        for one in (first, second)
    ]
    theirs = Contact(person=first.id, on=TODAY, by_us=False, meeting=alone.id)
    workspace.save(met, alone, *of_several, theirs, act=ACT)
    found = evidence(workspace, [first.id, second.id], TODAY - timedelta(days=91))
    assert found[first.id] == Evidence(theirs=1, visits=1, neither=1) and found[first.id].contacts == 2
    assert found[second.id] == Evidence(visits=1, neither=1) and found[second.id].effort == 3


def test_the_grid_holds_four_weeks_up_to_today(workspace: Workspace, project: Project) -> None:
    fill(workspace, project, "B", 6)
    grid = touch_grid(workspace, project.id)
    (line,) = grid.lines
    assert (grid.days[0], grid.days[-1], len(line.marks)) == (date(2026, 10, 30), TODAY, 28)
    assert [day.day for day, marks in zip(grid.days, line.marks, strict=True) if marks.contacts] == [
        5,
        12,
        19,
        26,
    ]
    assert date(2026, 11, 22) in grid.off and date(2026, 11, 23) not in grid.off


def test_the_pane_counts_classes_only_in_the_first_days(
    workspace: Workspace, project: Project, clock: Clock
) -> None:
    fill(workspace, project, "CBB", 13)
    assert "classes? 1" not in [say(count) for count in contacts(workspace, project.id).counts]
    workspace.clock = Clock(FIRST)
    assert "classes? 1" in [say(count) for count in contacts(workspace, project.id).counts]


def test_what_was_looked_at_this_month_is_not_asked_again(workspace: Workspace, project: Project) -> None:
    fill(workspace, project, "CBB", 13)
    workspace.clock = Clock(FIRST)
    board = classes(workspace, project.id)
    (line,) = board.disagreeing
    assert (line.name, line.judgement.fits, board.asked, len(board.agreeing)) == ("P0", "B", True, 2)
    verdict = Verdict(
        project=project.id,
        subject=line.judgement.part.id,
        subject_kind="stakeholder",
        on=FIRST,
        decided="stands",
        reasons=NAME,
    )
    workspace.save(verdict, act=ACT)
    board = classes(workspace, project.id)
    assert (board.disagreeing, board.kept) == ((), 1)
    workspace.save(replace(workspace.live(Verdict)[0], reasons="another"), act=ACT)
    assert len(classes(workspace, project.id).disagreeing) == 1
    workspace.save(replace(workspace.live(Verdict)[0], reasons=NAME), act=ACT)
    workspace.clock = Clock(date(2027, 1, 4))
    assert classes(workspace, project.id).kept == 0, "next month it is asked again"
