"""One row on its way into a record: what the file says, what is wrong with it, what the reader should know."""

from dataclasses import dataclass, field
from typing import Any

from store.exchange.columns.column_mapping import Mapping
from store.exchange.imports.import_plan import Reason
from store.exchange.tables.sheet import SheetRow
from store.values.text import clean_line
from store.values.width import cut
from store.values.words import Words

LABEL = 200  # cells


@dataclass(slots=True)
class Entry:
    """`values` by field: only what the file says, an empty cell says nothing. `texts`: cells the rules look at.

    `notes` tell how the row was read, `differs` where the store says otherwise and stays as it is.
    """

    row: SheetRow
    mapping: Mapping
    values: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    wrong: list[Reason] = field(default_factory=list)
    notes: list[Reason] = field(default_factory=list)
    differs: list[Reason] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)

    def column(self, name: str) -> str:
        """The title of the column that a target is read from; empty when it has none."""
        mapped = self.mapping.of(name)
        return self.mapping.headers[mapped.source(self.row.cells)] if mapped else ""

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
        named = self.texts.get("name") or self.texts.get("title") or next(filter(None, self.row.cells), "")
        return cut(clean_line(f"{self.texts.get('code', '')} {named}"), LABEL)
