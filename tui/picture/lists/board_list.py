"""A board as a list: its query, its title with counts, its rows, and what is looked for in them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from store.disk.workspace import Workspace
from store.queries.span import Span
from store.records.milestone import Rag
from store.rules.registers.areas import SIGNS
from store.values.record import Record
from store.values.short_date import show_date
from store.values.width import cell_width
from store.values.words import N_, Words, words
from tui.picture.canvas import Canvas
from widgets.drawn.grid import Cell, Cells, Column, LateCells, Row
from widgets.drawn.row_list import MEASURED
from widgets.drawn.title_rule import TitleRule


class BoardLine(Protocol):
    """One line of a board."""

    @property
    def record(self) -> Record:
        """What its keys act on."""


OneLine = TypeVar("OneLine", bound=BoardLine)
Lines = TypeVar("Lines", bound=BoardLine, covariant=True)


class PaneBoard(Protocol[Lines]):
    """What the query of a list returns."""

    @property
    def lines(self) -> Sequence[Lines]:
        """In order of attention."""

    @property
    def span(self) -> Span:
        """The projects it is of, and the day in each."""


Board = TypeVar("Board", bound=PaneBoard[Any])

PROJECT = Column("project")
"""Stands first where all projects are shown; otherwise it is empty and has no place."""

CHANGED = "'"
"""Behind the code of a project, or alone: others changed this since I last looked."""


def sign(colour: Rag) -> Cell:
    """A colour as its sign."""
    return Cell(SIGNS[colour], colour)


BRIEF = 7
"""Cells of a day in this year, with the gap before it: a longer one is of another year."""


def due_day(due: date | None, age: str, canvas: Canvas, today: date) -> str:
    """When it is due. A narrow screen has no room for a day of another year beside how long ago that was."""
    shown = show_date(due, canvas.language, today) if due else ""
    return "" if age and not canvas.wide and cell_width(shown) >= BRIEF else shown


class BoardList(Generic[Board, OneLine]):
    """`kind` is what `n` makes here; a save that touches one of `watches` makes the list outdated; `edge` cells stay
    blank at the right; `ours`: it is nobody's but ours, and has no place while others look. Title and `empty`, which
    stands there instead of rows, are msgids."""

    title: ClassVar[str]
    kind: ClassVar[type[Record]]
    watches: ClassVar[frozenset[str]]
    columns: ClassVar[tuple[Column, ...]]
    empty: ClassVar[str]
    edge: ClassVar[int] = 1
    ours: ClassVar[bool] = False

    def query(self, workspace: Workspace, *projects: int) -> Board:
        """The board of one project or of several; in the store thread."""
        raise NotImplementedError

    def counts(self, board: Board, canvas: Canvas) -> list[Cell]:
        """What stands behind the title."""
        raise NotImplementedError

    def row(self, line: OneLine, span: Span, canvas: Canvas) -> Row:
        """One line of the board as a row of cells."""
        raise NotImplementedError

    def names_in(self, line: OneLine) -> Sequence[str]:
        """The people it names, who are found by their initials too."""
        return ()

    def text_of(self, line: OneLine, span: Span, canvas: Canvas) -> str:
        """Everything `/` looks at."""
        from store.values.pinyin import initials

        names = tuple(self.names_in(line))
        also = (way for name in names for way in initials(span.pinyin.get(name, "")))
        return " ".join((*_texts(line.record, canvas.language), *names, *also, span.code(line.record)))

    def found(self, board: Board, sought: str, canvas: Canvas) -> list[OneLine]:
        """The lines that hold what is looked for; all, where nothing is."""
        if not sought:
            return list(board.lines)
        from store.values.text import fold

        typed = fold(sought)
        return [line for line in board.lines if typed in fold(self.text_of(line, board.span, canvas))]

    def title_counts(self, board: Board, sought: str, found: int, canvas: Canvas) -> list[Cell]:
        """What stands behind the title, and in front of it how much was found of what is looked for."""
        counts = self.counts(board, canvas)
        if not sought:
            return counts
        said = words(N_("/{text}: {n} of {all}"), text=sought, n=found, all=len(board.lines))
        return [Cell(canvas.say(said), "amber"), *counts]

    def rows(self, lines: Sequence[OneLine], span: Span, canvas: Canvas) -> list[Row]:
        """The lines as rows, each behind the code of its project."""
        return coded(lines, lambda line: self.row(line, span, canvas), span)

    def lines_of(self, board: Board, wide: bool) -> int:
        """How many lines its rows take."""
        return len(board.lines)

    def rule(self, board: Board, sought: str, found: int, canvas: Canvas) -> TitleRule:
        """What stands above the rows; nothing above an empty list while others look, who may be why it is empty."""
        if canvas.looked_at and not board.lines:
            return TitleRule()
        counts = self.title_counts(board, sought, found, canvas)
        return TitleRule().saying(counts=counts, title=canvas.say(self.title))

    def none(self, sought: str, canvas: Canvas) -> str:
        """What stands there instead of rows."""
        if canvas.looked_at and not sought:
            return ""
        return canvas.say(N_("nothing found")) if sought else canvas.say(self.empty)


def counted(canvas: Canvas, counts: Sequence[Words], alarm: Words | None = None) -> list[Cell]:
    """The counts, behind what is urgent among them."""
    cells = [Cell(canvas.say(count), "dim") for count in counts]
    return cells if alarm is None else [Cell(canvas.say(alarm), "red"), *cells]


def coded(lines: Sequence[OneLine], row: Callable[[OneLine], Row], span: Span) -> list[Row]:
    """The rows of these lines, beyond the first each written when it comes into view, with their project's code in
    front, which only several projects have, and the sign of what others changed."""

    def cells(line: OneLine) -> tuple[Cells, ...]:
        changed = Cell(CHANGED if line.record.id in span.others else "", "key")
        return ((Cell(span.code(line.record), "dim"), changed), *row(line).cells)

    return [
        *(Row(line.record.id, cells(line), line) for line in lines[:MEASURED]),
        *(Row(line.record.id, LateCells(cells, line), line) for line in lines[MEASURED:]),
    ]


def _texts(record: Record, language: str) -> Iterator[str]:
    from store.values.fields import fields_of
    from store.values.reader import shown_word

    for field in fields_of(type(record)):
        if field.shape in ("line", "prose"):
            yield shown_word(field, getattr(record, field.name), language)
