"""The rule below a form: what helps with the focused field, and how much lies below."""

from textual.strip import Strip

from store.values.width import cell_width
from widgets.drawn.grid import Cell, cut
from widgets.drawn.title_rule import LEAD
from widgets.drawn.tones import Tone, current
from widgets.segments import segments
from widgets.still import Still


class Foot(Still):
    """`── text ──────── right ──`, or a plain rule; the right text goes when there is no room for both."""

    DEFAULT_CSS = "Foot { height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._text = Cell("")
        self._right = Cell("")

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text

    def show(self, text: Cell, right: str = "") -> None:
        """Say something else."""
        new = (text, Cell(right, "dim"))
        if new != (self._text, self._right):
            self._text, self._right = new
            self.refresh()

    def render_line(self, y: int) -> Strip:
        look, width = current(), self.size.width
        dash, edge = look.glyphs.rule, LEAD + 1
        left = cut([self._text], width - 2 * edge, look.glyphs.cut)
        used = sum(cell_width(text) for text, _ in left)
        parts: list[tuple[str, Tone]] = [(dash * LEAD, "rule")]
        if used:
            parts += [(" ", "rule"), *left, (" ", "rule")]
        at = LEAD + (used + 2 if used else 0)
        tail = cell_width(self._right.text)
        if tail and at + tail + 2 + 2 * LEAD <= width:
            parts.append((dash * (width - at - tail - 2 - LEAD) + " ", "rule"))
            parts += [(self._right.text, "dim"), (" " + dash * LEAD, "rule")]
        else:
            parts.append((dash * max(0, width - at), "rule"))
        return Strip(segments(parts, look.plain, width), width)
