"""A table of a paper in a Word document, and its text as Word takes it."""

from collections.abc import Sequence
from typing import Any

from store.rules.briefing.paper import Part
from store.values.short_date import whole_days
from store.values.sums import unbroken
from store.values.width import cell_width

NAME, WIDEST, LEAST = 17, 44, 8
"""Cells of text for which the first column, any other, and one that gave way ask."""
CELL, PADDING = 0.023, 0.35
"""Centimetres of a cell of text in a table, for each point of its size, and of the space beside it."""
PADDED = {"top": 20, "left": 85, "bottom": 20, "right": 85}
"""Twentieths of a point within a cell, on each side."""
LINE = 1.2
"""Of the size of a text, the height of its line. It is said in points: fonts for Chinese ask for half as much again as
others, each for another measure, and a page would hold less of them than was reckoned."""
INK = {"red": "A3121B", "amber": "8A5200"}


def ink(run: Any, colour: str) -> None:
    """Bold and coloured where the colour is one to be seen."""
    from docx.shared import RGBColor

    if found := INK.get(colour):
        run.bold = True
        run.font.color.rgb = RGBColor.from_string(found)


def add_table(document: Any, part: Part, size: float, room: float) -> Any:
    """At the end of the document, `room` centimetres wide, in text of `size` points."""
    from docx.shared import Cm, Pt

    table = document.add_table(rows=1, cols=len(part.heads))
    table.autofit = False
    _pad(table)
    rows = (part.heads, *(line.cells for line in part.lines))
    widths = [Cm(width) for width in column_widths([row for row in rows if any(row[1:])], size, room)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, texts in enumerate(rows):
        cells = (table.rows[0] if number == 0 else table.add_row()).cells
        if not any(texts[1:]):
            # What goes on below the table's rows has the whole width.
            cells[0].merge(cells[-1])
            texts = texts[:1]
        for cell, text, width in zip(cells, texts, widths, strict=False):
            cell.width = width
            run = cell.paragraphs[0].add_run(clean(text))
            run.font.size = Pt(size)
            run.bold = number == 0
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
            cell.paragraphs[0].paragraph_format.line_spacing = Pt(size * LINE)
        if number and len(texts) > 1:
            ink(run, part.lines[number - 1].colour)
    for row in table.rows:
        _mark(row, "cantSplit")
    _mark(table.rows[0], "tblHeader")
    return table


def column_widths(rows: Sequence[Sequence[str]], size: float, room: float) -> list[float]:
    """Centimetres of each column: as much as its text asks for; those that are too wide together give way, the widest
    first, and none so far that a word of it is parted."""
    cell = CELL * size
    heads = [cell_width(head) + 1 for head in rows[0]]
    # A sign of multiplication is drawn wider than a letter.
    cells = [
        max(heads[i], *(cell_width(row[i]) + row[i].count("×") for row in rows[1:]), 0)
        for i in range(len(heads))
    ]
    cells = [min(cells[0], NAME), *(min(one, WIDEST) for one in cells[1:])]
    words = [
        max(cell_width(word) for row in rows for word in (*row[i].split(), "")) for i in range(len(cells))
    ]
    least = [min(max(one + 1, LEAST), widest) for one, widest in zip(words, cells, strict=True)]
    while sum(cells) * cell + len(cells) * PADDING > room and any(map(int.__gt__, cells, least)):
        widest = max((n for n in range(len(cells)) if cells[n] > least[n]), key=lambda n: cells[n])
        cells[widest] -= 1
    widths = [one * cell + PADDING for one in cells]
    return [room * one / sum(widths) for one in widths]


def rule(table: Any) -> None:
    """Lines around its cells, where the document has no style that draws them."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _pad(table: Any) -> None:
    """Space within each cell, which no style of python-docx sets."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    for side, twips in PADDED.items():
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(twips))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)


def _mark(row: Any, name: str) -> None:
    """`cantSplit`: no page ends within it; `tblHeader`: it stands again where the table goes on on another page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement(f"w:{name}")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def clean(text: str) -> str:
    """Without what XML cannot hold; a day stays on one line, and so does a sum."""
    text = unbroken(whole_days(text))
    return "".join(
        c
        for c in text
        if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
