"""Enter: one record in full, who was told of it, and what happened to it last."""

from collections.abc import Hashable, Iterator
from itertools import zip_longest
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from store.queries.record_detail import DetailView, detail
from store.records.names import kind_of, name_of
from store.values.record import Record, own_project
from store.values.width import cell_width
from store.values.words import N_, words
from store.values.wrapping import wrapped
from tui.frame.overlay_screen import OverlayScreen
from tui.frame.record_verbs import RecordVerbs, idle
from tui.host import Host, Verb
from tui.registers.history_screen import event_lines
from widgets.drawn.text_room import text_room
from widgets.pages import Pages
from widgets.rows import Cell, Column, Row

WIDE = 110
"""Columns from which on what happened has room beside the fields."""
LEAST = 20
"""Cells of a value."""
BETWEEN = Cell("   ")
Line = tuple[str, tuple[Cell, ...]]
"""A label and what stands behind it."""
BLANK: Line = ("", (Cell(""),))


class RecordScreen(RecordVerbs, OverlayScreen[Verb]):
    """The keys that act on it work here too; they close the screen and act."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", N_("edit")),
        Binding("t", "tell", N_("told")),
        Binding("N", "need_not", N_("need not hear"), show=False),
        Binding("c", "contact", N_("contact")),
        Binding("space", "stand", N_("confirm")),
        Binding("x", "finish", N_("finish")),
        Binding("d", "archive", N_("archive"), show=False),
        Binding("h", "history", N_("history"), show=False),
    ]

    def __init__(self, record: Record, view: DetailView) -> None:
        super().__init__(view.title)
        self._record = record
        self._view = view
        self.idle = idle(type(record))
        self.private = record.home == "private"
        self._rows = Pages((Column("label"), Column("value", flex=True, least=LEAST)))

    @classmethod
    async def opened(cls, host: Host, record: Record) -> None:
        """Show the record; a key pressed there acts on it."""
        language, project = host.language, host.project
        if not (project or own_project(record)):
            host.report(words(N_("no project is open; g opens or creates one")), "amber")
            return
        view = await host.store.run(lambda w: detail(w, project, record, language, full=True))
        if answer := await host.push_screen_wait(cls(record, view)):
            host.actions.do(answer, record, view.title)

    @property
    def record(self) -> Record:
        """The one that is shown."""
        return self._record

    @property
    def place(self) -> Hashable:
        return self._record.id

    def body(self) -> Widget:
        return self._rows

    def on_mount(self) -> None:
        self._rule.show(counts=self.host.say(kind_of(self._record)))
        self._show()
        self._rows.focus()

    def on_resize(self, event: events.Resize) -> None:
        self._show()

    def _show(self) -> None:
        """What happened stands beside the fields where both have room, else below them."""
        width = self.app.size.width
        room = max(LEAST, text_room(width, (label for label, _, _ in self._view.pairs)))
        if width >= WIDE:
            right = room // 2
            left = room - right - len(BETWEEN.text)
            both = zip_longest(self._fields(left), self._events(right), fillvalue=BLANK)
            lines = [(label, (*_padded(value, left), BETWEEN, *event)) for (label, value), (_, event) in both]
        else:
            lines = [*self._fields(room), BLANK, *self._events(room)]
        rows = [Row(n, (Cell(label, "dim"), value)) for n, (label, value) in enumerate(lines)]
        self._rows.show(rows, name_of(self._record))

    def _fields(self, width: int) -> Iterator[Line]:
        for label, value, tone in self._view.pairs:
            parts = [part for line in value.split("\n") for part in wrapped(line, width)]
            for number, part in enumerate(parts):
                yield label if number == 0 else "", (Cell(part, tone),)

    def _events(self, width: int) -> Iterator[Line]:
        """What the record began with is in its history, and above."""
        lines = event_lines(self._view.steps, self.host.say, width, folded=True)
        return (("", line) for line in lines)

    def act(self, verb: Verb) -> None:
        self.dismiss(verb)


def _padded(cells: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    return (*cells, Cell(" " * (width - sum(cell_width(cell.text) for cell in cells))))
