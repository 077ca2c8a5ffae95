"""Two lines above the week: how early the sponsor heard, and what changed since they last heard."""

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from store.values.words import N_, words
from tui.host import Host, host_of
from widgets.drawn.grid import Cell
from widgets.line import Line
from widgets.rule import Rule

if TYPE_CHECKING:
    from store.queries.briefing.surprise_board import SurpriseBoard
    from tui.picture.scope import Scope


class SponsorLine(Vertical):
    """Read after the registers are on the screen; it asks the journal, which they do not."""

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

    def follow(self, scope: "Scope") -> None:
        """Read again what is shown now."""
        host_of(self).read(self, partial(self.read, scope))

    async def read(self, scope: "Scope") -> None:
        """Read and show it now; what is read last wins."""
        from store.queries.briefing.surprise_board import surprise_board
        from store.queries.project_list import active_projects

        host, self._scope = host_of(self), scope
        if not scope.project:
            return
        board = await host.store.run(
            lambda w: surprise_board(w, *(active_projects(w) if scope.everything else (scope.project,)))
        )
        if scope == self._scope:
            self._show(board, host)

    def _show(self, board: "SurpriseBoard", host: Host) -> None:
        from store.queries.briefing.surprise_board import share_words

        counts = [Cell(host.say(count), "dim") for count in board.counts]
        if board.untold:
            counts.insert(0, Cell(host.say(words(N_("untold now {n}"), n=len(board.untold))), "red"))
        counts.append(Cell(host.say(share_words(board.found)), "dim"))
        self._rule.show(title=host.say(N_("NO SURPRISES")), counts=counts)
        self._line.show(Cell(host.say(board.since)) if board.since is not None else ())
