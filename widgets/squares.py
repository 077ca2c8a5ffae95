"""A small grid of squares with a cursor: a text and a tone in each, titles at the left and below."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from store.values.words import N_
from widgets.drawn.grid import Cell
from widgets.drawn.tones import Tone, current
from widgets.segments import segments
from widgets.still import Still

SIDE = 8
"""Cells of one square."""
TITLE = 5
"""Cells of the titles at the left."""


class Squares(Still, can_focus=True):
    """Rows from the top; the square under the cursor stands between brackets, so that it needs no colour."""

    DEFAULT_CSS = "Squares { height: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", N_("up"), show=False),
        Binding("down", "move(1, 0)", N_("down"), show=False),
        Binding("left", "move(0, -1)", N_("left"), show=False),
        Binding("right", "move(0, 1)", N_("right"), show=False),
        Binding("k", "move(-1, 0)", N_("up"), show=False),
        Binding("j", "move(1, 0)", N_("down"), show=False),
        Binding("enter", "open", N_("open it"), show=False),
    ]

    class Moved(Message):
        """The cursor came to another square: its row and column from the top left."""

        def __init__(self, row: int, column: int) -> None:
            super().__init__()
            self.row = row
            self.column = column

    class Opened(Moved):
        """The square was asked for."""

    def __init__(
        self, squares: Sequence[Sequence[Cell]], rows: Sequence[str], columns: Sequence[str]
    ) -> None:
        super().__init__()
        self._squares = squares
        self._rows = rows
        self._columns = columns
        self.at = (0, 0)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return len(self._squares) + 1

    def render_line(self, y: int) -> Strip:
        look, width = current(), self.size.width
        parts: list[tuple[str, Tone]] = []
        if y < len(self._squares):
            parts.append((f"{self._rows[y]:>{TITLE - 2}} {look.glyphs.post}", "dim"))
            for x, cell in enumerate(self._squares[y]):
                here = (y, x) == self.at
                text = f"[{cell.text}]" if here else f" {cell.text} "
                parts += [(" " * max(0, SIDE - len(text)), "text"), (text, "strong" if here else cell.tone)]
        else:
            parts.append((" " * TITLE, "text"))
            parts += [(f"{title:>{SIDE - 2}}  ", "dim") for title in self._columns]
        return Strip(segments(parts, look.plain, width), width)

    def select(self, row: int, column: int) -> None:
        """Put the cursor on a square."""
        old, self.at = self.at, (row, column)
        if old != self.at:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in {old[0], row}))
            self.post_message(self.Moved(row, column))

    def action_move(self, down: int, right: int) -> None:
        row = max(0, min(len(self._squares) - 1, self.at[0] + down))
        column = max(0, min(len(self._columns) - 1, self.at[1] + right))
        self.select(row, column)

    def action_open(self) -> None:
        self.post_message(self.Opened(*self.at))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if event.y < len(self._squares) and event.x >= TITLE:
            self.select(event.y, min(len(self._columns) - 1, (event.x - TITLE) // SIDE))
