"""A register as a table for others: titles in their language, choices by word, people and records by name.

For a kind that is imported the columns are those that its import reads, so that the file comes back unchanged.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from store.disk.workspace import Workspace
from store.exchange.imports.register_import import IMPORTERS
from store.exchange.vocabulary.titles import OF_THE_PERSON, Target, targets_of
from store.records import KINDS, Milestone, Person, Risk, Stakeholder
from store.records.risk import score
from store.values.fields import Field, field_named, fields_of
from store.values.frozen import frozen
from store.values.reader import shown_word
from store.values.record import Record
from store.values.text import clean_line, fold
from store.values.unknown_value import is_unknown
from store.values.words import N_, say

Cell = str | int | Decimal | date | None
OWN = ("id", "rev", "archived", "project")
LEVELS = (1, 5)
BETWEEN = "; "
"""Between several of one cell, in every language: files are read by programs."""
LINKED: dict[tuple[type[Record], str], str] = {(Milestone, "predecessors"): "after"}
"""Fields that an import makes of another column."""
FOLLOWING: dict[tuple[type[Record], str], Callable[[Any], Cell]] = {(Risk, "score"): score}
"""Columns that follow from others, which an import looks at and does not read."""


@frozen
class Column:
    """`title` as it stands in the header; `cell` reads it from a record; `level`: it goes from 1 to 5."""

    name: str
    title: str
    cell: Callable[[Record], Cell]
    level: bool = False


@frozen
class Table:
    """`title` is the register's; each row has a cell for each head."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table_of(
    workspace: Workspace,
    kind: type[Record],
    records: Sequence[Record],
    language: str,
    *,
    title: str = "",
    choose: Callable[[Sequence[Column]], Sequence[Column]] | None = None,
) -> Table:
    """The records as a table; `choose` picks and names the columns, without it there are all of them."""
    columns: Sequence[Column] = tuple(_Columns(workspace, kind, language).all())
    columns = choose(columns) if choose else tuple(one for one in columns if _of_any(kind, one, records))
    rows = tuple(tuple(column.cell(record) for column in columns) for record in records)
    return Table(title or say(kind.plural, language), tuple(column.title for column in columns), rows)


def _of_any(kind: type[Record], column: Column, records: Sequence[Record]) -> bool:
    """Whether one of the records has what the column is of."""
    field = next((one for one in fields_of(kind) if one.name == column.name), None)
    return field is None or field.only is None or any(field.belongs(record) for record in records)


class _Columns:
    """The columns of one kind; names behind links are read once, one statement for each kind linked to."""

    def __init__(self, workspace: Workspace, kind: type[Record], language: str) -> None:
        self.workspace = workspace
        self.kind = kind
        self.language = language
        self.known: dict[str, dict[int, str]] = {}
        self.people: dict[int, Person] = {}

    def all(self) -> Iterable[Column]:
        """In the order of the form; of a kind that is not imported every field."""
        if not any(one.kind is self.kind for one in IMPORTERS):
            for field in fields_of(self.kind):
                if field.name not in OWN and not (field.name.endswith("_kind") and not field.asked):
                    yield Column(field.name, say(field.title, self.language), self._reader(field, _itself))
            return
        for target in targets_of(self.kind):
            if target.field is not None:
                title = say(target.title, self.language)
                if target.is_level:
                    # Otherwise a column that happens to hold nothing above 3 reads as a scale of three.
                    title = f"{title} ({LEVELS[0]}-{LEVELS[1]})"
                yield Column(
                    target.name, title, self._reader(target.field, self._source(target)), target.is_level
                )
            elif (read := FOLLOWING.get((self.kind, target.name))) is not None:
                yield Column(target.name, say(target.title, self.language), read)
            elif (self.kind, target.name) in LINKED:
                field = field_named(self.kind, LINKED[self.kind, target.name])
                yield Column(target.name, say(target.title, self.language), self._reader(field, _itself))

    def _source(self, target: Target) -> Callable[[Record], Record | None]:
        """Whose field a target is: a stakeholder's name and address are the person's."""
        return self._person if self.kind is Stakeholder and target.name in OF_THE_PERSON else _itself

    def _person(self, record: Record) -> Person | None:
        if not self.people:
            self.people = {person.id: person for person in self.workspace.select(Person)}
        assert isinstance(record, Stakeholder)
        return self.people.get(record.person)

    def _reader(self, field: Field, source: Callable[[Record], Record | None]) -> Callable[[Record], Cell]:
        def cell(record: Record) -> Cell:
            owner = source(record)
            return None if owner is None else self._cell(field, owner)

        return cell

    def _cell(self, field: Field, record: Record) -> Cell:
        value: Any = getattr(record, field.name)
        if is_unknown(value):
            return str(value.raw)
        if value is None or value == ():
            return None
        match field.shape:
            case "choice":
                return say(field.choices[value], self.language)
            case "line" if field.choices:
                return shown_word(field, value, self.language)
            case "choices":
                return BETWEEN.join(say(field.choices[one], self.language) for one in value)
            case "yesno":
                return say(N_("yes") if value else N_("no"), self.language)
            case "link":
                kind = getattr(record, f"{field.name}_kind") if field.links_to == "*" else field.links_to
                return self._name(kind, value)
            case "links":
                return BETWEEN.join(self._name(field.links_to, one) for one in value)
        cell: Cell = value
        return cell

    def _name(self, kind: str, id: int) -> str:
        if kind not in self.known:
            self.known[kind] = _names(self.workspace, kind)
        return self.known[kind].get(id, "")


def _itself(record: Record) -> Record:
    return record


def _names(workspace: Workspace, kind: str) -> dict[int, str]:
    """What each record of a kind is called: by code where it has one; people who share a name by e-mail."""
    if kind not in KINDS or KINDS[kind].home == "private":
        return {}
    records = workspace.select(KINDS[kind])
    names = {one.id: clean_line(getattr(one, "code", "") or one.label) for one in records}
    if kind == Person.kind:
        times = Counter(fold(name) for name in names.values())
        for person in records:
            if times[fold(names[person.id])] > 1 and (email := getattr(person, "email", "")):
                names[person.id] = email
    return names
