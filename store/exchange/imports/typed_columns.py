"""The cells of a register as typed values: every column by its target's shape, its scale and its date order."""

from collections import defaultdict
from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from store.exchange.columns.amounts import read_amount
from store.exchange.columns.column_mapping import Mapped, Mapping, map_columns
from store.exchange.columns.date_order import DateOrder, day_number, decide, read_day
from store.exchange.columns.people_lookup import People
from store.exchange.columns.scales import USUAL, Scale, is_level, read_scale
from store.exchange.imports.conflicts import Decisions
from store.exchange.imports.import_plan import Reason
from store.exchange.imports.row_entry import Entry
from store.exchange.tables.sheet import Sheet, SheetRow
from store.exchange.vocabulary.choices import ERRORS, is_blank, word_key, words_for
from store.exchange.vocabulary.titles import Target, targets_of, title_key, titles_of
from store.values.dates import full_date
from store.values.reader import Reader, Unreadable
from store.values.record import Record
from store.values.text import fold
from store.values.words import N_, Words, say, words

LONGEST_TITLE = 80  # characters
PROSE_FROM = 20  # characters on average: the column is text, not levels or choices
FEW = 3  # cells that prove nothing about their column
LOOSE = {"role"}  # choices that other registers fill with free text; the kind's rules find a place for it
SAID_LIKE = {"wanted": "engagement"}  # choices that are written in another's words


