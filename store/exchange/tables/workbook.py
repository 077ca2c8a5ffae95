"""A sheet of an .xlsx workbook as a table: what a spreadsheet shows in its cells, as text."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any
from warnings import catch_warnings, simplefilter
from zipfile import BadZipFile, ZipFile

from store.exchange.tables.cell_value import number_text, value_text
from store.exchange.tables.decoding import SheetProblem
from store.exchange.tables.headers import LOOK_AT
from store.exchange.tables.other_files import OLE, other_file
from store.exchange.tables.sheet_grid import Known, Progress, Sheet, SheetRow, in_silence, no_title
from store.exchange.tables.sheet_layout import Layout, layout_of
from store.exchange.tables.table import refuse_long, table_of
from store.exchange.tables.table_edges import numbers_of
from store.exchange.tables.workbook_limits import LARGEST, MOST_CELLS
from store.values.text import clean_line, clean_prose
from store.values.words import N_, Words, words

EVERY = 500  # rows between two words of progress
FEWEST_NAMED = 2  # known titles of a sheet whose name alone would do
_LOCKED = words(N_("the workbook is locked with a password; save it without one and import that"))
_NO_WORKBOOK = words(
    N_("this is an archive or another program's file, not a workbook; save the sheet as .xlsx")
)
_BROKEN = words(N_("the workbook is damaged; open it in a spreadsheet, save it again and import that"))
_HUGE = words(N_("the workbook unpacks to more than 256 MB; export fewer rows"))
_CURRENCY = re.compile(r"\[\$([^\]-]+)[^\]]*\]|([€$£¥￥])|\"([A-Z]{3})\"")


def parse_workbook(
    data: bytes,
    known: Known = no_title,
    chosen: str = "",
    progress: Progress = in_silence,
    named: Known = no_title,
) -> Sheet:
    """One sheet of a workbook: `chosen`, else one that is `named` for what is looked for and has titles that are known,
    else the one with most of them. Raises SheetProblem."""
    if (grids := _old(data)) is not None:
        grid, notes = _choice(grids, known, chosen, named)
        table: Sheet = grid.table(known, notes)
        return table
    with _opened(data) as book:
        sheet, notes = _choice(book.worksheets, known, chosen, named)
        return _table(book, sheet, known, notes, progress)


def parse_sheets(
    data: bytes, known: Known = no_title, progress: Progress = in_silence
) -> tuple[tuple[str, Sheet], ...]:
    """The name and the table of every visible sheet that has rows. Raises SheetProblem."""
    if (grids := _old(data)) is not None:
        filled = _filled(grids, known)
        notes = _hidden(grids, filled)
        return tuple((clean_line(one.title), one.table(known, notes)) for one in filled)
    with _opened(data) as book:
        filled = _filled(book.worksheets, known)
        notes = _hidden(book.worksheets, filled)
        return tuple((clean_line(one.title), _table(book, one, known, notes, progress)) for one in filled)


def _old(data: bytes) -> tuple[Any, ...] | None:
    """The sheets of a workbook of before 2007 or of LibreOffice; None for any other file."""
    from store.exchange.tables.old_workbook import grids_of, is_old_workbook

    if other_file(data) is not None or not is_old_workbook(data) or _is_locked(data):
        return None
    return grids_of(data)


def _filled(sheets: Sequence[Any], known: Known) -> list[Any]:
    """The sheets that are seen and say something."""
    shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"] or sheets
    if filled := [sheet for sheet in shown if _titles(sheet, known)[1]]:
        return filled
    raise SheetProblem(words(N_("the workbook has no sheet with cells")))


def _is_locked(data: bytes) -> bool:
    return data.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in data


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """The workbook. Whatever its reader makes of a file that is not well formed is a SheetProblem."""
    look_inside(data)
    from openpyxl import load_workbook

    try:
        with catch_warnings():
            simplefilter("ignore")
            book = load_workbook(BytesIO(data), read_only=True, data_only=True)
            for sheet in book.worksheets:
                sheet.reset_dimensions()
            yield book
    except SheetProblem:
        raise
    except MemoryError:
        raise SheetProblem(_HUGE) from None
    except Exception:  # openpyxl raises whatever its parts do
        raise SheetProblem(_BROKEN) from None


def look_inside(data: bytes) -> None:
    """Refuse what is no workbook, and one that would fill the memory, before anything of it is read."""
    if (other := other_file(data)) is not None:
        raise SheetProblem(other)
    if _is_locked(data):
        raise SheetProblem(_LOCKED)
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        raise SheetProblem(_BROKEN) from None
    if any(part.flag_bits & 1 for part in parts):
        raise SheetProblem(_LOCKED)
    if not any(part.filename == "[Content_Types].xml" for part in parts) or not any(
        part.filename.startswith("xl/") and part.filename.endswith(".xml") for part in parts
    ):
        raise SheetProblem(_NO_WORKBOOK)
    if sum(part.file_size for part in parts) > LARGEST:
        raise SheetProblem(_HUGE)


def _choice(sheets: Sequence[Any], known: Known, chosen: str, named: Known) -> tuple[Any, list[Words]]:
    """The sheet to read, and what is said of the others."""
    names = tuple(clean_line(sheet.title) for sheet in sheets)
    if not sheets:
        raise SheetProblem(words(N_("the workbook has no sheet with cells")))
    if chosen:
        wanted = clean_line(chosen).casefold()
        found = [sheet for sheet, name in zip(sheets, names, strict=True) if name.casefold() == wanted]
        if not found:
            sentence = N_("the workbook has no sheet {name}; it has: {sheets}")
            raise SheetProblem(words(sentence, name=clean_line(chosen), sheets=names))
        return found[0], []
    shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"] or list(sheets)

    def rank(sheet: Any) -> tuple[bool, int, int]:
        titles, filled = _titles(sheet, known)
        return titles >= FEWEST_NAMED and named(clean_line(sheet.title)), titles, filled

    best = max(shown, key=rank)
    return best, list(_others(best, sheets))


def _others(best: Any, sheets: Sequence[Any]) -> Iterator[Words]:
    others = tuple(clean_line(s.title) for s in sheets if s is not best and s.sheet_state == "visible")
    if others:
        sentence = N_("read from the sheet {sheet}; another with --sheet NAME: {others}")
        yield words(sentence, sheet=clean_line(best.title), others=others)
    yield from _hidden(sheets, [best])


def _hidden(sheets: Sequence[Any], read: Sequence[Any]) -> tuple[Words, ...]:
    hidden = tuple(clean_line(s.title) for s in sheets if s not in read and s.sheet_state != "visible")
    sentence = N_("hidden sheets, not read: {sheets}; one of them with --sheet NAME")
    return (words(sentence, sheets=hidden),) if hidden else ()


def _titles(sheet: Any, known: Known) -> tuple[int, int]:
    """(most known titles in one of the first rows, how many of those rows say something)."""
    best = filled = 0
    for row in sheet.iter_rows(max_row=LOOK_AT, values_only=True):
        said = [clean_line(cell) for cell in row if isinstance(cell, str)]
        best = max(best, sum(map(known, said)))
        filled += bool(said)
    return best, filled


def _table(book: Any, sheet: Any, known: Known, notes: Sequence[Words], progress: Progress) -> Sheet:
    layout = layout_of(sheet)
    rows = list(_rows(sheet, layout.rows, progress))
    table = table_of(rows, known, notes, layout.spans, _day_zero(book.epoch))
    return replace(table, notes=(*table.notes, *_said(table.headers, layout)), name=sheet.title)


def _day_zero(epoch: datetime) -> date:
    """The day with the number 0: day 60 of the calendar from 1900 is one that never was, so that it begins earlier."""
    return epoch.date() if epoch.year == 1904 else date(1899, 12, 30)


def _rows(sheet: Any, total: int, progress: Progress) -> Iterator[SheetRow]:
    cells = 0
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells += len(row)
        refuse_long(number, (cell.value for cell in row))
        if cells > MOST_CELLS:
            raise SheetProblem(_HUGE)
        if number % EVERY == 0:
            progress(number, total)
        texts = tuple(_text(cell) for cell in row)
        if any(texts):
            yield SheetRow(number, texts)


def _text(cell: Any) -> str:
    """What the cell shows: a day as 2026-12-05, whatever its format; a share as percentage; an amount with its sign."""
    value = cell.value
    if isinstance(value, str):
        return clean_prose(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, cell.number_format or "")
    return value_text(value)


def _number(value: float, form: str) -> str:
    if "%" in form:
        return f"{float(f'{value * 100:.13g}'):.13g} %"
    text = number_text(value)
    sign = _CURRENCY.search(form)
    return f"{text} {clean_line(sign[1] or sign[2] or sign[3])}" if sign else text


def _said(header: Sequence[str], layout: Layout) -> Iterator[Words]:
    """What a reader of the sheet does not see, and what the file does not hold."""
    from openpyxl.utils import get_column_letter

    used = [column for column in layout.hidden_columns if column <= len(header)]
    if used:
        shown = tuple(f"{get_column_letter(c)} {header[c - 1]}".rstrip() for c in used)
        yield words(N_("hidden columns are imported like the others: {columns}"), columns=shown)
    if layout.hidden_rows:
        sentence = N_("hidden rows are imported like the others: {rows}")
        yield words(sentence, rows=numbers_of(layout.hidden_rows))
    if layout.empty_formulas:
        sentence = N_(
            "formulas without a saved value are read as empty: {cells}; save the workbook in a"
            " spreadsheet program to include them"
        )
        yield words(sentence, cells=numbers_of(layout.empty_formulas))
