"""A screen over one list, which has the keys from the start."""

from typing import TypeVar

from textual.widget import Widget

from tui.frame.overlay_screen import OverlayScreen
from widgets.rows import Rows

Result = TypeVar("Result")


class ListScreen(OverlayScreen[Result]):
    """A screen makes its `_rows`, and `show_lines` fills them."""

    _rows: Rows

    def body(self) -> Widget:
        return self._rows

    def on_mount(self) -> None:
        self.show_lines()
        self._rows.focus()

    def show_lines(self) -> None:
        """Fill the list as it is now, and say above it what is to be said of it."""
        raise NotImplementedError
