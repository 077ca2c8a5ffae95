"""The one-line footer: what fits of the keys, and always where to find the others.

Textual's Footer makes a widget of every key and costs an eighth of all start-up bytes; this is one line.
"""

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from store.values.width import cell_width
from widgets.drawn.grid import safe
from widgets.drawn.tones import Tone, current
from widgets.segments import segments

GAP = 2
"""Cells between two entries."""


class Keyline(Widget):
    """Keys and their words from the left, help at the right end. Entries that do not fit are left out."""

    DEFAULT_CSS = "Keyline { height: 1; dock: bottom; }"
    ALLOW_SELECT = False

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

    def _places(self) -> list[tuple[int, str, str]]:
        """What is drawn: (first cell, key, label) from left to right."""
        width = self.size.width
        at, end = 1, max(0, width - 1 - _length(self.help))
        places: list[tuple[int, str, str]] = []
        for entry in self._entries:
            if at + _length(entry) + GAP > end:
                break
            places.append((at, *entry))
            at += _length(entry) + GAP
        return [*places, (end, *self.help)]

    def render_line(self, y: int) -> Strip:
        parts: list[tuple[str, Tone]] = []
        at = 0
        for start, key, label in self._places():
            parts += [(" " * (start - at), "text"), (safe(key), "key"), (" " + safe(label), "dim")]
            at = start + _length((key, label))
        return Strip(segments(parts, current().plain, self.size.width), self.size.width)

    def on_click(self, event: events.Click) -> None:
        for start, key, label in self._places():
            if start <= event.x < start + _length((key, label)):
                event.stop()
                self.post_message(self.Pressed(key))


def _length(entry: tuple[str, str]) -> int:
    """Cells of `key label`."""
    return cell_width(safe(entry[0])) + 1 + cell_width(safe(entry[1]))
