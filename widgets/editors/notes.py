"""The editor of a form that is mostly text: it takes the room there is, and Enter always begins a line."""

from widgets.editors.prose import ProseInput


class NotesInput(ProseInput):
    """Its lines are numbered from 1."""

    DEFAULT_CSS = "NotesInput { height: 1fr; }"

    @property
    def line(self) -> int:
        """The number of the line with the cursor."""
        return self.cursor_location[0] + 1

    def _on_empty_end(self) -> bool:
        return False
