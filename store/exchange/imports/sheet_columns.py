"""Which column of a sheet is what, what scale its levels are on and in which order its dates stand."""

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import replace

from store.exchange.columns.choice_words import meaning, meaning_of_several
from store.exchange.columns.column_fit import (
    COUNTED,
    NEARLY,
    WELL,
    ColumnCells,
    are_codes,
    cells_of,
    counts_rows,
    ends_links,
    fit,
    tell_apart,
)
from store.exchange.columns.column_mapping import Mapped, Mapping
from store.exchange.columns.date_order import NAMES, day_number, decide, read_day
from store.exchange.columns.finish_column import finish_as_met
from store.exchange.columns.letter_titles import with_letters
from store.exchange.columns.level_cells import is_level
from store.exchange.columns.people_lookup import People
from store.exchange.columns.scales import USUAL, Scale, read_scale
from store.exchange.columns.title_match import map_columns
from store.exchange.imports.conflicts import Decisions
from store.exchange.imports.taught_words import KnownWords
from store.exchange.imports.typed_columns import TypedColumns
from store.exchange.imports.unread_words import choices_of
from store.exchange.tables.sheet_grid import Sheet, SheetRow
from store.exchange.vocabulary.choices import is_blank
from store.exchange.vocabulary.titles import (
    LONGEST_TITLE,
    Target,
    is_title,
    is_tracker,
    one_of_several,
    targets_of,
    title_key,
    titles_of,
)
from store.values.reader import Reader, Unreadable
from store.values.record import Record
from store.values.text import fold
from store.values.written_choices import word_key

SAMPLES = 2  # values that the preview shows of a column


def columns_of(
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
    known: KnownWords | None = None,
) -> TypedColumns:
    """Which column is what, and how its cells are read. Raises OptionProblem for a wrong `--map`."""
    look = _Look(kind, sheet, reader, known or KnownWords({}))
    by_title = map_columns(
        kind, sheet.headers, maps, look.fit, look.counting(), look.beside, look.names, look.marks
    )
    mapping = look.sampled(with_letters(kind, by_title, look.texts))
    for one in mapping.mapped:
        if one.target.field is not None and one.target.field.links_to == "person":
            people.look_at(look.cells(one.columns[0]).texts)
    titled = _titled(kind, mapping)
    again = {row.number for row in sheet.rows if _is_second_header(row, mapping, titled)}
    rows = [row for row in sheet.rows if row.number not in again]
    texts = {
        one.target.name: [(row.number, one.text(row.cells)) for row in rows]
        for one in mapping.mapped
        if one.target.is_level or one.target.shape == "date"
    }
    levels = [one for one in mapping.mapped if one.target.is_level]
    scales = _scales(mapping, levels, texts, frozenset())
    days = [texts[one.target.name] for one in mapping.mapped if one.target.shape == "date"]
    dates = decide(days, order)
    if "finish" in texts:
        met_on = next(target for target in targets_of(kind) if target.name == "met_on")
        ends = [text for _, text in texts["finish"]]
        mapping = finish_as_met(mapping, met_on, ends, dates.order, reader.day.date)
    said = (
        column
        for column in mapping.unmapped
        if mapping.is_kept(column) and any(not is_blank(row.cells[column]) for row in rows)
    )
    kept = tuple(sheet.headers[column] for column in said)
    columns = TypedColumns(
        kind=kind,
        mapping=mapping,
        reader=reader,
        people=people,
        scales=scales,
        dates=dates,
        headers_again=frozenset(again),
        kept=kept,
        currency=currency,
        decisions=decisions or Decisions(),
        supplied=supplied,
        missing=frozenset(
            target.name
            for target in targets_of(kind)
            if target.required and target.name not in supplied and mapping.of(target.name) is None
        ),
        day_zero=sheet.day_zero,
        meant={one.target.name: look.meant(one.target) for one in mapping.mapped},
    )
    rescaled = any(one.scale is None and scales[one.target.name].span[1] > USUAL for one in levels)
    if rescaled and (out := _rejected(columns, rows)):
        columns = replace(columns, scales=_scales(mapping, levels, texts, out), ways=[])
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


