"""Erasing while others have the store open."""

from collections.abc import Callable
from dataclasses import replace

from store.disk.erasure import Erased, erase
from store.disk.workspace import Workspace
from store.queries.people.erasure_preview import erasure_of
from store.records import Person
from store.rules.people.personal_data import ERASED, IDENTIFYING, blank, erased, personal
from store.values.words import words


def erase_person(workspace: Workspace, person: Person) -> Erased:
    found = erasure_of(workspace, person)
    blanks = {"person": {field.name: blank(field) for field in personal(Person)}}
    pairs = [(record, erased(record)) for record in found.records]
    return erase(workspace, pairs, blanks, IDENTIFYING, ERASED, found.fields)


def test_a_reader_keeps_the_file_from_being_rewritten_and_again_does_it(
    workspace: Workspace, open_again: Callable[..., Workspace]
) -> None:
    (saved,) = workspace.save(Person(name="Sesamina", phone="0815-4711"), act=words("add")).records
    assert isinstance(saved, Person)
    workspace.save(replace(saved, phone="0815-4712"), act=words("change"))
    other = open_again("bob")
    other.store.connection.execute("BEGIN")
    assert other.live(Person)
    workspace.store.connection.execute("PRAGMA busy_timeout=20")
    person = workspace.get(Person, saved.id)
    assert person is not None
    assert not erase_person(workspace, person).rewritten
    other.store.connection.execute("COMMIT")
    person = workspace.get(Person, saved.id)
    assert person is not None and person.name == ERASED
    assert erase_person(workspace, person).rewritten
    files = [path for path in workspace.path.parent.rglob("*") if path.is_file()]
    assert not [path for path in files if b"0815-47" in path.read_bytes() or b"Sesamina" in path.read_bytes()]
