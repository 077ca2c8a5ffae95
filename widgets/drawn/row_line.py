"""One row on its line. A cell that would be cut first takes what its own row leaves blank; texts that would look alike
once they are cut show where they part.
"""

from collections.abc import Iterator, Sequence

from store.values.width import cell_width
from store.values.width import cut as cut_to
from widgets.drawn.grid import GAP, Cell, Column, Row, cut, pieces, safe, width_of
from widgets.drawn.tones import Tone

HEAD = 4
"""Cells that the beginning of a text keeps, where its middle is left out."""
WORTH: dict[str, int] = {"left": 2, "right": 3}
"""By how a column is aligned, the blanks in it for which a text at its right begins further left than in other rows."""


def row_line(
    row: Row, columns: Sequence[Column], widths: Sequence[int], ellipsis: str, beside: Sequence[Row] = ()
) -> list[tuple[str, Tone]]:
    """The row as pieces of text with their tones, columns padded and parted by gaps; `beside`: the rows that may be in
    view together with it."""
    parts: list[tuple[str, Tone]] = []
    lengths = [
        _length(row, at) if width or column.loose else 0
        for at, (column, width) in enumerate(zip(columns, widths, strict=True))
    ]
    own = own_widths(columns, widths, lengths)
    for at, (column, width) in enumerate(zip(columns, own, strict=True)):
        if not width:
            continue
        if parts:
            parts.append((" " * GAP, "text"))
        cells = pieces(row.cells[at])
        code, title = _coded(cells)
        if title is not None and (room := width - width_of(code)) < cell_width(safe(title.text)):
            cells = (
                *(Cell(*part) for part in code),
                Cell(_told_apart(safe(title.text), room, ellipsis, at, beside), title.tone),
            )
        shown = cut(cells, width, ellipsis)
        padding: tuple[str, Tone] = (" " * (width - width_of(shown)), "text")
        parts += [padding, *shown] if column.align == "right" else [*shown, padding]
    return parts


def full_width(row: Row, columns: Sequence[Column]) -> int:
    """Cells on which nothing of it is cut; what is loose may stay away."""
    own = [at for at, column in enumerate(columns) if not column.loose]
    lengths = [length for at in own if (length := _length(row, at))]
    return sum(lengths) + GAP * max(0, len(lengths) - 1)


def _length(row: Row, at: int) -> int:
    return sum(cell_width(safe(cell.text)) for cell in pieces(row.cells[at]))


def own_widths(columns: Sequence[Column], widths: Sequence[int], lengths: Sequence[int]) -> list[int]:
    """The widths of one row whose cells are that long: what is too long takes the blanks of its neighbours, those at
    the right first, which leaves days and numbers at the end of the line where they stand in other rows. A column that
    is empty in this row goes with its gap. One that is firm gives nothing to what stands at its right."""
    own = list(widths)
    for at, column in enumerate(columns):
        if column.loose and lengths[at]:
            _let_in(columns, own, at, lengths)
    short = [at for at, width in enumerate(own) if width < lengths[at] and (width or columns[at].flex)]
    for at in sorted(short, key=lambda at: not columns[at].flex):
        for giver in (*range(at + 1, len(own)), *reversed(range(at))):
            empty, missing = not lengths[giver], lengths[at] - own[at]
            blanks = own[giver] - lengths[giver] + GAP * empty
            least = 1 if giver > at else WORTH[columns[giver].align]
            if not own[giver] or missing <= 0 or blanks < least or (columns[giver].firm and giver < at):
                continue
            given = blanks if empty and missing >= own[giver] else min(missing, blanks)
            own[giver] = max(0, own[giver] - given)
            own[at] += given
    return own


def _let_in(columns: Sequence[Column], own: list[int], at: int, lengths: Sequence[int]) -> None:
    """Give a loose column its place, where the first flexible one and what is empty in this row have room for it. It
    stands in the empty columns beside it, and what they have not from the flexible one."""
    flexible = next(place for place, column in enumerate(columns) if column.flex)
    empty = sum(width + GAP for width, length in zip(own, lengths, strict=True) if width and not length)
    missing = lengths[at] + GAP
    if own[flexible] + empty - missing < min(columns[flexible].least, lengths[flexible]):
        return
    own[at] = lengths[at]
    for place in range(at + 1, len(own)):
        if lengths[place] or not missing:
            break
        if own[place]:
            # Of a column that goes its gap is there too.
            given = own[place] + GAP if missing >= own[place] + GAP else min(missing, own[place] - 1)
            own[place] = max(0, own[place] - given)
            missing -= given
    own[flexible] -= missing


def _told_apart(text: str, width: int, ellipsis: str, at: int, beside: Sequence[Row]) -> str:
    """`text`, without its middle where one that begins in the same way stands near it."""
    seen = cut_to(text, width, "")[: -len(ellipsis)]
    common = max((_common(text, other) for other in _others(text, seen, at, beside)), default=0)
    if not common:
        return text
    start = text.rfind(" ", 0, common) + 1 if " " in text[len(seen) // 2 : common] else common
    tail = text[start:]
    room = width - cell_width(ellipsis)
    least = min(HEAD, room // 2)
    if cell_width(tail) > room - least:
        tail = cut_to(text[max(start, common - 1) :], room - least, ellipsis)
    return cut_to(text, room - cell_width(tail), "").rstrip() + ellipsis + tail


def _coded(cells: Sequence[Cell]) -> tuple[list[tuple[str, Tone]], Cell | None]:
    """The code in front, which differs in every row, and what is called so."""
    n = 1 if len(cells) > 1 and cells[0].tone == "code" else 0
    return [(safe(cell.text), cell.tone) for cell in cells[:n]], cells[n] if cells else None


def _others(text: str, seen: str, at: int, beside: Sequence[Row]) -> Iterator[str]:
    """Other texts in that column that begin with what is seen of this one."""
    for row in beside:
        other = _coded(pieces(row.cells[at]))[1] if at < len(row.cells) else None
        if other is not None and other.text != text and other.text.startswith(seen):
            yield other.text


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
