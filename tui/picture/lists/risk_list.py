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
from store.values.width import cell_width
from store.values.words import N_
from tui.picture.canvas import Canvas
from tui.picture.lists.board_list import BoardList, counted, sign
from widgets.drawn.grid import Cell, Column, Row
from widgets.drawn.tones import Tone, current

DAY = 7
"""Cells of a note that leaves room for the day on a narrow screen; a longer one stands there instead."""


class RiskList(BoardList[RiskBoard, RiskLine]):
    """Code, title, owner, response, score and its trend, what is missing or untold, the due day, state."""

    title = N_("RISKS")
    kind = Risk
    watches: ClassVar[frozenset[str]] = frozenset(
        {"risk", "told", "project", "stakeholder", "setting", "calendar", "person", "day"}
    )
    edge = 0
    empty = N_("no open risk; n enters one, ctrl+p `bring in a register` reads a file")
    columns = (
        Column("code", usual=4),
        Column("title", flex=True, usual=24),
        Column("owner", drop=3, usual=6),
        Column("response", drop=4, usual=9),
        Column("score", align="right", usual=6),
        Column("trend", width=1),
        Column("note", loose=True),
        Column("due", align="right", usual=6),
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
        note, due = _note(line, span.day(record), canvas), ""
        if record.due and (canvas.wide or cell_width(note.text) <= DAY):
            due = show_date(record.due, canvas.language, span.day(record).date)
        trend = {-1: glyphs.falls, 1: glyphs.rises}.get(line.trend, "")
        return Row(
            record.id,
            (
                Cell(record.code, "code"),
                Cell(record.title),
                Cell(line.owner),
                Cell(say(RESPONSES[record.response]) if record.response else "", "dim"),
                Cell(say(weight(line, short=not canvas.wide)), tone),
                Cell(trend, "green" if line.trend < 0 else "red"),
                note,
                Cell(due),
                sign(line.colour),
            ),
        )


def _note(line: RiskLine, day: Day, canvas: Canvas) -> Cell:
    """What is wrong with it; that it wants a review only where no day is known."""
    found = alert(line, day, short=not canvas.wide)
    if found is None or (line.record.due and found[1] == "unknown"):
        return Cell("")
    sentence, colour = found
    return Cell(canvas.say(sentence), "dim" if colour == "unknown" else colour)
