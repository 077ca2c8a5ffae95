"""Somebody's workbook with cells changed and rows added: fills, widths, formulas and other sheets as they were."""

from collections.abc import Mapping
from copy import copy
from datetime import date
from io import BytesIO
from typing import Any
from warnings import catch_warnings, simplefilter
from zipfile import ZipFile

from store.exchange.exports.like_rows import Cell, LikeRows
from store.exchange.tables.decoding import SheetProblem
from store.values.text import clean_line
from store.values.words import N_, Words, words

LOST = ("xl/charts/", "xl/media/", "xl/pivotTables/", "xl/vbaProject")
"""Parts of a workbook that are not written again."""


def like_workbook(data: bytes, *tables: LikeRows) -> tuple[bytes, tuple[Words, ...]]:
    """The bytes of the workbook with the values of its tables, and what the reader should know. Raises SheetProblem."""
    from openpyxl import load_workbook

    with catch_warnings():
        simplefilter("ignore")
        book = load_workbook(BytesIO(data))
        # Those below first: new rows move what stands under them.
        merged = sum(_fill(book, rows) for rows in sorted(tables, key=lambda one: -one.last))
        out = BytesIO()
        book.save(out)
    with ZipFile(BytesIO(data)) as archive:
        lost = any(name.startswith(LOST) for name in archive.namelist())
    notes = [
        words(N_("charts, pictures, pivot tables and macros of the workbook are not in the new file"))
    ] * lost
    sentence = N_("{n} cells are computed or lie within merged ones and stay as they are")
    notes += [words(sentence, n=merged)] if merged else []
    return out.getvalue(), tuple(notes)


def _fill(book: Any, rows: LikeRows) -> int:
    """Write one table; how many cells could not be written."""
    sheet = next(one for one in book.worksheets if clean_line(one.title) == rows.sheet.name)
    last = rows.last
    merged = 0
    for number, cells in rows.changed.items():
        for column, cell in cells.items():
            merged += not _put(sheet, number, column + 1, cell, number)
    if sheet.max_row > last and rows.added:
        _make_room(sheet, last, len(rows.added))
    for place, cells in enumerate(rows.added, 1):
        _append(sheet, last, last + place, cells)
    _stretch(sheet, last, len(rows.added))
    return merged


def _make_room(sheet: Any, last: int, n: int) -> None:
    """Make room below the table where something stands there. Formulas that point across it are left as they are."""
    if any(cell.value is not None for row in sheet.iter_rows(last + 1, last + n) for cell in row):
        if sheet.merged_cells.ranges:
            sentence = N_(
                "below the table stands something else, and there is no room for {n} new rows; make some"
            )
            raise SheetProblem(words(sentence, n=n))
        sheet.insert_rows(last + 1, n)


def _put(sheet: Any, row: int, column: int, cell: Cell, like: int) -> bool:
    """Whether the cell could be written; as the type that the column has. What is computed stays so."""
    target = sheet.cell(row, column)
    if type(target).__name__ == "MergedCell" or target.data_type == "f":
        return False
    model = target if target.value is not None else _model(sheet, like, column)
    value: Any = cell.text
    form = None
    if isinstance(cell.value, date) and not isinstance(model.value, str):
        value = cell.value
        form = model.number_format if model.is_date else "yyyy-mm-dd"
    elif (
        isinstance(model.value, int | float)
        and not isinstance(model.value, bool)
        and _number(cell.text) is not None
    ):
        value = _number(cell.text)
        value = value / 100 if "%" in (model.number_format or "") and "%" in cell.text else value
    target.value = value if cell.text else None
    if isinstance(target.value, str):
        target.data_type = "s"  # a text that begins with = is no formula
    if form:
        target.number_format = form
    return True


def _number(text: str) -> float | int | None:
    try:
        number = float(text.rstrip("% "))
    except ValueError:
        return None
    return int(number) if number == int(number) else number


def _model(sheet: Any, row: int, column: int) -> Any:
    """The nearest cell above that says something, for how a new one is written."""
    for above in range(row, max(row - 50, 0), -1):
        if (cell := sheet.cell(above, column)).value is not None and not isinstance(cell.value, str):
            return cell
    return sheet.cell(row, column)


def _append(sheet: Any, last: int, number: int, cells: Mapping[int, Cell]) -> None:
    """A row that looks like the last one; its formulas count on."""
    from openpyxl.formula.translate import Translator
    from openpyxl.styles import PatternFill

    for column in range(1, sheet.max_column + 1):
        model, target = sheet.cell(last, column), sheet.cell(number, column)
        if model.has_style:
            target._style = copy(model._style)
            if (
                model.fill != sheet.cell(last - 1, column).fill
            ):  # a colour of that row alone says something of it
                target.fill = PatternFill()
        if model.data_type == "f" and isinstance(model.value, str):
            target.value = Translator(model.value, model.coordinate).translate_formula(target.coordinate)
        elif column - 1 in cells:
            _put(sheet, number, column, cells[column - 1], last)
    sheet.row_dimensions[number].height = sheet.row_dimensions[last].height


def _stretch(sheet: Any, last: int, n: int) -> None:
    """Filter and table go down to the new rows, where they ended with the last."""
    from openpyxl.utils.cell import get_column_letter, range_boundaries

    def longer(ref: str) -> str:
        left, top, right, bottom = range_boundaries(ref)
        if bottom != last:
            return ref
        return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom + n}"

    if n and sheet.auto_filter.ref:
        sheet.auto_filter.ref = longer(sheet.auto_filter.ref)
    for table in sheet.tables.values() if n else ():
        table.ref = longer(table.ref)
        if table.autoFilter is not None:
            table.autoFilter.ref = longer(table.autoFilter.ref)
