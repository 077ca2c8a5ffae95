"""A table out of a file that nobody here made: its header row, and the rows as a spreadsheet numbers them."""

import csv
import re
import stat
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from io import StringIO
from pathlib import Path

from store.exchange.formula_escape import restored
from store.exchange.tables.decoding import SheetProblem, decode
from store.exchange.tables.headers import LOOK_AT
from store.exchange.tables.markdown_table import markdown_tables
from store.exchange.tables.other_files import OLE, ZIP, other_file
from store.exchange.tables.sheet_grid import Known, Sheet, SheetRow, no_title
from store.exchange.tables.table import cleaned, empty_rows, table_of
from store.values.text import clean_line
from store.values.words import N_, words

LARGEST = 64_000_000  # bytes
DELIMITERS = ",;\t|"
MARKS = (ZIP, OLE)
"""How workbooks begin: the new ones and the ones before 2007."""
SAMPLE = 1_000_000  # characters in which the delimiter is looked for
PIPE = "-"
"""The file's name that stands for standard input."""
_END = "\ue000end"


def read_sheet(
    path: Path,
    known: Known = no_title,
    chosen: str = "",
    named: Known = no_title,
) -> Sheet:
    """The table in a workbook, or in a CSV file of any usual form; `known` tells a title that a header may hold.

    `chosen`: the name of a workbook's sheet; empty: one whose name is `named` so, else the one with most known titles.
    Raises SheetProblem, one sentence, for anything that is not such a file.
    """
    data = read_file(path)
    if data.startswith(MARKS):
        from store.exchange.tables.workbook import parse_workbook

        return parse_workbook(data, known, chosen, named)
    if chosen:
        raise SheetProblem(
            words(N_("{path} is not a workbook: it has no sheets to choose from"), path=_shown(path))
        )
    return parse_sheet(data, known)


def read_sheets(path: Path, known: Known = no_title, chosen: str = "") -> tuple[tuple[str, Sheet], ...]:
    """The name and the table of each sheet of a workbook, of the `chosen` one alone; a file of text is one without a
    name, Markdown one for each table. Raises SheetProblem."""
    if chosen:
        return (("", read_sheet(path, known, chosen)),)
    if not (data := read_file(path)).startswith(MARKS):
        return parse_tables(data, known)
    from store.exchange.tables.workbook import parse_sheets

    return parse_sheets(data, known)


def read_file(path: Path) -> bytes:
    """The bytes of a file that may be a table, of `-` those of the pipe. Raises SheetProblem."""
    try:
        if str(path) == PIPE:
            return _piped()
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise SheetProblem(words(N_("{path} is a folder; name the file in it"), path=_shown(path)))
        if not stat.S_ISREG(found.st_mode):
            raise SheetProblem(words(N_("{path} is not a file"), path=_shown(path)))
        if found.st_size > LARGEST:
            raise SheetProblem(words(N_("{path} is larger than 64 MB; export fewer rows"), path=_shown(path)))
        return path.read_bytes()
    except FileNotFoundError:
        raise SheetProblem(words(N_("there is no file {path}"), path=_shown(path))) from None
    except SheetProblem:
        raise
    except OSError as error:
        why = error.strerror or str(error)
        raise SheetProblem(words(N_("{path} cannot be read: {why}"), path=_shown(path), why=why)) from None
    except ValueError:  # a NUL, or half a character
        raise SheetProblem(
            words(N_("{path} is not a valid file name; correct it"), path=_shown(path))
        ) from None


@cache
def _piped() -> bytes:
    """All that comes through the pipe, which can be read once only."""
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise SheetProblem(words(N_("{path} is larger than 64 MB; export fewer rows"), path=PIPE))
    return data


def parse_sheet(data: bytes, known: Known = no_title) -> Sheet:
    """The table in the bytes of a file of text: the one with most known titles of several. Raises SheetProblem."""
    tables = parse_tables(data, known)
    name, best = max(tables, key=lambda one: sum(map(known, one[1].headers)))
    if len(tables) == 1:
        return best
    others = tuple(other for other, sheet in tables if sheet is not best)
    note = words(N_("read from the table {table}; not read: {others}"), table=name, others=others)
    return replace(best, notes=(note, *best.notes))


def parse_tables(data: bytes, known: Known = no_title) -> tuple[tuple[str, Sheet], ...]:
    """Every table in the bytes of a file of text, with its name where there are several. Raises SheetProblem."""
    if (other := other_file(data)) is not None:
        raise SheetProblem(other)
    decoded = decode(data)
    text = decoded.text.replace("\x00", "")
    if tables := markdown_tables(text):
        named = len(tables) > 1
        return tuple(
            (
                (one.heading or str(place)) if named else "",
                table_of(one.rows, known, decoded.notes),
            )
            for place, one in enumerate(tables, 1)
        )
    delimiter = delimiter_of(text, known)
    rows, number = [], 0
    for number, cells in enumerate(_records(text, delimiter), 1):
        if any(cells):
            rows.append(SheetRow(number, _cells(number, cells)))
    return (("", table_of(rows, known, (*decoded.notes, *empty_rows(number - len(rows))))),)


def _shown(path: Path) -> str:
    return clean_line(str(path))


def delimiter_of(text: str, known: Known) -> str:
    """What parts the cells of a text: as it declares itself, else as fits best."""
    return _declared(text) or _delimiter(text, known)


def _declared(text: str) -> str:
    """The delimiter that Excel writes into a first line `sep=;`."""
    form = re.match(r"\s*\"?sep=([,;\t|])", text, re.IGNORECASE)
    return form[1] if form else ""


def _delimiter(text: str, known: Known) -> str:
    """The one that yields most known titles in a row, then most rows of the same width, then most columns."""

    def rank(delimiter: str) -> tuple[int, float, int]:
        rows = _first_rows(text, delimiter)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        return max((sum(map(known, row)) for row in rows), default=0), times / max(len(rows), 1), width

    return max(DELIMITERS, key=rank)


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(text[:SAMPLE].splitlines(keepends=True), delimiter=delimiter):
            if any(cell.strip() for cell in row):
                rows.append(row)
            if len(rows) == LOOK_AT:
                break
    except csv.Error:
        pass
    return rows


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """The records of the text, blank ones too. Raises SheetProblem for a quotation mark that never closes."""
    closed = "" if text.endswith(("\r", "\n")) else "\n"
    lines = StringIO(f"{text}{closed}{_END}", newline="")
    # A long cell is one; only the end of the text tells it from a quotation mark that is never closed.
    last = csv.field_size_limit(len(text) + len(_END) + 1)
    number = 0
    try:
        for record in csv.reader(lines, delimiter=delimiter):
            number += 1
            if record == [_END]:
                return
            if record and record[-1].endswith(_END):
                break
            yield record
    except csv.Error:
        number += 1  # the record that was not finished
    finally:
        csv.field_size_limit(last)
    raise SheetProblem(
        words(
            N_("row {number}: a quotation mark is opened and never closed; correct it in the file"),
            number=number,
        )
    )


def _cells(number: int, cells: Sequence[str]) -> tuple[str, ...]:
    safe = cleaned(number, cells)
    if "'" not in "".join(safe):
        return tuple(safe)
    return tuple(restored(cell) if cell.startswith("'") else cell for cell in safe)
