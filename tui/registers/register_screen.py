"""Any register as a list: its columns are its kind's fields. Reached from the palette."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from store.disk.workspace import Workspace
from store.queries.directory import Names
from store.queries.record_history import reader_for
from store.queries.register_rows import register
from store.values.fields import Field, fields_of
from store.values.record import Record
from store.values.words import N_, Words
from tui.frame.read_list_screen import ReadListScreen
from tui.frame.record_verbs import RecordVerbs, act_on, idle
from tui.host import Verb
from widgets.rows import Cell, Column, Row, Rows

MOST_COLUMNS = 8
LEAST = 36
"""Cells of what a record is called, before a further column has any."""


class Register(RecordVerbs, ReadListScreen[None]):
    """The universal keys, on the record under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("new")),
        Binding("e", "edit", N_("edit")),
        Binding("t", "tell", N_("told")),
        Binding("N", "need_not", N_("need not hear"), show=False),
        Binding("c", "contact", N_("contact"), show=False),
        Binding("space", "stand", N_("confirm"), show=False),
        Binding("x", "finish", N_("finish")),
        Binding("d", "archive", N_("archive")),
        Binding("h", "history", N_("history")),
    ]

    def __init__(self, kind: type[Record], fields: Sequence[Field] = ()) -> None:
        """`fields`: its columns, where somebody chose them."""
        super().__init__("")
        self._kind = kind
        self.idle = idle(kind)
        self.private = kind.home == "private"
        self._fields = fields or columns_of(kind)
        first = 1 if self._fields[0].name == "code" else 0
        self._rows = Rows(
            [
                Column(field.name, flex=number == first, least=LEAST, drop=0 if number <= first else number)
                for number, field in enumerate(self._fields)
            ]
        )

    @property
    def place(self) -> Hashable:
        return self._kind.kind

    @property
    def name_shown(self) -> Words:
        """What stands above it."""
        return Words(self._kind.plural)

    async def _read(self) -> None:
        project, language = self.host.project or None, self.host.language
        rows = await self.host.store.run(lambda w: self._lines(w, project, language))
        if self.is_attached:
            self._rule.show(title=self.host.say(self.name_shown), counts=str(len(rows)))
            self._rows.show(rows, self.host.say(N_("nothing yet; n makes one")))

    def _lines(self, workspace: Workspace, project: int | None, language: str) -> list[Row]:
        reader, names = reader_for(workspace, project, language), Names(workspace, project)

        def row(record: Record) -> Row:
            cells = (_cell(reader.show(field, getattr(record, field.name)), field) for field in self._fields)
            return Row(record.id, tuple(cells), (record, _called(record, names)))

        return [row(record) for record in self.records(workspace, project)]

    def records(self, workspace: Workspace, project: int | None) -> Sequence[Record]:
        """What stands in it, of one project or of all."""
        return register(workspace, self._kind, project)

    @property
    def record(self) -> Record | None:
        """The record under the cursor."""
        chosen: tuple[Record, str] | None = self._rows.payload
        return chosen[0] if chosen is not None else None

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        self.action_edit()

    def action_new(self) -> None:
        self.host.dialogue(self.host.actions.new(self._kind))

    def act(self, verb: Verb) -> None:
        act_on(self.host, verb, *(self._rows.payload or (None,)))


def columns_of(kind: type[Record]) -> Sequence[Field]:
    """Code and name first, then what fits on a line; long texts have no column."""
    fields = [f for f in fields_of(kind) if f.asked and f.shape != "prose" and f.name != "ref"]
    rank = {"code": 0, kind.named_by: 1, "person": 2}
    return sorted(fields, key=lambda f: rank.get(f.name, 9))[:MOST_COLUMNS]


def _cell(text: str, field: Field) -> Cell:
    return Cell(text, "code" if field.name == "code" else "text")


def _called(record: Record, names: Names) -> str:
    """What people call it, with its code; one that has no name of its own by whom it is about."""
    name, code = names.called(record), getattr(record, "code", "")
    return name if code in ("", name) else f"{code} {name}"
