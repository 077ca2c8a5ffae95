"""`b` in a briefing: whom another one is for, the sponsor first."""

from collections.abc import Sequence

from textual.widget import Widget

from store.queries.briefing.recipient_list import ReaderLine
from store.values.words import N_
from tui.frame.overlay_screen import OverlayScreen
from widgets.rows import Cell, Column, Row, Rows


class ReadersScreen(OverlayScreen[int | None]):
    """Enter takes the person under the cursor. Result: their id; None when the user went back."""

    def __init__(self, lines: Sequence[ReaderLine]) -> None:
        super().__init__("")
        self._lines = tuple(lines)
        self._rows = Rows((Column("name"), Column("part"), Column("title", flex=True, least=20)))

    def body(self) -> Widget:
        return self._rows

    def on_mount(self) -> None:
        say = self.host.say
        self._rule.show(title=say(N_("BRIEFING for whom?")))
        rows = [
            Row(
                n,
                (Cell(line.person.name), Cell(say(line.part)), Cell(line.person.title, "dim")),
                line.person.id,
            )
            for n, line in enumerate(self._lines)
        ]
        empty = N_("nobody has heard anything yet; b on a line of Contacts briefs anybody")
        self._rows.show(rows, say(empty))
        self._rows.focus()
        super().on_mount()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        self.dismiss(message.payload)
