"""Somebody who came in with a list gets their part: it is changed, not doubled."""

from datetime import date

from store.acts.enter_part import enter_part
from store.disk.workspace import Workspace
from store.records import Person, Project, Stakeholder
from store.values.words import words


def test_the_part_of_a_list_becomes_the_sponsors(workspace: Workspace, project: Project) -> None:
    vogel = Person(name="Hanna Vogel")
    workspace.save(vogel, act=words("x"))
    new = Stakeholder(project=project.id, person=vogel.id, role="sponsor")
    assert enter_part(workspace, new, {"role"}) == (None, new), "nobody had one"
    listed = Stakeholder(project=project.id, person=vogel.id, client_class="A", power=5)
    workspace.save(listed, act=words("x"))
    held, part = enter_part(workspace, new, {"role"})
    assert held is not None and part.id == listed.id
    assert (part.role, part.client_class, part.power) == ("sponsor", "A", 5), "what the list said stays"
    workspace.save(part, act=words("x"))
    assert enter_part(workspace, new, ())[0] is None, "nothing given changes nothing"


def test_another_term_is_another_part(workspace: Workspace, project: Project) -> None:
    vogel = Person(name="Hanna Vogel")
    before = Stakeholder(project=project.id, person=vogel.id, until=date(2026, 11, 1))
    workspace.save(vogel, before, act=words("x"))
    new = Stakeholder(project=project.id, person=vogel.id, role="sponsor", since=date(2026, 11, 2))
    assert enter_part(workspace, new, {"role"}) == (None, new)
