"""The process that Calamine reads a workbook in: it may end at once or fill the memory, and takes nobody with it.

Bytes of the file on standard input; a JSON document on standard output: whether days count from 1904, and of each sheet
its name, whether it is seen, its merged cells as [top, left, bottom, right] from 1, the rows that say something as
[number, cells], what is hidden, its comments and how its cells are marked.
"""

import gc
import json
import sys
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile, is_zipfile

from store.exchange.tables.cell_place import letters_of
from store.exchange.tables.cell_styles import PLAIN, CellStyle, cell_styles
from store.exchange.tables.cell_value import value_text
from store.exchange.tables.sheet_marks import SheetMarks, marks_in
from store.exchange.tables.workbook_limits import MOST_CELLS
from store.exchange.tables.workbook_parts import BOOK, comments_in, counts_from_1904, sheet_parts

MEMORY = 1_200_000_000  # bytes
SECONDS = 20
TOO_BIG = 3
"""The exit code for a sheet that no hand has filled."""


def main() -> int:
    """Read the workbook on standard input."""
    gc.disable()  # it ends with what it made
    _limit()
    from python_calamine import CalamineWorkbook

    data = sys.stdin.buffer.read()
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    beside = _Beside(data)
    sheets = []
    for told in book.sheets_metadata:
        if not str(told.typ).endswith("WorkSheet"):
            continue
        sheet = book.get_sheet_by_name(told.name)
        if sheet.total_height * sheet.total_width > MOST_CELLS:
            return TOO_BIG
        spans = [
            [top + 1, left + 1, bottom + 1, right + 1]
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        ]
        marks = beside.marks(told.name)
        rows = sheet.to_python(skip_empty_area=False)
        sheets.append(
            {
                "name": told.name,
                "seen": str(told.visible).endswith("Visible"),
                "spans": spans,
                "rows": _texts(rows, marks),
                "comments": beside.comments(told.name),
                **_told(marks),
            }
        )
        del rows
    # Whole, since the encoder that writes piece by piece takes four times as long.
    sys.stdout.write(json.dumps({"from_1904": beside.from_1904, "sheets": sheets}))
    return 0


class _Beside:
    """What an .xlsx holds beside its values; nothing of another workbook."""

    def __init__(self, data: bytes) -> None:
        archive = ZipFile(BytesIO(data)) if is_zipfile(BytesIO(data)) else None
        self.archive = archive if archive is not None and BOOK in archive.NameToInfo else None
        self.parts = sheet_parts(self.archive) if self.archive else {}
        self.styles = cell_styles(self.archive) if self.archive else {}
        self.from_1904 = self.archive is not None and counts_from_1904(self.archive)

    def marks(self, sheet: str) -> SheetMarks:
        part = self.parts.get(sheet)
        return marks_in(self.archive.read(part.path), self.styles) if part and self.archive else SheetMarks()

    def comments(self, sheet: str) -> dict[str, str]:
        part = self.parts.get(sheet)
        return comments_in(self.archive, part) if part and self.archive else {}


def _texts(rows: Iterable[Iterable[Any]], marks: SheetMarks) -> list[tuple[int, list[str]]]:
    """The rows that say something, with their numbers."""
    places = [place for place, style in marks.styles.items() if style.sign]
    signed = {row for row, _ in [*places, *marks.errors]}
    found = []
    for number, row in enumerate(rows, 1):
        texts = [cell if cell.__class__ is str else _text(cell.__class__, cell) for cell in row]
        if number in signed:
            texts = [
                _marked(cell, text, marks.styles.get((number, column), PLAIN))
                or marks.errors.get((number, column), "")
                for column, (cell, text) in enumerate(zip(row, texts, strict=True), 1)
            ]
        if any(texts):
            found.append((number, texts))
    return found


@lru_cache(100_000)
def _text(_: type, cell: object) -> str:
    """The text of a value, which registers repeat; its type tells 1 from TRUE."""
    return value_text(cell)


def _marked(value: object, text: str, style: CellStyle) -> str:
    if style.sign and isinstance(value, int | float) and not isinstance(value, bool):
        return style.shown(value)
    return text


def _told(marks: SheetMarks) -> dict[str, object]:
    """The marks as JSON has them: cells as [row, column]."""
    fills: dict[str, list[tuple[int, int]]] = {}
    for place, style in marks.styles.items():
        if style.fill:
            fills.setdefault(style.fill, []).append(place)
    return {
        "hidden_columns": [[column, letters_of(column)] for column in marks.hidden_columns],
        "hidden_rows": marks.hidden_rows,
        "empty_formulas": marks.empty_formulas,
        "in_file": marks.rows,
        "fills": fills,
        "struck": [place for place, style in marks.styles.items() if style.struck],
    }


def _limit() -> None:
    import resource

    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # macOS knows no limit of the address space
            continue


if __name__ == "__main__":
    sys.exit(main())
