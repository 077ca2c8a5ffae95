"""One person, asked for on the lowest lines of the screen, with the names that may be meant."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from store.records import Contact
from store.values.fields import field_named
from store.values.reader import Reader
from store.values.width import cell_width
from store.values.words import N_
from tui.frame.bottom_sheet import BottomSheet
from tui.host import host_of
from widgets.editors.row import FieldRow
from widgets.editors.typed import Names, Typed
from widgets.paragraph import Paragraph


class Whom(BottomSheet[int | None]):
    """Result: the id of the person; None when the user went back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # The list of names is the question: Esc leaves both.
        Binding("escape", "back", N_("back"), show=False, priority=True)
    ]
    TAKE = N_("take")

    @staticmethod
    def known(reader: Reader, names: Names) -> Typed:
        """What is asked for: one of the people who are known by those names."""
        return Typed(field_named(Contact, "person"), replace(reader, directory=names), names, None)

    def __init__(self, title: str, typed: Typed, *, listed: bool = False) -> None:
        """`listed`: everybody stands in the list before a letter is typed, and Enter takes the first."""
        super().__init__()
        self._listed = listed
        self._title = title
        self._typed = typed

    def lines(self) -> ComposeResult:
        say = host_of(self).say
        self._row = FieldRow(self._typed, cell_width(say(self._typed.field.title)), say)
        yield Paragraph(self._title)
        yield self._row

    def on_mount(self) -> None:
        self._row.begin()
        if self._listed:
            self._row.ask()

    def on_field_row_entered(self, message: FieldRow.Entered) -> None:
        message.stop()
        self.action_take()

    def on_field_row_changed(self, message: FieldRow.Changed) -> None:
        message.stop()

    def action_take(self) -> None:
        self._row.sync()
        if self._row.check():
            self.dismiss(self._typed.value())
