"""Until when something waits, and why: asked on the lowest lines of the screen."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from store.values.width import cell_width
from store.values.words import N_, words
from tui.frame.bottom_sheet import BottomSheet
from tui.host import host_of
from widgets.editors.row import FieldRow
from widgets.editors.typed import Typed
from widgets.paragraph import Paragraph


class Snooze(BottomSheet[tuple[date, str] | None]):
    """Result: the day it comes back, and the reason; None when the user went back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "other", N_("next field"), show=False),
        Binding("down", "other", N_("next field"), show=False),
        Binding("up", "other", N_("field before"), show=False),
    ]

    def __init__(self, title: str, until: Typed, why: Typed, today: date) -> None:
        super().__init__()
        self._title = title
        self._typed = (until, why)
        self._today = today

    def lines(self) -> ComposeResult:
        say = host_of(self).say
        room = max(cell_width(say(typed.field.title)) for typed in self._typed)
        self._until, self._why = (FieldRow(typed, room, say) for typed in self._typed)
        yield Paragraph(self._title)
        yield self._until
        yield self._why

    def answers(self) -> Mapping[str, str]:
        return {**super().answers(), "tab": host_of(self).say(N_("next field"))}

    def on_mount(self) -> None:
        self._until.begin()

    def on_field_row_entered(self, message: FieldRow.Entered) -> None:
        message.stop()
        if message.row is self._until and self._checked() is not None:
            self._why.begin()
        elif message.row is self._why:
            self.action_take()

    def on_field_row_changed(self, message: FieldRow.Changed) -> None:
        message.stop()

    def _checked(self) -> date | None:
        """The day, if it is one to come; else it is said under the field what is wrong."""
        self._until.sync()
        if not self._until.check():
            return None
        day: date | None = self._until.typed.value()
        say = host_of(self).say
        if day is None:
            self._until.complain(say(N_("until when? a snooze needs an end date")))
        elif day <= self._today:
            past = words(N_("{day} has come already: a snooze ends on a day to come"), day=day)
            self._until.complain(say(past))
        else:
            return day
        return None

    def action_other(self) -> None:
        (self._until if self._why.has_focus_within else self._why).begin()

    def action_take(self) -> None:
        day = self._checked()
        if day is None:
            self._until.begin()
            return
        self._why.sync()
        self.dismiss((day, str(self._why.typed.value() or "")))
