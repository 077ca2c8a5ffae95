"""Who or what is meant: records by any part of their name or code, for link fields, flags and imports."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.disk.memory import remembered
from store.disk.workspace import Workspace
from store.records import KINDS, PLAN, Person
from store.values.fields import field_named
from store.values.reader import Meaning, meant_among
from store.values.record import Record
from store.values.text import fold

if TYPE_CHECKING:
    from store.rules.people.name_book import NameBook

EXTRA = {
    "person": ("organisation", "address"),
    "project": ("name",),
    "milestone": ("code",),
    "risk": ("code",),
    "action": ("code",),
    "change": ("code",),
    "decision": ("code",),
    "lesson": ("code",),
    **dict.fromkeys(PLAN, ("code",)),
}
BY_PROJECT = (
    *("milestone", "risk", "action", "seat", "change", "decision", "lesson", "meeting", "series"),
    *PLAN,
)


def searched(record: Record, label: str) -> str:
    """Folded text that a link to the record is found by, one part a line: how it is called, its pinyin initials if it
    is a person, and what else people know it by."""
    parts = [label, *(str(getattr(record, name)) for name in EXTRA.get(record.kind, ()))]
    if isinstance(record, Person):
        from store.values.pinyin import initials

        parts += [record.also, *initials(record.pinyin)]
    return "\n".join(map(fold, parts))


class Names:
    """The `Directory` of a workspace, for one project (people and projects are found store-wide).

    Reads each kind once and keeps it until something is saved.
    """

    def __init__(self, workspace: Workspace, project: int | None) -> None:
        self.workspace = workspace
        self.project = project

    def find(self, kind: str, text: str) -> Sequence[tuple[int, str]]:
        """Exact names first, then those that begin so, then those that hold every part of `text` anywhere; people whom
        it may mean otherwise where there are none."""
        ranked = self._ranked(kind, text)
        if not ranked and kind == Person.kind:
            return self.meant(kind, text).sure
        return [(id, label) for _, label, id in ranked]

    def _ranked(self, kind: str, text: str) -> list[tuple[int, str, int]]:
        """(0 for what is called so, by name or code, 1 for what begins so, else 2; label; id), in that order."""
        typed = fold(text)
        ranked = []
        for id, label, searched in self.entries(kind):
            name = fold(label)
            if not typed or all(part in searched for part in typed.split()):
                codes = searched.split("\n")
                rank = 0 if typed in (name, *codes) else 1 if name.startswith(typed) else 2
                ranked.append((rank, label, id))
        return sorted(ranked, key=lambda entry: entry[0])

    def meant(self, kind: str, text: str) -> Meaning:
        """People by whatever they are called, everything else by its name or code."""
        if kind == Person.kind:
            from store.queries.names_known import meaning_of

            return meaning_of(self.people().find(text))
        ranked = self._ranked(kind, text)
        called = [(id, label) for rank, label, id in ranked if rank == 0]
        return Meaning(called) if called else meant_among([(id, label) for _, label, id in ranked], text)

    def people(self) -> "NameBook":
        """Who is meant by a name: those of the project before others, then those whom a contact was with last. Whoever
        only reads labels, as the first picture does, loads nothing of it."""
        from store.queries.names_known import name_book

        return name_book(self.workspace, self.project)

    def label(self, kind: str, id: int) -> str:
        """The label of one record, archived or not; empty when there is none."""
        if kind == "*":
            return ""
        labels = _labels(self.workspace, kind, self._place(kind))
        if id not in labels:
            record = self.workspace.get(KINDS[kind], id)
            labels[id] = self.called(record) if record else ""
        return labels[id]

    def called(self, record: Record) -> str:
        """What people call a record: its own name, else that of the one it is about."""
        field = field_named(type(record), record.named_by)
        if field.shape == "link":
            return self.label(field.links_to, getattr(record, field.name))
        return record.label

    def entries(self, kind: str) -> Sequence[tuple[int, str, str]]:
        """(id, label, folded text to search, one part a line) of every record that may be named."""
        return _entries(self.workspace, kind, self._place(kind))

    def _place(self, kind: str) -> int | None:
        return self.project if kind in BY_PROJECT else None


@remembered
def _labels(workspace: Workspace, kind: str, project: int | None) -> dict[int, str]:
    """By id; of records that are not listed, such as archived ones, once somebody asked for theirs."""
    return {id: label for id, label, _ in _entries(workspace, kind, project)}


@remembered
def _entries(workspace: Workspace, kind: str, project: int | None) -> list[tuple[int, str, str]]:
    """(id, label, folded text to search, one part a line)."""
    names = Names(workspace, project)
    called = ((record, names.called(record)) for record in workspace.live(KINDS[kind], project))
    return [(record.id, label, searched(record, label)) for record, label in called]
