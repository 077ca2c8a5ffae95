"""One person, asked for on the lowest lines of the screen, with the names that may be meant."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from store.values.words import N_
from tui.host import host_of
from widgets.editors.row import FieldRow
from widgets.editors.typed import Typed
from widgets.foot import Foot
from widgets.keyline import Keyline
from widgets.paragraph import Paragraph


class Whom(ModalScreen[int | None]):
    """Result: the id of the person; None when the user went back."""

    CSS = """
    Whom { align: left bottom; background: transparent; }
    Whom > Vertical { width: 100%; height: auto; background: $background; }
    Whom:ansi > Vertical { background: ansi_default; }
    Whom Keyline { dock: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "take", N_("take"), show=False),
        Binding("ctrl+s", "take", N_("take"), show=False),
        Binding("escape", "back", N_("back"), show=False),
    ]

    def __init__(self, title: str, typed: Typed) -> None:
        super().__init__()
        self._title = title
        self._typed = typed

    def compose(self) -> ComposeResult:
        say = host_of(self).say
        self._row = FieldRow(self._typed, cell_len(say(self._typed.field.title)), say)
        with Vertical():
            yield Foot()
            yield Paragraph(self._title)
            yield self._row
            yield Keyline()

    def on_mount(self) -> None:
        say = host_of(self).say
        keyline = self.query_one(Keyline)
        keyline.help = ("Esc", say(N_("back")))
        keyline.show([("Enter", say(N_("take")))])
        self._row.begin()

    def on_field_row_entered(self, message: FieldRow.Entered) -> None:
        message.stop()
        self.action_take()

    def on_field_row_changed(self, message: FieldRow.Changed) -> None:
        message.stop()

    def on_keyline_pressed(self, message: Keyline.Pressed) -> None:
        message.stop()
        if message.key == "Enter":
            self.action_take()
        else:
            self.action_back()

    def action_take(self) -> None:
        self._row.sync()
        if self._row.check():
            self.dismiss(self._typed.value())

    def action_back(self) -> None:
        self.dismiss(None)
