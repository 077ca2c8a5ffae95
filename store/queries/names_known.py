"""The people of a store by whatever they are called, and who of them is meant first."""

from collections.abc import Sequence
from dataclasses import replace

from store.disk.memory import remembered
from store.disk.workspace import Workspace
from store.records import Person, Stakeholder
from store.rules.people.name_book import Found, Meant, NameBook, Nobody, Several
from store.rules.people.name_index import NameIndex
from store.values.reader import Meaning
from store.values.record import Record

RECENT = 50
"""Contacts among which somebody was named recently."""


def name_book(workspace: Workspace, project: int | None) -> NameBook:
    """Who is meant by a name: those of the project before others, then those whom a contact was with last."""
    inside = frozenset[int]() if project is None else _of_project(workspace, project)
    return NameBook(_name_index(workspace), project=inside, recent=_recent(workspace))


def knowing(book: NameBook, record: Record) -> NameBook:
    """The book with somebody who is not saved yet; the same one for a record that is no person."""
    if not isinstance(record, Person):
        return book
    return replace(book, index=NameIndex((*book.index.people.values(), record)))


def meaning_of(meant: Meant) -> Meaning:
    """As link fields ask for it: who is archived is asked about."""
    match meant:
        case Found(person):
            people: Sequence[Person] = (person,)
        case Several(people):
            pass
        case Nobody(people):
            return Meaning((), [(one.id, one.name) for one in people])
    live, gone = ([(p.id, p.name) for p in people if p.archived is archived] for archived in (False, True))
    return Meaning(live, gone)


@remembered
def _name_index(workspace: Workspace) -> NameIndex:
    return NameIndex(workspace.select(Person, "1"))


@remembered
def _of_project(workspace: Workspace, project: int) -> frozenset[int]:
    return frozenset(part.person for part in workspace.live(Stakeholder, project))


@remembered
def _recent(workspace: Workspace) -> tuple[int, ...]:
    sql = "SELECT person FROM contact WHERE archived = 0 ORDER BY id DESC LIMIT ?"
    return tuple(dict.fromkeys(id for (id,) in workspace.store.connection.execute(sql, (RECENT,))))
