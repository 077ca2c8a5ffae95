"""A contact that is one too many is known before it is saved."""

from dataclasses import replace
from datetime import date, timedelta

from store.disk.workspace import Workspace
from store.queries.boards.contact_board import contacts
from store.queries.people.contact_limit_check import one_too_many
from store.records import Contact, Person, Project, Stakeholder
from store.values.words import say, words

TODAY = date(2026, 11, 26)
ACT = words("act")


def met(workspace: Workspace, project: Project, client_class: str = "C") -> Person:
    """Somebody called 3 and 10 days ago."""
    qian = Person(name="Qian")
    part = Stakeholder(project=project.id, person=qian.id, role="supplier", client_class=client_class)  # type: ignore[arg-type]
    calls = [
        Contact(person=qian.id, on=TODAY - timedelta(days=n), projects=(project.id,)) for n in (10, 3, 20)
    ]
    workspace.save(qian, part, *calls, act=ACT)
    return qian


def test_the_third_is_warned_of_and_the_second_is_not(workspace: Workspace, project: Project) -> None:
    qian = met(workspace, project)
    new = Contact(person=qian.id, on=TODAY, projects=(project.id,))
    warning = one_too_many(workspace, new)
    assert warning is not None
    assert "Qian is class C" in say(warning)
    assert one_too_many(workspace, replace(new, channel="meeting")) is None
    assert one_too_many(workspace, replace(new, on=TODAY - timedelta(days=40))) is None


def test_a_saved_contact_is_not_counted_against_itself(workspace: Workspace, project: Project) -> None:
    met(workspace, project)
    for saved in workspace.live(Contact):
        assert one_too_many(workspace, replace(saved, summary="talked")) is None


def test_nobody_of_a_higher_class_is_held_back(workspace: Workspace, project: Project) -> None:
    qian = met(workspace, project, "B")
    assert one_too_many(workspace, Contact(person=qian.id, on=TODAY)) is None


def test_the_pane_says_until_when_to_rest(workspace: Workspace, project: Project) -> None:
    met(workspace, project)
    (line,) = contacts(workspace, project.id).lines
    assert line.held is not None and line.aside is not None
    assert say(line.aside) == "hold off until 30 Nov"
