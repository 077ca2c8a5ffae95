"""What a sheet has beside its values: what is hidden, errors, formulas nobody computed, fills, text struck through.

Looked for in the bytes of its part, not by an XML reader: nine tenths of a sheet are values, which say nothing of it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field

from store.exchange.tables.cell_place import Place, place_of
from store.exchange.tables.cell_styles import CellStyle
from store.values.frozen import frozen

LAST_COLUMN = 16_384
_C = rb"<(?:\w+:)?c(?=\s)"
_R = rb"[^>]*?\sr=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*"
_HIDDEN = rb"(?=[^>]*\shidden=[\"'](?:1|true)[\"'])"
_ROW = re.compile(rb"<(?:\w+:)?row(?=\s)" + _HIDDEN + rb"[^>]*?\sr=[\"'](\d{1,7})[\"']")
_COLUMN = re.compile(rb"<(?:\w+:)?col(?=\s)" + _HIDDEN + rb"[^>]*>")
_BOUND = re.compile(rb"\s(min|max)=[\"'](\d{1,7})[\"']")
_ERROR = re.compile(_C + rb"(?=[^>]*\st=[\"']e[\"'])" + _R + rb">(.*?)</(?:\w+:)?c>", re.DOTALL)
_FORMULA = re.compile(
    _C + rb"(?![^>]*\st=[\"']str[\"'])" + _R + rb"(?<!/)>\s*<(?:\w+:)?f\b(.*?)</(?:\w+:)?c>", re.DOTALL
)
_SAID = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]+)<")


@frozen
class SheetMarks:
    """Columns and rows from 1; `empty_formulas`: cells such as D4 whose formula has no saved value."""

    hidden_columns: tuple[int, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    empty_formulas: tuple[str, ...] = ()
    rows: int = 0
    """How many are in the file, empty ones too."""
    errors: Mapping[Place, str] = field(default_factory=dict)
    styles: Mapping[Place, CellStyle] = field(default_factory=dict)
    """Of the cells whose style says something."""


def marks_in(part: bytes, styles: Mapping[str, CellStyle]) -> SheetMarks:
    """The marks of a sheet; `styles`: the number of a style → what it says."""
    head = part[: max(part.find(b"sheetData"), 0)]
    return SheetMarks(
        tuple(_columns(head)),
        tuple(int(form[1]) for form in _ROW.finditer(part)) if b"hidden=" in part else (),
        tuple(_not_computed(part)),
        part.count(b"<row ") + part.count(b":row "),
        {
            place_of((form[1] + form[2]).decode()): said[1].decode(errors="replace")
            for form in _ERROR.finditer(part)
            if (said := _SAID.search(form[3]))
        }
        if b't="e' in part or b"t='e" in part
        else {},
        dict(_styled(part, styles)),
    )


def _columns(head: bytes) -> Iterator[int]:
    """What is hidden up to the end is the empty part beside the table."""
    for form in _COLUMN.finditer(head):
        bounds = {name: int(number) for name, number in _BOUND.findall(form[0])}
        if (last := bounds.get(b"max", 1)) < LAST_COLUMN:
            yield from range(bounds.get(b"min", 1), last + 1)


def _not_computed(part: bytes) -> Iterator[str]:
    if b"<f" not in part and b":f" not in part:  # two bytes: a sheet is long, and this ends with a rare one
        return
    for form in _FORMULA.finditer(part):
        if not _SAID.search(form[3]):
            yield (form[1] + form[2]).decode()


def _styled(part: bytes, styles: Mapping[str, CellStyle]) -> Iterator[tuple[Place, CellStyle]]:
    if not styles:
        return
    numbers = b"|".join(number.encode() for number in styles)
    found = re.compile(_C + rb"(?=[^>]*\ss=[\"'](" + numbers + rb")[\"'])" + _R + rb">")
    for form in found.finditer(part):
        yield place_of((form[2] + form[3]).decode()), styles[form[1].decode()]
