"""The milestones pane."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from store.queries.boards.milestone_board import MilestoneBoard, MilestoneLine
from store.values.words import Words
from tui.dashboard.pane import Pane
from tui.frame.keys import CHART
from tui.picture.lists.milestone_list import MilestoneList


class Milestones(Pane[MilestoneBoard, MilestoneLine]):
    """Their keys."""

    LIST = MilestoneList()
    BINDINGS: ClassVar[list[BindingType]] = [CHART]

    def action_chart(self) -> None:
        from tui.reports.charts_screen import TrendScreen

        if self.host.project:
            self.host.dialogue(TrendScreen.opened(self.host, self.host.project))

    def why(self, line: MilestoneLine) -> Sequence[Words]:
        """Slip against tolerance, the plan that it is measured by, and whether it was told."""
        from store.rules.registers.colour_reasons import milestone_why, told_why

        assert self.board is not None
        plan, day = line.plan[1] if line.plan is not None else None, self.board.span.day(line.record)
        return (
            *milestone_why(line.record, line.slip, line.colour, day, plan),
            *told_why(line.news, day),
        )
