"""Before a contact is saved: whether it is one too many with somebody of class C."""

from datetime import timedelta

from store.disk.workspace import Workspace
from store.queries.project_day import day_of
from store.records import Contact, Person, Project, Stakeholder
from store.rules.people.contact_limit import ONE_TO_ONE, counts, rest_interval, restraint_words, too_many
from store.values.unknown_value import read_day
from store.values.words import Words

BEGUN = f"""
SELECT "on" FROM contact
WHERE person = ? AND archived = 0 AND two_way = 1 AND channel IN {ONE_TO_ONE} AND "on" BETWEEN ? AND ?
  AND by_us = 1 AND id <> ?
"""


def one_too_many(workspace: Workspace, contact: Contact) -> Words | None:
    """The warning that belongs before this contact is saved; None where it is as it should be."""
    person = workspace.get(Person, contact.person)
    if person is None or not counts(contact):
        return None
    parts = workspace.select(Stakeholder, "person = ? AND archived = 0", (contact.person,))
    parts = [part for part in parts if part.in_role(contact.on)]
    own = [part for part in parts if part.project in contact.projects] or parts
    project = workspace.get(Project, own[0].project) if own else None
    interval = rest_interval(own, day_of(workspace, project).settings)
    if interval is None:
        return None
    reach = timedelta(days=interval)
    between = ((contact.on - reach).isoformat(), (contact.on + reach).isoformat())
    rows = workspace.store.connection.execute(BEGUN, (contact.person, *between, contact.id)).fetchall()
    held = too_many([read_day(text) for (text,) in rows], contact.on, interval)
    return restraint_words(person.name, held) if held is not None else None
