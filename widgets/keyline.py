"""The one-line footer: what fits of the keys, and always where to find the others.

Textual's Footer makes a widget of every key and costs an eighth of all start-up bytes; this is one line.
"""

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.strip import Strip

from widgets.drawn.key_places import entry_length, key_line, key_places
from widgets.segments import strip_of
from widgets.still import Still


class Keyline(Still):
    """Keys and their words from the left, help at the right end. Entries that do not fit are left out."""

    DEFAULT_CSS = "Keyline { height: 1; dock: bottom; }"

    class Pressed(Message):
        """An entry was clicked; `key` as it was given to `show`."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, help: tuple[str, str] = ("?", "help"), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.help = help
        self._entries: tuple[tuple[str, str], ...] = ()

    def show(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show `entries`, pairs of key and label, the most wanted first; help need not be among them."""
        new = tuple((key, label) for key, label in entries if key != self.help[0])
        if new != self._entries:
            self._entries = new
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        return strip_of(key_line(self._entries, self.help, width), width)

    def on_click(self, event: events.Click) -> None:
        for start, key, label in key_places(self._entries, self.help, self.size.width):
            if start <= event.x < start + entry_length((key, label)):
                event.stop()
                self.post_message(self.Pressed(key))
