"""The cells of a register as typed values: every column by its target's shape, its scale and its date order."""

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import field
from datetime import date, timedelta
from typing import Any

from store.exchange.columns.amounts import read_amount
from store.exchange.columns.choice_words import choices, meaning, meaning_of_several
from store.exchange.columns.column_fit import LOOSE
from store.exchange.columns.column_mapping import Mapped, Mapping
from store.exchange.columns.date_order import DISTINCT, DateOrder, day_number, read_day
from store.exchange.columns.level_cells import is_explained
from store.exchange.columns.people_lookup import People
from store.exchange.columns.scales import Scale
from store.exchange.imports.conflicts import Decisions
from store.exchange.imports.import_plan import Reason
from store.exchange.imports.import_row import ImportRow
from store.exchange.tables.sheet_grid import SheetRow
from store.exchange.vocabulary.choices import ERRORS, is_blank
from store.exchange.vocabulary.titles import Target, targets_of
from store.values.dates import full_date
from store.values.frozen import frozen
from store.values.reader import Reader, Unreadable
from store.values.record import Record
from store.values.text import fold
from store.values.words import N_, Words, say, words
from store.values.written_choices import word_key

NAMING = ("title", "name")
"""Without one of these a row is of nothing, and rejected; without another that is needed it waits."""


Reading = tuple[dict[str, Any], dict[str, str], ImportRow | None]
"""The value and the text of a cell by target; what else is to be said of it, as the row that has only this cell."""
Readings = dict[str, Reading]
Way = tuple[Mapped, int, Readings | None]
"""A target, its column, and its cells that were read; None where hardly two are alike."""


