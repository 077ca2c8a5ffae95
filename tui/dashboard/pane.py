"""A pane: a rule with counts, a list below it, and the keys that act on the record under its cursor."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from store.disk.workspace import Workspace
from store.records.milestone import Rag
from store.records.names import name_of
from store.rules.people.person_behind import person_behind
from store.rules.registers.areas import SIGNS
from store.values.day import Day
from store.values.initials import initials
from store.values.record import Record
from store.values.words import N_, Clauses, Words, words
from tui.host import Host, host_of
from widgets.rows import Cell, Column, Row, Rows
from widgets.rule import Rule

if TYPE_CHECKING:
    from tui.host import Acting


PROJECT = Column("project")
"""Stands first where all projects are shown; otherwise it is empty and has no place."""

CHANGED = "'"
"""Behind the code of a project, or alone: others changed this since I last looked."""


def sign(colour: Rag) -> Cell:
    """A colour as its sign."""
    return Cell(SIGNS[colour], colour)


class Pane(Vertical):
    """What all panes do. A pane names the kinds it watches and the query it shows.

    `load` runs in the store thread and returns plain data, `show` draws them on the event loop.
    """

    TITLE: ClassVar[str]
    KIND: ClassVar[type[Record]]
    WATCHES: ClassVar[frozenset[str]]
    COLUMNS: ClassVar[tuple[Column, ...]]
    EMPTY: ClassVar[str]
    EDGE: ClassVar[int] = 1
    WITHOUT: ClassVar[frozenset[str]] = frozenset()
    """Actions that say no more than why they do nothing here; the footer leaves them out."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "tell", N_("told"), id="told", tooltip=N_("say who heard of it, when and how")),
        Binding("c", "contact", N_("contact"), id="contact", tooltip=N_("record a call, visit or mail")),
        Binding("p", "prep", N_("prep"), id="prep", show=False, tooltip=N_("all to know before a talk")),
        Binding("n", "new", N_("new"), id="new", tooltip=N_("a new record of this pane")),
        Binding("e", "edit", N_("edit"), id="edit", tooltip=N_("change the record under the cursor")),
        Binding(
            "space",
            "stand",
            N_("it stands"),
            id="stands",
            show=False,
            tooltip=N_("confirmed, reviewed, seen"),
        ),
        Binding("x", "finish", N_("finish"), id="finish", tooltip=N_("met, occurred, done, closed")),
        Binding("d", "archive", N_("archive"), id="archive", show=False, tooltip=N_("put away; asks first")),
        Binding(
            "asterisk",
            "mark",
            N_("mark"),
            id="mark",
            show=False,
            tooltip=N_("mark this one; Space, x and d then act on all that are marked, Esc unmarks"),
        ),
        Binding("＊", "mark", N_("mark"), show=False),
        Binding("h", "history", N_("history"), id="history", show=False, tooltip=N_("what happened to it")),
        Binding("w", "why", N_("why"), id="why", show=False, tooltip=N_("why it has its colour")),
        Binding(
            "slash", "find", N_("find"), id="find", tooltip=N_("a text: in this pane; Tab: in everything")
        ),
        Binding("／", "find", N_("find"), show=False),
    ]

    def __init__(self, number: int) -> None:
        super().__init__(id=self.KIND.kind, classes="pane")
        self.number = number
        self.board: Any = None
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
    def query_board(workspace: Workspace, *projects: int) -> Any:
        """The one query of this pane, of one project or of several; in the store thread."""
        raise NotImplementedError

    def show(self, board: Any) -> None:
        """Draw what the query returned."""
        self.board = board
        say = self.host.say
        counts = [Cell(say(count), "dim") for count in board.counts]
        rows = list(self._found())
        if (alarm := getattr(board, "alarm", None)) is not None:
            counts.insert(0, Cell(say(alarm), "red"))
        if self.sought:
            found = words(N_("/{text}: {n} of {all}"), text=self.sought, n=len(rows), all=len(board.lines))
            counts.insert(0, Cell(say(found), "amber"))
        self._rule.show(counts=counts, title=say(self.TITLE))
        self._rows.show(rows, say(N_("nothing found")) if self.sought else say(self.EMPTY))

    def _found(self) -> Iterator[Row]:
        from store.values.text import fold

        typed = fold(self.sought)
        for line in self.board.lines:
            if not typed or typed in fold(self.text_of(line)):
                yield self.coded(line, self.row(line, self.board.span.day(line.record)))

    def coded(self, line: Any, row: Row) -> Row:
        """The row with its project's code in front, which only several projects have, and the sign of what others
        changed."""
        span = self.board.span
        changed = Cell(CHANGED if line.record.id in span.others else "", "key")
        return Row(row.key, ((Cell(span.code(line.record), "dim"), changed), *row.cells))

    def row(self, line: Any, day: Day) -> Row:
        """One line of the board as a row of cells."""
        raise NotImplementedError

    def text_of(self, line: Any) -> str:
        """Everything `/` looks at."""
        record = line.record
        names = (getattr(line, "owner", ""), line.person.name if hasattr(line, "person") else "")
        also = (way for name in names for way in initials(name))
        return " ".join((*_texts(record), *names, *also, self.board.span.code(record)))

    def today(self, record: Record) -> date:
        """The day in the record's own project."""
        day: date = self.board.span.day(record).date
        return day

    def record(self) -> Record | None:
        """The record under the cursor."""
        key = self._rows.cursor_key
        if key is None or self.board is None:
            return None
        return next((line.record for line in self.board.lines if line.record.id == key), None)

    def on_descendant_focus(self) -> None:
        self._rule.focused = True

    def on_descendant_blur(self) -> None:
        self._rule.focused = False

    def name_of(self, record: Record) -> str:
        """What people call a record of this pane."""

        return name_of(record)

    def with_record(self, act: Callable[[Record], None]) -> None:
        """Do `act` with the record under the cursor, or say that there is none."""
        record = self.record()
        if record is None:
            self.host.report(words(N_("nothing is selected here; n makes a new one")), "amber")
        else:
            act(record)

    def action_new(self) -> None:
        note = self.host.dashboard.goes_into()
        self.host.dialogue(self.host.actions.new(self.KIND, note=note))

    def action_edit(self) -> None:
        self.with_record(self.edit)

    def edit(self, record: Record) -> None:
        """`e`: change it."""
        self.host.dialogue(self.host.actions.edit(record))

    def action_tell(self) -> None:
        self.with_record(self.tell)

    def tell(self, record: Record) -> None:
        """`t`: who heard of it."""
        self.host.dialogue(self.host.actions.tell(record))

    def action_contact(self) -> None:
        self.contact(self.record())

    def contact(self, record: Record | None) -> None:
        """`c`: a touch with the person behind it."""
        person = person_behind(record) if record is not None else None
        project = record.project_id if record is not None else None
        self.host.dialogue(self.host.actions.contact(person, project))

    def action_prep(self) -> None:
        self.with_record(lambda record: self.host.dialogue(self.host.actions.prepare(record)))

    def action_history(self) -> None:
        self.with_record(self.history)

    def history(self, record: Record) -> None:
        """`h`: what happened to it."""
        self.host.dialogue(self.host.actions.history(record))

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        self.with_record(lambda record: self.host.dialogue(self.host.actions.show(record)))

    def action_mark(self) -> None:
        self.rows.mark()
        n = len(self.rows.marked)
        said = words(N_("{n} marked: Space, x and d act on all of them, Esc unmarks"), n=n)
        self.host.report(said if n else words(N_("nothing is marked")), "dim")

    def chosen(self) -> tuple[Record, ...]:
        """The marked records in the list's order, else the one under the cursor."""
        by_id = {line.record.id: line.record for line in self.board.lines} if self.board is not None else {}
        if marked := tuple(by_id[key] for key in self.rows.marked if key in by_id):
            return marked
        record = self.record()
        return (record,) if record is not None else ()

    def act(self, acting: "Acting") -> None:
        """Do it with what is chosen, or say that there is nothing."""
        if records := self.chosen():
            self.host.dialogue(self._acted(acting, records))
        else:
            self.host.report(words(N_("nothing is selected here; n makes a new one")), "amber")

    async def _acted(self, acting: "Acting", records: tuple[Record, ...]) -> None:
        if await acting(records, self.name_of):
            self.rows.unmark()

    def action_archive(self) -> None:
        self.act(self.host.actions.archive)

    def action_stand(self) -> None:
        self.act(self.host.actions.stand)

    def action_finish(self) -> None:
        self.act(self.host.actions.finish)

    def action_why(self) -> None:
        self.with_record(lambda record: self._say_why(words("{why}", why=Clauses(self.why(record)))))

    def _say_why(self, sentence: Words) -> None:
        """On the status line; what does not fit there, on as many lines as it takes."""
        if cell_len(text := self.host.say(sentence)) <= self.host.size.width - 2:
            self.host.report(sentence, "text")
            return
        from tui.dialogs.question import Question

        self.host.push_screen(Question(text, {}))

    def why(self, record: Record) -> Sequence[Words]:
        """Why the record under the cursor has its colour: the rule and its numbers."""
        return ()

    def action_find(self) -> None:
        self.host.dashboard.find_in(self)

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
