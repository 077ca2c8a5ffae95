"""What every file that holds a table is read as: titles, and rows of text numbered as a spreadsheet numbers them."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from store.values.frozen import frozen
from store.values.words import N_, Words

ONE_OF_SHEETS = N_("read from the sheet {sheet}; another with --sheet NAME: {others}")
"""What is said of a workbook of which one sheet is read."""
Known = Callable[[str], bool]
"""Whether a text is a title that a header row may hold."""
Progress = Callable[[int, int], None]
"""Told of the rows done, and of all of them; 0 while nobody knows how many there are."""


class SheetNumber(int):
    """A row's number where several sheets of a workbook are read: told apart by the sheet, and said with its name."""

    sheet: str
    ROWS = 1 << 21
    """More than a sheet can have."""

    @classmethod
    def of(cls, sheet: str, place: int, row: int) -> "SheetNumber":
        """`place`: which of the sheets; `row`: as the spreadsheet numbers it."""
        number = cls(place * cls.ROWS + row)
        number.sheet = sheet
        return number

    @property
    def row(self) -> int:
        """As the spreadsheet numbers it."""
        return self % self.ROWS

    def __str__(self) -> str:
        return f"{self.sheet} {self.row}"


def number_in_sheet(number: int) -> int:
    """As the spreadsheet numbers the row, whichever sheet it is on."""
    return number.row if isinstance(number, SheetNumber) else number


class SheetRow(NamedTuple):
    """`number` is the row's in a spreadsheet, from 1; `cells` has at least one cell per header, cleaned."""

    number: int
    cells: tuple[str, ...]


@frozen
class Sheet:
    """Headers differ from each other and none is empty; blank and comment rows are left out.

    `day_zero`: the day that a workbook counts its day numbers from; None in a file of text. `beside`: titles of columns
    that hold what is said of the cells of another and are no field themselves; `hidden`: whether nobody sees the sheet.
    `name`: the sheet's in its workbook; `last_header`: the row number of the titles, 0 where there are none.
    """

    headers: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    notes: tuple[Words, ...] = ()
    day_zero: date | None = None
    beside: frozenset[str] = frozenset()
    hidden: bool = False
    name: str = ""
    last_header: int = 0


@frozen
class Span:
    """Cells that a spreadsheet shows as one: rows and columns from 1, all four included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def wide(self) -> bool:
        """Whether it covers more than one column."""
        return self.right > self.left


def no_title(text: str) -> bool:
    """Knows no column's title."""
    return False


def in_silence(done: int, total: int) -> None:
    """Progress that nobody watches."""
