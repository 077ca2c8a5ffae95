"""The size of print at which a briefing comes to one A4 page, reckoned from its text; HTML has no other way."""

from math import ceil

from store.rules.briefing.paper import Paper, Part, items
from store.values.width import cell_width

WIDTH, HEIGHT = 695.0, 970.0
"""Pixels of print between the margins, with some to spare: fonts differ."""
TWO = 2 * HEIGHT + 250.0
"""Of two pages: what there is to spare on the first is left for the second, and small print is reckoned too high."""
LARGEST, READABLE, SMALLEST, STEP = 12.5, 9.5, 5.0, 0.25
LINE = 1.3
CELL = 0.56
"""Of the size: height of a line, width of a cell of text."""
CHART = 122.0
"""Pixels of a chart with its margins, at most."""


def print_size(paper: Paper) -> float:
    """Pixels of the body's font at which it comes to one page; the smallest that can be read with a glass when even
    that is not enough. What may go on over the page rather does so than be smaller than is easily read, and comes to
    two pages where it can."""
    if paper.one_page:
        return _fitting(paper, HEIGHT, SMALLEST)
    for room in (HEIGHT, TWO):
        if _height(paper, size := _fitting(paper, room, READABLE)) <= room:
            return size
    return LARGEST


def _fitting(paper: Paper, room: float, least: float) -> float:
    """The largest print at which it comes to that height, but none smaller than `least`."""
    size = LARGEST
    while size > least and _height(paper, size) > room:
        size -= STEP
    return size


def _height(paper: Paper, size: float) -> float:
    charts = sum(min(CHART, size * 9.4 + 10) for _, _, trends in paper.blocks if trends)
    heads = sum(size * 2.7 for heading, _, _ in paper.blocks if heading)
    return size * 3.6 + charts + heads + sum(_part(paper, part, size) for part in paper.parts if part.lines)


def _lines(text: str, size: float, width: float) -> int:
    return max(1, ceil(cell_width(text) * CELL * size / max(width, size * 4)))


def _part(paper: Paper, part: Part, size: float) -> float:
    if not part.lines:
        # It is not printed.
        return 0
    line = size * LINE
    if part.form == "inline":
        text = "; ".join(one.text for one in part.lines)
        return _lines(text, size, WIDTH - 13.5 * size) * line + size * 0.4
    if part.form == "text":
        if len(paper.blocks) == 1:
            return _lines(" ".join(one.text for one in part.lines), size * 1.08, WIDTH) * line * 1.1 + size
        return sum(_lines(one.text, size * 1.08, WIDTH) * line * 1.1 + size * 0.5 for one in part.lines)
    head = size * 3
    if part.form == "table" and part.lines[0].cells:
        return head + _table(part, size)
    room = WIDTH - 2 * size - (4 * size if any(one.mark for one in part.lines) else 0)
    found = items(part, paper.language)
    texts = [text for item in found for text in (item.head.text, item.below) if text]
    return head + sum(_lines(text, size, room) * line for text in texts) + size * 0.4


def _table(part: Part, size: float) -> float:
    wide = long_column(part)
    rows = [part.heads, *(one.cells for one in part.lines if any(one.cells[1:]))]
    others = [i for i in range(len(part.heads)) if i != wide]
    used = sum(max(cell_width(row[i]) for row in rows) * CELL * size + 0.7 * size for i in others)
    room = max(WIDTH - used, WIDTH * 0.3) if wide is not None else WIDTH
    lines = sum(
        max(_lines(row[wide], size, room) if wide is not None else 1, _name(row[0], size)) for row in rows
    )
    return lines * size * LINE + len(rows) * (size * 0.2 + 1)


def _name(text: str, size: float) -> int:
    """The lines of a first cell, which is not wider than a third of the page."""
    return _lines(text, size, WIDTH * 0.33)


def long_column(part: Part) -> int | None:
    """The column whose text goes on in further lines; None where every cell is short."""
    widths = [max(cell_width(one.cells[i]) for one in part.lines) for i in range(len(part.heads))]
    longest = max(range(1, len(widths)), key=lambda i: widths[i])
    return longest if widths[longest] > SHORT else None


def long_names(part: Part) -> bool:
    """Whether a first cell goes on in further lines."""
    return any(cell_width(one.cells[0]) > SHORT for one in part.lines if any(one.cells[1:]))


SHORT = 26
"""Cells that always stay in one line."""
