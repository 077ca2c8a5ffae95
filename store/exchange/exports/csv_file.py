"""A table as CSV: comma, CRLF, and nothing that a spreadsheet would run."""

import csv
import io
from datetime import date
from decimal import Decimal

from store.exchange.exports.register_table import Cell, Table
from store.exchange.formula_escape import escape_formula


def csv_text(table: Table) -> str:
    """The text; days as 2026-11-26, amounts with a point."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([escape_formula(head) for head in table.heads])
    writer.writerows([_text(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return escape_formula(cell)
        case date():
            return cell.isoformat()
        case Decimal():
            return f"{cell:f}"
    return str(cell)
