"""One record: a rule with its name, then labels and values in two columns, as many lines as there is room."""

from collections.abc import Sequence

from store.values.width import cell_width
from widgets.drawn.grid import Cell, Run, cut, runs, width_of
from widgets.drawn.tones import Tone, current

Pair = tuple[str, str, Tone]
"""Label, value on one line, tone of the value."""


def pair_line(title: str, pairs: Sequence[Pair], y: int, width: int, height: int) -> list[Run]:
    """Line `y` of `height`; the first half of the pairs stands in the left column."""
    look = current()
    if y == 0:
        named = cut([Cell(title, "strong")], width - 6, look.glyphs.cut)
        parts: list[tuple[str, Tone]] = [(look.glyphs.rule * 2 + " ", "rule"), *named, (" ", "rule")]
        parts.append((look.glyphs.rule * max(0, width - width_of(parts)), "rule"))
        return runs(parts, look.plain, width)
    rows, half = min(height - 1, (len(pairs) + 1) // 2), width // 2
    labels = min(20, max((cell_width(label) for label, _, _ in pairs), default=0))

    def side(at: int, room: int) -> list[tuple[str, Tone]]:
        shown = y <= rows and at < len(pairs)
        return _pair(pairs[at], labels, room) if shown else [(" " * room, "text")]

    parts = [(" ", "text"), *side(y - 1, half - 2), (" ", "text")]
    return runs([*parts, *side(y - 1 + rows, width - half - 1)], look.plain, width)


def _pair(pair: Pair, labels: int, width: int) -> list[tuple[str, Tone]]:
    label, value, tone = pair
    ellipsis = current().glyphs.cut
    parts = cut([Cell(label, "dim")], labels, ellipsis)
    parts.append((" " * (labels + 2 - width_of(parts)), "text"))
    parts += cut([Cell(value, tone)], width - labels - 2, ellipsis)
    return [*parts, (" " * (width - width_of(parts)), "text")]
