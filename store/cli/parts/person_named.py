"""The one person that a name on a command line means."""

from store.disk.workspace import Workspace
from store.queries.directory import Names
from store.queries.reference import by_code_or_id
from store.records import Person
from store.rules.people.name_book import Found, Nobody, Several
from store.trouble import Trouble
from store.values.words import N_, words


def person_named(workspace: Workspace, typed: str, project: int | None = None) -> Person:
    """By id, or by anything they are called. Raises Trouble for nobody, several, or somebody who is archived."""
    for record in by_code_or_id(workspace, typed, (Person,)):
        assert isinstance(record, Person)
        return record
    match Names(workspace, project).people().find(typed):
        case Found(person) if not person.archived:
            return person
        case Found(person):
            gone = N_("{name} is archived; #{id} names them all the same")
            raise Trouble(words(gone, name=person.name, id=str(person.id)))
        case Several(people):
            names = tuple(f"{person.name} #{person.id}" for person in people)
            raise Trouble(words(N_("which one: {names}?"), names=names))
        case Nobody(near) if near:
            unknown = words(N_("nobody is called {name}"), name=typed)
            names = tuple(person.name for person in near)
            raise Trouble(words(N_("{problem}; did you mean {names}?"), problem=unknown, names=names))
    raise Trouble(words(N_("nobody is called {name}; forewarn list person lists everyone"), name=typed))
