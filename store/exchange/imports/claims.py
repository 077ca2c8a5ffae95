"""Which row is about which record: no two rows of a file may be about the same one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from store.exchange.imports.conflicts import Decisions, Question
from store.exchange.imports.import_row import ImportRow
from store.values.record import Record
from store.values.words import N_, words

Key = tuple[str, str]
"""What identifies a record: (target, its folded text)."""


@dataclass(slots=True)
class Claims:
    """The rows by what they say and by the record they are about; the first to claim it counts, or as was decided."""

    decisions: Decisions
    by_key: dict[Key, int] = field(default_factory=dict)
    by_record: dict[int, int] = field(default_factory=dict)
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
        if (first := self.by_key.setdefault(key, row.number)) != row.number:
            row.refuse(name, words(N_("{text} is already in row {row}"), text=text, row=first))
            self.again[row.number] = first

    def meet(self, row: ImportRow, record: Record) -> None:
        """The row is about this record; no other row may be."""
        row.before, row.id = record, record.id
        if (first := self.by_record.setdefault(record.id, row.number)) != row.number:
            self.again.setdefault(row.number, first)
            row.refuse("", words(N_("the same record as row {row}"), row=first))

    def skip(self, rows: Iterable[ImportRow]) -> None:
        """Refuse the first of two rows that say the same too, where neither is to come in."""
        by_number = {row.number: row for row in rows}
        for number, first in self.again.items():
            if self.decisions.of_row(number, "first") == "skip":
                sentence = N_("duplicated in row {row}; neither is imported")
                by_number[first].refuse("", words(sentence, row=number))

    def questions(self) -> Iterable[Question]:
        """The rows that say the same, and what is done about them."""
        for number, first in sorted(self.again.items()):
            rows = (min(number, first), max(number, first))
            taken = self.decisions.of_row(number, "first")
            sentence = words(N_("rows {first} and {last} are duplicates"), first=rows[0], last=rows[1])
            yield Question("row", number, rows, sentence, taken)
