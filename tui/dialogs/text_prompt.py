"""One line of text, asked for on the lowest line of the screen."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from store.values.words import N_
from tui.terminal.answered_screen import AnsweredScreen


class Asking(AnsweredScreen[str | None], ModalScreen[str | None]):
    """Result: the text; None when the user went back."""

    CSS = """
    Asking { align: left bottom; background: transparent; }
    Asking Horizontal { height: 1; width: 100%; background: $background; }
    Asking:ansi Horizontal { background: ansi_default; }
    Asking Label { width: auto; }
    Asking Input { width: 1fr; height: 1; border: none; padding: 0; background: transparent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("back"), show=False),
        Binding("f2", "take", N_("take"), show=False),
        Binding("ctrl+s", "take", N_("take"), show=False),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Label(" > ", markup=False)
            field = Input(self._text, select_on_focus=False, compact=True)
            field.cursor_blink = False
            yield field

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.action_take()

    def action_take(self) -> None:
        self.dismiss(self.query_one(Input).value)

    def action_back(self) -> None:
        self.dismiss(None)
