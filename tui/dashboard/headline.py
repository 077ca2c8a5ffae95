"""The first line of the screen, and what it has to warn of."""

from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.strip import Strip

from store.queries.boards.my_day import MyDay
from store.queries.boards.overview import Overview
from store.rules.calendar_coverage import Notice
from store.values.words import N_, Words, words
from tui.host import host_of
from tui.picture.header_line import GAP, Side, header_cells
from widgets.drawn.grid import Cell, Cells, pieces
from widgets.drawn.tones import current
from widgets.line import Line


class Headline(Line):
    """`code` is that of the project it was last shown for. While that has a sheet the line is reached with Tab, and
    Enter on it opens the sheet."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "sheet", N_("project sheet"), show=False)]

    def __init__(self) -> None:
        super().__init__(id="header")
        self.code = ""
        self.trouble: Words | None = None
        """Why nothing can be saved."""
        self._head: MyDay | Overview | None = None
        self._read = True
        self._noticed: tuple[int, date, tuple[Notice, ...]] | None = None

    def empty(self) -> None:
        """Say nothing until there is something to show."""
        self._read = False
        self.refresh()

    def show_head(self, head: MyDay | Overview | None) -> None:
        """Show how my projects stand, or all of them."""
        if isinstance(head, MyDay):
            self.code = head.opened.code
            self._notice(head)
        self.can_focus = isinstance(head, MyDay) and head.has_sheet
        self._head, self._read = head, True
        self._draw()

    def on_focus(self) -> None:
        self._draw()
        host_of(self).report(words(N_("Enter: the sheet of {code}"), code=self.code))

    def on_blur(self) -> None:
        self._draw()

    def action_sheet(self) -> None:
        host_of(self).go("sheet")

    def render_line(self, y: int) -> Strip:
        """What has room is said, in the first frame of a size already."""
        self._left, self._right = map(pieces, self._cells(self.size.width))
        return super().render_line(y)

    def warn(self, trouble: Words | None) -> None:
        """Why nothing can be saved, until it is None again; what was read stays on the screen."""
        self.trouble = trouble
        self._draw()
        again = words(N_("the store is back; this is what it holds now"))
        host_of(self).report(trouble or again, "red" if trouble else "amber")

    def _draw(self) -> None:
        self.show(*self._cells(host_of(self).size.width))

    def _cells(self, width: int) -> tuple[Cells, Cells]:
        if not self._read:
            return (), ()
        left, right = header_cells(self._head, host_of(self).language, width)
        if self.has_focus:
            left = self._pointed(left)
        if self.trouble is not None:
            left = (Cell(host_of(self).say(N_("nothing can be saved")), "red"), GAP, *left)
        return left, right

    def _pointed(self, cells: Side) -> Side:
        """With the cursor's bar before the open project, in the gap that is there anyway."""
        at = cells.index(Cell(self.code, "strong")) if Cell(self.code, "strong") in cells else 0
        bar = Cell(current().glyphs.bar, "title-focus")
        gap = Cell(GAP.text[:-1])
        return (*cells[: at - 1], gap, bar, *cells[at:]) if at else cells

    def _notice(self, head: MyDay) -> None:
        """Say once a day where working days are not known: the first line of a narrow screen has no room for it."""
        said = (head.opened.id, head.day.date, head.notices)
        if said != self._noticed and head.notices:
            host_of(self).report(head.notices[0].full, "amber")
        self._noticed = said
