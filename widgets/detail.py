"""The record under the cursor: labels and values in two columns, as many lines as there is room."""

from collections.abc import Sequence

from textual.strip import Strip
from textual.widget import Widget

from store.values.width import cell_width
from widgets.drawn.grid import Cell, cut
from widgets.drawn.tones import Tone, current
from widgets.segments import segments

Pair = tuple[str, str, Tone]
"""Label, value on one line, tone of the value."""


class Detail(Widget):
    """A rule with the record's name, then pairs; the first half of them in the left column."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = ""
        self._pairs: tuple[Pair, ...] = ()

    def show(self, title: str, pairs: Sequence[Pair]) -> None:
        """Change the record shown; only lines that look different are sent."""
        new = (title, tuple(pairs))
        if new != (self._title, self._pairs):
            self._title, self._pairs = new
            self.refresh()

    def render_line(self, y: int) -> Strip:
        look, width = current(), self.size.width
        if y == 0:
            title = cut([Cell(self._title, "strong")], width - 6, look.glyphs.cut)
            parts: list[tuple[str, Tone]] = [(look.glyphs.rule * 2 + " ", "rule"), *title, (" ", "rule")]
            used = sum(cell_width(text) for text, _ in parts)
            parts.append((look.glyphs.rule * max(0, width - used), "rule"))
            return Strip(segments(parts, look.plain, width), width)
        rows = min(self.size.height - 1, (len(self._pairs) + 1) // 2)
        half = width // 2
        left, right = (self._at(y - 1), self._at(y - 1 + rows)) if y <= rows else (None, None)
        parts = [
            (" ", "text"),
            *self._pair(left, half - 2),
            (" ", "text"),
            *self._pair(right, width - half - 1),
        ]
        return Strip(segments(parts, look.plain, width), width)

    def _at(self, index: int) -> Pair | None:
        return self._pairs[index] if index < len(self._pairs) else None

    def _pair(self, pair: Pair | None, width: int) -> list[tuple[str, Tone]]:
        if pair is None:
            return [(" " * width, "text")]
        label, value, tone = pair
        room = self._labels
        parts = [*cut([Cell(label, "dim")], room, current().glyphs.cut)]
        parts.append((" " * (room + 2 - sum(cell_width(text) for text, _ in parts)), "text"))
        parts += cut([Cell(value, tone)], width - room - 2, current().glyphs.cut)
        return [*parts, (" " * (width - sum(cell_width(text) for text, _ in parts)), "text")]

    @property
    def _labels(self) -> int:
        return min(20, max((cell_width(label) for label, _, _ in self._pairs), default=0))
