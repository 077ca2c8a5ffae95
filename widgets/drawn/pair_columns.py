"""One record: a rule with its name, then labels and values in two columns, as many lines as there is room."""

from collections.abc import Sequence

from store.values.width import cell_width
from store.values.wrapping import wrapped
from widgets.drawn.grid import Cell, Run, cut, runs, width_of
from widgets.drawn.tones import Tone, current

Pair = tuple[str, str, Tone]
"""Label, value, tone of the value."""
BETWEEN, TALLEST = 2, 3
"""Cells between label and value; lines of a value where there is no room for all of it."""


def pair_lines(title: str, pairs: Sequence[Pair], width: int, height: int) -> list[list[Run]]:
    """`height` lines; the first half of the pairs stands in the left column, or as many as have room there."""
    look = current()
    named = cut([Cell(title, "strong")], width - 6, look.glyphs.cut) if title else []
    head: list[tuple[str, Tone]] = []
    if named:
        head = [(look.glyphs.rule * 2 + " ", "rule"), *named, (" ", "rule")]
    head.append((look.glyphs.rule * max(0, width - width_of(head)), "rule"))
    rows, half = height - 1, width // 2
    labels = min(20, max((cell_width(label) for label, _, _ in pairs), default=0))
    left, right = _columns(pairs, rows, half - 2 - labels - BETWEEN, width - half - 1 - labels - BETWEEN)

    def side(column: Sequence[Pair], y: int, room: int) -> list[tuple[str, Tone]]:
        return _pair(column[y], labels, room) if y < len(column) else [(" " * room, "text")]

    return [
        runs(head, look.plain, width),
        *(
            runs(
                [(" ", "text"), *side(left, y, half - 2), (" ", "text"), *side(right, y, width - half - 1)],
                look.plain,
                width,
            )
            for y in range(rows)
        ),
    ]


def _columns(pairs: Sequence[Pair], rows: int, left: int, right: int) -> tuple[list[Pair], list[Pair]]:
    """What stands in each column of so many rows, whose values have `left` and `right` cells: half of them in each
    where they have room, else as they come. A value takes the lines it needs; where there are not enough of them,
    `TALLEST` at the most, and what still has no room is left out from the end."""
    half = (len(pairs) + 1) // 2
    first, second = list[Pair](), list[Pair]()
    for most in (rows, TALLEST):
        columns = [_lines(pairs[:half], left, most), _lines(pairs[half:], right, most)]
        if all(len(column) <= rows for column in columns):
            return columns[0], columns[1]
        first, second, waiting = list[Pair](), list[Pair](), list(pairs)
        for column, room in ((first, left), (second, right)):
            while waiting:
                lines = _lines(waiting[:1], room, most)
                if len(column) + len(lines) > rows:
                    break
                column += lines
                waiting.pop(0)
        if not waiting:
            break
    return first, second


def _lines(pairs: Sequence[Pair], room: int, most: int) -> list[Pair]:
    """A pair for each line of a value, which takes `most` of them; later lines have no label."""
    found: list[Pair] = []
    for label, value, tone in pairs:
        parts = list(wrapped(value, max(1, room)))
        if len(parts) > most > 0:
            parts = [*parts[: most - 1], " ".join(parts[most - 1 :])]
        found += [("" if at else label, part, tone) for at, part in enumerate(parts)]
    return found


def _pair(pair: Pair, labels: int, width: int) -> list[tuple[str, Tone]]:
    label, value, tone = pair
    ellipsis = current().glyphs.cut
    parts = cut([Cell(label, "dim")], labels, ellipsis)
    parts.append((" " * (labels + BETWEEN - width_of(parts)), "text"))
    parts += cut([Cell(value, tone)], width - labels - BETWEEN, ellipsis)
    return [*parts, (" " * (width - width_of(parts)), "text")]
