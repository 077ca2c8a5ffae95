"""Any register as a list: its columns are its kind's fields. Reached from the palette."""

from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from store.disk.workspace import Workspace
from store.queries.directory import Names
from store.queries.record_history import reader_for
from store.queries.register_rows import register
from store.rules.people.person_behind import person_behind
from store.values.fields import Field, fields_of
from store.values.record import Record
from store.values.words import N_
from tui.frame.overlay_screen import OverlayScreen
from tui.host import Acting
from widgets.rows import Cell, Column, Row, Rows

MOST_COLUMNS = 8


class Register(OverlayScreen[None]):
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

    def __init__(self, kind: type[Record]) -> None:
        super().__init__("")
        self._kind = kind
        self._fields = columns_of(kind)
        self._records: list[Record] = []
        self._names: dict[int, str] = {}
        first = 1 if self._fields[0].name == "code" else 0
        self._rows = Rows(
            [
                Column(field.name, flex=number == first, least=16, drop=0 if number <= first else number)
                for number, field in enumerate(self._fields)
            ]
        )

    @property
    def place(self) -> Hashable:
        return self._kind.kind

    def body(self) -> Widget:
        return self._rows

    def on_mount(self) -> None:
        self._rows.focus()
        self.host.dialogue(self.read())

    async def read(self) -> None:
        """Read the register again."""
        project, language = self.host.project or None, self.host.language

        def work(workspace: Workspace) -> tuple[list[Record], dict[int, str], list[Row]]:
            records: list[Record] = register(workspace, self._kind, project)
            reader = reader_for(workspace, project, language)
            called = Names(workspace, project).called
            return (
                records,
                {r.id: called(r) for r in records},
                [
                    Row(r.id, tuple(_cell(reader.show(f, getattr(r, f.name)), f) for f in self._fields))
                    for r in records
                ],
            )

        self._records, self._names, rows = await self.host.store.run(work)
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
        if record is None:
            await self.host.actions.new(self._kind)
        else:
            await self.host.actions.edit(record)
        await self.read()

    def action_stand(self) -> None:
        self._act(self.host.actions.stand)

    def action_finish(self) -> None:
        self._act(self.host.actions.finish)

    def action_archive(self) -> None:
        self._act(self.host.actions.archive)

    def _act(self, acting: Acting) -> None:
        self._chosen(lambda record: self.host.dialogue(self._acted(acting, record)))

    async def _acted(self, acting: Acting, record: Record) -> None:
        if await acting((record,), self._called):
            await self.read()

    def _called(self, record: Record) -> str:
        """What people call it, with its code; one that has no name of its own by whom it is about."""
        name = self._names.get(record.id, "")
        code = getattr(record, "code", "")
        return name if code in ("", name) else f"{code} {name}"

    def action_tell(self) -> None:
        self._chosen(lambda record: self.host.dialogue(self._then_read(self.host.actions.tell(record))))

    def action_need_not(self) -> None:
        self._act(lambda records, _: self.host.actions.need_not(records))

    def action_contact(self) -> None:
        def begin(record: Record) -> None:
            contact = self.host.actions.contact(person_behind(record), record.project_id)
            self.host.dialogue(self._then_read(contact))

        self._chosen(begin)

    async def _then_read(self, work: Awaitable[object]) -> None:
        await work
        await self.read()

    def action_history(self) -> None:
        self._chosen(lambda record: self.host.dialogue(self.host.actions.history(record)))


def columns_of(kind: type[Record]) -> Sequence[Field]:
    """Code and name first, then what fits on a line; long texts have no column."""
    fields = [f for f in fields_of(kind) if f.asked and f.shape != "prose" and f.name != "ref"]
    rank = {"code": 0, kind.named_by: 1, "person": 2}
    return sorted(fields, key=lambda f: rank.get(f.name, 9))[:MOST_COLUMNS]


def _cell(text: str, field: Field) -> Cell:
    return Cell(text, "code" if field.name == "code" else "text")
