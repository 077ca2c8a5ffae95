"""Risks and issues as a list."""

from collections.abc import Sequence
from typing import ClassVar

from store.disk.workspace import Workspace
from store.queries.boards.risk_board import RiskBoard, RiskLine, alert, risks, weight
from store.queries.span import Span
from store.records import Risk
from store.records.risk import RESPONSES
from store.values.day import Day
from store.values.short_date import show_date
from store.values.words import N_
from tui.picture.canvas import Canvas
from tui.picture.lists.board_list import BoardList, counted, sign
from widgets.drawn.grid import Cell, Column, Row
from widgets.drawn.tones import Tone, current


class RiskList(BoardList[RiskBoard, RiskLine]):
    """Code, title, score and its trend, owner, response, what is missing or untold or else the due day, state."""

    title = N_("RISKS")
    kind = Risk
    watches: ClassVar[frozenset[str]] = frozenset(
        {"risk", "told", "project", "stakeholder", "setting", "calendar", "person", "day"}
    )
    edge = 0
    empty = N_("no open risk; n enters one, `forewarn import risk FILE` brings in a register")
    columns = (
        Column("code"),
        Column("title", flex=True, least=24),
        Column("score"),
        Column("trend", width=1),
        Column("owner", drop=3),
        Column("response", drop=4),
        Column("due", align="right"),
        Column("state", width=1),
    )

    def query(self, workspace: Workspace, *projects: int) -> RiskBoard:
        """Everything that is not closed."""
        return risks(workspace, *projects)

    def counts(self, board: RiskBoard, canvas: Canvas) -> list[Cell]:
        """How many are not told, red, issues, open."""
        return counted(canvas, board.counts, board.alarm)

    def names_in(self, line: RiskLine) -> Sequence[str]:
        """The owner."""
        return (line.owner,)

    def row(self, line: RiskLine, span: Span, canvas: Canvas) -> Row:
        """One risk or issue."""
        record, say = line.record, canvas.say
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
                _next(line, span.day(record), canvas),
                sign(line.colour),
            ),
        )


def _next(line: RiskLine, day: Day, canvas: Canvas) -> Cell:
    """What is wrong with it, else the day it is due; that it wants a review only where neither is known."""
    due = line.record.due
    found = alert(line, day)
    if found is not None and not (due and found[1] == "unknown"):
        sentence, colour = found
        return Cell(canvas.say(sentence), "dim" if colour == "unknown" else colour)
    return Cell(show_date(due, canvas.language, day.date) if due else "")
