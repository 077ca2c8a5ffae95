"""One row on its way into a record: what the file says, the record that it is about, what it comes to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from store.exchange.columns.column_mapping import Mapping
from store.exchange.imports.import_plan import FieldChange, PlannedRow, Reason, Status
from store.values.frozen import frozen
from store.values.record import Record, new_id
from store.values.text import clean_line
from store.values.width import cut
from store.values.words import N_, Words, words

LABEL = 200  # cells


@frozen
class Outcome:
    """What a row comes to: the records to save, the fields that change, those kept as they were changed here."""

    records: tuple[Record, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    kept: tuple[Reason, ...] = ()


@dataclass(slots=True)
class ImportRow:
    """`values` by field: only what the file says, an empty cell says nothing. `texts`: cells the rules look at."""

    number: int
    cells: Sequence[str]
    mapping: Mapping
    values: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    wrong: list[Reason] = field(default_factory=list)
    """Why it does not come in."""
    notes: list[Reason] = field(default_factory=list)
    """How it was read."""
    differs: list[Reason] = field(default_factory=list)
    """Where the store says otherwise and stays as it is."""
    remarks: list[tuple[str, str]] = field(default_factory=list)
    """(column, text) that no field takes."""
    translated: list[tuple[str, str, str]] = field(default_factory=list)
    """(target, its text, the choice it was read as) where the words are not the same."""
    unknown: list[str] = field(default_factory=list)
    """Names that nobody here has."""
    id: int = field(default_factory=new_id)
    """Of its record: a new one, unless it is about one that is here."""
    before: Record | None = None
    """The record that it is about, as it is here."""
    archived: bool = False
    """Whether that one was archived here by hand."""
    outcome: Outcome | None = None

    def column(self, name: str) -> str:
        """The title of the column that a target is read from; empty when it has none."""
        mapped = self.mapping.of(name)
        return self.mapping.headers[mapped.source(self.cells)] if mapped else ""

    def refuse(self, name: str, sentence: Words) -> None:
        """The row cannot be imported, for the sake of this target."""
        self.wrong.append(Reason(self.column(name), sentence))

    def note(self, name: str, sentence: Words) -> None:
        """Something that the reader should know of this row."""
        self.notes.append(Reason(self.column(name), sentence))

    def differ(self, name: str, sentence: Words) -> None:
        """The store says otherwise of this target, and stays as it is."""
        self.differs.append(Reason(self.column(name), sentence))

    def keep(self, name: str) -> None:
        """The text of this target goes to the remark, since no field takes it."""
        if text := self.texts.get(name):
            self.remarks.append((self.column(name), text))

    def take(self, *names: str) -> Any:
        """The first of these values that the file gives, and none of them left behind."""
        found = [self.values.pop(name) for name in names if name in self.values]
        return found[0] if found else None

    @property
    def label(self) -> str:
        """What the file calls it: code and title, or the name."""
        named = self.texts.get("name") or self.texts.get("title") or next(filter(None, self.cells), "")
        return cut(clean_line(f"{self.texts.get('code', '')} {named}"), LABEL)

    def planned(self) -> PlannedRow:
        """What becomes of it, once its outcome is known."""
        if self.archived and not self.wrong:
            archived = Reason("", words(N_("it is archived here: restore it here if it counts again")))
            return PlannedRow(self.number, "unchanged", self.label, (archived,))
        if self.outcome is None:
            return PlannedRow(self.number, "rejected", self.label, tuple(self.wrong))
        records, changes, kept = self.outcome.records, self.outcome.changes, self.outcome.kept
        status: Status = "new" if self.before is None else "changed" if records else "unchanged"
        notes = self.notes if records else []
        return PlannedRow(self.number, status, self.label, (*notes, *self.differs, *kept), changes, records)
