"""The notes on morale as a list."""

from typing import ClassVar

from store.disk.workspace import Workspace
from store.queries.boards.morale_board import MoraleBoard, MoraleLine, morale
from store.queries.span import Span
from store.records import Morale
from store.records.morale import CAUSES
from store.values.short_date import show_date
from store.values.words import N_, words
from tui.picture.canvas import Canvas
from tui.picture.lists.board_list import BoardList, counted
from widgets.drawn.grid import Cell, Column, Row
from widgets.drawn.tones import current


class MoraleList(BoardList[MoraleBoard, MoraleLine]):
    """Day, mood 1 to 5 and its direction, cause, note."""

    title = N_("MORALE")
    kind = Morale
    watches: ClassVar[frozenset[str]] = frozenset({"morale", "day"})
    edge = 0
    ours = True
    empty = N_("no note yet; n writes one, for your eyes only")
    columns = (
        Column("day", align="right", usual=6),
        Column("year", loose=True),
        Column("mood", width=1),
        Column("direction", width=1),
        Column("cause", drop=1, usual=11),
        Column("note", flex=True, least=10),
        Column("about", drop=2, usual=10),
    )

    def query(self, workspace: Workspace, *projects: int) -> MoraleBoard:
        """The newest notes."""
        return morale(workspace, *projects)

    def counts(self, board: MoraleBoard, canvas: Canvas) -> list[Cell]:
        """How many notes this week."""
        return counted(canvas, board.counts)

    def row(self, line: MoraleLine, span: Span, canvas: Canvas) -> Row:
        """One note; a follow-up that is due shows instead of the text."""
        record, glyphs, today = line.record, current().glyphs, span.day(line.record).date
        arrow = (
            {-1: glyphs.falls, 1: glyphs.rises, 0: "="}.get(line.direction, "")
            if line.direction is not None
            else ""
        )
        text, cause = Cell(record.text.replace("\n", " ")), canvas.say(CAUSES[record.cause])
        if line.due and record.follow_up_on is not None:
            follow_up = words(
                N_("follow-up {day}: {what}"),
                day=show_date(record.follow_up_on, canvas.language, today),
                what=record.follow_up,
            )
            text, cause = Cell(canvas.say(follow_up), "amber"), cause if canvas.wide else ""
        return Row(
            record.id,
            (
                Cell(show_date(record.on, canvas.language, record.on)),
                Cell("" if record.on.year == today.year else str(record.on.year), "dim"),
                Cell(str(record.mood), "red" if record.mood <= 2 else "text"),
                Cell(arrow, "dim"),
                Cell(cause, "dim"),
                text,
                Cell(line.about, "dim"),
            ),
        )
