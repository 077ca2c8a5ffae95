"""The risks pane."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from store.queries.boards.risk_board import RiskBoard, RiskLine
from store.values.words import Words
from tui.dashboard.pane import Pane
from tui.frame.keys import CHART
from tui.picture.lists.risk_list import RiskList


class Risks(Pane[RiskBoard, RiskLine]):
    """Their keys."""

    LIST = RiskList()
    BINDINGS: ClassVar[list[BindingType]] = [CHART]

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