@frozen
class TypedColumns:
    """Which column is what, and how its cells are read."""

    kind: type[Record]
    mapping: Mapping
    reader: Reader
    people: People
    scales: dict[str, Scale]
    dates: DateOrder
    headers_again: frozenset[int]
    """Numbers of rows that repeat the titles."""
    kept: tuple[str, ...]
    """Columns without a field that say something."""
    currency: str = ""
    decisions: Decisions = field(default_factory=Decisions)
    supplied: frozenset[str] = frozenset()
    """Targets that the kind's own rules fill where no column does."""
    missing: frozenset[str] = frozenset()
    """The targets without which nothing can be made and that nothing is read as."""
    day_zero: date | None = None
    """Of a workbook's day numbers."""
    meant: Table[str, Table[str, str]] = field(default_factory=dict)
    """Target → word → what it was said to mean: a choice, a level, a day."""
    ways: list[Way] = field(default_factory=list)
    """How each target is read, and what was read of it already."""

    def read(self, cells: SheetRow) -> ImportRow:
        """The row's values; a cell that does not read is kept for the remark, and `unread` names it."""
        row = ImportRow(cells.number, cells.cells, self.mapping)
        for column in self.mapping.counting:
            row.counted = row.counted or row.cells[column]
        for mapped, column, readings in self._ways():
            if readings is None:
                self._read(row, mapped)
                continue
            text = row.cells[column]
            values, texts, more = readings.get(text) or self._once(row, mapped, readings, text)
            row.values.update(values)
            row.texts.update(texts)
            if more is not None:
                row.take_over(more)
        for target in targets_of(self.kind) if self.missing else ():
            if target.name in self.missing:
                self._lacks(row, target, words(N_("no column is read as {field}"), field=Words(target.title)))
        remark = self.mapping.of("remark")
        if remark is None or not remark.by_hand:
            for column in self.mapping.unmapped:
                if (text := row.cells[column]) in ERRORS:
                    sentence = N_("{text} is a spreadsheet error and is read as empty")
                    row.notes.append(Reason(self.mapping.headers[column], words(sentence, text=text)))
                elif not is_blank(text) and self.mapping.is_kept(column):
                    row.remarks.append((self.mapping.headers[column], row.cells[column]))
        return row

    def _ways(self) -> Sequence[Way]:
        """How each target is read, in order; made with the first row."""
        if not self.ways:
            self.ways.extend(
                (one, one.columns[0], None if one.joined or _is_free_text(one.target) else {})
                for one in self.mapping.mapped
            )
        return self.ways

    def _once(self, row: ImportRow, mapped: Mapped, readings: Readings, text: str) -> Reading:
        """What a cell says, on its own: registers repeat their levels, choices, days and names in every row."""
        read = ImportRow(row.number, row.cells, self.mapping, id=0)
        self._read(read, mapped)
        reading = read.values, read.texts, None if read.plain else read
        if len(readings) < DISTINCT:
            readings[text] = reading
        return reading

    def _read(self, row: ImportRow, mapped: Mapped) -> None:
        target, text = mapped.target, mapped.text(row.cells)
        if text in ERRORS:
            sentence = N_("{text} is a spreadsheet error and is read as empty")
            row.note(target.name, words(sentence, text=text))
            text = ""
        if not text and target.name in self.supplied:
            return
        known = self.meant.get(target.name)
        meant = known.get(word_key(text), "") if text and known else ""
        names = target.required and target.name in NAMING
        if not text or (not names and not meant and is_blank(text)):
            if target.required:
                self._lacks(row, target, words(N_("needed")))
            return
        row.texts[target.name] = text
        if meant:
            row.settled.append((target.name, text))
        if target.field is None and target.shape != "date":
            self._word(row, target, meant or text)
            return
        try:
            value = self._value(row, target, text, meant)
            if value is not None and value != ():
                row.values[target.name] = value
        except Unreadable as problem:
            if target.name in LOOSE:
                return
            if target.required:
                self._lacks(row, target, problem.words)
            if target.name not in NAMING:
                row.not_read(target.name, problem.words)

    def _lacks(self, row: ImportRow, target: Target, why: Words) -> None:
        """Nothing new is made without this: a row without a title is rejected, another waits unless it is known."""
        if target.name in NAMING:
            row.refuse(target.name, why)
        else:
            row.lacks[target.name] = why

    def _word(self, row: ImportRow, target: Target, text: str) -> None:
        """Of a column without a field the choice that its word means, where it is one of a few."""
        known = choices(self.kind.kind, target.name)
        if not known:
            return
        if found := text if text in known else meaning(self.kind.kind, target.name, text):
            row.choices[target.name] = found
            row.read_as(target.name, found)
        else:
            row.not_read(target.name, words(N_("one of: {choices}"), choices=known))

    def _value(self, row: ImportRow, target: Target, text: str, meant: str = "") -> Any:
        if target.shape in ("line", "prose") and target.field is not None:
            return self._text(row, target, text, meant)
        if target.shape == "date":
            if meant:
                return date.fromisoformat(meant)
            if (number := day_number(text)) is not None and self.day_zero is not None:
                day = self.day_zero + timedelta(number)
                row.note(
                    target.name, words(N_("the day number {text} is {day}"), text=text, day=full_date(day))
                )
                return day
            found = read_day(text, self.dates.order, self.reader.day.date)
            if not found.written:
                row.read_as(target.name, say(full_date(found.day), self.reader.language))
            return found.day
        if target.is_level:
            if not meant:
                if is_explained(text):
                    row.keep(target.name)
                return self.scales[target.name].level(text)
            row.read_as(target.name, meant)
            return int(meant)
        assert target.field is not None
        if target.shape == "choice":
            return self._choice(row, target, text, meant)
        if target.shape == "money":
            return read_amount(text, self.currency)
        if target.field.links_to == "person":
            return self._people(row, target, text)
        if target.field.links_to and not target.required:
            return self._links(row, target, text)
        word = meaning(self.kind.kind, target.name, text) if target.shape == "number" else ""
        value = self.reader.read(target.field, meant or word or text)
        if target.shape == "yesno" or word:
            row.read_as(target.name, self.reader.show(target.field, value))
        return value

    def _text(self, row: ImportRow, target: Target, text: str, meant: str) -> str:
        """What is written, or the usual word of a line that has some."""
        assert target.field is not None
        usual = meaning(self.kind.kind, target.name, text) if target.field.choices else ""
        value: str = self.reader.read(target.field, meant or usual or text)
        if target.field.choices:
            row.read_as(target.name, self.reader.show(target.field, value))
        return value

    def _people(self, row: ImportRow, target: Target, text: str) -> Any:
        """The id of the one named first, or all of them in a field of several; None where nobody is to be made."""
        more = self.people.says_more(text)
        names = self.people.names_in(text)
        taken = names if target.shape == "links" else names[:1]
        ids = tuple(dict.fromkeys(self.people.one(name) for name in taken))
        row.unknown += [name for name in taken if name in self.people.doubts]
        if others := "; ".join(names[len(taken) :]):
            sentence = N_("{name} is taken, {others} is kept in the remark")
            row.note(target.name, words(sentence, name=self.people.label("person", ids[0]), others=others))
        if others or more:
            row.keep(target.name)
        if text in self.people.turned:
            row.read_as(target.name, self.people.label("person", ids[0]))
        known = tuple(id for id in ids if self._is_made(row, target, id))
        if len(known) < len(ids):
            row.keep(target.name)
        if target.shape == "links":
            return known
        return known[0] if known else None

    def _is_made(self, row: ImportRow, target: Target, id: int) -> bool:
        """Whether a link to this person is wanted: of a new one as was decided."""
        if (person := self.people.new.get(id)) is None:
            return True
        decided = self.decisions.of_person(person.name, doubted=person.name in self.people.doubts)
        if person.name not in row.unknown:
            row.unknown.append(person.name)
        if decided == "make":
            return True
        nobody = words(N_("nobody here is called {name}"), name=person.name)
        if decided == "skip":
            row.refuse(target.name, nobody)
        elif target.required:
            row.lacks[target.name] = nobody
        else:
            row.note(
                target.name, words(N_("nobody here is called {name}: kept in the remark"), name=person.name)
            )
        return False

    def _links(self, row: ImportRow, target: Target, text: str) -> Any:
        """Records of another kind; what is not here is kept as text."""
        assert target.field is not None
        try:
            return self.reader.read(target.field, text)
        except Unreadable as problem:
            row.note(target.name, problem.words)
            row.keep(target.name)
            return () if target.shape == "links" else None

    def _choice(self, row: ImportRow, target: Target, text: str, meant: str) -> Any:
        assert target.field is not None
        value = meant or meaning(self.kind.kind, target.name, text)
        if not value and (value := meaning_of_several(self.kind.kind, target.name, text)):
            row.keep(target.name)
        if not value:
            value = self.reader.read(target.field, text)
        if fold(text) != fold(value):
            row.read_as(target.name, say(target.field.choices[value], self.reader.language))
        return value


def _is_free_text(target: Target) -> bool:
    """Whether hardly two of its cells are alike."""
    return target.shape in ("line", "prose") and not (target.field and target.field.choices)
