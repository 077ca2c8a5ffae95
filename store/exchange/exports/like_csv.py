"""Somebody's CSV file with cells changed and rows added: every other character of it as it was."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import Literal

from store.exchange.exports.like_rows import Cell, LikeRows
from store.exchange.formula_escape import escape_formula
from store.exchange.tables.decoding import decode
from store.exchange.tables.sheet import delimiter_of
from store.exchange.tables.sheet_grid import Known
from store.values.words import N_, Words, words


def like_csv(data: bytes, rows: LikeRows, known: Known) -> tuple[bytes, tuple[Words, ...]]:
    """The bytes in the file's own encoding, and what the reader should know."""
    decoded = decode(data)
    text = decoded.text.replace("\x00", "")
    delimiter = delimiter_of(text, known)
    ending = "\r\n" if "\r\n" in text else "\n"
    quoted = False
    last = rows.last
    out: list[str] = []
    for number, (raw, cells) in enumerate(_records(text, delimiter), 1):
        quoted = quoted or (number == max(rows.sheet.last_header, 1) and raw.startswith('"'))
        if changes := rows.changed.get(number):
            raw = _line(_with(cells, changes), delimiter, quoted, ending)
        out.append(raw)
        if number == last and rows.added:
            out[-1] = raw if raw.endswith(("\n", "\r")) else raw + ending
            width = len(rows.sheet.headers) + (1 if _is_wider(rows) else 0)
            out += [_line(_with([""] * width, one), delimiter, quoted, ending) for one in rows.added]
    whole = "".join(out)
    try:
        return decoded.mark + whole.encode(decoded.encoding), ()
    except UnicodeEncodeError:
        note = N_("the text is written as UTF-8: {encoding} has no letters for all of it")
        return b"\xef\xbb\xbf" + whole.encode(), (words(note, encoding=decoded.encoding),)


def _records(text: str, delimiter: str) -> Iterator[tuple[str, list[str]]]:
    """Every record as it stands in the text, and its cells; blank ones too."""
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text)
    limit = csv.field_size_limit(len(text) + 1)
    try:
        reader = csv.reader(lines, delimiter=delimiter)
        first = 0
        for cells in reader:
            yield "".join(lines[first : reader.line_num]), cells
            first = reader.line_num
    finally:
        csv.field_size_limit(limit)


def _with(cells: list[str], changes: Mapping[int, Cell]) -> list[str]:
    cells = [*cells, *[""] * (max(changes, default=0) + 1 - len(cells))]
    for column, cell in changes.items():
        cells[column] = escape_formula(cell.text)
    return cells


def _line(cells: list[str], delimiter: str, quoted: bool, ending: str) -> str:
    out = io.StringIO(newline="")
    style: Literal[0, 1] = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=delimiter, quoting=style, lineterminator=ending).writerow(cells)
    return out.getvalue()


def _is_wider(rows: LikeRows) -> bool:
    """Whether the file has a column more than the sheet that was read: that of the projects."""
    return any(max(one, default=0) >= len(rows.sheet.headers) for one in rows.added)
