"""Which row is about which record: no two rows of a file may be about the same one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from store.exchange.imports.conflicts import Decisions, Question
from store.exchange.imports.import_row import ImportRow
from store.values.record import Record
from store.values.words import N_, Words, words

Key = tuple[str, str]
"""What identifies a record: (target, its folded text)."""


@dataclass(slots=True)
class Claims:
    """The rows by what they say and by the record they are about; the first to claim it counts, or as was decided."""

    decisions: Decisions
    by_key: dict[Key, ImportRow] = field(default_factory=dict)
    by_record: dict[int, ImportRow] = field(default_factory=dict)
    said: dict[Key, dict[tuple[str, ...], int]] = field(default_factory=dict)
    """Key → what rows of that name say → which of them it is."""
    held: dict[int, list[Key]] = field(default_factory=dict)
    """Row → the keys it claims."""
    again: dict[int, int] = field(default_factory=dict)
    """Row → the row that says the same and counts."""

    def in_order(self, rows: Sequence[ImportRow]) -> Iterable[ImportRow]:
        """The rows in the order in which they may claim a record."""
        decisions = self.decisions
        if decisions.on_conflict == "last":
            rows = rows[::-1]
        ranks = {"last": 0} if decisions.on_conflict != "last" else {"first": 2}
        if not decisions.rows:
            return rows
        return sorted(rows, key=lambda row: ranks.get(decisions.rows.get(row.number, ""), 1))

    def claim(self, row: ImportRow, key: Key, name: str, text: str) -> None:
        """No other row may say the same; `name`: the target that says it, `text`: what."""
        first = self.by_key.setdefault(key, row)
        if first is row:
            self.held.setdefault(row.number, []).append(key)
        else:
            self._twice(
                row, first, name, words(N_("{text} is already in row {row}"), text=text, row=first.number)
            )

    def meet(self, row: ImportRow, record: Record) -> None:
        """The row is about this record; no other row may be."""
        row.before, row.id = record, record.id
        first = self.by_record.setdefault(record.id, row)
        if first is not row and row.number not in self.again:
            self._twice(row, first, "", words(N_("the same record as row {row}"), row=first.number))

    def place(self, row: ImportRow, key: Key) -> int:
        """How many other rows that the file counts on their own have said this before; such rows are no doubles."""
        earlier = self.said.setdefault(key, {})
        return earlier.setdefault(row.content, len(earlier))

    def release(self, row: ImportRow) -> None:
        """The row does not come in: what it claimed is free for another."""
        for key in self.held.pop(row.number, ()):
            self.by_key.pop(key, None)
        if self.by_record.get(row.id) is row:
            del self.by_record[row.id]

    def _twice(self, row: ImportRow, first: ImportRow, name: str, sentence: Words) -> None:
        """The second of two: the same word for word is taken once, what differs waits until somebody decides."""
        if row.content == first.content:
            row.double = first.number
            return
        self.again[row.number] = first.number
        if self.decisions.of_row(row.number, ""):
            row.refuse(name, sentence)
        else:
            row.wait(name, sentence)

    def skip(self, rows: Iterable[ImportRow]) -> None:
        """Refuse the first of two rows that say the same too, where neither is to come in."""
        by_number = {row.number: row for row in rows}
        for number, first in self.again.items():
            if first in by_number and self.decisions.of_row(number, "first") == "skip":
                sentence = N_("duplicated in row {row}; neither is imported")
                by_number[first].refuse("", words(sentence, row=number))
                by_number[first].outcome = None

    def questions(self) -> Iterable[Question]:
        """The rows that say the same, and what is done about them."""
        for number, first in sorted(self.again.items()):
            rows = (min(number, first), max(number, first))
            taken = self.decisions.of_row(number, "first")
            sentence = words(N_("rows {first} and {last} are duplicates"), first=rows[0], last=rows[1])
            yield Question("row", number, rows, sentence, taken)
