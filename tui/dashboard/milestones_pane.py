"""The milestones pane."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from store.queries.boards.milestone_board import MilestoneBoard, MilestoneLine, milestones
from store.records import Milestone
from store.records.milestone import overdue
from store.values.day import Day
from store.values.record import Record
from store.values.short_date import show_date
from store.values.words import N_, Words, words
from tui.dashboard.pane import Pane, sign
from tui.frame.keys import CHART
from widgets.rows import Cell, Column, Row
from widgets.tones import current

WIDTHS = {"en": 6}
"""Cells of a short date, so that the days behind the arrows line up."""


class Milestones(Pane):
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
    def query_board(workspace: object, *projects: int) -> MilestoneBoard:
        """Everything open, and what is met and not told."""
        return milestones(workspace, *projects)  # type: ignore[arg-type]

    def row(self, line: MilestoneLine, day: Day) -> Row:
        """One milestone."""
        record, say = line.record, self.host.say

        def shown(on: object) -> str:
            return show_date(on, self.host.language, day.date) if on else ""  # type: ignore[arg-type]

        moved = record.due is not None and record.due != record.baseline
        arrow = current().glyphs.arrow + " " if record.baseline and moved else ""
        due = f"{arrow}{shown(record.due):>{WIDTHS.get(self.host.language, 5)}}" if moved else ""
        note = line.note
        loud = line.news is not None and line.news.untold and not overdue(record, day)
        return Row(
            record.id,
            (
                Cell(record.code, "code"),
                Cell(record.title),
                Cell(shown(record.baseline)),
                Cell(due),
                self._slip(line, day),
                Cell(say(note) if note is not None else "", "red" if loud else "dim"),
                Cell(line.owner, "dim"),
                sign("green" if record.met_on else line.colour),
            ),
        )

    def _slip(self, line: MilestoneLine, day: Day) -> Cell:
        say, record = self.host.say, line.record
        if record.met_on is not None:
            return Cell(say(N_("met")), "red" if line.news is not None and line.news.untold else "green")
        if overdue(record, day) and record.expected is not None:
            return Cell(say(words(N_("{n}wd over"), n=max(1, day.since(record.expected)))), "red")
        if line.slip is None:
            return Cell("")
        if line.slip == 0:
            return Cell("0", "dim")
        tone = "green" if line.slip < 0 else "red" if line.colour == "red" else "amber"
        return Cell(say(words(N_("{n:+}wd"), n=line.slip)), tone)  # type: ignore[arg-type]

    def action_chart(self) -> None:
        from tui.reports.charts_screen import TrendScreen

        if self.host.project:
            self.host.dialogue(TrendScreen.opened(self.host, self.host.project))

    def why(self, record: Record) -> Sequence[Words]:
        """Slip against tolerance."""
        from store.rules.registers.colour_reasons import milestone_why

        line = next(line for line in self.board.lines if line.record.id == record.id)
        return milestone_why(line.record, line.slip, line.colour, self.board.span.day(record))
