"""A contact that is one too many is asked about before it is saved."""

from datetime import date, timedelta

from store.acts.contact import contact
from store.disk.workspace import Workspace
from store.records import Contact, Person, Project, Stakeholder
from store.values.outcome import Choose, Save
from store.values.words import say, words

TODAY = date(2026, 11, 26)


def test_one_too_many(workspace: Workspace, project: Project) -> None:
    hu = Person(name="Hu")
    part = Stakeholder(project=project.id, person=hu.id, role="supplier", client_class="C")
    workspace.save(hu, part, act=words("add"))
    made = Contact(person=hu.id, on=TODAY, projects=(project.id,))
    done = contact(workspace, made, {})
    assert isinstance(done, Save) and say(done.act) == "contact with Hu"
    calls = [Contact(person=hu.id, on=TODAY - timedelta(days=n), projects=(project.id,)) for n in (10, 3)]
    workspace.save(*calls, act=words("calls"))
    asked = contact(workspace, made, {})
    assert isinstance(asked, Choose) and "the next is fine" in say(asked.said)
    assert isinstance(contact(workspace, made, {asked.name: "yes"}), Save)
