"""One row on its way into a record: what the file says, the record that it is about, what it comes to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from store.exchange.columns.column_mapping import Mapping
from store.exchange.imports.import_plan import FieldChange, Kept, PlannedRow, Reason, Status
from store.exchange.imports.unread_words import Unread
from store.values.record import Record, new_id
from store.values.text import clean_line, fold
from store.values.width import cut
from store.values.words import N_, Words, words

LABEL = 200  # cells


class Outcome(NamedTuple):
    """What a row comes to: the records to save, the fields that change, those kept as they were edited here."""

    records: tuple[Record, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    kept: tuple[Kept, ...] = ()


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
    waits: list[Reason] = field(default_factory=list)
    """What it cannot stand without, or what has to be decided first."""
    asks: list[Reason] = field(default_factory=list)
    """What waits of it though the rest may come in."""
    lacks: dict[str, Words] = field(default_factory=dict)
    """Target → why it has no value, of those without which nothing new can be made."""
    unread: list[Unread] = field(default_factory=list)
    """Cells that nobody understands; they are kept in the remark."""
    settled: list[tuple[str, str]] = field(default_factory=list)
    """(target, word) whose meaning somebody had said."""
    choices: dict[str, str] = field(default_factory=dict)
    """What the words of columns without a field mean: the status of a milestone."""
    counted: str = ""
    """Its number among the rows, where the file counts them."""
    double: int | None = None
    """The row that says all the same."""
    notes: list[Reason] = field(default_factory=list)
    """How it was read."""
    differs: list[Reason] = field(default_factory=list)
    """Where the store says otherwise and stays as it is."""
    remarks: list[tuple[str, str]] = field(default_factory=list)
    """(column, text) that no field takes."""
    translated: list[tuple[str, str, str]] = field(default_factory=list)
    """(target, its text, what it was read as) where the words are not the same."""
    unknown: list[str] = field(default_factory=list)
    """Names that nobody here has."""
    id: int = field(default_factory=new_id)
    """Of its record: a new one, unless it is about one that is here."""
    before: Record | None = None
    """The record that it is about, as it is here."""
    archived: bool = False
    """Whether that one was archived here by hand."""
    outcome: Outcome | None = None

    def take_over(self, other: "ImportRow") -> None:
        """How the cells of another row were read, here too; each target is read from one of the two only."""
        self.choices.update(other.choices)
        self.lacks.update(other.lacks)
        self.remarks += [line for line in other.remarks if line not in self.remarks]
        self.unknown += [name for name in other.unknown if name not in self.unknown]
        self.wrong += other.wrong
        self.waits += other.waits
        self.unread += other.unread
        self.settled += other.settled
        self.notes += other.notes
        self.translated += other.translated

    @property
    def plain(self) -> bool:
        """Whether there is nothing to say of how its cells were read."""
        return not (
            self.choices
            or self.lacks
            or self.remarks
            or self.unknown
            or self.wrong
            or self.waits
            or self.unread
            or self.settled
            or self.notes
            or self.translated
        )

    def column(self, name: str) -> str:
        """The title of the column that a target is read from; empty when it has none."""
        mapped = self.mapping.of(name)
        return self.mapping.headers[mapped.source(self.cells)] if mapped else ""

    def refuse(self, name: str, sentence: Words) -> None:
        """The row cannot be imported, for the sake of this target."""
        self.wrong.append(Reason(self.column(name), sentence))

    def wait(self, name: str, sentence: Words) -> None:
        """The row cannot come in before this is answered."""
        self.waits.append(Reason(self.column(name), sentence))

    def ask(self, name: str, sentence: Words) -> None:
        """A part of the row waits until this is answered; the rest of it may come in."""
        self.asks.append(Reason(self.column(name), sentence))

    def not_read(self, name: str, sentence: Words, *, against: bool = False) -> None:
        """Nobody understands this cell, or it goes `against` the rest of its row: it goes to the remark, and its word
        is asked about, or said, once for the file."""
        self.values.pop(name, None)
        text = self.texts.get(name, "")
        self.unread.append(Unread(name, self.column(name), text, sentence, against=against))
        self.keep(name)

    def read_as(self, name: str, shown: str) -> None:
        """What the words of this target were taken for; nothing is said of words that say it themselves."""
        text = self.texts.get(name, "")
        if fold(text) != fold(shown):
            self.translated.append((name, text, shown))

    def note(self, name: str, sentence: Words) -> None:
        """Something that the reader should know of this row."""
        self.notes.append(Reason(self.column(name), sentence))

    def differ(self, name: str, sentence: Words) -> None:
        """The store says otherwise of this target, and stays as it is."""
        self.differs.append(Reason(self.column(name), sentence))

    def keep(self, name: str) -> None:
        """The text of this target goes to the remark, since no field takes it."""
        line = (self.column(name), self.texts.get(name, ""))
        if line[1] and line not in self.remarks:
            self.remarks.append(line)

    def take(self, *names: str) -> Any:
        """The first of these values that the file gives, and none of them left behind."""
        found = [self.values.pop(name) for name in names if name in self.values]
        return found[0] if found else None

    @property
    def content(self) -> tuple[str, ...]:
        """What it says word for word, however the file numbers it."""
        return tuple(fold(text) for n, text in enumerate(self.cells) if n not in self.mapping.counting)

    @property
    def stands(self) -> bool:
        """Whether nothing keeps it from coming in, as far as is known."""
        return not (self.wrong or self.waits or self.archived or self.double)

    @property
    def code(self) -> str:
        """The register's own id of it, where that is none of a mere count."""
        return self.texts.get("code", "")

    @property
    def label(self) -> str:
        """What the file calls it: code and title, or the name."""
        named = self.texts.get("name") or self.texts.get("title") or next(filter(None, self.cells), "")
        whole = clean_line(f"{self.texts.get('code', '')} {named}")
        return whole if len(whole) * 2 <= LABEL else cut(whole, LABEL)

    def left_out(self) -> PlannedRow:
        """What becomes of it where somebody leaves it out."""
        return PlannedRow(self.number, "left", self.label, code=self.code)

    def planned(self) -> PlannedRow:
        """What becomes of it, once its outcome is known."""
        if self.archived and not self.wrong:
            archived = Reason("", words(N_("it is archived here: restore it here if it counts again")))
            return PlannedRow(self.number, "unchanged", self.label, (archived,), code=self.code)
        if self.double is not None and not self.wrong:
            same = Reason("", words(N_("says the same as row {row} and is taken once"), row=self.double))
            return PlannedRow(self.number, "unchanged", self.label, (same,), code=self.code)
        if self.waits and not self.wrong:
            return PlannedRow(self.number, "waiting", self.label, tuple(self.waits), code=self.code)
        if self.wrong or self.outcome is None:
            return PlannedRow(self.number, "rejected", self.label, tuple(self.wrong), code=self.code)
        records, changes = self.outcome.records, self.outcome.changes
        status: Status = "new" if self.before is None else "changed" if records else "unchanged"
        if self.asks and not records:
            status = "waiting"
        reasons = (*self.asks, *(self.notes if records else ()), *self.differs)
        return PlannedRow(
            self.number, status, self.label, reasons, changes, records, self.outcome.kept, self.code
        )