@dataclass(slots=True)
class Columns:
    """Reads rows; remembers which words of choices it translated, for the preview."""

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
    unknown: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Names that nobody here has, with the rows that name them."""
    day_zero: date | None = None
    """Of a workbook's day numbers."""
    missing: tuple[str, ...] = field(init=False)
    """The targets without which nothing can be made and that nothing is read as."""
    translated: dict[tuple[str, str], dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def __post_init__(self) -> None:
        self.missing = tuple(
            target.name
            for target in targets_of(self.kind)
            if target.required and target.name not in self.supplied and self.mapping.of(target.name) is None
        )

    def entry(self, row: SheetRow) -> Entry:
        """The row's values; what cannot be read is in `wrong`."""
        entry = Entry(row, self.mapping)
        for mapped in self.mapping.mapped:
            self._read(entry, mapped)
        for target in targets_of(self.kind):
            if target.name in self.missing:
                entry.refuse(
                    target.name, words(N_("no column is read as {field}"), field=Words(target.title))
                )
        remark = self.mapping.of("remark")
        if remark is None or not remark.by_hand:
            for column in self.mapping.unmapped:
                if (text := row.cells[column]) in ERRORS:
                    sentence = N_("{text} is an error of the spreadsheet: nothing is read from it")
                    entry.notes.append(Reason(self.mapping.headers[column], words(sentence, text=text)))
                elif not is_blank(text):
                    entry.remarks.append((self.mapping.headers[column], row.cells[column]))
        return entry

    def _read(self, entry: Entry, mapped: Mapped) -> None:
        target, text = mapped.target, mapped.text(entry.row.cells)
        if text in ERRORS:
            sentence = N_("{text} is an error of the spreadsheet: nothing is read from it")
            entry.note(target.name, words(sentence, text=text))
            text = ""
        if not text and target.name in self.supplied:
            return
        if target.required and not text:
            entry.refuse(target.name, words(N_("needed")))
        if not text or (is_blank(text) and not target.required):
            return
        entry.texts[target.name] = text
        if target.field is None and target.shape != "date":
            return
        try:
            value = self._value(entry, target, text)
            if value is not None and value != ():
                entry.values[target.name] = value
        except Unreadable as problem:
            if target.name not in LOOSE:
                entry.refuse(target.name, problem.words)

    def _value(self, entry: Entry, target: Target, text: str) -> Any:
        if target.shape == "date":
            if (number := day_number(text)) is not None and self.day_zero is not None:
                day = self.day_zero + timedelta(number)
                entry.note(
                    target.name, words(N_("the day number {text} is {day}"), text=text, day=full_date(day))
                )
                return day
            return read_day(text, self.dates.order, self.reader.day.date)
        if target.is_level:
            return self.scales[target.name].level(text)
        assert target.field is not None
        if target.shape == "choice":
            return self._choice(entry, target, text)
        if target.shape == "money":
            return read_amount(text, self.currency)
        if target.field.links_to == "person":
            return self._people(entry, target, text)
        if target.field.links_to and not target.required:
            return self._links(entry, target, text)
        return self.reader.read(target.field, text)

    def _people(self, entry: Entry, target: Target, text: str) -> Any:
        """The id of the one named first, or all of them in a field of several; None where nobody is to be made."""
        if target.shape == "links":
            ids = self.people.all_meant(text)
        else:
            person, others = self.people.meant(text)
            ids = (person,)
            if others:
                sentence = N_("{name} is taken, {others} is kept in the remark")
                entry.note(
                    target.name, words(sentence, name=self.people.label("person", person), others=others)
                )
                entry.keep(target.name)
        known = tuple(id for id in ids if self._is_made(entry, target, id))
        if len(known) < len(ids):
            entry.keep(target.name)
        if target.shape == "links":
            return known
        return known[0] if known else None

    def _is_made(self, entry: Entry, target: Target, id: int) -> bool:
        """Whether a link to this person is wanted: of a new one as was decided. Raises Unreadable for a row to skip."""
        if (person := self.people.new.get(id)) is None:
            return True
        decided = self.decisions.of_person(person.name)
        self.unknown[person.name].append(entry.row.number)
        if decided == "make":
            return True
        if decided == "skip" or target.required:
            raise Unreadable(words(N_("nobody here is called {name}"), name=person.name))
        entry.note(
            target.name, words(N_("nobody here is called {name}: kept in the remark"), name=person.name)
        )
        return False

    def _links(self, entry: Entry, target: Target, text: str) -> Any:
        """Records of another kind; what is not here is kept as text."""
        assert target.field is not None
        try:
            return self.reader.read(target.field, text)
        except Unreadable as problem:
            entry.note(target.name, problem.words)
            entry.keep(target.name)
            return () if target.shape == "links" else None

    def _choice(self, entry: Entry, target: Target, text: str) -> Any:
        assert target.field is not None
        value = words_for(self.kind.kind, SAID_LIKE.get(target.name, target.name)).get(word_key(text))
        if value is None:
            value = self.reader.read(target.field, text)
        shown = say(target.field.choices[value], self.reader.language)
        if fold(text) not in (fold(shown), fold(value)):
            self.translated[entry.column(target.name), target.name][text] = shown
        return value

    def notes(self) -> tuple[Words, ...]:
        """How levels, dates and words were read; complete when all rows are."""
        notes = [note for scale in self.scales.values() for note in scale.notes] + list(self.dates.notes)
        for (column, _), pairs in self.translated.items():
            read = tuple(
                words(N_("{word} as {value}"), word=word, value=value) for word, value in pairs.items()
            )
            notes.append(words(N_("{column}: read {words}"), column=column, words=read))
        return tuple(notes)


def read_columns(
    kind: type[Record],
    sheet: Sheet,
    maps: Sequence[str],
    order: str,
    reader: Reader,
    people: People,
    *,
    currency: str = "",
    decisions: Decisions | None = None,
    supplied: frozenset[str] = frozenset(),
) -> Columns:
    """Which column is what, and how its cells are read. Raises OptionProblem for a wrong `--map`."""
    mapping = map_columns(kind, sheet.headers, maps, partial(_fits, kind, sheet, reader))
    again = {row.number for row in sheet.rows if _is_second_header(kind, row, mapping)}
    rows = [row for row in sheet.rows if row.number not in again]
    texts = {
        one.target.name: [(row.number, one.text(row.cells)) for row in rows]
        for one in mapping.mapped
        if one.target.is_level or one.target.shape == "date"
    }
    levels = [one for one in mapping.mapped if one.target.is_level]
    scales = _scales(mapping, levels, texts, frozenset())
    days = [texts[one.target.name] for one in mapping.mapped if one.target.shape == "date"]
    said = (column for column in mapping.unmapped if any(not is_blank(row.cells[column]) for row in rows))
    kept = tuple(sheet.headers[column] for column in said)
    columns = Columns(
        kind=kind,
        mapping=mapping,
        reader=reader,
        people=people,
        scales=scales,
        dates=decide(days, order),
        headers_again=frozenset(again),
        kept=kept,
        currency=currency,
        decisions=decisions or Decisions(),
        supplied=supplied,
        day_zero=sheet.day_zero,
    )
    rescaled = any(one.scale is None and scales[one.target.name].span[1] > USUAL for one in levels)
    if rescaled and (out := _rejected(columns, rows, levels)):
        columns = replace(columns, scales=_scales(mapping, levels, texts, out))
    columns.translated.clear()
    columns.unknown.clear()
    return columns


def _scales(
    mapping: Mapping,
    levels: Sequence[Mapped],
    texts: Table[str, Sequence[tuple[int, str]]],
    out: frozenset[int],
) -> dict[str, Scale]:
    """How each level column is read, from all of its cells but those of the rows `out`."""
    cells = {
        one.target.name: [text for number, text in texts[one.target.name] if number not in out]
        for one in levels
    }
    scales = {}
    for one in levels:
        beside = [text for other in levels if other is not one for text in cells[other.target.name]]
        scales[one.target.name] = read_scale(
            mapping.shown(one), one.target.name, cells[one.target.name], one.scale, beside
        )
    return scales


def _rejected(columns: Columns, rows: Sequence[SheetRow], levels: Sequence[Mapped]) -> frozenset[int]:
    """Rows that do not come in whatever the scales are; none when no other would."""
    headers = columns.mapping.headers
    level_titles = {headers[column] for one in levels for column in one.columns}
    codes: set[str] = set()
    out = set()
    for row in rows:
        entry = columns.entry(row)
        code = fold(entry.texts.get("code", ""))
        again = bool(code) and code in codes
        codes.add(code)
        if again or len(row.cells) > len(headers) or any(r.column not in level_titles for r in entry.wrong):
            out.add(row.number)
    return frozenset(out) if len(out) < len(rows) else frozenset()


def _is_second_header(kind: type[Record], row: SheetRow, mapping: Mapping) -> bool:
    """Whether most of the row's cells are titles of the very columns they stand in, the required one among them."""
    filled = hits = 0
    for one in sorted(mapping.mapped, key=lambda one: not one.target.required):
        titles = {title.key for title in titles_of(kind, one.target.name)}
        for column in one.columns:
            if text := row.cells[column]:
                key = title_key(text) if len(text) < LONGEST_TITLE else ""
                filled += 1
                hits += key in titles or key == title_key(mapping.headers[column])
        if not hits:
            return False
    return hits * 2 > filled and hits >= min(2, len(mapping.mapped))


def _fits(kind: type[Record], sheet: Sheet, reader: Reader, target: Target, column: int) -> bool:
    """Whether a column's cells can be what its title promises: levels and choices are not prose."""
    if not target.is_level and target.shape != "choice":
        return True
    said = {row.cells[column] for row in sheet.rows if not is_blank(row.cells[column])}
    if not said:
        return True
    if target.is_level:
        return any(map(is_level, said)) or sum(map(len, said)) < PROSE_FROM * len(said)
    if any(_is_choice(kind, target, reader, text) for text in said):
        return True
    return len(said) < FEW and max(map(len, said)) < PROSE_FROM


def _is_choice(kind: type[Record], target: Target, reader: Reader, text: str) -> bool:
    assert target.field is not None
    if word_key(text) in words_for(kind.kind, SAID_LIKE.get(target.name, target.name)):
        return True
    try:
        reader.read(target.field, text)
    except Unreadable:
        return False
    return True
