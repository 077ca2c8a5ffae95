"""Open actions by due day: one list, or a list of cards for each part of the week."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from store.disk.workspace import Workspace
from store.queries.boards.week_board import MARKS, TITLES, DayTalk, Week, WeekLine
from store.queries.review.morning_stops import week_with_talks
from store.queries.span import Span
from store.records import Action
from store.records.action import HORIZONS, Horizon
from store.values.day import Day
from store.values.short_date import show_date
from store.values.words import N_, words
from tui.picture.arrangement import STACKS, Wants
from tui.picture.canvas import Canvas
from tui.picture.lists.board_list import PROJECT, BoardList, coded
from widgets.drawn.grid import Cell, Column, Row
from widgets.drawn.row_line import full_width
from widgets.drawn.row_list import MEASURED
from widgets.drawn.title_rule import TitleRule

EDGE = 1
"""Blank cells at the right of a card."""
TITLE = 60
"""Cells of a title that come before who does it."""
Line = WeekLine | DayTalk
CARD = (
    PROJECT,
    Column("mark", width=1),
    Column("what", flex=True, least=TITLE),
    Column("late", align="right"),
    Column("who", loose=True),
)


class WeekList(BoardList[Week, Line]):
    """`+` action, `>` our promise, `?` an ask of theirs; above them whom I meet today."""

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
        return week_with_talks(workspace, *projects)

    def names_in(self, line: Line) -> Sequence[str]:
        """The owner."""
        return (line.owner,) if isinstance(line, WeekLine) else ()

    def found(self, board: Week, sought: str, canvas: Canvas) -> list[Line]:
        """The talks are not looked for."""
        return [*(() if sought else board.talks), *super().found(board, sought, canvas)]

    def rows(self, lines: Sequence[Line], span: Span, canvas: Canvas) -> list[Row]:
        """All talks on one line, which is the first one's."""
        talks = [line for line in lines if isinstance(line, DayTalk)]
        own = super().rows(lines[len(talks) :], span, canvas)
        return [_talks(talks), *own] if talks else own

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

    def row(self, line: Line, span: Span, canvas: Canvas) -> Row:
        """One action in the single list."""
        if isinstance(line, DayTalk):
            return _talks((line,))
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
        if not wide:
            return bool(board.talks) + len(board.lines)
        lines = {name: 1 + max(1, len(board.column(name))) for name in HORIZONS}
        lines["today"] += len(board.talks)
        return max(sum(lines[name] for name in column) for column in STACKS[1]) - 1

    def rule(self, board: Week, sought: str, found: int, canvas: Canvas) -> TitleRule:
        """The list of all, with what was carried over."""
        return super().rule(board, sought, found, canvas).saying_right(self._carried(board, canvas))

    def column(
        self, name: Horizon, board: Week, lines: Sequence[Line], canvas: Canvas
    ) -> tuple[TitleRule, list[Row]]:
        """One part of the week: its rule, and those of the lines that are in it."""
        own = [line for line in lines if isinstance(line, WeekLine) and line.column == name]
        rule = TitleRule().saying(counts=str(len(own)), title=canvas.say(TITLES[name]))
        cards = coded(own, lambda line: _card(line, canvas), board.span)
        if name == "today":
            rule = rule.saying_right(self._carried(board, canvas))
            cards = [*(_talks((line,)) for line in lines if isinstance(line, DayTalk)), *cards]
        return rule, cards


def part_wants(
    parts: Mapping[Horizon, tuple[TitleRule, Sequence[Row]]], card: Sequence[Column] = CARD
) -> dict[Horizon, Wants]:
    """What each part of the week has something for: the cells of its rule, or of the longest of its first cards
    between bar and edge, and the lines of both."""
    return {
        name: Wants(
            max((rule.full_width, *(1 + full_width(row, card) + EDGE for row in rows[:MEASURED]))),
            1 + max(1, len(rows)),
        )
        for name, (rule, rows) in parts.items()
    }


def _talks(talks: Sequence[DayTalk]) -> Row:
    """With whom and when, side by side."""
    each = [(Cell(f"{one.talk.hour} ".lstrip(), "key"), Cell(f"{one.talk.name}   ")) for one in talks]
    said = tuple(cell for cells in each for cell in cells)
    return Row(talks[0].record.id, ((Cell(""), Cell("")), Cell(""), said, Cell(""), Cell("")), talks[0])


def _card(line: WeekLine, canvas: Canvas) -> Row:
    mark, title = Cell(MARKS[line.record.type], "code"), Cell(line.record.title)
    return Row(line.record.id, (mark, title, _late(line, canvas), Cell(_who(line, canvas), "dim")))


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
