"""What a workbook's sheet has beside its values: merged cells, what is hidden, formulas nobody computed."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, iterparse

from store.exchange.tables.decoding import SheetProblem
from store.exchange.tables.sheet_grid import Span
from store.values.frozen import frozen
from store.values.words import N_, words

MOST_SPANS = 20_000
LAST_COLUMN = 16_384
MOST_EMPTY = 100_000
"""Rows in succession that hold nothing and are in the file all the same."""
_ENDLESS = words(
    N_("the sheet goes on for {most} empty rows and more; delete them in a spreadsheet and save it"),
    most=f"{MOST_EMPTY:,}",
)


@frozen
class Layout:
    """Columns and rows from 1; `empty_formulas`: cells such as D4 whose formula has no saved value."""

    spans: tuple[Span, ...]
    hidden_columns: tuple[int, ...]
    hidden_rows: tuple[int, ...]
    empty_formulas: tuple[str, ...]
    rows: int


def layout_of(sheet: Any) -> Layout:
    """The layout of a sheet that openpyxl reads row by row, which it does not tell itself."""
    from openpyxl.utils.cell import range_boundaries

    spans: list[Span] = []
    columns: list[int] = []
    hidden: list[int] = []
    formulas: list[str] = []
    rows = empty = 0
    with sheet._get_source() as source:
        for name, element in _elements(source):
            if name == "row":
                rows += 1
                empty = 0 if any(len(cell) for cell in element) else empty + 1
                if empty > MOST_EMPTY:
                    raise SheetProblem(_ENDLESS)
                if _yes(element.get("hidden")):
                    hidden.append(int(element.get("r") or rows))
                formulas += _not_computed(element)
            elif name == "col" and _yes(element.get("hidden")):
                first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                # What is hidden up to the end is the empty part beside the table.
                columns += range(first, last + 1) if last < LAST_COLUMN else ()
            elif name == "mergeCell" and len(spans) < MOST_SPANS:
                left, top, right, bottom = range_boundaries(element.get("ref", "A1"))
                spans.append(Span(top, left, bottom, right))
    return Layout(tuple(spans), tuple(columns), tuple(hidden), tuple(formulas), rows)


def _elements(source: Any) -> Iterator[tuple[str, Element]]:
    """Rows, columns and merged cells in the file's order, each emptied after it was looked at."""
    for _, element in iterparse(source):
        name = element.tag.rpartition("}")[2]
        if name in ("row", "col", "mergeCell"):
            yield name, element
            element.clear()


def _not_computed(row: Element) -> Iterator[str]:
    for cell in row:
        names = {part.tag.rpartition("}")[2]: part.text for part in cell}
        if "f" in names and not names.get("v") and cell.get("t") != "str":
            yield cell.get("r") or "?"


def _yes(text: str | None) -> bool:
    return text in ("1", "true")
