"""A pane: a rule with counts, a list below it, and the keys that act on the record under its cursor."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from store.disk.workspace import Workspace
from store.records.milestone import Rag
from store.rules.areas import SIGNS
from store.values.day import Day
from store.values.record import Record
from store.values.words import N_, Clauses, Words, bare, words
from widgets.rows import Cell, Column, Row, Rows
from widgets.rule import Rule

if TYPE_CHECKING:
    from tui.app import Forewarn


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
        Binding("h", "history", N_("history"), id="history", show=False, tooltip=N_("what happened to it")),
        Binding("w", "why", N_("why"), id="why", show=False, tooltip=N_("why it has its colour")),
        Binding("slash", "find", N_("find"), id="find", tooltip=N_("show only what holds a text")),
        Binding("／", "find", N_("find"), show=False),
    ]

    def __init__(self, number: int) -> None:
        super().__init__(id=self.KIND.kind, classes="pane")
        self.number = number
        self.board: Any = None
        self.sought = ""
        self._rule = Rule("")
        self._rows = Rows(self.COLUMNS, edge=self.EDGE)

    @property
    def host(self) -> "Forewarn":
        """The app, typed."""
        from typing import cast

        return cast("Forewarn", self.app)

    def compose(self) -> ComposeResult:
        yield self._rule
        yield self._rows

    @property
    def rows(self) -> Rows:
        """The list of this pane."""
        return self._rows

    @staticmethod
    def query_board(workspace: Workspace, project: int) -> Any:
        """The one query of this pane; in the store thread."""
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
            row = self.row(line, self.board.day)
            if not typed or typed in fold(self.text_of(line)):
                yield row

    def row(self, line: Any, day: Day) -> Row:
        """One line of the board as a row of cells."""
        raise NotImplementedError

    def text_of(self, line: Any) -> str:
        """Everything `/` looks at."""
        record = line.record
        names = (getattr(line, "owner", ""), line.person.name if hasattr(line, "person") else "")
        return " ".join((*_texts(record), *names))

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
        from tui.entry import new_record

        self.host.dialogue(new_record(self.host, self.KIND))

    def action_edit(self) -> None:
        from tui.entry import edit_record

        self.with_record(lambda record: self.host.dialogue(edit_record(self.host, record)))

    def action_tell(self) -> None:
        from tui.entry import tell

        self.with_record(lambda record: self.host.dialogue(tell(self.host, record)))

    def action_contact(self) -> None:
        from tui.entry import record_contact

        record = self.record()
        person = self.person_of(record) if record is not None else None
        self.host.dialogue(record_contact(self.host, person))

    def person_of(self, record: Record) -> int | None:
        """Whom a contact from this record is with; None lets the form ask."""
        return None

    def action_history(self) -> None:
        from tui.screens.history import History

        self.with_record(lambda record: self.host.dialogue(History.opened(self.host, record)))

    def on_rows_opened(self, message: Rows.Opened) -> None:
        from tui.screens.record import RecordScreen

        message.stop()
        self.with_record(lambda record: self.host.dialogue(RecordScreen.opened(self.host, record)))

    def action_archive(self) -> None:
        self.with_record(lambda record: self.host.dialogue(self._archive(record)))

    async def _archive(self, record: Record) -> None:
        from tui.leaving import put_away
        from tui.screens.question import Question

        if await put_away(self.host, record):
            return
        say = self.host.say
        named = self.host.say(
            words(N_("Put away {name}? Undo brings it back."), name=bare(self.name_of(record)))
        )
        answer = await self.host.push_screen_wait(
            Question(named, {"y": say(N_("put away")), "escape": say(N_("keep"))})
        )
        if answer == "y":
            await self.host.keep(
                replace(record, archived=True), act=words(N_("archive {name}"), name=self.name_of(record))
            )

    def action_stand(self) -> None:
        self.with_record(lambda record: self.stands(record))

    def stands(self, record: Record) -> None:
        """Space: confirmed, reviewed, seen."""
        self.host.report(words(N_("nothing to confirm here")), "dim")

    def action_finish(self) -> None:
        self.with_record(lambda record: self.finish(record))

    def finish(self, record: Record) -> None:
        """`x`: met, occurred, done, kept, closed."""
        self.host.report(words(N_("nothing to finish here")), "dim")

    def action_why(self) -> None:
        self.with_record(
            lambda record: self.host.report(words("{why}", why=Clauses(self.why(record))), "text")
        )

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


def name_of(record: Record) -> str:
    """Code and label, as far as there are any."""
    code = getattr(record, "code", "")
    return record.label if code in ("", record.label) else f"{code} {record.label}"


def _texts(record: Record) -> Iterator[str]:
    from store.values.fields import fields_of

    for field in fields_of(type(record)):
        if field.shape in ("line", "prose"):
            yield getattr(record, field.name)
