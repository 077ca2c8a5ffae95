"""Two lines above the week: how early the sponsor heard, and what changed since they last heard."""

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.message import Message

from tui.host import host_of
from tui.picture.canvas import Canvas
from tui.picture.scope import Scope
from widgets.drawn.title_rule import TitleRule
from widgets.line import Line
from widgets.rule import Rule
from widgets.still import StillVertical

if TYPE_CHECKING:
    from store.queries.briefing.surprise_board import SurpriseBoard


class SponsorLine(StillVertical):
    """It asks the journal, which the registers do not; so it is loaded where there is room for it."""

    class Pressed(Message):
        """It was clicked on."""

    def __init__(self) -> None:
        super().__init__(id="surprises")
        self._rule = Rule("")
        self._line = Line()
        self._scope: Scope | None = None

    def compose(self) -> ComposeResult:
        yield self._rule
        yield self._line

    def on_click(self) -> None:
        self.post_message(self.Pressed())

    def follow(self, scope: Scope) -> None:
        """Read again what is shown now."""
        host_of(self).read(self, partial(self.read, scope))

    async def read(self, scope: Scope) -> None:
        """Read and show it now; what is read last wins."""
        self._scope = scope
        if not scope.project:
            return
        host = host_of(self)
        board = None if host.looked_at else await host.store.run(scope.surprises)
        if scope == self._scope:
            self.show(board)

    def show(self, board: "SurpriseBoard | None") -> None:
        """Say what was read; None: nothing."""
        if board is None:
            self._rule.draw(TitleRule())
            self._line.show(())
            return
        from tui.picture.sponsor_words import sponsor_words

        rule, line = sponsor_words(board, Canvas(host_of(self).language))
        self._rule.draw(rule)
        self._line.show(line)
