"""What is read for a prep sheet: over all projects, in as many statements for everybody."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from store.disk.workspace import Workspace
from store.queries.people.prep_data import prep_of
from store.records import Action, Contact, Person, Project, Stakeholder
from store.values.words import say, words

TODAY = date(2026, 11, 26)
ACT = words("act")


def known(workspace: Workspace, *projects: Project, touches: int = 5) -> Person:
    li = Person(name="Li")
    parts = [Stakeholder(project=project.id, person=li.id, role="client_pm") for project in projects]
    contacts = [
        Contact(person=li.id, on=TODAY - timedelta(days=n), summary=f"talk {n}", opinion=f"why {n}?")
        for n in range(touches)
    ]
    workspace.save(li, *parts, *contacts, act=ACT)
    return li


def lines(workspace: Workspace, person: int, title: str) -> list[str]:
    sections = prep_of(workspace, person).sections
    return [say(line.words) for section in sections if section.title == title for line in section.lines]


def test_the_last_three_touches_and_every_open_question(workspace: Workspace, project: Project) -> None:
    li = known(workspace, project)
    answered = next(c for c in workspace.live(Contact) if c.opinion == "why 4?")
    workspace.save(replace(answered, answered_on=TODAY), act=ACT)
    assert [text.split(": ")[1] for text in lines(workspace, li.id, "last talks")] == [
        "talk 0",
        "talk 1",
        "talk 2",
    ]
    assert [text.split("?")[0] for text in lines(workspace, li.id, "to answer")] == [
        "why 3",
        "why 2",
        "why 1",
        "why 0",
    ]


def test_projects_that_only_owe_them_something_count_closed_ones_do_not(
    workspace: Workspace, project: Project
) -> None:
    crm, old = Project(code="CRM", name="CRM"), Project(code="OLD", name="old", state="closed")
    workspace.save(crm, old, act=ACT)
    li = known(workspace, project, old)
    workspace.save(Action(project=crm.id, title="price list", type="promise", owed_to=li.id), act=ACT)
    codes = [[p.code for p in prep_of(workspace, li.id, first).projects] for first in (None, crm.id)]
    assert codes == [["ERP", "CRM"], ["CRM", "ERP"]]
    assert lines(workspace, li.id, "we owe") == ["CRM: price list"]


def test_as_many_statements_for_ten_projects_as_for_one(workspace: Workspace, project: Project) -> None:
    more = [Project(code=f"P{n}", name="other") for n in range(9)]
    workspace.save(*more, act=ACT)
    few, many = known(workspace, project), known(workspace, project, *more, touches=40)

    def statements(person: int) -> int:
        seen: list[str] = []
        workspace.memory.clear()
        workspace.store.connection.set_trace_callback(seen.append)
        prep_of(workspace, person)
        workspace.store.connection.set_trace_callback(None)
        return len(seen)

    assert statements(few.id) == statements(many.id) < 30


def test_nobody_is_an_error_and_a_stranger_an_empty_sheet(workspace: Workspace) -> None:
    with pytest.raises(KeyError):
        prep_of(workspace, 1)
    stranger = Person(name="Zhao")
    workspace.save(stranger, act=ACT)
    assert prep_of(workspace, stranger.id).sections == ()
