"""A table as a workbook: real days and numbers, widths by what is shown, the header frozen and with filters."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from store.exchange.atomic_write import OutputProblem
from store.exchange.exports.register_table import Cell, Table
from store.exchange.formula_escape import is_formula
from store.values.width import cell_width
from store.values.words import N_, NN_, Words, words

LONGEST = 32_767  # characters of a cell
MOST_ROWS = 1_048_575  # below the header
NARROWEST, WIDEST = 6, 60  # characters of a column
FIRST_DAY = date(1900, 3, 1)  # before it a workbook's day numbers are one off
NOT_IN_A_NAME = str.maketrans("[]:*?/\\", "       ")


def workbook(table: Table, made: datetime) -> tuple[bytes, tuple[Words, ...]]:
    """The bytes of an .xlsx, and what the reader should know: texts that are longer than a cell takes are cut.

    Raises OutputProblem for more rows than a sheet takes. `made`: the moment it bears.
    """
    import xlsxwriter

    if len(table.rows) > MOST_ROWS:
        raise OutputProblem(words(N_("a workbook takes {most} rows; export CSV instead"), most=MOST_ROWS))
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": table.title, "created": made.replace(tzinfo=None)})
    sheet = book.add_worksheet(table.title.translate(NOT_IN_A_NAME).strip(" '")[:31] or "1")
    look = _Look(book)
    for position, head in enumerate(table.heads):
        sheet.write_string(0, position, head[:LONGEST], look.header)
        width = max([_width(head) + 3, *(_width(row[position]) for row in table.rows)])
        sheet.set_column(position, position, min(max(width, NARROWEST), WIDEST) + 1)
    cut = 0
    for number, row in enumerate(table.rows, 1):
        cut += _write(sheet, number, row, look)
    sheet.freeze_panes(1, 0)
    if table.heads:
        sheet.autofilter(0, 0, len(table.rows), len(table.heads) - 1)
    book.close()
    sentence = NN_(
        "{n} text is longer than the {most} characters of a cell and is cut; CSV has it whole",
        "{n} texts are longer than the {most} characters of a cell and are cut; CSV has them whole",
    )
    return out.getvalue(), (words(sentence, n=cut, most=LONGEST),) if cut else ()


class _Look:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        top = {"valign": "top"}
        self.header = book.add_format({"bold": True, "bg_color": "#D9E1F2", "bottom": 1, "text_wrap": True})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", **top})
        self.plain = book.add_format(top)
        self.text = book.add_format({"text_wrap": True, **top})
        # The mark that people type as an apostrophe: the cell stays text when somebody edits it.
        self.formula = book.add_format({"text_wrap": True, "quote_prefix": True, **top})


def _write(sheet: Any, number: int, row: Sequence[Cell], look: _Look) -> int:
    """One row; how many of its texts were cut."""
    cut = 0
    for position, cell in enumerate(row):
        match cell:
            case None | "":
                continue
            case date() if cell >= FIRST_DAY:
                sheet.write_datetime(number, position, cell, look.day)
            case int() | Decimal():
                sheet.write_number(number, position, cell, look.plain)
            case _:
                text = str(cell)
                cut += len(text) > LONGEST
                shown = look.formula if is_formula(text) else look.text
                sheet.write_string(number, position, text[:LONGEST], shown)
    return cut


def _width(cell: Cell) -> int:
    """Of the widest line."""
    return max(map(cell_width, str("" if cell is None else cell).split("\n")))
