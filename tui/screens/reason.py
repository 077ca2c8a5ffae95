"""Why a promised date moves, or was missed: asked once, when it is saved."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen

from store.values.text import clean_line
from store.values.words import N_
from tui.host import host_of
from widgets.editors.line import LineInput
from widgets.foot import Foot
from widgets.keyline import Keyline
from widgets.paragraph import Paragraph


class Reason(ModalScreen[str]):
    """Result: the reason; empty when the user went back."""

    CSS = """
    Reason { align: left bottom; background: transparent; }
    Reason > Vertical { width: 100%; height: auto; background: $background; }
    Reason:ansi > Vertical { background: ansi_default; }
    Reason Horizontal { width: 100%; height: 1; }
    Reason Keyline { dock: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", N_("save"), show=False),
        Binding("f2", "save", N_("save"), show=False),
        Binding("ctrl+s", "save", N_("save"), show=False),
        Binding("escape", "back", N_("back to the form"), show=False),
    ]

    def __init__(self, title: str, *, needs: str = "", back: str = "") -> None:
        """`needs`: said where no reason is given; `back`: what Esc does; msgids."""
        super().__init__()
        self._title = title
        self._needs = needs or N_("moving a promised date needs a reason")
        self._back = back or N_("back to the form")
        self._input = LineInput("", listed=False, short=False)
        self._error = Paragraph()

    def compose(self) -> ComposeResult:
        say = host_of(self).say
        label = Paragraph(say(N_("Reason")), "strong")
        label.styles.width = 12
        with Vertical():
            yield Foot()
            yield Paragraph(self._title)
            with Horizontal():
                yield label
                yield self._input
            yield self._error
            yield Keyline()

    def on_mount(self) -> None:
        say = host_of(self).say
        keyline = self.query_one(Keyline)
        keyline.help = ("Esc", say(self._back))
        keyline.show([("Enter", say(N_("save")))])
        self.set_focus(self._input)

    def on_keyline_pressed(self, message: Keyline.Pressed) -> None:
        message.stop()
        if message.key == "Enter":
            self.action_save()
        else:
            self.action_back()

    def action_save(self) -> None:
        if reason := clean_line(self._input.value):
            self.dismiss(reason)
        else:
            self._error.show("! " + host_of(self).say(self._needs), "red")

    def action_back(self) -> None:
        self.dismiss("")
