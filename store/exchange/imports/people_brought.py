"""The people that the rows of a file name: who comes along, who is also called so from now on, who is asked about."""

from collections.abc import Iterable, Iterator

from store.exchange.columns.people_lookup import People
from store.exchange.imports.conflicts import Decisions, Question
from store.exchange.imports.import_plan import PlannedRow
from store.exchange.imports.importer import Importer
from store.records import Person
from store.values.fields import fields_of
from store.values.words import N_, words


def people_named(rows: Iterable[PlannedRow], people: People) -> tuple[Person, ...]:
    """The new people that the records to be saved point at, in the order of the file."""
    if not people.new:
        return ()
    saved = [record for row in rows for record in row.records]
    own = {record.id for record in saved}
    linking = {
        kind: [one.name for one in fields_of(kind) if one.links_to == "person"]
        for kind in set(map(type, saved))
    }
    links: dict[int, None] = {}
    for record in saved:
        for name in linking[type(record)]:
            value = getattr(record, name)
            for id in value if isinstance(value, tuple) else (value,):
                if id in people.new:
                    links[id] = None
    return tuple(people.new[id] for id in links if id not in own)


def people_learnt(rows: Iterable[PlannedRow], people: People) -> tuple[Person, ...]:
    """Those who are also called what somebody said; a row that changes them goes first."""
    if not people.learnt:
        return ()
    changed = {record.id for row in rows for record in row.records}
    return tuple(
        person for id, person in people.learnt.items() if id not in changed and person != people.by_id[id]
    )


def unknown_names(importers: Iterable[Importer], people: People, decisions: Decisions) -> Iterator[Question]:
    """A question for each name that nobody here has."""
    rows: dict[str, list[int]] = {}
    for one in importers:
        for row in one.rows:
            for name in row.unknown:
                rows.setdefault(name, []).append(row.number)
    for name, numbers in rows.items():
        yield _unknown_name(name, tuple(numbers), people, decisions)


def _unknown_name(name: str, rows: tuple[int, ...], people: People, decisions: Decisions) -> Question:
    likely = people.doubts.get(name, ())
    taken = decisions.of_person(name, doubted=bool(likely))
    if people.one(name) in {person.id for person in likely}:
        sentence, taken = words(N_("{name} is read as {person}"), name=name, person=likely[0].name), "1"
    elif likely:
        unknown = words(N_("nobody here is called {name}"), name=name)
        names = tuple(person.name for person in likely)
        sentence = words(N_("{problem}; did you mean {names}?"), problem=unknown, names=names)
    else:
        sentence = words(N_("nobody here is called {name}"), name=name)
    return Question("person", name, rows, sentence, taken, likely)
