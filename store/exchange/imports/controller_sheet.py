"""Figures of money lines as people have them at the end of a month: typed `31000 / 46500`, or rows of the controller's
sheet, pasted or in a file. Nothing is made of it but figures of lines that are there."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path
from unicodedata import normalize

from store.exchange.columns.amounts import read_amount
from store.exchange.vocabulary.titles import title_key, titles_of, words_of_titles
from store.records import MoneyLine
from store.values.frozen import frozen
from store.values.reader import Unreadable
from store.values.text import fold
from store.values.words import N_, Words, words

FIELDS = ("committed", "spent", "expected")
BY_PLACE: Mapping[int, tuple[str, ...]] = {1: ("spent",), 2: ("spent", "expected"), 3: FIELDS}
"""What columns of numbers are where no row names them, by how many there are."""
NAMES = ("code", "title", "area")
MOST_ROWS = 500
TAB = "    "


@frozen
class ControllerSheet:
    """What was read: figures by the id of the line; `unknown`: rows that are none of the lines; `problems`: what could
    not be read, with its row."""

    found: Mapping[int, Mapping[str, Decimal]]
    unknown: tuple[str, ...] = ()
    problems: tuple[Words, ...] = ()


def read_pair(text: str, currency: str) -> Mapping[str, Decimal]:
    """`31000 / 46500` as spent and expected, `31000` as spent alone. Raises Unreadable."""
    parts = [part.strip() for part in normalize("NFKC", text).split("/")]
    if len(parts) > 2 or not parts[0]:
        raise Unreadable(words(N_("spent, or spent / expected: 31000 / 46500")))
    return {name: _amount(part, currency) for name, part in zip(BY_PLACE[2], parts, strict=False) if part}


def pair_text(line: MoneyLine) -> str:
    """What a line has come to, as it is typed."""
    if line.spent is None and line.expected is None:
        return ""
    spent = line.spent if line.spent is not None else Decimal(0)
    return f"{spent:f}" if line.expected is None else f"{spent:f} / {line.expected:f}"


def figures_in_file(path: Path, lines: Sequence[MoneyLine], currency: str) -> ControllerSheet:
    """The figures of a workbook, or of a CSV file of any usual form. Raises SheetProblem."""
    from store.exchange.tables.sheet import read_sheet

    table = read_sheet(path, lambda title: bool(_named((title,))))
    return _read((table.headers, *(row.cells for row in table.rows)), lines, currency)


def figures_in_text(text: str, lines: Sequence[MoneyLine], currency: str) -> ControllerSheet:
    """The figures of rows that were pasted or piped in."""
    return _read(_rows(text), lines, currency)


def _read(every: Iterable[Sequence[str]], lines: Sequence[MoneyLine], currency: str) -> ControllerSheet:
    """Rows that name a line by code, name or area, with its figures; sums are passed over."""
    rows = list(islice(every, MOST_ROWS))
    head = next((at for at, row in enumerate(rows) if _named(row)), None)
    columns = _named(rows[head]) if head is not None else {}
    found: dict[int, dict[str, Decimal]] = {}
    unknown, problems = [], []
    for row in rows[head + 1 if head is not None else 0 :]:
        line = _line(row, lines)
        if line is None:
            name = next((cell for cell in row if cell and not _is_number(cell)), "")
            if name and title_key(name) not in words_of_titles("totals"):
                unknown.append(name)
            continue
        figures, problem = _figures(row, columns or _by_place(row), currency)
        if problem is not None:
            problems.append(words(N_("{name}: {problem}"), name=line.code, problem=problem))
        elif line.id in found and figures:
            problems.append(words(N_("{name}: the sheet has it twice"), name=line.code))
        elif figures:
            found[line.id] = figures
    return ControllerSheet(found, tuple(unknown), tuple(problems))


def _rows(text: str) -> Iterator[list[str]]:
    """Cells, parted as in a spreadsheet or a file; a text of several lines has four blanks in place of each tab."""
    if "\t" not in text and TAB in text:
        text = text.replace(TAB, "\t")
    parted = next((mark for mark in "\t;|" if mark in text), ",")
    for row in csv.reader(text.splitlines(), delimiter=parted):
        if any(cells := [cell.strip() for cell in row]):
            yield cells


def _named(row: Sequence[str]) -> dict[int, str]:
    """The columns of figures that a row names; none where it names none."""
    found: dict[int, str] = {}
    for at, cell in enumerate(row):
        key = title_key(cell)
        name = next(
            (name for name in FIELDS if any(key == one.key for one in titles_of(MoneyLine, name))), None
        )
        if name is not None and name not in found.values():
            found[at] = name
    return found


def _by_place(row: Sequence[str]) -> dict[int, str]:
    numbers = [at for at, cell in enumerate(row) if _is_number(cell)]
    return dict(zip(numbers, BY_PLACE.get(len(numbers), ()), strict=False))


def _line(row: Sequence[str], lines: Sequence[MoneyLine]) -> MoneyLine | None:
    """The one that the row names; None where it names none, or several."""
    cells = {fold(cell) for cell in row if cell}
    for name in NAMES:
        meant = [line for line in lines if (own := fold(getattr(line, name))) and own in cells]
        if len(meant) == 1:
            return meant[0]
    return None


def _figures(
    row: Sequence[str], columns: Mapping[int, str], currency: str
) -> tuple[dict[str, Decimal], Words | None]:
    figures: dict[str, Decimal] = {}
    # Pasted, the empty corner above the names is gone.
    shift = 1 if 0 in columns and row[0] and not _is_number(row[0]) else 0
    for at, name in ((at + shift, name) for at, name in columns.items()):
        cell = row[at] if at < len(row) else ""
        if _blank(cell):
            continue
        try:
            figures[name] = _amount(cell, currency)
        except Unreadable as problem:
            return {}, problem.words
    if not figures and not columns:
        return {}, words(N_("which figures are these? a row with Spent and Expected says so"))
    return figures, None


def _amount(text: str, currency: str) -> Decimal:
    """A sum as it is kept: whole where it is whole. Raises Unreadable."""
    value = read_amount(text, currency)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _blank(cell: str) -> bool:
    return not cell or cell in "-–—"


def _is_number(cell: str) -> bool:
    return any(char.isdigit() for char in cell) and not any(char.isalpha() for char in cell[:2])
