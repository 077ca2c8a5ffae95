"""One sponsor a day, one part a person: refused is the save, with the way out; what is there already stays."""

from dataclasses import replace
from datetime import date

import pytest

from store.disk.gate import Refused
from store.disk.workspace import Workspace
from store.records import Person, Project, Stakeholder
from store.values.record import Record
from store.values.words import say, words

LAST, NEXT = date(2026, 11, 25), date(2026, 11, 26)


@pytest.fixture
def chen(workspace: Workspace, project: Project) -> Stakeholder:
    person = Person(name="Chen")
    part = Stakeholder(project=project.id, person=person.id, role="sponsor")
    return next(r for r in save(workspace, person, part) if isinstance(r, Stakeholder))


def save(workspace: Workspace, *records: Record) -> tuple[Record, ...]:
    return workspace.save(*records, act=words("save")).records


def refused(workspace: Workspace, *records: Record) -> str:
    with pytest.raises(Refused) as caught:
        save(workspace, *records)
    return say(caught.value.words)


def test_a_second_sponsor_is_refused_until_the_first_one_s_term_ends(
    workspace: Workspace, project: Project, chen: Stakeholder
) -> None:
    person = Person(name="Zhou")
    save(workspace, person)
    zhou = Stakeholder(project=project.id, person=person.id, role="sponsor", since=NEXT)
    said = refused(workspace, zhou)
    assert said.startswith(
        "Client role: Chen is the sponsor; end Chen's term first: forewarn edit stakeholder Chen"
    )
    assert refused(workspace, replace(zhou, since=LAST), replace(chen, until=LAST)).startswith("Client role")
    ended = replace(chen, until=LAST)
    assert "until 25 Nov" in refused(workspace, ended, replace(zhou, since=None))
    save(workspace, ended, zhou)
    core = Stakeholder(project=project.id, person=person.id, role="core", until=LAST)
    save(workspace, core)


def test_one_person_is_in_a_project_once(workspace: Workspace, project: Project, chen: Stakeholder) -> None:
    again = Stakeholder(project=project.id, person=chen.person, role="core")
    said = refused(workspace, again)
    assert said == "Person: Chen has a part in ERP already: change that one, forewarn edit stakeholder Chen"
    elsewhere = Project(code="CRM", name="CRM")
    save(workspace, elsewhere, Stakeholder(project=elsewhere.id, person=chen.person))
    (away,) = save(workspace, replace(chen, archived=True))
    save(workspace, again)
    assert refused(workspace, replace(away, archived=False)).startswith("Person")


def test_what_is_there_already_stays_and_is_edited(
    workspace: Workspace, project: Project, chen: Stakeholder
) -> None:
    person = Person(name="Zhou")
    zhou = Stakeholder(project=project.id, person=person.id, role="sponsor", rev=1)
    save(workspace, person)
    ledger = workspace.store
    ledger.connection.execute("BEGIN IMMEDIATE")
    from store.values.journal import Act

    ledger.write(Act("f" * 32, workspace.now(), "ann", words("of old")), [replace(zhou, rev=0)])
    ledger.connection.execute("COMMIT")
    workspace.memory.clear()
    save(workspace, replace(zhou, remark="rarely there"))
    assert refused(workspace, replace(zhou, rev=2, since=LAST)).startswith("Client role")
    save(workspace, replace(zhou, rev=2, until=LAST, archived=True))
