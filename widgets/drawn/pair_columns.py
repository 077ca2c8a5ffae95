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
    whole = {room: [list(wrapped(value, max(1, room))) for _, value, _ in pairs] for room in {left, right}}

    def lines(at: int, room: int, most: int) -> list[Pair]:
        """A pair for each line of a value, which takes `most` of them; later lines have no label."""
        label, _, tone = pairs[at]
        parts = whole[room][at]
        if len(parts) > most > 0:
            parts = [*parts[: most - 1], " ".join(parts[most - 1 :])]
        return [("" if number else label, part, tone) for number, part in enumerate(parts)]

    first, second = list[Pair](), list[Pair]()
    for most in (rows, TALLEST):
        first = [line for at in range(half) for line in lines(at, left, most)]
        second = [line for at in range(half, len(pairs)) for line in lines(at, right, most)]
        if max(len(first), len(second)) <= rows:
            break
        first, second, next_one = [], [], 0
        for column, room in ((first, left), (second, right)):
            while next_one < len(pairs) and len(column) + len(own := lines(next_one, room, most)) <= rows:
                column += own
                next_one += 1
        if next_one == len(pairs):
            break
    return first, second


def _pair(pair: Pair, labels: int, width: int) -> list[tuple[str, Tone]]:
    label, value, tone = pair
    ellipsis = current().glyphs.cut
    parts = cut([Cell(label, "dim")], labels, ellipsis)
    parts.append((" " * (labels + BETWEEN - width_of(parts)), "text"))
    parts += cut([Cell(value, tone)], width - labels - BETWEEN, ellipsis)
    return [*parts, (" " * (width - width_of(parts)), "text")]
