"""The names that link fields of one form may mean: read once in the store thread, then asked on the event loop."""

from collections.abc import Mapping
from typing import Any

from store.disk.workspace import Workspace
from store.queries.directory import BY_PROJECT, EXTRA, Names, searched
from store.queries.names_known import knowing
from store.records import KINDS
from store.rules.capture.names_said import PERSON
from store.rules.people.name_book import NameBook
from store.rules.people.no_name import is_sentence
from store.values.fields import fields_of
from store.values.reader import Meaning
from store.values.record import ProjectRecord, Record
from store.values.text import clean_line, fold
from store.values.words import N_, say

Entry = tuple[int, str, str]
"""id, label, folded text that is searched, one part a line."""


class LinkCandidates(Names):
    """A directory of plain data, in the order of the one it is read from; also holds what the form makes anew.

    `new` is how that is marked, in the reader's language.
    """

    def __init__(
        self,
        project: int | None,
        entries: Mapping[str, list[Entry]],
        labels: dict[int, str],
        details: dict[int, str],
        people: NameBook,
        new: str = "",
    ) -> None:
        self.project = project
        self._people = people
        self._offered: dict[tuple[str, str], int] = {}
        self._new = new
        self.made: dict[int, Record] = {}
        self._read = dict(entries)
        self._labels = labels
        self._details = details

    def meant(self, kind: str, text: str) -> Meaning:
        """What is offered here goes by its whole label alone."""
        if (offered := self._offered.get((kind, fold(text)))) is not None:
            return Meaning(((offered, self._labels[offered]),))
        return super().meant(kind, text)

    def people(self) -> NameBook:
        """Who is meant by a name, those made here among them."""
        return self._people

    def label(self, kind: str, id: int) -> str:
        """What people call the record; empty for one that is not known."""
        return self._labels.get(id, "")

    def detail(self, kind: str, id: int) -> str:
        """The organisation of a person, the name of a project, the code of others."""
        return self._details.get(id, "")

    def can_make(self, kind: str, name: str) -> bool:
        """Whether a record of that kind needs no more than what it is named by, and may be called that."""
        if kind not in KINDS or (kind == PERSON and is_sentence(name)):
            return False
        class_ = KINDS[kind]
        needed = {field.name for field in fields_of(class_) if field.required and field.asked}
        return needed == {class_.named_by} and (
            not issubclass(class_, ProjectRecord) or self.project is not None
        )

    def make(self, kind: str, name: str) -> int:
        """The id of a new record of that name, kept in `made` until somebody saves it."""
        class_ = KINDS[kind]
        values: dict[str, Any] = {class_.named_by: clean_line(name)}
        if issubclass(class_, ProjectRecord):
            values["project"] = self.project
        record = class_(**values)
        self.add(record)
        return record.id

    def add(self, record: Record) -> None:
        """Know a record that is not saved yet."""
        self.made[record.id] = record
        self._labels[record.id] = record.label
        self._details[record.id] = self._new
        self._people = knowing(self._people, record)
        self._read.setdefault(record.kind, []).append(
            (record.id, record.label, searched(record, record.label))
        )

    def offer(self, kind: str, id: int, label: str, detail: str) -> None:
        """Let something else be named where a record of that kind may be."""
        self._labels[id], self._details[id] = label, detail
        self._offered[kind, fold(label)] = id
        self._read.setdefault(kind, []).append((id, label, fold(label)))

    def needed(self, *records: Record) -> tuple[Record, ...]:
        """What was made here and `records` point at: it is saved with them."""
        meant: set[int] = set()
        for record in records:
            for field in fields_of(type(record)):
                if field.links_to:
                    value = getattr(record, field.name)
                    meant |= set(value) if isinstance(value, tuple) else {value}
        return tuple(made for id, made in self.made.items() if id in meant)

    def entries(self, kind: str) -> list[Entry]:
        """(id, label, folded text to search) of what was read and of what was made since."""
        return self._read.get(kind, [])


def read_candidates(
    workspace: Workspace, record: Record, project: int | None, language: str
) -> LinkCandidates:
    """Everybody and everything that the link fields of `record` may mean, and what they mean now."""
    links = [field for field in fields_of(type(record)) if field.asked and field.links_to in KINDS]
    entries: dict[str, list[Entry]] = {}
    labels: dict[int, str] = {}
    details: dict[int, str] = {}

    def note(found: Record) -> None:
        extra = [str(getattr(found, name)) for name in EXTRA.get(found.kind, ())]
        labels[found.id] = found.label
        details[found.id] = extra[0] if extra and extra[0] != found.label else ""
        entries[found.kind].append((found.id, found.label, searched(found, found.label)))

    named = {field.code_of for field in fields_of(type(record)) if field.code_of}
    for kind in {field.links_to for field in links} | named:
        entries[kind] = []
        for live in workspace.live(KINDS[kind], project if kind in BY_PROJECT else None):
            note(live)
    for field in links:
        value = getattr(record, field.name)
        for id in value if isinstance(value, tuple) else (value,):
            if id is not None and id not in labels:
                put_away = workspace.get(KINDS[field.links_to], id)
                if put_away is not None:
                    labels[id] = put_away.label
    people = Names(workspace, project).people()
    return LinkCandidates(project, entries, labels, details, people, say(N_("new"), language))
