"""The week: today, tomorrow, this week, later; one list at 80 columns, four beside each other on wide screens."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from store.disk.workspace import Workspace
from store.queries.boards.week_board import COLUMNS, MARKS, TITLES, Week, WeekLine, week
from store.queries.span import Span
from store.records import Action
from store.values.day import Day
from store.values.short_date import show_date
from store.values.words import N_, words
from tui.dashboard.board_list import PROJECT
from tui.dashboard.pane import Pane
from widgets.drawn.tones import Tone
from widgets.rows import Cell, Column, Row, Rows
from widgets.rule import Rule

CARD = (
    PROJECT,
    Column("mark", width=1),
    Column("what", flex=True, least=20),
    Column("who", drop=2),
    Column("late", align="right"),
)


class WeekPane(Pane[Week, WeekLine]):
    """Open actions by due day. `*` action, `>` our promise, `?` an ask of theirs."""

    TITLE = N_("TODAY")
    KIND = Action
    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"action", "person", "project", "setting", "calendar", "day"}
    )
    EMPTY = N_("nothing to do; n enters an action, a promise or an ask")
    COLUMNS = (
        Column("when"),
        Column("mark", width=1),
        Column("what", flex=True, least=12),
        Column("who", drop=2),
        Column("due", align="right"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "column(-1)", N_("column to the left"), show=False),
        Binding("right", "column(1)", N_("column to the right"), show=False),
    ]

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self._rules = {name: Rule("") for name in COLUMNS}
        self._cards = {name: Rows(CARD) for name in COLUMNS}

    def compose(self) -> ComposeResult:
        yield Vertical(self._rule, self._rows, classes="narrow")

    def _columns(self) -> Horizontal:
        return Horizontal(*(Vertical(self._rules[n], self._cards[n]) for n in COLUMNS), classes="wide")

    async def widen(self) -> None:
        """Make the four columns when they are wanted first: after the first paint, and on a small screen never."""
        if not self._cards["today"].is_attached:
            await self.mount(self._columns())
            if self.board is not None:
                self.show(self.board)

    @staticmethod
    def query_board(workspace: Workspace, *projects: int) -> Week:
        """Everything open."""
        return week(workspace, *projects)

    def names_in(self, line: WeekLine) -> Sequence[str]:
        """The owner."""
        return (line.owner,)

    @property
    def wide(self) -> bool:
        """Whether the four columns are shown."""
        return self._cards["today"].is_attached and self.screen.has_class("-wide")

    @property
    def rows(self) -> Rows:
        """The list that has the cursor."""
        if not self.wide:
            return self._rows
        return next((card for card in self._cards.values() if card.has_focus), self._cards["today"])

    def counts(self, board: Week) -> list[Cell]:
        """How many there are today, and under which heading the others."""
        counted = {name: len(board.column(name)) for name in COLUMNS}
        sought = [Cell("/" + self.sought, "amber")] if self.sought else []
        others = [Cell(f"{self.host.say(TITLES[name])} {counted[name]}", "dim") for name in COLUMNS[1:]]
        return [Cell(f"{counted['today']}", "dim"), *sought, *others]

    def show(self, board: Week) -> None:
        """Draw both forms; the one that is hidden costs nothing on the wire."""
        self.board = board
        say, span = self.host.say, board.span
        carried = say(words(N_("carried over {n}"), n=board.carried)) if board.carried else ""
        self._rule.show(
            counts=self.counts(board),
            right=Cell(carried, "amber") if carried else "",
            title=say(TITLES["today"]),
        )
        lines = list(self.found(board))
        rows = [self.coded(line, self.row(line, span), span) for line in lines]
        self._rows.show(rows, say(self.EMPTY))
        for name in COLUMNS:
            own = [line for line in lines if line.column == name]
            right = Cell(carried, "amber") if carried and name == "today" else ""
            self._rules[name].show(counts=str(len(own)), right=right, title=say(TITLES[name]))
            self._cards[name].show([self.coded(line, self._card(line), span) for line in own], "")

    def row(self, line: WeekLine, span: Span) -> Row:
        """One action in the single list."""
        record, say, day = line.record, self.host.say, span.day(line.record)
        when = say(TITLES[line.column]).lower() if line.column in ("today", "tomorrow") else ""
        return Row(
            record.id,
            (
                Cell(when, "dim"),
                Cell(MARKS[record.type], "code"),
                Cell(record.title),
                Cell(self._who(line), "dim"),
                self._due(line, day),
            ),
        )

    def _card(self, line: WeekLine) -> Row:
        late = Cell(self.host.say(words(N_("{n}wd late"), n=line.late)) if line.late else "", "red")
        who = self._who(line)
        return Row(
            line.record.id,
            (Cell(MARKS[line.record.type], "code"), Cell(line.record.title), Cell(who, "dim"), late),
        )

    def _who(self, line: WeekLine) -> str:
        if line.record.type == "promise" and line.owed_to:
            return self.host.say(words(N_("to {name}"), name=line.owed_to))
        return line.owner

    def _due(self, line: WeekLine, day: Day) -> Cell:
        if line.late:
            return Cell(self.host.say(words(N_("{n}wd late"), n=line.late)), "red")
        tone: Tone = "text"
        return Cell(show_date(line.record.due, self.host.language, day.date) if line.record.due else "", tone)

    def on_descendant_focus(self) -> None:
        for name, card in self._cards.items():
            self._rules[name].focused = card.has_focus
        self._rule.focused = self._rows.has_focus

    def on_descendant_blur(self) -> None:
        self.on_descendant_focus()

    def action_column(self, by: int) -> None:
        """Move to the list beside this one."""
        cards = list(self._cards.values())
        if self.wide:
            at = next((i for i, card in enumerate(cards) if card.has_focus), 0)
            cards[max(0, min(len(cards) - 1, at + by))].focus()
