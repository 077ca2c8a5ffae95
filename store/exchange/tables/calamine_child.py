"""The process that Calamine reads a workbook in: it may end at once or fill the memory, and takes nobody with it.

Bytes of the file on standard input; a JSON document on standard output: of each sheet its name, whether it is seen,
its merged cells as [top, left, bottom, right] from 1, and the rows that say something as [number, cells].
"""

import json
import sys
from io import BytesIO

from store.exchange.tables.cell_value import value_text
from store.exchange.tables.workbook_limits import MOST_CELLS

MEMORY = 1_200_000_000  # bytes
SECONDS = 20
TOO_BIG = 3
"""The exit code for a sheet that no hand has filled."""


def main() -> int:
    """Read the workbook on standard input."""
    _limit()
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read()))
    sheets = []
    for told in book.sheets_metadata:
        if not str(told.typ).endswith("WorkSheet"):
            continue
        sheet = book.get_sheet_by_name(told.name)
        if sheet.total_height * sheet.total_width > MOST_CELLS:
            return TOO_BIG
        rows = enumerate(sheet.to_python(skip_empty_area=False), 1)
        said = ((number, [value_text(cell) for cell in row]) for number, row in rows)
        spans = [
            [top + 1, left + 1, bottom + 1, right + 1]
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        ]
        sheets.append(
            {
                "name": told.name,
                "seen": str(told.visible).endswith("Visible"),
                "spans": spans,
                "rows": [row for row in said if any(row[1])],
            }
        )
    json.dump(sheets, sys.stdout)
    return 0


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
