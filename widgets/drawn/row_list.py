"""Rows in columns below each other, or what an empty list says."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store.values.frozen import frozen
from store.values.wrapping import wrapped
from widgets.drawn.grid import (
    Cell,
    Column,
    Row,
    Run,
    cut,
    fit_widths,
    natural_widths,
    pieces,
    runs,
    safe,
    wanted_widths,
)
from widgets.drawn.row_line import row_line
from widgets.drawn.tones import Tone, current

if TYPE_CHECKING:
    from widgets.drawn.view import View

MEASURED = 100
"""Rows that say how wide the columns are before anybody has scrolled."""
INDENT = "     "
"""Before what belongs to the row above."""


@frozen
class RowList:
    """The first cell of each line is the bar's, or the sign of a row that is marked; `edge` cells stay blank at the
    right; `natural` are the widths that the columns ask for, `wanted` those of flexible ones that share, by the first
    rows and by all that have been in view."""

    columns: tuple[Column, ...]
    edge: int
    rows: tuple[Row, ...]
    empty: str
    natural: tuple[int, ...]
    wanted: tuple[int, ...]

    @classmethod
    def of(cls, columns: Sequence[Column], edge: int, rows: Sequence[Row] = (), empty: str = "") -> "RowList":
        """A list whose columns are as wide as the first of these rows ask for."""
        own = [row for row in rows[:MEASURED] if not row.below]
        natural, wanted = natural_widths(columns, own), wanted_widths(columns, own)
        return cls(tuple(columns), edge, tuple(rows), empty, natural, wanted)

    def reaching(self, top: int, height: int) -> "RowList":
        """With columns that are wide enough for these rows too."""
        if top + height <= MEASURED or len(self.rows) <= MEASURED:
            return self
        own = [row for row in self.rows[top : top + height] if not row.below]
        natural = tuple(map(max, self.natural, natural_widths(self.columns, own)))
        return replace(
            self, natural=natural, wanted=tuple(map(max, self.wanted, wanted_widths(self.columns, own)))
        )

    def place(self, cursor: int) -> tuple[int, int]:
        """Which row of how many the cursor is on, counted from one; what belongs to a row counts with it."""
        own = [at for at, row in enumerate(self.rows) if not row.below]
        return sum(at <= cursor for at in own), len(own)

    def upon(self, view: "View", *, down: bool) -> "View":
        """`view` with the cursor on a row of its own, the next one where it goes `down`, and what belongs to that row
        in view."""
        rows, at = self.rows, view.cursor
        if not rows:
            return view
        while down and at < len(rows) and rows[at].below:
            at += 1
        if at == len(rows) or rows[at].below:
            at = next((i for i in range(view.cursor, 0, -1) if not rows[i].below), 0)
        if view.height > 1 and at + 1 < len(rows) and rows[at + 1].below:
            view = view.at(at + 1)
        return view.at(at)

    def line(
        self, at: int, width: int, height: int, *, under_cursor: bool = False, marked: bool = False
    ) -> list[Run]:
        """Row `at` on `width` cells of a list `height` lines tall; where there is none, a blank line or a note."""
        look = current()
        if at >= len(self.rows):
            return runs([(" ", "text"), *self._note(at, width, height)], look.plain, width)
        styles, bar = look.plain, Cell(" ")
        if under_cursor:
            styles, bar = look.selected, Cell(look.glyphs.bar, "title")
        if marked:
            bar = Cell(look.glyphs.marked, "key")
        row = self.rows[at]
        if row.below:
            room = width - 1 - self.edge - len(INDENT)
            cells = [(INDENT, "text"), *cut(pieces(row.cells[0]), room, look.glyphs.cut)]
        else:
            # Whatever the list is scrolled to, only these can be in view together with it.
            beside = [one for one in self.rows[max(0, at - height + 1) : at + height] if not one.below]
            cells = row_line(row, self.columns, self.widths(width), look.glyphs.cut, beside)
        return runs([(bar.text, bar.tone), *cells], styles, width)

    def _note(self, y: int, width: int, height: int) -> list[tuple[str, Tone]]:
        """Line `y` of what an empty list says; what has no line is cut off the last one."""
        room = width - 1 - self.edge
        lines = list(wrapped(safe(self.empty), max(2, room))) if not self.rows else []
        said = " ".join(lines[y:]) if y == height - 1 else "".join(lines[y : y + 1])
        return cut([Cell(said, "dim")], room, current().glyphs.cut)

    def widths(self, width: int) -> tuple[int, ...]:
        """What each column has of a line of `width` cells."""
        return fit_widths(self.columns, self.natural, width - 1 - self.edge, self.wanted)
