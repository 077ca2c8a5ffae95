"""The milestones as a list."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from store.disk.workspace import Workspace
from store.queries.boards.milestone_board import MilestoneBoard, MilestoneLine, milestones
from store.queries.span import Span
from store.records import Milestone
from store.records.milestone import overdue
from store.rules.plan.schedule_float import float_words
from store.rules.registers.news_age import sent_for, untold_for
from store.values.day import Day
from store.values.short_date import show_date
from store.values.words import N_, words
from tui.picture.canvas import Canvas
from tui.picture.lists.board_list import BoardList, counted, due_day, sign
from widgets.drawn.grid import Cell, Column, Row
from widgets.drawn.tones import Tone, current

LOUD: dict[str, Tone] = {"untold": "red", "sent": "amber"}


class MilestoneList(BoardList[MilestoneBoard, MilestoneLine]):
    """Code, name, age of what is untold, the day it was moved from, its day, slip, what wants attention, state."""

    title = N_("MILESTONES")
    kind = Milestone
    watches: ClassVar[frozenset[str]] = frozenset(
        {"milestone", "reforecast", "told", "project", "stakeholder", "setting", "calendar", "person", "day"}
    )
    empty = N_("no open milestone; n enters one, ctrl+p `bring in a register` reads a plan")
    columns = (
        Column("code", usual=3),
        Column("name", flex=True, least=9),
        Column("age", loose=True),
        Column("baseline", loose=True),
        Column("due", align="right", usual=6),
        Column("slip", align="right", usual=5),
        Column("note", drop=3, usual=11),
        Column("owner", drop=4, usual=6),
        Column("state", width=1),
    )

    def query(self, workspace: Workspace, *projects: int) -> MilestoneBoard:
        """Everything open, and what is met and not told."""
        return milestones(workspace, *projects)

    def counts(self, board: MilestoneBoard, canvas: Canvas) -> list[Cell]:
        """The float to go-live; how many are not told, open, overdue, met."""
        return [*_float(board, canvas), *counted(canvas, board.counts, board.alarm)]

    def names_in(self, line: MilestoneLine) -> Sequence[str]:
        """The owner."""
        return (line.owner,)

    def row(self, line: MilestoneLine, span: Span, canvas: Canvas) -> Row:
        """One milestone."""
        record, day = line.record, span.day(line.record)

        def shown(on: date | None) -> str:
            return show_date(on, canvas.language, day.date) if on else ""

        moved = record.baseline is not None and record.due not in (None, record.baseline)
        baseline = f"{shown(record.baseline)} {current().glyphs.arrow}" if moved else ""
        plan = current().glyphs.raised(line.plan[0].number) if line.plan is not None else ""
        note, slip, late = line.note, _slip(line, day, canvas), overdue(record, day)
        loud = "dim" if line.news is None else LOUD.get(line.news.heard, "dim")
        return Row(
            record.id,
            (
                Cell(record.code + plan, "code"),
                Cell(record.title),
                _untold(line, day, canvas) or Cell(""),
                Cell(baseline),
                Cell(due_day(record.due or record.baseline, slip.text if late else "", canvas, day.date)),
                slip,
                Cell(canvas.say(note) if note is not None else "", loud),
                Cell(line.owner, "dim"),
                sign("green" if record.met_on else line.colour),
            ),
        )


def _float(board: MilestoneBoard, canvas: Canvas) -> list[Cell]:
    """The number that is said each week, where something leads to go-live."""
    least = board.chain.tightest if board.chain is not None else None
    if (
        board.chain is None
        or least is None
        or (said := float_words(board.chain, short=not canvas.wide)) is None
    ):
        return []
    return [Cell(canvas.say(said), "red" if least.to_go_live < 0 else "dim")]


def _untold(line: MilestoneLine, day: Day, canvas: Canvas) -> Cell | None:
    """For how long it is untold, where a narrow screen has no room for its note."""
    news = line.news
    if canvas.wide or news is None or not news.open:
        return None
    if news.heard == "sent" and news.told is not None:
        return Cell(canvas.say(sent_for(day.since(news.told.on), short=True)), "amber")
    return Cell(canvas.say(untold_for(news.age, short=True)), "red")


def _slip(line: MilestoneLine, day: Day, canvas: Canvas) -> Cell:
    record = line.record
    if record.met_on is not None:
        unheard = line.news is not None and line.news.heard != "told"
        return Cell(canvas.say(N_("met")), "amber" if unheard else "green")
    if overdue(record, day) and record.expected is not None:
        return Cell(canvas.say(words(N_("{n}wd over"), n=max(1, day.since(record.expected)))), "red")
    if line.slip is None:
        return Cell("")
    if line.slip == 0:
        return Cell(canvas.say(words(N_("{n}wd"), n=0)), "dim")
    tone: Tone = "green" if line.slip < 0 else "red" if line.colour == "red" else "amber"
    return Cell(canvas.say(words(N_("{n:+}wd"), n=line.slip)), tone)
