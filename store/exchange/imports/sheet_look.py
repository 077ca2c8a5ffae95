"""What the cells of a column tell of it: whether they fit its title, number the rows, name them or are codes."""

from collections.abc import Sequence
from dataclasses import replace

from store.exchange.columns.choice_words import meaning, meaning_of_several
from store.exchange.columns.column_fit import (
    WELL,
    ColumnCells,
    are_codes,
    cells_of,
    counts_rows,
    ends_links,
    fit,
    is_counted,
    tell_apart,
)
from store.exchange.columns.column_mapping import Mapped, Mapping
from store.exchange.columns.date_order import NAMES, day_number, read_day
from store.exchange.columns.level_cells import is_level
from store.exchange.columns.scales import Scale
from store.exchange.imports.taught_words import KnownWords
from store.exchange.imports.unread_words import choices_of
from store.exchange.tables.sheet_grid import Sheet
from store.exchange.vocabulary.choices import is_blank
from store.exchange.vocabulary.titles import (
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
from store.values.written_choices import word_key

SAMPLES = 2  # values that the preview shows of a column


class SheetLook:
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
            and (title_key(header) in titles or is_counted(header))
            and self.texts
            and counts_rows(header, self.texts[column])
            and not self._is_reference(column)
        )

    def _is_reference(self, column: int) -> bool:
        """Whether a tracker counts by it: it ends the links of the rows, or others are columns of a tracker."""
        by_titles = not is_counted(self.sheet.headers[column]) and is_tracker(self.sheet.headers)
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

    def names(self, column: int) -> float:
        """Which share of the rows its cells name: texts, hardly two of them alike."""
        cells = self.cells(column)
        return cells.said / len(self.sheet.rows) if tell_apart(cells) else 0.0

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


def _says_two(kind: type[Record], title: str, cells: ColumnCells) -> bool:
    """Whether each cell has a value for either of two titles: `For/High` under `Position/Interest`."""
    return (
        "/" in title
        and bool(one_of_several(kind.kind, title))
        and not is_title(kind, title)
        and cells.share(lambda text: "/" in text) > WELL
    )
