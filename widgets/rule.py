"""What parts the panes: a rule with a title in it, and a vertical divider.

No boxes: a box takes two lines and two columns, and says nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from store.values.width import cell_width
from widgets.drawn.grid import Cell, Cells, cut, pieces, safe
from widgets.drawn.tones import Tone, current
from widgets.segments import segments

LEAD = 2
"""Cells of rule before the title."""
GAP = "  "
"""Between two counts."""


class Rule(Widget):
    """One line: `── TITLE counts ──────── right ──`. The title is bright while its pane has the focus."""

    DEFAULT_CSS = "Rule { height: 1; }"
    ALLOW_SELECT = False

    def __init__(self, title: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = safe(title)
        self._counts: tuple[tuple[Cell, ...], ...] = ()
        self._right: tuple[Cell, ...] = ()
        self._focused = False

    def show(
        self, counts: str | Sequence[Cells] = "", right: str | Cells = "", title: str | None = None
    ) -> None:
        """Change what stands in the rule; a `str` is dim, and `title` None keeps the present one.

        Of several counts, the most wanted first, those that do not fit are left out from the end.
        """
        each = [counts] if isinstance(counts, str) else counts
        shown = tuple(cells for cells in map(_trimmed, map(_dim, each)) if cells)
        new = (self._title if title is None else safe(title), shown, _dim(right))
        if new != (self._title, self._counts, self._right):
            self._title, self._counts, self._right = new
            self.refresh()

    @property
    def focused(self) -> bool:
        """Whether the pane below has the focus."""
        return self._focused

    @focused.setter
    def focused(self, focused: bool) -> None:
        if focused != self._focused:
            self._focused = focused
            # Repaints from the left edge to the end of the title, not the rule behind it.
            self.refresh(Region(0, 0, LEAD + 1 + cell_width(self._title), 1))

    def _left(self, title: Cell, room: int) -> list[tuple[str, Tone]]:
        """The title and the counts that fit in `room` cells; only the first one may be cut."""
        words, ellipsis = [title], current().glyphs.cut
        for number, count in enumerate(self._counts):
            longer = [*words, Cell(GAP if number else " "), *count]
            if number and sum(cell_width(safe(cell.text)) for cell in longer) > room:
                break
            words = longer
        return cut(words, room, ellipsis)

    def render_line(self, y: int) -> Strip:
        look, width = current(), self.size.width
        dash = look.glyphs.rule
        title = Cell(self._title, "title-focus" if self._focused else "title")
        left = self._left(title, max(0, width - 2 * LEAD - 2))
        parts: list[tuple[str, Tone]] = [(dash * LEAD + " ", "rule"), *left, (" ", "rule")]
        fill = width - sum(cell_width(text) for text, _ in parts)
        wanted = sum(cell_width(cell.text) for cell in self._right) + LEAD + 3
        if self._right and wanted <= fill:
            right = cut(self._right, width, look.glyphs.cut)
            parts += [(dash * (fill - wanted + 1) + " ", "rule"), *right, (" " + dash * LEAD, "rule")]
        else:
            parts.append((dash * max(0, fill), "rule"))
        return Strip(segments(parts, look.plain, width), width)


def _dim(words: str | Cells) -> tuple[Cell, ...]:
    """`words` as cells."""
    return ((Cell(words, "dim"),) if words else ()) if isinstance(words, str) else pieces(words)


def _trimmed(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """`cells` without blanks at their end: what parts two counts is the rule's business."""
    while cells:
        *before, last = cells
        if text := last.text.rstrip(" "):
            return (*before, Cell(text, last.tone))
        cells = tuple(before)
    return ()


Joint: TypeAlias = Literal["left", "right", "both"]
"""On which sides a rule meets a divider."""


class Divider(Widget):
    """A vertical line, one cell wide; `join` says where rules meet it, counted from its top."""

    DEFAULT_CSS = "Divider { width: 1; height: 1fr; }"
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._joints: dict[int, Joint] = {}

    def join(self, joints: Mapping[int, Joint]) -> None:
        """Draw these joints instead of the present ones."""
        changed = [y for y in range(self.size.height) if self._joints.get(y) != joints.get(y)]
        self._joints = dict(joints)
        if changed:
            self.refresh(*(Region(0, y, 1, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        look = current()
        glyphs = look.glyphs
        signs = {"left": glyphs.joint_left, "right": glyphs.joint_right, "both": glyphs.joint_both}
        joint = self._joints.get(y)
        return Strip(segments([(signs[joint] if joint else glyphs.post, "rule")], look.plain, 1), 1)
