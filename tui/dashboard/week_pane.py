"""The week: today, tomorrow, this week, the next, later; one list at 80 columns, five side by side on wide screens."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from store.queries.boards.week_board import Week, WeekLine
from store.records.action import HORIZONS
from store.values.words import N_
from tui.dashboard.pane import Pane
from tui.frame.week_parts import WeekParts
from tui.picture.lists.week_list import CARD, EDGE, WeekList, column_widths
from tui.picture.room import is_wide
from widgets.rows import Rows
from widgets.rule import Rule
from widgets.still import StillVertical


class WeekPane(Pane[Week, WeekLine]):
    """The keys of open actions, and the columns."""

    LIST: ClassVar[WeekList] = WeekList()
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "column(-1)", N_("column to the left"), show=False),
        Binding("right", "column(1)", N_("column to the right"), show=False),
    ]

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self._rules = {name: Rule("") for name in HORIZONS}
        self._cards = {name: Rows(CARD, edge=EDGE, rests=True) for name in HORIZONS}
        parts = (StillVertical(self._rules[n], self._cards[n], id=n) for n in HORIZONS)
        self._columns = WeekParts(*parts, classes="wide")

    def compose(self) -> ComposeResult:
        yield StillVertical(self._rule, self._rows, classes="narrow")
        if is_wide(self.host.size):
            yield self._columns

    async def widen(self) -> None:
        """Make the columns when they are wanted first, on a small screen never."""
        if not self._cards["today"].is_attached:
            await self.mount(self._columns)
            if self.board is not None:
                self.show(self.board)

    @property
    def wide(self) -> bool:
        """Whether the columns are shown."""
        return self._cards["today"].is_attached and self.screen.has_class("-wide")

    @property
    def rows(self) -> Rows:
        """The list that has the cursor."""
        if not self.wide:
            return self._rows
        return next((card for card in self._cards.values() if card.has_focus), self._cards["today"])

    def show(self, board: Week) -> None:
        """Draw both forms; the one that is hidden costs nothing on the wire."""
        super().show(board)
        parts = {name: self.LIST.column(name, board, self.found, self.canvas) for name in HORIZONS}
        for name, (rule, cards) in parts.items():
            self._rules[name].draw(rule)
            self._cards[name].show(cards)
        self._columns.place(column_widths(parts))

    def on_descendant_focus(self) -> None:
        for name, card in self._cards.items():
            self._rules[name].focused = card.has_focus
        self.lit(self._rows.has_focus)

    def on_descendant_blur(self) -> None:
        self.on_descendant_focus()

    def action_column(self, by: int) -> None:
        """Move to the list beside this one."""
        cards = list(self._cards.values())
        if self.wide:
            at = next((i for i, card in enumerate(cards) if card.has_focus), 0)
            cards[max(0, min(len(cards) - 1, at + by))].focus()
