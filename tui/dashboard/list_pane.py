"""A list on the screen: a rule with counts, its rows below it, and what is looked for in them."""

from collections.abc import Sequence
from typing import Any, ClassVar, Generic

from textual.app import ComposeResult

from store.values.record import Record
from tui.host import Host, host_of
from tui.picture.canvas import Canvas
from tui.picture.lists.board_list import PROJECT, Board, BoardList, OneLine
from widgets.drawn.title_rule import TitleRule
from widgets.rows import Rows
from widgets.rule import Rule
from widgets.still import StillVertical


class ListPane(StillVertical, Generic[Board, OneLine]):
    """`show` draws what the query of the list returned."""

    LIST: ClassVar[BoardList[Any, Any]]

    def __init__(self, number: int) -> None:
        super().__init__(id=self.LIST.kind.kind, classes="pane")
        self.number = number
        self.board: Board | None = None
        self.sought = ""
        self._rule = Rule("", place=self._place)
        self._rows = Rows((PROJECT, *self.LIST.columns), edge=self.LIST.edge, rests=True)

    @property
    def host(self) -> Host:
        """The app, typed."""
        return host_of(self)

    def compose(self) -> ComposeResult:
        yield self._rule
        yield self._rows

    @property
    def closed(self) -> bool:
        """Whether others look, who must not see it."""
        return self.LIST.ours and self.host.looked_at

    def empty(self) -> None:
        """Show nothing, as before anything was read."""
        self.board = None
        self._rule.draw(TitleRule())
        self._rows.show([], "")
        self._rule.stand()

    @property
    def asked(self) -> BoardList[Any, Any]:
        """The list as it is read for this pane."""
        return self.LIST

    @property
    def rows(self) -> Rows:
        """The list of this pane."""
        return self._rows

    @property
    def canvas(self) -> Canvas:
        """What the list is drawn for."""
        return Canvas(self.host.language, self.screen.has_class("-wide"), self.host.looked_at)

    @property
    def found(self) -> Sequence[OneLine]:
        """The lines of the board that hold what is looked for."""
        return self.LIST.found(self.board, self.sought, self.canvas) if self.board is not None else ()

    def show(self, board: Board) -> None:
        """Draw what the query returned."""
        self.board = board
        canvas, lines = self.canvas, self.found
        self._rule.draw(self.LIST.rule(board, self.sought, len(lines), canvas))
        self._rows.show(self.LIST.rows(lines, board.span, canvas), self.LIST.none(self.sought, canvas))
        self._rule.stand()

    def _place(self) -> tuple[int, int] | None:
        """Where one is, in a list that goes on."""
        return self._rows.place if self._rule.focused else None

    def on_rows_moved(self) -> None:
        self._rule.stand()

    def on_resize(self) -> None:
        self._rule.stand()

    @property
    def line(self) -> OneLine | None:
        """The line under the cursor."""
        line: OneLine | None = self.rows.payload
        return line

    def record(self) -> Record | None:
        """The record under the cursor."""
        line = self.line
        return line.record if line is not None else None

    def lit(self, focused: bool) -> None:
        """Look as with the focus, or without."""
        self._rule.focused = focused
        self._rule.stand()

    def on_descendant_focus(self) -> None:
        self.lit(True)

    def on_descendant_blur(self) -> None:
        self.lit(False)

    def seek(self, text: str) -> None:
        """Show only lines that hold `text`; empty shows all again."""
        self.sought = text
        if self.board is not None:
            self.show(self.board)
