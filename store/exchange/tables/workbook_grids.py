"""The sheets of a workbook of any age (.xlsx, .xls, .ods), read by Calamine in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from store.exchange.tables.calamine_child import SECONDS
from store.exchange.tables.decoding import SheetProblem
from store.exchange.tables.other_files import OLE
from store.exchange.tables.sheet_grid import SheetRow, Span
from store.exchange.tables.table import cleaned
from store.exchange.tables.workbook_limits import LARGE, LARGEST, MOST_UNPACKED
from store.values.frozen import frozen
from store.values.text import clean_line, clean_prose
from store.values.words import N_, words

DAY_ZERO = date(1899, 12, 30)
"""The day with the number 0: day 60 of the calendar from 1900 is one that never was, so that it begins earlier."""
DAY_ZERO_OF_1904 = date(1904, 1, 1)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_LOCKED = words(N_("the workbook is locked with a password; save it without one and import that"))
_NO_WORKBOOK = words(
    N_("this is an archive or another program's file, not a workbook; save the sheet as .xlsx")
)
_BROKEN = words(N_("the workbook is damaged; open it in a spreadsheet, save it again and import that"))
_UNREADABLE = words(N_("this workbook cannot be read here; open it in a spreadsheet and save it as .xlsx"))
_HUGE = words(N_("the workbook is larger than any register; export fewer rows"))
_BOMB = words(
    N_("the workbook is nearly all emptiness; open it in a spreadsheet, save it again and import that")
)
_UNPACKED = words(N_("the workbook unpacks to more than 256 MB; export fewer rows"))


@frozen
class Grid:
    """One sheet; columns and rows from 1. `fills`: colour → its cells; `comments`: cell → what is said of it."""

    title: str
    seen: bool
    rows: tuple[SheetRow, ...]
    spans: tuple[Span, ...] = ()
    day_zero: date = DAY_ZERO
    comments: Mapping[str, str] = field(default_factory=dict)
    fills: Mapping[str, frozenset[tuple[int, int]]] = field(default_factory=dict)
    struck: frozenset[tuple[int, int]] = frozenset()
    hidden_columns: tuple[tuple[int, str], ...] = ()
    hidden_rows: tuple[int, ...] = ()
    empty_formulas: tuple[str, ...] = ()
    empty_rows: int = 0

    def first(self, last: int) -> Iterator[Sequence[str]]:
        """The cells of the rows up to `last` that say something."""
        return (row.cells for row in self.rows if row.number <= last)


def grids_of(data: bytes) -> tuple[Grid, ...]:
    """Its sheets. Raises SheetProblem for a file that Calamine gives up, or that takes more than any register."""
    broken = _look_inside(data)
    command = [sys.executable, "-P", "-m", "store.exchange.tables.calamine_child"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=2 * SECONDS, check=True)
        told = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise SheetProblem(_HUGE) from None
    except subprocess.CalledProcessError as ended:
        # An exception of a reader's own ends with 1; the limits end it with a signal or a panic.
        raise SheetProblem(broken if ended.returncode == 1 else _HUGE) from None
    except (OSError, ValueError):
        raise SheetProblem(broken) from None
    day_zero = DAY_ZERO_OF_1904 if told["from_1904"] else DAY_ZERO
    sheets = told["sheets"]
    del done, told
    return tuple(_grid(sheet, day_zero) for sheet in sheets)


def _look_inside(data: bytes) -> Any:
    """What is said of the file if it does not read; refused is what is no workbook, and one that would fill the memory,
    before anything of it is read."""
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise SheetProblem(_LOCKED)
        return _UNREADABLE
    broken = _UNREADABLE if _ODS in data[:200] else _BROKEN
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        raise SheetProblem(broken) from None
    if any(part.flag_bits & 1 for part in parts):
        raise SheetProblem(_LOCKED)
    named = {part.filename for part in parts}
    if broken is _BROKEN and not (
        "[Content_Types].xml" in named
        and any(n.startswith("xl/") and n.endswith((".xml", ".bin")) for n in named)
    ):
        raise SheetProblem(_NO_WORKBOOK)
    if sum(part.file_size for part in parts) > LARGEST:
        raise SheetProblem(_UNPACKED)
    if any(part.file_size > max(LARGE, MOST_UNPACKED * part.compress_size) for part in parts):
        raise SheetProblem(_BOMB)
    return broken


def _grid(sheet: Mapping[str, Any], day_zero: date) -> Grid:
    return Grid(
        clean_line(sheet["name"]),
        sheet["seen"],
        tuple(_row(number, cells) for number, cells in sheet["rows"]),
        tuple(Span(*span) for span in sheet["spans"]),
        day_zero,
        {cell: clean_prose(text) for cell, text in sheet["comments"].items()},
        {colour: frozenset(map(tuple, cells)) for colour, cells in sheet["fills"].items()},
        frozenset(map(tuple, sheet["struck"])),
        tuple((column, letters) for column, letters in sheet["hidden_columns"]),
        tuple(sheet["hidden_rows"]),
        tuple(sheet["empty_formulas"]),
        max(sheet["in_file"] - len(sheet["rows"]), 0),
    )


def _row(number: int, cells: list[str]) -> SheetRow:
    return SheetRow(number, tuple(cleaned(number, cells)))
