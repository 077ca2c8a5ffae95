"""Somebody's register with our current values: which of its cells say something else by now, and the rows it lacks.

A cell that says what we hold stays as it is, however it says it; so does what their columns have no field for, and an
empty cell that our record has nothing new for. All that is written reads back as the value, or is not written and said.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from store.disk.file.record_rows import plain
from store.disk.workspace import Workspace
from store.exchange.columns.column_mapping import Mapped
from store.exchange.exports.column_words import ColumnWords
from store.exchange.exports.register_table import FOLLOWING
from store.exchange.imports.import_row import ImportRow
from store.exchange.imports.importer import Importer
from store.exchange.imports.incoming_file import Options
from store.exchange.imports.milestone_rows import DAYS
from store.exchange.imports.register_import import read_register
from store.exchange.tables.sheet_grid import Sheet, SheetNumber, SheetRow
from store.exchange.vocabulary.titles import OF_THE_PERSON
from store.records import Action, Milestone, Project, Risk, Stakeholder
from store.rules.registers.defaults import BEGINS_AS
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words, words

FURTHER = words(N_("further tables of the sheet stay as they are"))
EMPTY: tuple[Any, ...] = (None, "", ())


@frozen
class Cell:
    """What a cell is to say: as text that reads as `value`, or nothing."""

    text: str
    value: Any = None


@frozen
class LikeRows:
    """`changed`: row number → column → cell, `added`: the rows of new records; columns from 0 as the file has them."""

    sheet: Sheet
    changed: Mapping[int, Mapping[int, Cell]]
    added: tuple[Mapping[int, Cell], ...]
    notes: tuple[Words, ...] = ()

    @property
    def last(self) -> int:
        """The row that new ones stand below: the last of the first table."""
        own = [row.number for row in self.sheet.rows if not isinstance(row.number, SheetNumber)]
        return max(own, default=self.sheet.last_header)


def like_rows(
    workspace: Workspace,
    kind: type[Record],
    path: Path,
    records: Sequence[Record],
    *,
    project: Project | None,
    language: str,
    called: str = "",
) -> LikeRows:
    """What `records` make of the register in a file. Raises SheetProblem and OptionProblem as an import does."""
    options = Options(language=language)
    read = read_register(workspace, kind, path, project, options, called)
    changed: dict[int, dict[int, Cell]] = {}
    added: list[dict[int, Cell]] = []
    notes: dict[Words, None] = {}
    known: set[int] = set()
    for importer in read.importers:
        like = Like(importer)
        for row in like.rows:
            before = like.before.get(row.number)
            if before is None or before.id in known:
                continue
            known.add(before.id)
            if isinstance(row.number, SheetNumber):  # of a further table, with columns of its own
                notes[FURTHER] = None
                continue
            if cells := like.changes(row, before):
                changed[row.number] = cells
        if importer.project is None or project is None or importer.project.id == project.id:
            counted = like.last_count
            for record in records:
                if record.id not in known and record.id not in like.here:
                    counted += 1
                    added.append(like.row_of(record, counted))
        notes |= dict.fromkeys(like.notes)
    place = read.parted.place
    code = Cell(project.code, project.code) if place is not None and project is not None else None
    return LikeRows(
        read.parted.sheet,
        {number: shifted(cells, place) for number, cells in changed.items()},
        tuple(
            shifted(cells, place) | ({place: code} if place is not None and code else {}) for cells in added
        ),
        tuple(notes),
    )


def shifted(cells: Mapping[int, Cell], place: int | None) -> dict[int, Cell]:
    """Columns as the file has them, where one was taken out to part the rows by project."""
    return {n + (place is not None and n >= place): cell for n, cell in cells.items()}


class Like:
    """One project's rows of the file beside its records."""

    def __init__(self, importer: Importer) -> None:
        self.importer = importer
        self.mapping = importer.columns.mapping
        self.rows = [self._read(SheetRow(row.number, tuple(row.cells))) for row in importer.rows]
        self.before = {
            row.number: row.before for row in importer.rows if row.before is not None and row.double is None
        }
        self.here = {record.id for record in self.before.values()}
        self.words = ColumnWords(importer, self.rows)
        self.notes: list[Words] = []

    def _read(self, row: SheetRow) -> ImportRow:
        read = self.importer.columns.read(row)
        self.importer.prepare(read)
        return read

    @property
    def last_count(self) -> int:
        """The highest number of a row, where the file counts them."""
        return max((int(row.counted) for row in self.rows if row.counted.isdecimal()), default=0)

    def changes(self, row: ImportRow, record: Record) -> dict[int, Cell]:
        """The cells of a row that say something else than the record by now."""
        cells: dict[int, Cell] = {}
        for mapped in self.mapping.mapped:
            for name, value in self._wanted(mapped, record, row):
                said = row.choices.get(name) if name in row.choices else row.values.get(name)
                if said == value or (said in EMPTY and self._nothing_new(record, name, value)):
                    continue
                cells |= self._cells(mapped, value, row)
        if not any(self._holds(name, cells) for name in ("probability", "impact")):
            cells = {column: cell for column, cell in cells.items() if not self._holds("score", (column,))}
        return cells

    def _holds(self, name: str, columns: Container[int]) -> bool:
        """Whether one of the columns is that of a target."""
        mapped = self.mapping.of(name)
        return mapped is not None and any(column in columns for column in mapped.columns)

    def row_of(self, record: Record, count: int) -> dict[int, Cell]:
        """A row for a record that the file does not have."""
        width = len(self.mapping.headers)
        row = ImportRow(0, ("",) * width, self.mapping)
        cells = {column: Cell(str(count), count) for column in self.mapping.counting}
        for mapped in self.mapping.mapped:
            for _, value in self._wanted(mapped, record, row):
                if value not in EMPTY:
                    cells |= self._cells(mapped, value, row)
        return cells

    def _wanted(self, mapped: Mapped, record: Record, row: ImportRow) -> Iterator[tuple[str, Any]]:
        """(target, the record's value) of what the columns of a target are to say; nothing for what has no field."""
        name, target = mapped.target.name, mapped.target
        if isinstance(record, Milestone) and name in (*DAYS, "met_on", "status"):
            found = _of_milestone(record, row, self.importer.existing.imported(record))
            if name in found:
                yield name, found[name]
        elif isinstance(record, Action) and name == "status":
            yield name, "done" if record.done_on else "cancelled" if record.dropped_on else "open"
        elif (self.importer.kind, name) == (Risk, "score"):
            value = FOLLOWING[Risk, "score"](record)
            text = row.texts.get(name, "")
            if value is not None and text.strip() != str(value) and (not row.number or text.isdecimal()):
                yield name, value
        elif target.field is not None:
            yield name, self._of_field(record, name)

    def _of_field(self, record: Record, name: str) -> Any:
        if isinstance(record, Stakeholder) and name in OF_THE_PERSON:
            person = self.importer.columns.people.by_id.get(record.person)
            return getattr(person, name, None)
        value = getattr(record, name)
        if name != "remark":
            return value
        # The lines of columns without a field stand in those columns.
        starts = tuple(f"{header}: " for header in self.mapping.headers)
        return "\n".join(line for line in str(value).splitlines() if not line.startswith(starts))

    def _nothing_new(self, record: Record, name: str, value: Any) -> bool:
        """Whether an empty cell may stay so: nothing stands here, or only what an import of that cell left behind."""
        if value in EMPTY or name in ("status", "forecast", "finish", "start"):
            return value in (*EMPTY, "open")
        owner: Record = record
        if isinstance(record, Stakeholder) and name in OF_THE_PERSON:
            owner = self.importer.columns.people.by_id[record.person]
        begins = BEGINS_AS.get(owner.kind, {})
        default = next((one.default for one in fields(owner) if one.name == name), None)
        last = self.importer.existing_of.get(type(owner), self.importer.existing).last.get(owner.id, {})
        return value in (default, begins.get(name)) or (name in last and plain(value) == last[name])

    def _cells(self, mapped: Mapped, value: Any, row: ImportRow) -> dict[int, Cell]:
        """The cells that say the value; what cannot be said in this column is left and noted."""
        if mapped.joined == "+":
            return self._name_in_parts(mapped, str(value or ""))
        column = mapped.source(row.cells)
        if value in EMPTY:
            return {column: Cell("")}
        for text in self.words.texts(mapped.target, value):
            if self._reads(mapped, column, text, value, row.number):
                return {column: Cell(text, value)}
        sentence = N_("{column} has no word for {value}: not written")
        self.notes.append(words(sentence, column=self.mapping.headers[column], value=str(value)))
        return {}

    def _reads(self, mapped: Mapped, column: int, text: str, value: Any, number: int) -> bool:
        """Whether the text, alone in its column, is read as the value in this row."""
        name = mapped.target.name
        if name == "score":
            return True
        cells = ["" for _ in self.mapping.headers]
        cells[column] = text
        read = self._read(SheetRow(number, tuple(cells)))
        found = read.choices.get(name) if name in read.choices else read.values.get(name)
        return bool(found == value)

    def _name_in_parts(self, mapped: Mapped, name: str) -> dict[int, Cell]:
        """First and last name in their columns."""
        family = mapped.family if mapped.family is not None else mapped.columns[-1]
        given = next((column for column in mapped.columns if column != family), family)
        first, _, last = name.rpartition(" ")
        if not first and len(name) in (2, 3):
            first, last = name[1:], name[:1]
        return {given: Cell(first, first), family: Cell(last, last)}


def _of_milestone(record: Milestone, row: ImportRow, last: Mapping[str, Any]) -> dict[str, Any]:
    """What the columns of days and the status are to say: the first day that a row gives is the one that is expected,
    unless it is the promised one."""
    mapped = [name for name in DAYS if row.mapping.of(name)]
    said = next((name for name in mapped if name in row.values), "")
    found: dict[str, Any] = {"baseline": record.baseline} if "baseline" in mapped else {}
    place = said
    if said in ("", "baseline") or ("forecast" in mapped and record.forecast not in (None, record.expected)):
        place = next((name for name in mapped if name != "baseline" and (name != "start" or not found)), "")
    moved = said != "baseline" or record.expected != record.baseline
    if place and (moved or not said):
        found[place] = record.expected
    if not row.number and "finish" in mapped:
        found["finish"] = record.expected
    status = row.choices.get("status")
    # Cancelled, or met on no day that has come: what the import made nothing of stands there still.
    unsettled = status == "cancelled" or (status == "met" and not last.get("met_on"))
    found["status"] = "met" if record.met_on else status if unsettled else "open"
    if status != "met" or "met_on" in row.values:
        found["met_on"] = record.met_on
    return found
