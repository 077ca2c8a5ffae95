"""Workbooks of before 2007 (.xls) and of LibreOffice (.ods), read by Calamine in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from store.exchange.tables.calamine_child import SECONDS
from store.exchange.tables.decoding import SheetProblem
from store.exchange.tables.other_files import OLE
from store.exchange.tables.sheet_grid import Known, Sheet, SheetRow, Span
from store.exchange.tables.table import refuse_long, table_of
from store.exchange.tables.workbook_limits import LARGEST
from store.values.frozen import frozen
from store.values.text import clean_prose
from store.values.words import N_, Words, words

DAY_ZERO = date(1899, 12, 30)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_UNREADABLE = words(N_("this workbook cannot be read here; open it in a spreadsheet and save it as .xlsx"))
_HUGE = words(N_("the workbook is larger than any register; export fewer rows"))


@frozen
class Grid:
    """One of its sheets, asked as openpyxl's are."""

    title: str
    sheet_state: str
    rows: tuple[SheetRow, ...]
    spans: tuple[Span, ...]

    def iter_rows(self, max_row: int, values_only: bool) -> Iterator[Sequence[str]]:
        """The cells of the rows up to `max_row` that say something."""
        return (row.cells for row in self.rows if row.number <= max_row)

    def table(self, known: Known, notes: Sequence[Words]) -> Sheet:
        """Its table."""
        return table_of(self.rows, known, notes, self.spans, DAY_ZERO)


def is_old_workbook(data: bytes) -> bool:
    """Whether it is one of these; an .ods says so in its first part."""
    return data.startswith(OLE) or _ODS in data[:200]


def grids_of(data: bytes) -> tuple[Grid, ...]:
    """Its sheets. Raises SheetProblem for a file that Calamine gives up, or that takes more than any register."""
    if not data.startswith(OLE):
        _look_inside(data)
    command = [sys.executable, "-P", "-m", "store.exchange.tables.calamine_child"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=2 * SECONDS, check=True)
        told = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise SheetProblem(_HUGE) from None
    except subprocess.CalledProcessError as ended:
        # An exception of Calamine's own ends with 1; the limits end it with a signal or a panic.
        raise SheetProblem(_UNREADABLE if ended.returncode == 1 else _HUGE) from None
    except (OSError, ValueError):
        raise SheetProblem(_UNREADABLE) from None
    return tuple(_grid(sheet["name"], sheet["seen"], sheet["rows"], sheet["spans"]) for sheet in told)


def _look_inside(data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        raise SheetProblem(_UNREADABLE) from None
    if unpacked > LARGEST:
        raise SheetProblem(_HUGE)


def _grid(name: str, seen: bool, rows: Sequence[tuple[int, list[str]]], spans: Sequence[list[int]]) -> Grid:
    cleaned = []
    for number, cells in rows:
        refuse_long(number, cells)
        cleaned.append(SheetRow(number, tuple(map(clean_prose, cells))))
    merged = tuple(Span(*span) for span in spans)
    return Grid(name, "visible" if seen else "hidden", tuple(cleaned), merged)
