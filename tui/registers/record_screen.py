"""Enter: one record in full, who was told of it, and what happened to it last."""

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from store.queries.record_detail import DetailView, detail
from store.records.names import kind_of, name_of
from store.values.record import Record, own_project
from store.values.words import N_, words
from store.values.wrapping import wrapped
from tui.frame.overlay_screen import OverlayScreen
from tui.frame.record_verbs import RecordVerbs, idle
from tui.host import Host, Verb
from tui.registers.history_screen import history_rows
from widgets.rows import Cell, Column, Row, Rows


class RecordScreen(RecordVerbs, OverlayScreen[Verb]):
    """The keys that act on it work here too; they close the screen and act."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", N_("edit")),
        Binding("t", "tell", N_("told")),
        Binding("N", "need_not", N_("need not hear"), show=False),
        Binding("c", "contact", N_("contact")),
        Binding("p", "prep", N_("prep"), tooltip=N_("everything to know before a talk")),
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
        self._rows = Rows((Column("label"), Column("value", flex=True, least=20)))

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
    def place(self) -> Hashable:
        return self._record.id

    def body(self) -> Widget:
        return self._rows

    def on_mount(self) -> None:
        say = self.host.say
        self._rule.show(counts=say(kind_of(self._record)))
        rows: list[Row] = []
        width = max(20, self.app.size.width - 24)
        for label, value, tone in self._view.pairs:
            lines = (part for line in value.split("\n") for part in wrapped(line, width))
            for number, part in enumerate(lines):
                rows.append(Row(len(rows), (Cell(label if number == 0 else "", "dim"), Cell(part, tone))))
        rows.append(Row(len(rows), (Cell(""), Cell(""))))
        for row in history_rows(self._view.steps, say):
            when, who, act, field, change = row.cells
            rows.append(Row(len(rows), (when, _joined(who, act, field, change))))
        self._rows.show(rows, name_of(self._record))
        self._rows.focus()

    def act(self, verb: Verb) -> None:
        self.dismiss(verb)


def _joined(*cells: object) -> tuple[Cell, ...]:
    parts: list[Cell] = []
    for cell in cells:
        assert isinstance(cell, Cell)
        if cell.text:
            parts += [cell, Cell("  ")]
    return tuple(parts[:-1]) or (Cell(""),)
