"""Who a cell means: the people of the store by what they are called, and those that an import brings along."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from store.records import Person, Record
from store.rules.people.name_book import Found, NameBook, Several
from store.rules.people.name_forms import called_too, forms
from store.rules.people.name_index import NameIndex
from store.rules.people.spelled_name import spelled
from store.values.reader import Choices, Meaning, Unreadable, meant_among
from store.values.text import fold
from store.values.words import N_, words

LONGEST_NAME = 200
NEW = ("make", "leave", "skip")
"""What may be decided of a name that is nobody's here."""
TELLING = 3  # different cells of a column that show how its names are written
_FAMILY_FIRST = re.compile(r"([^\W\d_][^\W\d_.'’ -]*),\s*([^\W\d_][^\W\d_.'’ -]*)")
_BESIDE = re.compile(r"\s*[(（][^()（）]*[)）]")
"""What is said of somebody behind the name: `Ann Berg (legal)`."""
_SEVERAL = re.compile(r"\s*[;/、，,&\n]\s*|\s+(?:and|und|en)\s+")


@dataclass(slots=True)
class People:
    """Looked up by what they are called; speaks the reader's Directory.

    Whole names, forms of address and addresses are taken. What is only a part, initials, or mistyped is in `doubts`:
    whom it may mean. `said`: by folded name, whom a name of the file means, as somebody said, by name or `#id`;
    `decided`: those of which it was decided what becomes of them, as nobody here.
    """

    known: Sequence[Person]
    said: Mapping[str, str] = field(default_factory=dict)
    decided: Mapping[str, str] = field(default_factory=dict)
    book: NameBook = field(init=False)
    by_id: dict[int, Person] = field(init=False)
    new: dict[int, Person] = field(init=False, default_factory=dict)
    doubts: dict[str, tuple[Person, ...]] = field(init=False, default_factory=dict)
    learnt: dict[int, Person] = field(init=False, default_factory=dict)
    """People with the names that were said to be theirs."""
    labels: dict[int, str] = field(init=False, default_factory=dict)
    """What records of other kinds are called."""
    others: dict[str, dict[str, list[tuple[int, str]]]] = field(init=False, default_factory=dict)
    """kind → folded code or title → (id, label)."""
    linked: dict[int, Record] = field(init=False, default_factory=dict)
    """The records of other kinds themselves."""
    turned: dict[str, str] = field(init=False, default_factory=dict)
    """`Petersen, Jens` of a column whose names are all written so → `Jens Petersen`."""
    _new_names: dict[str, list[Person]] = field(init=False, default_factory=dict)
    _ones: dict[str, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.book = NameBook(NameIndex(self.known))
        self.by_id = {person.id: person for person in self.known}

    def find(self, kind: str, text: str) -> Choices:
        """(id, name) of everybody who is called so as a whole, or of the records with that code or title."""
        if kind == Person.kind:
            return [(person.id, person.name) for person in self.named(text)]
        return self.others.get(kind, {}).get(fold(text), ())

    def meant(self, kind: str, text: str) -> Meaning:
        """The same: an import never guesses."""
        return meant_among(self.find(kind, text), text)

    def label(self, kind: str, id: int) -> str:
        """The name; empty when there is nobody and nothing with that id."""
        person = self.by_id.get(id)
        return person.name if person is not None else self.labels.get(id, "")

    def named(self, text: str, organisation: str = "") -> Sequence[Person]:
        """Those who are called so; with `organisation` the ones in it, else the ones in none."""
        found = [*self.book.whole(text), *self._new_names.get(_key(text), ())]
        if not organisation:
            return found
        inside = [person for person in found if fold(person.organisation) == fold(organisation)]
        return inside or [person for person in found if not person.organisation]

    def know(self, kind: str, records: Sequence[Record]) -> None:
        """Records of another kind that cells may name, by code or by title."""
        found = self.others.setdefault(kind, {})
        for record in records:
            self.linked[record.id] = record
            self.labels[record.id] = label = getattr(record, "code", "") or record.label
            for key in {fold(label), fold(record.label)} - {""}:
                found.setdefault(key, []).append((record.id, label))

    def add(self, person: Person) -> Person:
        """Somebody the store does not know yet."""
        self.new[person.id] = self.by_id[person.id] = person
        whole = {form for form, how in forms(person) if how == "whole"} | {_key(person.email)}
        for key in whole - {""}:
            self._new_names.setdefault(key, []).append(person)
        return person

    def look_at(self, texts: Sequence[str]) -> None:
        """How a column writes its names: family name first where all of its cells are two parts, none of which ever
        stands in the other's place."""
        found = {text: form for text in texts if (form := _FAMILY_FIRST.fullmatch(text))}
        family, given = ({_key(form[n]) for form in found.values()} for n in (1, 2))
        if TELLING <= len(found) == len(texts) and not family & given:
            self.turned |= {text: f"{form[2]} {form[1]}" for text, form in found.items()}

    def names_in(self, text: str) -> tuple[str, ...]:
        """The names that a cell holds, one or several, without what is said of them in brackets: `Petersen, Jens` is
        one. Raises Unreadable for none."""
        if self._is_one(text):
            return (text,)
        plain = _BESIDE.sub("", text).strip() or text
        if names := tuple(dict.fromkeys(part for part in _SEVERAL.split(plain) if part)):
            return names
        raise Unreadable(words(N_("{text} is nobody's name"), text=text))

    def says_more(self, text: str) -> bool:
        """Whether a cell says something of its people beside their names."""
        return bool(_BESIDE.search(text)) and not self._is_one(text)

    def one(self, name: str) -> int:
        """The person of that name, else a new one. Raises Unreadable when several people have it."""
        if (known := self._ones.get(name)) is None:
            known = self._ones[name] = self._one(name)
        return known

    def alone(self, name: str, organisation: str = "") -> Person | None:
        """The one of that name, None when there is nobody. Raises Unreadable when there are several."""
        found = self.named(name, organisation)
        if len(found) > 1:
            sentence = N_(
                "{n} people are called {name}; write their organisation or the e-mail address in the file"
            )
            raise Unreadable(words(sentence, n=len(found), name=name))
        return found[0] if found else None

    def _is_one(self, text: str) -> bool:
        return (
            text in self.turned
            or fold(text) in self.said
            or bool(self.named(text))
            or self._partly(text) is not None
        )

    def _one(self, name: str) -> int:
        if not _key(name):  # marks alone: nobody would be found by it again
            raise Unreadable(words(N_("{text} is nobody's name"), text=name))
        if len(name) > LONGEST_NAME:
            raise Unreadable(words(N_("{n} characters are too many for a name"), n=len(name)))
        if (said := self.said.get(fold(name))) is not None:
            return self._as_said(name, said)
        if (found := self.alone(name)) is not None:
            return found.id
        if (person := self._partly(name)) is not None:
            self.doubts[name] = (person,)
            if self.decided.get(fold(name)) not in NEW:
                return person.id
        elif like := self._like(name):
            self.doubts[name] = like
        return self._made(name)

    def _as_said(self, name: str, said: str) -> int:
        """Whom somebody said it is, who is also called so from now on; the same name is somebody new."""
        id = int(said[1:]) if said.startswith("#") and said[1:].isdecimal() else None
        if id is None and (found := self.book.find(said)) and isinstance(found, Found):
            id = found.person.id
        if _key(said) == _key(name) or id not in self.by_id:
            return (self.alone(said) or self.add(Person(name=said))).id
        self.learnt[id] = called_too(self.learnt.get(id, self.by_id[id]), name)
        return id

    def _partly(self, name: str) -> Person | None:
        """The only one whom a part of a name, initials or a surname with a title may mean."""
        meant = self.book.find(name)
        return meant.person if isinstance(meant, Found) and meant.how in ("part", "short") else None

    def _like(self, name: str) -> tuple[Person, ...]:
        """Those whom it may mean, each as much as the other, or but for a typing error."""
        meant = self.book.find(name)
        if isinstance(meant, Found):
            return ()
        return meant.people if isinstance(meant, Several) else meant.near

    def _made(self, name: str) -> int:
        name = self.turned.get(name, name)
        return self.add(Person(name=name, email=name if "@" in name else "")).id


def _key(text: str) -> str:
    """What a new name is known by."""
    return fold(text) if "@" in text else spelled(text)
