"""The editor of a form that is mostly text: it takes the room there is, and Enter always begins a line."""

from collections.abc import Callable

from widgets.editors.prose import ProseInput


class NotesInput(ProseInput):
    """Its lines are numbered from 1."""

    DEFAULT_CSS = "NotesInput { height: 1fr; }"

    def __init__(self, text: str, put_in: Callable[[str], str]) -> None:
        """`put_in`: as what a pasted text goes in."""
        super().__init__(text)
        self._put_in = put_in

    def as_put_in(self, text: str) -> str:
        """As who has the notes wants it."""
        return self._put_in(text)

    @property
    def line(self) -> int:
        """The number of the line with the cursor."""
        return self.cursor_location[0] + 1

    @property
    def line_and_place(self) -> tuple[str, int]:
        """The line with the cursor, and how many of its characters stand before that."""
        row, column = self.cursor_location
        return self.document.get_line(row), column

    def replace_line(self, text: str, at: int) -> None:
        """Put another line in the place of the one with the cursor, which stands behind `at` characters of it then."""
        row, _ = self.cursor_location
        self._replace_via_keyboard(text, (row, 0), (row, len(self.document.get_line(row))))
        self.move_cursor((row, at))

    def _on_empty_end(self) -> bool:
        return False