def _rejected(columns: TypedColumns, rows: Sequence[SheetRow]) -> frozenset[int]:
    """Rows that do not come in whatever the scales are; none when no other would."""
    headers = columns.mapping.headers
    codes: set[str] = set()
    out = set()
    for row in rows:
        read = columns.read(row)
        code = fold(read.texts.get("code", ""))
        again = bool(code) and code in codes
        codes.add(code)
        if again or len(row.cells) > len(headers) or read.wrong:
            out.add(row.number)
    return frozenset(out) if len(out) < len(rows) else frozenset()


Titled = Sequence[tuple[int, bool, frozenset[str]]]
"""Each column that is read, those first that repeat their words: whether it must be there, keys of its titles."""


def _titled(kind: type[Record], mapping: Mapping) -> Titled:
    if not mapping.mapped:
        return []
    first = min(mapping.mapped, key=lambda one: not one.target.required)
    return [
        (
            column,
            one.target is first.target,
            frozenset(
                (title_key(mapping.headers[column]), *(t.key for t in titles_of(kind, one.target.name)))
            ),
        )
        for one in sorted(mapping.mapped, key=lambda one: one.target.shape in ("line", "prose"))
        for column in one.columns
    ]


def _is_second_header(row: SheetRow, mapping: Mapping, titled: Titled) -> bool:
    """Whether most of the row's cells are titles of the very columns they stand in, the required one among them."""
    hits = missed = named = 0
    for column, is_first, titles in titled:
        if text := row.cells[column]:
            if len(text) < LONGEST_TITLE and title_key(text) in titles:
                hits += 1
                named += is_first
            else:
                missed += 1
                if missed * 2 >= len(titled):
                    return False
    return named > 0 and hits > missed and hits >= min(2, len(mapping.mapped))


def _says_two(kind: type[Record], title: str, cells: ColumnCells) -> bool:
    """Whether each cell has a value for either of two titles: `For/High` under `Position/Interest`."""
    return (
        "/" in title
        and bool(one_of_several(kind.kind, title))
        and not is_title(kind, title)
        and cells.share(lambda text: "/" in text) > WELL
    )


