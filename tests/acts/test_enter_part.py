"""Somebody who came in with a list gets their part: it is changed, not doubled."""

from dataclasses import replace
from datetime import date

import pytest

from store.acts.enter_part import enter_clocks, enter_part
from store.disk.gate import Refused
from store.disk.workspace import Workspace
from store.records import Person, Project, Stakeholder
from store.values.outcome import Choose, Save
from store.values.words import say, words


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


def test_who_is_sponsor_does_not_become_another_by_being_entered(
    workspace: Workspace, project: Project
) -> None:
    chen = Person(name="Chen")
    sponsor = Stakeholder(project=project.id, person=chen.id, role="sponsor")
    workspace.save(chen, sponsor, act=words("x"))
    other = Stakeholder(project=project.id, person=chen.id, role="ours")
    assert enter_part(workspace, other, {"role"}) == (None, other)
    with pytest.raises(Refused, match="Chen has a part in ERP already"):
        workspace.save(other, act=words("x"))
    assert [one.role for one in workspace.live(Stakeholder)] == ["sponsor"]


def test_another_term_is_another_part(workspace: Workspace, project: Project) -> None:
    vogel = Person(name="Hanna Vogel")
    before = Stakeholder(project=project.id, person=vogel.id, until=date(2026, 11, 1))
    workspace.save(vogel, before, act=words("x"))
    new = Stakeholder(project=project.id, person=vogel.id, role="sponsor", since=date(2026, 11, 2))
    assert enter_part(workspace, new, {"role"}) == (None, new)


def test_a_class_without_a_role_is_asked_about(workspace: Workspace, project: Project) -> None:
    part = Stakeholder(project=project.id, person=1, client_class="B")
    asked = enter_clocks(workspace, part, {"client_class"}, {}, "Hu")
    assert isinstance(asked, Choose)
    assert say(asked.said, "en") == "No clock runs by class B in the core team. What is Hu?"
    done = enter_clocks(workspace, part, {"client_class"}, {"role": "supplier"}, "Hu")
    assert isinstance(done, Save) and done.records == (replace(part, role="supplier"),)
    for said in ({"client_class", "role"}, {"power"}):
        assert enter_clocks(workspace, part, said, {}, "Hu") == Save(
            (part,), words("part of {name}", name="Hu")
        )


def test_a_role_without_a_clock_is_asked_about(workspace: Workspace, project: Project) -> None:
    part = Stakeholder(project=project.id, person=1, role="executive")
    asked = enter_clocks(workspace, part, {"role"}, {}, "Hu")
    assert isinstance(asked, Choose) and asked.name == "class"
    done = enter_clocks(workspace, part, {"role"}, {"class": "A"}, "Hu")
    assert isinstance(done, Save)
    assert done.records == (replace(part, client_class="A", classed_on=date(2026, 11, 26)),)
    without = enter_clocks(workspace, part, {"role"}, {"class": "unclassed"}, "Hu")
    assert isinstance(without, Save) and without.records == (part,)
    for other in (replace(part, visit_months=2), replace(part, role="sponsor"), replace(part, role="ours")):
        assert isinstance(enter_clocks(workspace, other, {"role"}, {}, "Hu"), Save)
