"""A table out of a file that nobody here made: its header row, and the rows as a spreadsheet numbers them."""

import csv
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from store.exchange.decoding import SheetProblem, decode
from store.exchange.defusing import restored
from store.values.frozen import frozen
from store.values.text import clean_line, clean_prose
from store.values.words import N_, Words, words

__all__ = ["Sheet", "SheetProblem", "SheetRow", "parse_sheet", "read_sheet"]

LARGEST = 64_000_000  # bytes
DELIMITERS = ",;\t|"
LOOK_AT = 60  # rows that the delimiter and the header row are found in
LONGEST_CELL = 1_000_000
MOST_COLUMNS = 500
_NUMBERED = re.compile(r"#\d*")
_END = "\ue000end"

Known = Callable[[str], bool]


@frozen
class SheetRow:
    """`number` is the row's in a spreadsheet, from 1; `cells` has at least one cell per header, cleaned."""

    number: int
    cells: tuple[str, ...]


@frozen
class Sheet:
    """Headers differ from each other and none is empty; blank and comment rows are left out."""

    headers: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    notes: tuple[Words, ...] = ()


def no_title(text: str) -> bool:
    """Knows no column's title."""
    return False


def read_sheet(path: Path, known: Known = no_title) -> Sheet:
    """The table in a CSV file of any usual form; `known` tells a title that a header row may hold.

    Raises SheetProblem, one sentence, for anything that is not such a file.
    """
    return parse_sheet(read_file(path), known)


def read_file(path: Path) -> bytes:
    """The bytes of a file that may be one of ours. Raises SheetProblem."""
    try:
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
    except (OSError, ValueError) as error:
        if isinstance(error, SheetProblem):
            raise
        why = getattr(error, "strerror", None) or str(error)
        raise SheetProblem(words(N_("{path} cannot be read: {why}"), path=_shown(path), why=why)) from None


def parse_sheet(data: bytes, known: Known = no_title) -> Sheet:
    """The table in the bytes of a CSV file. Raises SheetProblem."""
    decoded = decode(data)
    text = decoded.text.replace("\x00", "")
    delimiter = _declared(text) or _delimiter(text, known)
    rows = [SheetRow(number, _cells(cells)) for number, cells in enumerate(_records(text, delimiter), 1)]
    filled = [row for row in rows if any(row.cells)]
    if not filled:
        raise SheetProblem(words(N_("the file has no rows; export it again")))
    header = _header(filled, known)
    body = [row for row in filled if row.number > header.number]
    comments = [row.number for row in body if _is_comment(row.cells)]
    headers, notes = _distinct(header.cells, max((_width(row) for row in body), default=0))
    table = tuple(_padded(row, len(headers)) for row in body if not _is_comment(row.cells))
    notes = [*decoded.notes, *notes, *_left_out(header.number, filled[0].number, comments)]
    return Sheet(headers, table, tuple(notes))


def _shown(path: Path) -> str:
    return clean_line(str(path))


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
        for row in csv.reader(text[:LONGEST_CELL].splitlines(keepends=True), delimiter=delimiter):
            if any(cell.strip() for cell in row):
                rows.append(row)
            if len(rows) == LOOK_AT:
                break
    except csv.Error:
        pass
    return rows


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """The records of the text, blank ones too. Raises SheetProblem for a quotation mark that never closes."""
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text)
    if lines and not lines[-1].endswith(("\r", "\n")):
        lines[-1] += "\n"
    last = csv.field_size_limit(LONGEST_CELL)
    number = 0
    try:
        for record in csv.reader([*lines, _END], delimiter=delimiter):
            number += 1
            if _END in record[-1:] and len(record) == 1:
                return
            if any(_END in cell for cell in record):
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


def _cells(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(restored(clean_prose(cell)) for cell in cells)


def _header(rows: Sequence[SheetRow], known: Known) -> SheetRow:
    """The first row with at least half as many known titles as the best; unknown words: the first wide row."""
    near = rows[:LOOK_AT]
    for candidates in (
        [row for row in near if not _is_comment(row.cells)],
        [_uncommented(row) for row in near],
    ):
        hits = [sum(map(known, row.cells)) for row in candidates]
        best = max(hits, default=0)
        if best >= 2:
            return next(row for row, n in zip(candidates, hits, strict=True) if n >= max(2, best / 2))
    plain = [row for row in near if not _is_comment(row.cells)] or near
    if titled := [
        row for row in plain if any(map(known, row.cells)) and _filled(row) == 1 == max(map(_filled, plain))
    ]:
        return titled[0]
    wide = max(map(_filled, plain))
    return next(row for row in plain if _filled(row) * 2 > wide)


def _filled(row: SheetRow) -> int:
    return sum(map(bool, row.cells))


def _width(row: SheetRow) -> int:
    """The position of the last cell that says something."""
    return next((position for position in range(len(row.cells), 0, -1) if row.cells[position - 1]), 0)


def _is_comment(cells: Sequence[str]) -> bool:
    """Whether the first cell begins with `#`; `#` and `#12` beside other cells are a title and a number."""
    return (
        cells[:1] != ()
        and cells[0].startswith("#")
        and not (_NUMBERED.fullmatch(cells[0]) and any(cells[1:]))
    )


def _uncommented(row: SheetRow) -> SheetRow:
    return replace(row, cells=tuple(cell.lstrip("# ") for cell in row.cells))


def _distinct(cells: Sequence[str], width: int) -> tuple[tuple[str, ...], list[Words]]:
    """Titles made different and none empty, and a note for each that stood there before; `width`: cells in use."""
    last = max((position for position, cell in enumerate(cells, 1) if cell), default=0)
    if last > MOST_COLUMNS:
        raise SheetProblem(
            words(N_("the file has {n} columns; export at most {most}"), n=last, most=MOST_COLUMNS)
        )
    headers: list[str] = []
    notes: list[Words] = []
    for position in range(1, min(len(cells), max(last, width)) + 1):
        title = clean_line(cells[position - 1]) or f"column {position}"
        name, times = title, 1
        while name in headers:
            times += 1
            name = f"{title} ({times})"
        if times > 1:
            sentence = N_("{title} is the title of two columns; the later one is called {name} here")
            notes.append(words(sentence, title=title, name=name))
        headers.append(name)
    return tuple(headers), notes


def _padded(row: SheetRow, width: int) -> SheetRow:
    cells = list(row.cells)
    while len(cells) > width and not cells[-1]:
        cells.pop()
    return SheetRow(row.number, tuple(cells) + ("",) * (width - len(cells)))


def _left_out(header: int, first: int, comments: Sequence[int]) -> Iterator[Words]:
    if header > first:
        yield words(N_("the header row is row {number}; what stands above it is not imported"), number=header)
    if comments:
        shown = tuple(comments[:8])
        yield (
            words(N_("rows that begin with # are left out: {rows}"), rows=shown)
            if len(comments) <= 8
            else words(
                N_("rows that begin with # are left out: {rows} and {n} more"),
                rows=shown,
                n=len(comments) - 8,
            )
        )
