"""Any register as a list: its columns are its kind's fields. Reached from the palette."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from store.disk.workspace import Workspace
from store.queries.history import reader_for
from store.queries.register import register
from store.values.fields import Field, fields_of
from store.values.record import Record
from store.values.words import N_, words
from tui.pane import name_of
from tui.sheet import Sheet
from widgets.rows import Cell, Column, Row, Rows

if TYPE_CHECKING:
    pass

MOST_COLUMNS = 8


class Register(Sheet[None]):
    """The universal keys, on the record under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("new")),
        Binding("e", "edit", N_("edit")),
        Binding("d", "archive", N_("archive")),
        Binding("h", "history", N_("history")),
    ]

    def __init__(self, kind: type[Record]) -> None:
        super().__init__("")
        self._kind = kind
        self._fields = columns_of(kind)
        self._records: list[Record] = []
        first = 1 if self._fields[0].name == "code" else 0
        self._rows = Rows(
            [
                Column(field.name, flex=number == first, least=16, drop=0 if number <= first else number)
                for number, field in enumerate(self._fields)
            ]
        )

    def body(self) -> Widget:
        return self._rows

    def on_mount(self) -> None:
        super().on_mount()
        self._rows.focus()
        self.host.dialogue(self.read())

    async def read(self) -> None:
        """Read the register again."""
        project, language = self.host.project or None, self.host.language

        def work(workspace: Workspace) -> tuple[list[Record], list[Row]]:
            records: list[Record] = register(workspace, self._kind, project)
            reader = reader_for(workspace, project, language)
            return records, [
                Row(r.id, tuple(_cell(reader.show(f, getattr(r, f.name)), f) for f in self._fields))
                for r in records
            ]

        self._records, rows = await self.host.store.run(work)
        self._rule.show(title=self.host.say(self._kind.plural), counts=str(len(rows)))
        self._rows.show(rows, self.host.say(N_("nothing yet; n makes one")))

    def _chosen(self, act: Callable[[Record], None]) -> None:
        record = next((r for r in self._records if r.id == self._rows.cursor_key), None)
        if record is not None:
            act(record)

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        self.action_edit()

    def action_new(self) -> None:
        self.host.dialogue(self._form(None))

    def action_edit(self) -> None:
        self._chosen(lambda record: self.host.dialogue(self._form(record)))

    async def _form(self, record: Record | None) -> None:
        from tui.entry import edit_record, new_record

        if record is None:
            await new_record(self.host, self._kind)
        else:
            await edit_record(self.host, record)
        await self.read()

    def action_archive(self) -> None:
        self._chosen(lambda record: self.host.dialogue(self._archive(record)))

    async def _archive(self, record: Record) -> None:
        from tui.leaving import put_away
        from tui.screens.question import Question

        if await put_away(self.host, record):
            await self.read()
            return
        say = self.host.say
        asked = say(words(N_("Put away {name}? Undo brings it back."), name=name_of(record)))
        if (
            await self.host.push_screen_wait(
                Question(asked, {"y": say(N_("put away")), "escape": say(N_("keep"))})
            )
            == "y"
        ):
            act = words(N_("archive {name}"), name=name_of(record))
            await self.host.keep(replace(record, archived=True), act=act)
            await self.read()

    def action_history(self) -> None:
        from tui.screens.history import History

        self._chosen(lambda record: self.host.dialogue(History.opened(self.host, record)))


def columns_of(kind: type[Record]) -> Sequence[Field]:
    """Code and name first, then what fits on a line; long texts have no column."""
    fields = [f for f in fields_of(kind) if f.asked and f.shape != "prose" and f.name != "ref"]
    rank = {"code": 0, kind.named_by: 1, "person": 2}
    return sorted(fields, key=lambda f: rank.get(f.name, 9))[:MOST_COLUMNS]


def _cell(text: str, field: Field) -> Cell:
    return Cell(text, "code" if field.name == "code" else "text")
