"""The two charts: risks by probability and impact, milestones by forecast and report day."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from store.exchange.papers.chart_text import trend_lines, trend_numbers
from store.queries.boards.chart_data import milestone_trend, risk_heat_map
from store.records import Risk
from store.records.risk import RESPONSES
from store.rules.plan.trend import Trend
from store.rules.registers.areas import SIGNS
from store.rules.registers.heat_map import LEVELS, HeatMap
from store.values.day import Day
from store.values.words import N_, words
from tui.frame.overlay_screen import OverlayScreen
from tui.host import Host
from widgets.drawn.grid import Cell
from widgets.rows import Column, Row, Rows
from widgets.rule import Rule
from widgets.squares import Squares

DOWN = tuple(reversed(LEVELS))
BESIDE = 2
"""Cells of a line that a text does not have: the bar's and the edge."""


class TrendScreen(OverlayScreen[None]):
    """The picture, and below it the numbers it is drawn from."""

    def __init__(self, title: str, board: Trend, day: Day) -> None:
        super().__init__(title)
        self._board = board
        self._day = day
        self._rows = Rows((Column("line", flex=True),))

    @staticmethod
    async def opened(host: Host, project: int) -> None:
        """The milestone trend of a project."""
        board, day = await host.store.run(lambda w: milestone_trend(w, project))
        await host.push_screen_wait(TrendScreen(host.say(N_("MILESTONE TREND")), board, day))

    def body(self) -> Widget:
        return self._rows

    def on_mount(self) -> None:
        self._show()
        self._rows.focus()

    def on_resize(self, event: events.Resize) -> None:
        self._show()

    def _show(self) -> None:
        board, language = self._board, self.host.language
        lines = trend_lines(board, self._day, language)
        if board.lines:
            lines += ["", *trend_numbers(board, language, self.app.size.width - BESIDE)]
        self._rows.show([Row(n, (Cell(line),)) for n, line in enumerate(lines)])


class HeatMapScreen(OverlayScreen[None]):
    """Arrows choose a place, the list below shows its risks; Enter goes there, and opens one."""

    CSS = "HeatMapScreen Rows { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "other", N_("map or list"), show=True),
        Binding("shift+tab", "other", N_("map or list"), show=False),
    ]

    def __init__(self, board: HeatMap, title: str) -> None:
        super().__init__(title)
        self._board = board
        self._map = Squares(
            [[self._square(p, i) for i in LEVELS] for p in DOWN], [*map(str, DOWN)], [*map(str, LEVELS)]
        )
        self._below = Rule("")
        self._rows = Rows(
            (Column("code"), Column("title", flex=True, least=20), Column("response"), Column("due"))
        )

    @staticmethod
    async def opened(host: Host, project: int) -> None:
        """The heat map of a project's open risks."""
        board = await host.store.run(lambda w: risk_heat_map(w, project))
        await host.push_screen_wait(HeatMapScreen(board, host.say(N_("RISKS BY PROBABILITY AND IMPACT"))))

    def body(self) -> Widget:
        return self._map

    def compose(self) -> ComposeResult:
        yield self._rule
        yield self._map
        yield self._below
        yield self._rows
        yield self._keyline

    def on_mount(self) -> None:
        say = self.host.say
        total = sum(map(len, self._board.places.values()))
        counts = [Cell(say(words(N_("{n} open"), n=total)), "dim")]
        if self._board.unplaced:
            n = len(self._board.unplaced)
            counts.append(Cell(say(words(N_("{n} without probability or impact"), n=n)), "unknown"))
        counts += [Cell(say(one), "dim") for one in self._board.categories]
        self._rule.show(counts=counts, right=Cell(say(N_("probability up, impact to the right")), "dim"))
        worst = max(self._board.places, key=lambda place: (place[0] * place[1], place), default=(5, 5))
        self._map.at = (DOWN.index(worst[0]), LEVELS.index(worst[1]))
        self._show(*self._map.at)
        self._map.focus()

    def _square(self, probability: int, impact: int) -> Cell:
        colour = self._board.colours[probability, impact]
        n = len(self._board.at(probability, impact))
        return Cell(f"{n or '-'}{SIGNS[colour]}", colour if n else "dim")

    def _show(self, row: int, column: int) -> None:
        say, p, i = self.host.say, DOWN[row], LEVELS[column]
        risks = self._board.at(p, i)
        self._below.show(
            title=say(words("{p} × {i} = {score}", p=p, i=i, score=p * i)), counts=str(len(risks))
        )
        self._rows.show([self._row(risk) for risk in risks], say(N_("no open risk here")))

    def _row(self, risk: Risk) -> Row:
        response = self.host.say(RESPONSES[risk.response]) if risk.response else ""
        due = self.host.say(words("{day}", day=risk.due)) if risk.due else ""
        return Row(
            risk.id, (Cell(risk.code, "code"), Cell(risk.title), Cell(response, "dim"), Cell(due)), risk
        )

    def on_squares_moved(self, message: Squares.Moved) -> None:
        message.stop()
        self._show(message.row, message.column)

    def on_squares_opened(self, message: Squares.Opened) -> None:
        message.stop()
        if self._rows.cursor_key is not None:
            self._rows.focus()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        self.host.dialogue(self.host.actions.show(message.payload))

    def action_other(self) -> None:
        (self._map if self._rows.has_focus else self._rows).focus()
