"""`c`: a contact that happened. One too many with somebody of class C is asked about first."""

from store.disk.workspace import Workspace
from store.queries.people.contact_limit_check import one_too_many
from store.records import Contact, Person
from store.values.outcome import Answers, Choose, Save
from store.values.words import N_, words


def contact(workspace: Workspace, made: Contact, answers: Answers) -> Save | Choose:
    """The contact, after the question whether it is to be all the same where it is one too many."""
    warning = one_too_many(workspace, made)
    if warning is not None and answers.get("too_many") != "yes":
        return Choose("too_many", warning, (("yes", N_("save anyway")),))
    person = workspace.get(Person, made.person)
    name = person.name if person is not None else ""
    return Save((made,), words(N_("contact with {name}"), name=name))
