"""Several fields asked for on the lowest lines of the screen."""

from collections.abc import Mapping
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from store.values.width import cell_width
from store.values.words import N_
from tui.frame.bottom_sheet import BottomSheet
from tui.host import host_of
from widgets.editors.row import FieldRow
from widgets.editors.typed import Typed
from widgets.paragraph import Paragraph

Result = TypeVar("Result")


class TypedSheet(BottomSheet[Result | None]):
    """Enter goes on to the next field, behind the last one it ends with the result; None: the user went back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "other(1)", N_("next field"), show=False),
        Binding("down", "other(1)", N_("next field"), show=False),
        Binding("up", "other(-1)", N_("field before"), show=False),
    ]

    def __init__(self, title: str, *typed: Typed) -> None:
        super().__init__()
        self._title = title
        self._typed = typed
        self._rows: tuple[FieldRow, ...] = ()

    def result(self) -> Result:
        """What was typed; all of it can be read."""
        raise NotImplementedError

    def objection(self, typed: Typed) -> str:
        """What is wrong with a text that can be read, or with none; empty: nothing."""
        return ""

    def lines(self) -> ComposeResult:
        say = host_of(self).say
        room = max(cell_width(say(typed.field.title)) for typed in self._typed)
        self._rows = tuple(FieldRow(typed, room, say) for typed in self._typed)
        yield Paragraph(self._title)
        yield from self._rows

    def answers(self) -> Mapping[str, str]:
        return {**super().answers(), "tab": host_of(self).say(N_("next field"))}

    def on_mount(self) -> None:
        self._rows[0].begin()

    def on_field_row_entered(self, message: FieldRow.Entered) -> None:
        message.stop()
        at = self._rows.index(message.row)
        if at == len(self._rows) - 1:
            self.action_take()
        elif self._holds(message.row):
            self._rows[at + 1].begin()

    def on_field_row_changed(self, message: FieldRow.Changed) -> None:
        message.stop()

    def _holds(self, row: FieldRow) -> bool:
        """Whether what was typed will do; else it is said under the field why not."""
        row.sync()
        holds = row.check()
        if (holds or not row.typed.text.strip()) and (wrong := self.objection(row.typed)):
            row.complain(wrong)
            return False
        return holds

    def action_other(self, by: int) -> None:
        at = next((at for at, row in enumerate(self._rows) if row.has_focus_within), 0)
        self._rows[(at + by) % len(self._rows)].begin()

    def action_take(self) -> None:
        for row in self._rows:
            if not self._holds(row):
                row.begin()
                return
        self.dismiss(self.result())
