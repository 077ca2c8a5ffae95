"""The one person that a name on a command line means."""

from store.disk.workspace import Workspace
from store.queries.reference import by_code_or_id, by_name
from store.records import Person
from store.trouble import Trouble
from store.values.words import N_, words


def person_named(workspace: Workspace, typed: str) -> Person:
    """By id or any part of the name. Raises Trouble for nobody or several."""
    found = by_code_or_id(workspace, typed, (Person,)) or by_name(workspace, Person, typed)
    people = [record for record in found if isinstance(record, Person)]
    if not people:
        raise Trouble(words(N_("nobody is called {name}; forewarn list person lists everyone"), name=typed))
    if len(people) > 1:
        names = tuple(f"{person.name} #{person.id}" for person in people)
        raise Trouble(words(N_("which one: {names}?"), names=names))
    return people[0]
