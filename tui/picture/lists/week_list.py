"""Open actions by due day: one list, or a list of cards for each part of the week."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from store.disk.workspace import Workspace
from store.queries.boards.week_board import MARKS, TITLES, Week, WeekLine, week
from store.queries.span import Span
from store.records import Action
from store.records.action import HORIZONS, Horizon
from store.values.day import Day
from store.values.short_date import show_date
from store.values.words import N_, words
from tui.picture.canvas import Canvas
from tui.picture.lists.board_list import PROJECT, BoardList, coded
from widgets.drawn.grid import Cell, Column, Row
from widgets.drawn.row_line import full_width
from widgets.drawn.row_list import MEASURED
from widgets.drawn.title_rule import TitleRule

EDGE = 1
"""Blank cells at the right of a card."""
CARD = (
    PROJECT,
    Column("mark", width=1),
    Column("what", flex=True, least=20),
    Column("who", drop=2),
    Column("late", align="right"),
)


class WeekList(BoardList[Week, WeekLine]):
    """`+` action, `>` our promise, `?` an ask of theirs."""

    title = TITLES["today"]
    kind = Action
    watches: ClassVar[frozenset[str]] = frozenset(
        {"action", "person", "project", "setting", "calendar", "day"}
    )
    empty = N_("nothing to do; n enters an action, a promise or an ask")
    columns = (
        Column("mark", width=1),
        Column("what", flex=True, least=12),
        Column("who", drop=2, usual=10),
        Column("due", align="right", usual=9),
    )

    def query(self, workspace: Workspace, *projects: int) -> Week:
        """Everything open."""
        return week(workspace, *projects)

    def names_in(self, line: WeekLine) -> Sequence[str]:
        """The owner."""
        return (line.owner,)

    def counts(self, board: Week, canvas: Canvas) -> list[Cell]:
        """How many there are today, and under which heading the others."""
        return self.title_counts(board, "", 0, canvas)

    def title_counts(self, board: Week, sought: str, found: int, canvas: Canvas) -> list[Cell]:
        """What is looked for stands without how much was found of it: each heading says that."""
        counted = {name: len(board.column(name)) for name in HORIZONS}
        searched = [Cell("/" + sought, "amber")] if sought else []
        others = [Cell(f"{canvas.say(TITLES[name])} {counted[name]}", "dim") for name in HORIZONS[1:]]
        return [Cell(f"{counted['today']}", "dim"), *searched, *others]

    def _carried(self, board: Week, canvas: Canvas) -> tuple[Cell, ...]:
        """How many were carried over from days before, at the right of today."""
        said = words(N_("carried over {n}"), n=board.carried)
        return (Cell(canvas.say(said), "amber"),) if board.carried else ()

    def row(self, line: WeekLine, span: Span, canvas: Canvas) -> Row:
        """One action in the single list."""
        record, day = line.record, span.day(line.record)
        return Row(
            record.id,
            (
                Cell(MARKS[record.type], "code"),
                Cell(record.title),
                Cell(_who(line, canvas), "dim"),
                _late(line, canvas) if line.behind else Cell(_due(line, day, canvas)),
            ),
        )

    def lines_of(self, board: Week, wide: bool) -> int:
        """Of parts beside each other the longest."""
        return max(len(board.column(name)) for name in HORIZONS) if wide else len(board.lines)

    def rule(self, board: Week, sought: str, found: int, canvas: Canvas) -> TitleRule:
        """The list of all, with what was carried over."""
        return super().rule(board, sought, found, canvas).saying_right(self._carried(board, canvas))

    def column(
        self, name: Horizon, board: Week, lines: Sequence[WeekLine], canvas: Canvas
    ) -> tuple[TitleRule, list[Row]]:
        """One part of the week: its rule, and those of the lines that are in it."""
        own = [line for line in lines if line.column == name]
        rule = TitleRule().saying(counts=str(len(own)), title=canvas.say(TITLES[name]))
        if name == "today":
            rule = rule.saying_right(self._carried(board, canvas))
        return rule, coded(own, lambda line: _card(line, canvas), board.span)


def column_widths(parts: Mapping[Horizon, tuple[TitleRule, Sequence[Row]]]) -> dict[Horizon, int]:
    """The cells for which each part of the week has something: its rule, or the longest of its first cards between
    bar and edge."""
    return {
        name: max((rule.full_width, *(1 + full_width(row) + EDGE for row in rows[:MEASURED])))
        for name, (rule, rows) in parts.items()
    }


def _card(line: WeekLine, canvas: Canvas) -> Row:
    mark, title = Cell(MARKS[line.record.type], "code"), Cell(line.record.title)
    return Row(line.record.id, (mark, title, Cell(_who(line, canvas), "dim"), _late(line, canvas)))


def _who(line: WeekLine, canvas: Canvas) -> str:
    if line.record.type == "promise" and line.owed_to:
        return canvas.say(words(N_("to {name}"), name=line.owed_to))
    return line.owner


def _late(line: WeekLine, canvas: Canvas) -> Cell:
    return Cell(canvas.say(line.behind) if line.behind else "", "red")


def _due(line: WeekLine, day: Day, canvas: Canvas) -> str:
    if line.column in ("today", "tomorrow"):
        return canvas.say(TITLES[line.column]).lower()
    return show_date(line.record.due, canvas.language, day.date) if line.record.due else ""
