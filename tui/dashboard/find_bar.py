"""`/`: one line at the bottom; the pane shows only what holds the text, while it is typed. Tab looks in everything."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from store.values.words import N_
from tui.dashboard.pane import Pane
from tui.host import host_of
from tui.terminal.answered_screen import AnsweredScreen


class Find(AnsweredScreen[None], ModalScreen[None]):
    """Enter keeps the choice, Esc shows all again, Tab goes on with the text in all kinds and projects."""

    CSS = """
    Find { align: left bottom; background: transparent; }
    Find Horizontal { height: 1; width: 100%; }
    Find Label { width: auto; }
    Find .hint { text-style: dim; padding: 0 1; }
    Find Input { width: 1fr; height: 1; border: none; padding: 0; background: transparent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", N_("show all"), show=False),
        Binding("tab", "widen", N_("search everything"), show=False),
        Binding("down", "keep", N_("to the list"), show=False),
    ]

    def __init__(self, pane: Pane[Any, Any]) -> None:
        super().__init__()
        self._pane = pane

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Label(" / ", markup=False)
            field = Input(self._pane.sought, select_on_focus=False, compact=True)
            field.cursor_blink = False
            yield field
            yield Label(host_of(self).say(N_("Tab: search everything")), markup=False, classes="hint")

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        self._pane.seek(message.value.strip())

    def on_input_submitted(self, message: Input.Submitted) -> None:
        self.dismiss()

    def action_widen(self) -> None:
        from tui.registers.search_screen import Everywhere

        self._pane.seek("")
        self.app.switch_screen(Everywhere(self.query_one(Input).value))

    def action_keep(self) -> None:
        self.dismiss()

    def action_give_up(self) -> None:
        self._pane.seek("")
        self.dismiss()
