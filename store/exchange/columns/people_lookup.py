"""Who a cell means: the people of the store by their whole name, and those that an import brings along."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from store.records import Person, Record
from store.values.reader import Unreadable
from store.values.text import fold
from store.values.words import N_, words

LONGEST_NAME = 200
_SEVERAL = re.compile(r"\s*[;/、，,&\n]\s*|\s+(?:and|und|en)\s+")


@dataclass(slots=True)
class People:
    """Looked up by name; speaks the reader's Directory for persons, exact names only: an import never guesses."""

    known: Sequence[Person]
    by_id: dict[int, Person] = field(init=False)
    by_name: dict[str, list[Person]] = field(init=False)
    new: dict[int, Person] = field(init=False, default_factory=dict)
    labels: dict[int, str] = field(init=False, default_factory=dict)
    """What records of other kinds are called."""
    others: dict[str, dict[str, list[tuple[int, str]]]] = field(init=False, default_factory=dict)
    """kind → folded code or title → (id, label)."""

    def __post_init__(self) -> None:
        self.by_id = {person.id: person for person in self.known}
        self.by_name = {}
        for person in self.known:
            self._list(person)

    def _list(self, person: Person) -> None:
        for key in {fold(person.name), fold(person.email)} - {""}:
            self.by_name.setdefault(key, []).append(person)

    def find(self, kind: str, text: str) -> Sequence[tuple[int, str]]:
        """(id, name) of everybody with that whole name, or that e-mail address."""
        if kind == "person":
            return [(person.id, person.name) for person in self.named(text)]
        return self.others.get(kind, {}).get(fold(text), ())

    def label(self, kind: str, id: int) -> str:
        """The name; empty when there is nobody and nothing with that id."""
        person = self.by_id.get(id)
        return person.name if person is not None else self.labels.get(id, "")

    def named(self, text: str, organisation: str = "") -> Sequence[Person]:
        """Those of that name; with `organisation` the ones in it, else the ones in none."""
        found = self.by_name.get(fold(text), [])
        if not organisation:
            return found
        inside = [person for person in found if fold(person.organisation) == fold(organisation)]
        return inside or [person for person in found if not person.organisation]

    def know(self, kind: str, records: Sequence[Record]) -> None:
        """Records of another kind that cells may name, by code or by title."""
        found = self.others.setdefault(kind, {})
        for record in records:
            self.labels[record.id] = label = getattr(record, "code", "") or record.label
            for key in {fold(label), fold(record.label)} - {""}:
                found.setdefault(key, []).append((record.id, label))

    def all_named(self, text: str) -> tuple[int, ...]:
        """Everybody that a cell names, each a person of the store or a new one. Raises Unreadable."""
        if self.named(text):
            return (self._one(text),)
        return tuple(dict.fromkeys(self._one(part) for part in _SEVERAL.split(text) if part))

    def add(self, person: Person) -> Person:
        """Somebody the store does not know yet."""
        self.new[person.id] = self.by_id[person.id] = person
        self._list(person)
        return person

    def first_named(self, text: str) -> tuple[int, str]:
        """(id of the one named first, the others in the same cell). A new name becomes a new person.

        Raises Unreadable when several people have that name.
        """
        if self.named(text):
            return self._one(text), ""
        parts = [part for part in _SEVERAL.split(text) if part]
        if len(parts) == 2 and "," in text and self.named(turned := f"{parts[1]} {parts[0]}"):
            return self._one(turned), ""
        if not parts:
            raise Unreadable(words(N_("{text} is nobody's name"), text=text))
        return self._one(parts[0]), "; ".join(parts[1:])

    def alone(self, name: str, organisation: str = "") -> Person | None:
        """The one of that name, None when there is nobody. Raises Unreadable when there are several."""
        found = self.named(name, organisation)
        if len(found) > 1:
            sentence = N_(
                "{n} people are called {name}; write their organisation or the e-mail address in the file"
            )
            raise Unreadable(words(sentence, n=len(found), name=name))
        return found[0] if found else None

    def _one(self, name: str) -> int:
        if len(name) > LONGEST_NAME:
            raise Unreadable(words(N_("{n} characters are too many for a name"), n=len(name)))
        found = self.alone(name) or self.add(Person(name=name, email=name if "@" in name else ""))
        return found.id
