"""The week: today, tomorrow, this week, the next, later; one list at 80 columns, five side by side on wide screens."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from store.queries.boards.week_board import DayTalk, Week
from store.records.action import HORIZONS
from store.values.words import N_, words
from tui.dashboard.pane import Pane
from tui.frame.week_parts import WeekParts
from tui.host import Acting
from tui.picture.lists.week_list import CARD, Line, WeekList
from tui.picture.room import is_wide
from widgets.drawn.title_rule import TitleRule
from widgets.rows import Rows
from widgets.still import StillVertical


class WeekPane(Pane[Week, Line]):
    """The keys of open actions, and the columns."""

    LIST: ClassVar[WeekList] = WeekList()
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "column(-1)", N_("column to the left"), show=False),
        Binding("right", "column(1)", N_("column to the right"), show=False),
    ]

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self._columns = WeekParts(CARD, rests=True, classes="wide")

    def compose(self) -> ComposeResult:
        yield StillVertical(self._rule, self._rows, classes="narrow")
        if is_wide(self.host.size):
            yield self._columns

    async def widen(self) -> None:
        """Make the columns when they are wanted first, on a small screen never."""
        if not self._columns.is_attached:
            await self.mount(self._columns)
            if self.board is not None:
                self.show(self.board)

    @property
    def wide(self) -> bool:
        """Whether the columns are shown."""
        return self._columns.is_attached and self.screen.has_class("-wide")

    @property
    def rows(self) -> Rows:
        """The list that has the cursor."""
        return self._columns.current if self.wide else self._rows

    def show(self, board: Week) -> None:
        """Draw both forms; the one that is hidden costs nothing on the wire."""
        super().show(board)
        lines, canvas = self.found, self.canvas
        self._columns.show({name: self.LIST.column(name, board, lines, canvas) for name in HORIZONS})

    def empty(self) -> None:
        super().empty()
        self._columns.show({name: (TitleRule(), []) for name in HORIZONS})

    def act(self, acting: Acting) -> None:
        """With a talk nothing is done but to prepare and to record it."""
        if isinstance(self.line, DayTalk) and not self.rows.marked:
            self._say_what_talks_have()
        else:
            super().act(acting)

    def action_mark(self) -> None:
        if isinstance(self.line, DayTalk):
            self._say_what_talks_have()
        else:
            super().action_mark()

    def _say_what_talks_have(self) -> None:
        self.host.report(
            words(N_("a talk: p prepares it, c or m records it, b is what to say in it")), "amber"
        )

    def on_descendant_focus(self) -> None:
        for name, rows in self._columns.lists.items():
            self._columns.rules[name].focused = rows.has_focus
        self.lit(self._rows.has_focus)

    def on_descendant_blur(self) -> None:
        self.on_descendant_focus()

    def action_column(self, by: int) -> None:
        """Move to the list beside this one."""
        lists = list(self._columns.lists.values())
        if self.wide:
            at = lists.index(self._columns.current) + by
            lists[max(0, min(len(lists) - 1, at))].focus()
