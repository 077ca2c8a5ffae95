"""The process that Calamine reads a workbook in: it may end at once or fill the memory, and takes nobody with it.

Bytes of the file on standard input; a JSON document on standard output: of each sheet its name, whether it is seen,
its merged cells as [top, left, bottom, right] from 1, and the rows that say something as [number, cells].
"""

import json
import sys
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

MEMORY = 1_200_000_000  # bytes
SECONDS = 20
MOST_CELLS = 5_000_000
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
        said = ((number, [_text(cell) for cell in row]) for number, row in rows)
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


def _text(value: Any) -> str:
    """What the cell shows, as far as the file is asked: a day as 2026-12-05."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        return str(value)
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.15g}"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main())
