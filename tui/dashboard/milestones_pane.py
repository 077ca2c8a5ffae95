"""The milestones pane."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.binding import BindingType

from store.disk.workspace import Workspace
from store.queries.boards.milestone_board import MilestoneBoard, MilestoneLine, milestones
from store.queries.span import Span
from store.records import Milestone
from store.records.milestone import overdue
from store.values.day import Day
from store.values.short_date import show_date
from store.values.words import N_, Words, words
from tui.dashboard.board_list import sign
from tui.dashboard.pane import Pane
from tui.frame.keys import CHART
from widgets.rows import Cell, Column, Row
from widgets.tones import Tone, current

WIDTHS = {"en": 6}
"""Cells of a short date, so that the days behind the arrows line up."""
LOUD: dict[str, Tone] = {"untold": "red", "sent": "amber"}


class Milestones(Pane[MilestoneBoard, MilestoneLine]):
    """Code, name, baseline → forecast, slip in working days, what wants attention, state."""

    TITLE = N_("MILESTONES")
    KIND = Milestone
    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"milestone", "reforecast", "told", "project", "stakeholder", "setting", "calendar", "person", "day"}
    )
    EMPTY = N_("no open milestone; n enters one, `forewarn import milestone FILE` brings in a plan")
    COLUMNS = (
        Column("code"),
        Column("name", flex=True, least=9),
        Column("baseline", align="right", drop=1),
        Column("forecast", align="right", drop=2),
        Column("slip", align="right"),
        Column("note", drop=3),
        Column("owner", drop=4),
        Column("state", width=1),
    )

    BINDINGS: ClassVar[list[BindingType]] = [CHART]

    @staticmethod
    def query_board(workspace: Workspace, *projects: int) -> MilestoneBoard:
        """Everything open, and what is met and not told."""
        return milestones(workspace, *projects)

    def counts(self, board: MilestoneBoard) -> list[Cell]:
        """How many are not told, open, overdue, met."""
        return self.counted(board.counts, board.alarm)

    def names_in(self, line: MilestoneLine) -> Sequence[str]:
        """The owner."""
        return (line.owner,)

    def row(self, line: MilestoneLine, span: Span) -> Row:
        """One milestone."""
        record, say, day = line.record, self.host.say, span.day(line.record)

        def shown(on: date | None) -> str:
            return show_date(on, self.host.language, day.date) if on else ""

        moved = record.due is not None and record.due != record.baseline
        arrow = current().glyphs.arrow + " " if record.baseline and moved else ""
        due = f"{arrow}{shown(record.due):>{WIDTHS.get(self.host.language, 5)}}" if moved else ""
        note = line.note
        loud = "dim" if line.news is None or overdue(record, day) else LOUD.get(line.news.heard, "dim")
        return Row(
            record.id,
            (
                Cell(record.code, "code"),
                Cell(f"{line.plan[0]} {record.title}" if line.plan is not None else record.title),
                Cell(shown(record.baseline)),
                Cell(due),
                self._slip(line, day),
                Cell(say(note) if note is not None else "", loud),
                Cell(line.owner, "dim"),
                sign("green" if record.met_on else line.colour),
            ),
        )

    def _slip(self, line: MilestoneLine, day: Day) -> Cell:
        say, record = self.host.say, line.record
        if record.met_on is not None:
            return Cell(
                say(N_("met")), "amber" if line.news is not None and line.news.heard != "told" else "green"
            )
        if overdue(record, day) and record.expected is not None:
            return Cell(say(words(N_("{n}wd over"), n=max(1, day.since(record.expected)))), "red")
        if line.slip is None:
            return Cell("")
        if line.slip == 0:
            return Cell("0", "dim")
        tone: Tone = "green" if line.slip < 0 else "red" if line.colour == "red" else "amber"
        return Cell(say(words(N_("{n:+}wd"), n=line.slip)), tone)

    def action_chart(self) -> None:
        from tui.reports.charts_screen import TrendScreen

        if self.host.project:
            self.host.dialogue(TrendScreen.opened(self.host, self.host.project))

    def why(self, line: MilestoneLine) -> Sequence[Words]:
        """Slip against tolerance."""
        from store.rules.registers.colour_reasons import milestone_why

        assert self.board is not None
        return milestone_why(
            line.record,
            line.slip,
            line.colour,
            self.board.span.day(line.record),
            line.plan[1] if line.plan is not None else None,
        )
