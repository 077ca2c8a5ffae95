"""What parts the panes: a rule with a title in it, and a vertical divider.

No boxes: a box takes two lines and two columns, and says nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from store.values.frozen import frozen
from store.values.width import cell_width
from widgets.drawn.grid import Cell, Cells, Run, cut, pieces, runs, safe, width_of
from widgets.drawn.tones import Tone, current

LEAD = 2
"""Cells of rule before the title."""
GAP = "  "
"""Between two counts."""


@frozen
class TitleRule:
    """One line: `── TITLE counts ──────── right ── 3/9 ──`. The title is bright while its pane has the focus; `place`
    says where one is in a list that is longer than its pane, and comes before everything else but the title.

    Of several counts, the most wanted first, those that do not fit are left out from the end.
    """

    title: str = ""
    counts: tuple[tuple[Cell, ...], ...] = ()
    right: tuple[Cell, ...] = ()
    focused: bool = False
    place: str = ""

    def saying(
        self, counts: str | Sequence[Cells] = "", right: str | Cells = "", title: str | None = None
    ) -> "TitleRule":
        """With other words in it; a `str` is dim, and `title` None keeps the present one."""
        each = [counts] if isinstance(counts, str) else counts
        shown = tuple(cells for cells in map(_trimmed, map(_dim, each)) if cells)
        said = self.title if title is None else safe(title)
        return replace(self, title=said, counts=shown, right=_dim(right))

    def saying_right(self, right: str | Cells) -> "TitleRule":
        """With something at its right end."""
        return replace(self, right=_dim(right))

    def bright(self, focused: bool) -> "TitleRule":
        """With its title bright, or not."""
        return self if focused == self.focused else replace(self, focused=focused)

    def standing(self, place: tuple[int, int] | None) -> "TitleRule":
        """With the row that one is on, of how many; as many cells for the first as for the last."""
        said = "" if place is None else f"{place[0]:>{len(str(place[1]))}}/{place[1]}"
        return self if said == self.place else replace(self, place=said)

    @property
    def title_end(self) -> int:
        """Cells from the left edge to the end of the title."""
        return LEAD + 1 + cell_width(self.title)

    @property
    def full_width(self) -> int:
        """Cells in which nothing of it is left out."""
        counts = sum(len(GAP if at else " ") + _cells(count) for at, count in enumerate(self.counts))
        right = _cells(self.right) + LEAD + 3 if self.right else LEAD
        return self.title_end + counts + 1 + right

    def line(self, width: int) -> list[Run]:
        """The rule on `width` cells."""
        look = current()
        dash = look.glyphs.rule
        if not self.title and not self.counts:
            return runs([(dash * width, "rule")], look.plain, width)
        place: list[tuple[str, Tone]] = (
            [(f" {self.place} ", "dim"), (dash * LEAD, "rule")] if self.place else []
        )
        room = width - width_of(place)
        left = self._left(max(0, room - 2 * LEAD - 2))
        parts: list[tuple[str, Tone]] = [(dash * LEAD + " ", "rule"), *left, (" ", "rule")]
        fill = room - width_of(parts)
        wanted = _cells(self.right) + LEAD + 3
        if self.right and wanted <= fill:
            right = cut(self.right, width, look.glyphs.cut)
            parts += [(dash * (fill - wanted + 1) + " ", "rule"), *right, (" " + dash * LEAD, "rule")]
        else:
            parts.append((dash * max(0, fill), "rule"))
        return runs([*parts, *place], look.plain, width)

    def _left(self, room: int) -> list[tuple[str, Tone]]:
        """The title and the counts that fit in `room` cells; only the first one may be cut."""
        words = [Cell(self.title, "title-focus" if self.focused else "title")]
        for number, count in enumerate(self.counts):
            longer = [*words, Cell(GAP if number else " "), *count]
            if number and _cells(longer) > room:
                break
            words = longer
        return cut(words, room, current().glyphs.cut)


def _cells(cells: Sequence[Cell]) -> int:
    return sum(cell_width(safe(cell.text)) for cell in cells)


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


def divider(joints: Mapping[int, Joint], y: int) -> list[Run]:
    """Line `y` of a vertical line, one cell wide; `joints` says where rules meet it, counted from its top."""
    look = current()
    glyphs = look.glyphs
    signs = {"left": glyphs.joint_left, "right": glyphs.joint_right, "both": glyphs.joint_both}
    joint = joints.get(y)
    return runs([(signs[joint] if joint else glyphs.post, "rule")], look.plain, 1)