class _Look:
    """A look at the cells of a sheet, each column's once."""

    def __init__(self, kind: type[Record], sheet: Sheet, reader: Reader, known: KnownWords) -> None:
        self.kind, self.sheet, self.reader, self.known = kind, sheet, reader, known
        self.texts: Sequence[Sequence[str]] = tuple(zip(*(row.cells for row in sheet.rows), strict=False))
        """What stands in each column, row by row."""
        self._cells: dict[int, ColumnCells] = {}
        self._meant: dict[str, dict[str, str]] = {}

    def cells(self, column: int) -> ColumnCells:
        """What is said in a column."""
        if column not in self._cells:
            self._cells[column] = cells_of(self.texts[column] if self.texts else ())
        return self._cells[column]

    @property
    def beside(self) -> frozenset[int]:
        """The columns that hold what is said of the cells of another."""
        return frozenset(n for n, header in enumerate(self.sheet.headers) if header in self.sheet.beside)

    def counting(self) -> frozenset[int]:
        """The columns that only number the rows."""
        titles = {title.key for title in titles_of(self.kind, "code")} if self._has_code else set()
        return frozenset(
            column
            for column, header in enumerate(self.sheet.headers)
            if column not in self.beside
            and (title_key(header) in titles or title_key(header) in COUNTED)
            and self.texts
            and counts_rows(header, self.texts[column])
            and not self._is_reference(column)
        )

    def _is_reference(self, column: int) -> bool:
        """Whether a tracker counts by it: it ends the links of the rows, or others are columns of a tracker."""
        by_titles = title_key(self.sheet.headers[column]) not in COUNTED and is_tracker(self.sheet.headers)
        return by_titles or any(
            ends_links(links, self.texts[column]) for n, links in enumerate(self.texts) if n != column
        )

    @property
    def _has_code(self) -> bool:
        return any(target.name == "code" for target in targets_of(self.kind))

    def fit(self, target: Target, column: int) -> float:
        """How well a column's cells are what its title promises."""
        cells = self.cells(column)
        if _says_two(self.kind, self.sheet.headers[column], cells):
            return 0.0
        return fit(self.kind.kind, target, cells, self._reads)

    def names(self, column: int) -> bool:
        """Whether its cells could each name a row: texts in nearly all of them, hardly two of them alike."""
        cells = self.cells(column)
        return tell_apart(cells) and cells.said >= NEARLY * len(self.sheet.rows)

    def marks(self, column: int) -> bool:
        """Whether its cells are codes and nothing else."""
        return are_codes(self.cells(column))

    def meant(self, target: Target) -> dict[str, str]:
        """word → what it was said to mean, of those meanings that the target can have."""
        if target.name not in self._meant:
            known = self.known.of(target.name)
            self._meant[target.name] = {
                word: value for word, text in known.items() if (value := self._as_value(target, text))
            }
        return self._meant[target.name]

    def sampled(self, mapping: Mapping) -> Mapping:
        """With what the preview shows of each column."""
        return replace(
            mapping,
            mapped=tuple(self._with_samples(one) if one.columns else one for one in mapping.mapped),
            samples={column: self._first(column) for column in mapping.unmapped},
        )

    def _first(self, column: int) -> tuple[str, ...]:
        """The first values of a column that is no field, which nobody has looked at yet."""
        found: dict[str, None] = {}
        for text in self.texts[column] if self.texts else ():
            if not is_blank(text):
                found[text] = None
                if len(found) == SAMPLES:
                    break
        return tuple(found)

    def _with_samples(self, one: Mapped) -> Mapped:
        cells = self.cells(one.columns[0])
        share = fit(self.kind.kind, one.target, cells, self._reads) if cells.texts else 1.0
        return replace(one, fit=share, samples=cells.texts[:SAMPLES])

    def _reads(self, target: Target, text: str) -> bool:
        if word_key(text) in self.meant(target):
            return True
        if target.is_level:
            return is_level(text)
        if target.shape == "date":
            return self._is_day(text)
        if target.field is None:
            return bool(meaning(self.kind.kind, target.name, text))
        if target.shape in ("choice", "number") and meaning(self.kind.kind, target.name, text):
            return True
        if target.shape == "choice" and meaning_of_several(self.kind.kind, target.name, text):
            return True
        try:
            self.reader.read(target.field, text)
        except Unreadable:
            return False
        return True

    def _is_day(self, text: str) -> bool:
        if day_number(text) is not None:
            return True
        for order in NAMES:
            try:
                read_day(text, order, self.reader.day.date)
                return True
            except Unreadable:
                continue
        return False

    def _as_value(self, target: Target, text: str) -> str:
        """What `--value` says as the target's own: `open`, `4`, `2026-12-05`; empty where it can be none of them."""
        if target.is_level:
            level = Scale("").level(text) if is_level(text) else 0
            return str(level)
        if target.shape == "date":
            try:
                return read_day(text, "", self.reader.day.date).day.isoformat()
            except Unreadable:
                return ""
        known = choices_of(self.kind.kind, target)
        found = text if text in known else meaning(self.kind.kind, target.name, text)
        if found or target.field is None or target.shape not in ("choice", "yesno"):
            return found if found in known else ""
        try:
            value = self.reader.read(target.field, text)
        except Unreadable:
            return ""
        return str(value) if target.shape == "choice" else text
