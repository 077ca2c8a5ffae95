"""Why a promised date moves, or was missed: asked once, when it is saved."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from store.values.text import clean_line
from store.values.words import N_
from tui.frame.bottom_sheet import BottomSheet
from tui.host import host_of
from widgets.editors.line_input import LineInput
from widgets.paragraph import Paragraph


class Reason(BottomSheet[str | None]):
    """Result: the reason; None when the user went back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "take", N_("save"), show=False)]

    def __init__(self, title: str, *, needs: str = "", back: str = "", label: str = "") -> None:
        """`needs`: said where no reason is given; `back`: what Esc does; `label` of the field; msgids."""
        super().__init__()
        self._title = title
        self._needs = needs or N_("moving a promised date needs a reason")
        self._back = back or N_("back to the form")
        self._label = label or N_("Reason")
        self._input = LineInput("", listed=False, short=False)
        self._error = Paragraph()

    def answers(self) -> Mapping[str, str]:
        return {**super().answers(), "escape": host_of(self).say(self._back)}

    def lines(self) -> ComposeResult:
        say = host_of(self).say
        label = Paragraph(say(self._label), "strong")
        label.styles.width = 12
        yield Paragraph(self._title)
        with Horizontal():
            yield label
            yield self._input
        yield self._error

    def on_mount(self) -> None:
        self.set_focus(self._input)

    def action_take(self) -> None:
        if reason := clean_line(self._input.value):
            self.dismiss(reason)
        else:
            self._error.show("! " + host_of(self).say(self._needs), "red")
