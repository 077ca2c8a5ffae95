"""A pane: the keys that act on the record under the cursor of a board."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from store.records.names import Called, name_of
from store.values.record import Record
from store.values.width import cell_width
from store.values.words import N_, Clauses, Words, words
from store.values.wrapping import wrapped
from tui.dashboard.list_pane import ListPane
from tui.frame.keys import footer_binding
from tui.host import Acting, Verb
from tui.picture.lists.board_list import Board, OneLine
from widgets.rows import Rows

EDGES = 2
"""Cells beside the text of a line."""
ITEM = "- "
"""Before each reason."""


class Pane(ListPane[Board, OneLine]):
    """What the keys of all panes do."""

    class Sought(Message):
        """`/`: ask what to look for in this pane."""

        def __init__(self, pane: "Pane[Any, Any]") -> None:
            super().__init__()
            self.pane = pane

    WITHOUT: ClassVar[frozenset[str]] = frozenset()
    """Actions that say no more than why they do nothing here; the footer leaves them out."""
    private: ClassVar[bool] = False
    """Whether what is made here is saved in one's own file."""
    BINDINGS: ClassVar[list[BindingType]] = [
        footer_binding("told", "tell"),
        Binding(
            "N",
            "need_not",
            N_("need not hear"),
            id="need_not",
            show=False,
            tooltip=N_("the sponsor need not hear of it, for a reason, until it gets worse"),
        ),
        footer_binding("contact", "contact"),
        footer_binding("new", "new"),
        footer_binding("edit", "edit"),
        Binding(
            "space",
            "stand",
            N_("confirm"),
            id="stands",
            show=False,
            tooltip=N_("confirmed, reviewed, seen"),
        ),
        footer_binding("finish", "finish"),
        Binding("d", "archive", N_("archive"), id="archive", show=False, tooltip=N_("archive; asks first")),
        Binding(
            "asterisk",
            "mark",
            N_("mark"),
            id="mark",
            show=False,
            tooltip=N_("mark this one; Space, x, d, t and N then act on all that are marked, Esc unmarks"),
        ),
        Binding("＊", "mark", N_("mark"), show=False),
        Binding("h", "history", N_("history"), id="history", show=False, tooltip=N_("its history")),
        Binding("w", "why", N_("why"), id="why", show=False, tooltip=N_("why it has its colour")),
        footer_binding("find", "find"),
        Binding("／", "find", N_("find"), show=False),
    ]

    note: Words | None = None
    """Where a new record goes, when the screen does not tell."""

    def name_of(self, record: Record) -> str:
        """What people call a record of this pane."""
        return name_of(record)

    def with_line(self, act: Callable[[OneLine], None]) -> None:
        """Do `act` with the line under the cursor, or say that there is none."""
        line = self.line
        if line is None:
            self._say_nothing_selected()
        else:
            act(line)

    def _say_nothing_selected(self) -> None:
        if self.board is None:
            self.host.report(words(N_("still being read; press it again in a moment")), "amber")
            return
        self.host.report(words(N_("nothing is selected here; n makes a new one")), "amber")

    def _do(self, verb: Verb) -> None:
        def act(line: OneLine) -> None:
            self.host.actions.do(verb, line.record, self.name_of(line.record))

        self.with_line(act)

    def action_new(self) -> None:
        self.host.dialogue(self.host.actions.new(self.LIST.kind, note=self.note))

    def action_edit(self) -> None:
        self._do("edit")

    def action_tell(self) -> None:
        self.act(self._tell)

    async def _tell(self, records: Sequence[Record], called: Called) -> bool:
        return await self.host.actions.tell(*records) is not None

    def action_need_not(self) -> None:
        self.act(self._need_not)

    async def _need_not(self, records: Sequence[Record], called: Called) -> bool:
        return await self.host.actions.need_not(records)

    def action_contact(self) -> None:
        if self.line is not None:
            self._do("contact")
        else:
            self.host.dialogue(self.host.actions.contact(None))

    def action_history(self) -> None:
        self._do("history")

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        self.with_line(lambda line: self.host.dialogue(self.host.actions.show(line.record)))

    def on_rows_empty(self) -> None:
        self._say_nothing_selected()

    def action_mark(self) -> None:
        self.rows.mark()
        n = len(self.rows.marked)
        said = words(N_("{n} marked: Space, x, d, t and N act on all of them, Esc unmarks"), n=n)
        self.host.report(said if n else words(N_("nothing is marked")), "dim")

    def chosen(self) -> tuple[Record, ...]:
        """The marked records in the list's order, else the one under the cursor."""
        if marked := self.rows.marked_payloads:
            return tuple(line.record for line in marked)
        record = self.record()
        return (record,) if record is not None else ()

    def act(self, acting: Acting) -> None:
        """Do it with what is chosen, or say that there is nothing."""
        if records := self.chosen():
            self.host.dialogue(self._acted(acting, records))
        else:
            self._say_nothing_selected()

    async def _acted(self, acting: Acting, records: tuple[Record, ...]) -> None:
        if await acting(records, self.name_of):
            self.rows.unmark()

    def action_archive(self) -> None:
        self.act(self.host.actions.archive)

    def action_stand(self) -> None:
        self.act(self.host.actions.stand)

    def action_finish(self) -> None:
        self.act(self.host.actions.finish)

    def action_why(self) -> None:
        self.with_line(self._say_why)

    def _say_why(self, line: OneLine) -> None:
        """On the status line; what does not fit there, each reason on a line of its own."""
        name, reasons = self.name_of(line.record), tuple(self.why(line))
        if not reasons:
            self.host.report(words(N_("{name} has no colour that needs a reason"), name=name), "dim")
            return
        sentence = words("{why}", why=Clauses(reasons))
        if cell_width(self.host.say(sentence)) <= self.host.size.width - EDGES:
            self.host.report(sentence, "text")
            return
        from tui.dialogs.question import Question

        room = self.host.size.width - EDGES - len(ITEM)
        each = (wrapped(self.host.say(reason), room) for reason in reasons)
        lines = [
            (ITEM if not at else " " * len(ITEM)) + part for parts in each for at, part in enumerate(parts)
        ]
        details = "\n".join(lines)
        self.host.push_screen(Question(name, {}, details=details))

    def why(self, line: OneLine) -> Sequence[Words]:
        """Why a line has its colour: the rule and its numbers."""
        return ()

    def action_find(self) -> None:
        self.post_message(self.Sought(self))


AnyPane = Pane[Any, Any]
