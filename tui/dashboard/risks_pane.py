"""The risks pane."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from store.disk.workspace import Workspace
from store.queries.boards.risk_board import RiskBoard, RiskLine, alert, risks, weight
from store.queries.span import Span
from store.records import Risk
from store.records.risk import RESPONSES
from store.values.day import Day
from store.values.short_date import show_date
from store.values.words import N_, Words
from tui.dashboard.board_list import sign
from tui.dashboard.pane import Pane
from tui.frame.keys import CHART
from widgets.drawn.tones import Tone, current
from widgets.rows import Cell, Column, Row


class Risks(Pane[RiskBoard, RiskLine]):
    """Code, title, score and its trend, owner, response, what is missing or untold or else the due day, state."""

    TITLE = N_("RISKS")
    KIND = Risk
    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"risk", "told", "project", "stakeholder", "setting", "calendar", "person", "day"}
    )
    EDGE = 0
    EMPTY = N_("no open risk; n enters one, `forewarn import risk FILE` brings in a register")
    COLUMNS = (
        Column("code"),
        Column("title", flex=True, least=24),
        Column("score"),
        Column("trend", width=1),
        Column("owner", drop=3),
        Column("response", drop=4),
        Column("due", align="right"),
        Column("state", width=1),
    )

    BINDINGS: ClassVar[list[BindingType]] = [CHART]

    @staticmethod
    def query_board(workspace: Workspace, *projects: int) -> RiskBoard:
        """Everything that is not closed."""
        return risks(workspace, *projects)

    def counts(self, board: RiskBoard) -> list[Cell]:
        """How many are not told, red, issues, open."""
        return self.counted(board.counts, board.alarm)

    def names_in(self, line: RiskLine) -> Sequence[str]:
        """The owner."""
        return (line.owner,)

    def row(self, line: RiskLine, span: Span) -> Row:
        """One risk or issue."""
        record, say = line.record, self.host.say
        glyphs = current().glyphs
        tone: Tone = line.colour if line.colour in ("red", "amber") else "text"
        trend = {-1: glyphs.falls, 1: glyphs.rises}.get(line.trend, "")
        return Row(
            record.id,
            (
                Cell(record.code, "code"),
                Cell(record.title),
                Cell(say(weight(line)), tone),
                Cell(trend, "green" if line.trend < 0 else "red"),
                Cell(line.owner),
                Cell(say(RESPONSES[record.response]) if record.response else "", "dim"),
                self._next(line, span.day(record)),
                sign(line.colour),
            ),
        )

    def _next(self, line: RiskLine, day: Day) -> Cell:
        """What is wrong with it, else the day it is due; that it wants a review only where neither is known."""
        due = line.record.due
        found = alert(line, day)
        if found is not None and not (due and found[1] == "unknown"):
            sentence, colour = found
            return Cell(self.host.say(sentence), "dim" if colour == "unknown" else colour)
        return Cell(show_date(due, self.host.language, day.date) if due else "")

    def action_chart(self) -> None:
        from tui.reports.charts_screen import HeatMapScreen

        if self.host.project:
            self.host.dialogue(HeatMapScreen.opened(self.host, self.host.project))

    def why(self, line: RiskLine) -> Sequence[Words]:
        """Score or impact against the bands, and what is missing."""
        from store.rules.registers.colour_reasons import risk_why

        assert self.board is not None
        day = self.board.span.day(line.record)
        return risk_why(line.record, line.score, line.missing, line.news, day, line.agreed)
