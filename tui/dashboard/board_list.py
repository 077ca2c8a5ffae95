"""A board as a list: a rule with counts, its lines below it, and what is looked for in them."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical

from store.disk.workspace import Workspace
from store.queries.span import Span
from store.records.milestone import Rag
from store.rules.registers.areas import SIGNS
from store.values.initials import initials
from store.values.record import Record
from store.values.words import N_, Words, words
from tui.host import Host, host_of
from widgets.rows import Cell, Column, Row, Rows
from widgets.rule import Rule


class BoardLine(Protocol):
    """One line of a board."""

    @property
    def record(self) -> Record:
        """What its keys act on."""


OneLine = TypeVar("OneLine", bound=BoardLine)
Lines = TypeVar("Lines", bound=BoardLine, covariant=True)


class PaneBoard(Protocol[Lines]):
    """What the query of a pane returns."""

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


class BoardList(Vertical, Generic[Board, OneLine]):
    """It names the kinds it watches and the query it shows.

    `query_board` runs in the store thread and returns plain data, `show` draws them on the event loop.
    """

    TITLE: ClassVar[str]
    KIND: ClassVar[type[Record]]
    WATCHES: ClassVar[frozenset[str]]
    COLUMNS: ClassVar[tuple[Column, ...]]
    EMPTY: ClassVar[str]
    EDGE: ClassVar[int] = 1

    def __init__(self, number: int) -> None:
        super().__init__(id=self.KIND.kind, classes="pane")
        self.number = number
        self.board: Board | None = None
        self.sought = ""
        self._rule = Rule("")
        self._rows = Rows((PROJECT, *self.COLUMNS), edge=self.EDGE)

    @property
    def host(self) -> Host:
        """The app, typed."""
        return host_of(self)

    def compose(self) -> ComposeResult:
        yield self._rule
        yield self._rows

    @property
    def rows(self) -> Rows:
        """The list of this pane."""
        return self._rows

    @staticmethod
    def query_board(workspace: Workspace, *projects: int) -> Board:
        """The one query of this pane, of one project or of several; in the store thread."""
        raise NotImplementedError

    def show(self, board: Board) -> None:
        """Draw what the query returned."""
        self.board = board
        say, lines = self.host.say, list(self.found(board))
        counts = self.counts(board)
        if self.sought:
            found = words(N_("/{text}: {n} of {all}"), text=self.sought, n=len(lines), all=len(board.lines))
            counts.insert(0, Cell(say(found), "amber"))
        rows = [self.coded(line, self.row(line, board.span), board.span) for line in lines]
        self._rule.show(counts=counts, title=say(self.TITLE))
        self._rows.show(rows, say(N_("nothing found")) if self.sought else say(self.EMPTY))

    def counts(self, board: Board) -> list[Cell]:
        """What stands behind the title."""
        raise NotImplementedError

    def counted(self, counts: Sequence[Words], alarm: Words | None = None) -> list[Cell]:
        """The counts, behind what is urgent among them."""
        say = self.host.say
        cells = [Cell(say(count), "dim") for count in counts]
        return cells if alarm is None else [Cell(say(alarm), "red"), *cells]

    def found(self, board: Board) -> Iterator[OneLine]:
        """The lines that hold what is looked for."""
        from store.values.text import fold

        typed = fold(self.sought)
        for line in board.lines:
            if not typed or typed in fold(self.text_of(line, board.span)):
                yield line

    @staticmethod
    def coded(line: BoardLine, row: Row, span: Span) -> Row:
        """The row with its project's code in front, which only several projects have, and the sign of what others
        changed."""
        changed = Cell(CHANGED if line.record.id in span.others else "", "key")
        return Row(row.key, ((Cell(span.code(line.record), "dim"), changed), *row.cells))

    def row(self, line: OneLine, span: Span) -> Row:
        """One line of the board as a row of cells."""
        raise NotImplementedError

    def text_of(self, line: OneLine, span: Span) -> str:
        """Everything `/` looks at."""
        names = tuple(self.names_in(line))
        also = (way for name in names for way in initials(name))
        return " ".join((*_texts(line.record), *names, *also, span.code(line.record)))

    def names_in(self, line: OneLine) -> Sequence[str]:
        """The people it names, who are found by their initials too."""
        return ()

    @property
    def line(self) -> OneLine | None:
        """The line under the cursor."""
        key = self.rows.cursor_key
        return self.line_of(key) if key is not None else None

    def line_of(self, id: int) -> OneLine | None:
        """The line of a record; None where it is not shown."""
        lines: Sequence[OneLine] = self.board.lines if self.board is not None else ()
        return next((line for line in lines if line.record.id == id), None)

    def record(self) -> Record | None:
        """The record under the cursor."""
        line = self.line
        return line.record if line is not None else None

    def on_descendant_focus(self) -> None:
        self._rule.focused = True

    def on_descendant_blur(self) -> None:
        self._rule.focused = False

    def seek(self, text: str) -> None:
        """Show only lines that hold `text`; empty shows all again."""
        self.sought = text
        if self.board is not None:
            self.show(self.board)


def _texts(record: Record) -> Iterator[str]:
    from store.values.fields import fields_of

    for field in fields_of(type(record)):
        if field.shape in ("line", "prose"):
            yield getattr(record, field.name)
