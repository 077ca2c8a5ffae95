"""The first line of the screen, and what it has to warn of."""

from datetime import date

from textual.strip import Strip

from store.queries.boards.my_day import MyDay
from store.queries.boards.overview import Overview
from store.rules.calendar_coverage import Notice
from store.values.words import N_, Words, words
from tui.host import host_of
from tui.picture.header_line import GAP, header_cells
from widgets.drawn.grid import Cell, Cells, pieces
from widgets.line import Line


class Headline(Line):
    """`code` is that of the project it was last shown for."""

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
        self._head, self._read = head, True
        self._draw()

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
        if self.trouble is not None:
            left = (Cell(host_of(self).say(N_("nothing can be saved")), "red"), GAP, *left)
        return left, right

    def _notice(self, head: MyDay) -> None:
        """Say once a day where working days are not known: the first line of a narrow screen has no room for it."""
        said = (head.opened.id, head.day.date, head.notices)
        if said != self._noticed and head.notices:
            host_of(self).report(head.notices[0].full, "amber")
        self._noticed = said
