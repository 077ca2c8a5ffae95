"""An input of one line, and what may be pasted into it."""

from dataclasses import replace
from itertools import groupby
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from store.values.text import clean_line
from store.values.width import cut
from widgets.drawn.grid import safe
from widgets.editors.ink import ink

MOST = 20_000
"""Characters taken of a paste: more than any one-line field may hold, so that the field can say so."""
_OURS = ("enter", "ctrl+x")
"""Textual's keys of an Input that mean something else in a form."""


class LineInput(Input, inherit_css=False, inherit_bindings=False):
    """Textual's Input without box, blinking, submitting and scrolling keys; only clean text gets in."""

    DEFAULT_CSS = """
    LineInput {
        height: 1; width: 1fr; padding: 0; border: none; background: transparent; color: $foreground;
        scrollbar-size: 0 0; overflow: hidden hidden;
    }
    """
    # Without their descriptions, which are English only: help lists what has one.
    BINDINGS: ClassVar[list[BindingType]] = [
        replace(binding, description="")
        for binding in Input.BINDINGS
        if isinstance(binding, Binding) and binding.key not in _OURS
    ]

    TAKES_TEXT: ClassVar[bool] = True
    """What is typed or pasted stays here and moves nothing."""

    class Asked(Message):
        """Space alone where it cannot be text: show what may stand here."""

    def __init__(self, text: str, *, listed: bool, short: bool) -> None:
        self._gone = 0
        super().__init__(text, select_on_focus=short, compact=True)
        self.cursor_blink = False
        self._listed = listed

    @property
    def content_width(self) -> int:
        """Textual's width of the text, of which each change lays out the whole screen; here always the same."""
        return 1

    @property
    def scroll_offset(self) -> Offset:
        """How much of the text has gone out on the left: nothing where nobody writes."""
        return Offset(self._gone if self.has_focus else 0, 0)

    def _watch_selection(self, selection: Selection) -> None:
        self._keep_in_view()
        super()._watch_selection(selection)

    def _on_resize(self) -> None:
        gone = self._gone
        self._keep_in_view()
        if self._gone != gone:
            self.refresh()

    def _keep_in_view(self) -> None:
        """Scroll as little as it takes to see the cursor; no cell stays empty while text has gone out."""
        at, width = self.cursor_position, max(1, self.size.width)
        whole = self._position_to_cell(len(self.value)) + 1
        first = self._position_to_cell(at)
        last = whole if at == len(self.value) else self._position_to_cell(at + 1)
        self._gone = max(0, min(first, max(self._gone, last - width), whole - width))

    def replace(self, text: str, start: int, end: int) -> None:
        """As Textual's, with nothing in it that a terminal would obey."""
        super().replace(safe(text), start, end)

    def render_line(self, y: int) -> Strip:
        inks, width = ink(self.has_focus), self.size.width
        if not self.has_focus:
            return Strip([Segment(cut(self.value, width), inks.text)]).extend_cell_length(width, inks.text)
        text = self.value + " "
        styles = [inks.text] * len(text)
        first, last = sorted(self.selection)
        styles[first:last] = [inks.selected] * (last - first)
        styles[self.cursor_position] = inks.cursor
        at, pieces = 0, []
        for style, run in groupby(styles):
            size = len(list(run))
            pieces.append(Segment(text[at : at + size], style))
            at += size
        strip = Strip(pieces).crop(self._gone, self._gone + width)
        return strip.extend_cell_length(width, inks.text)

    async def _on_key(self, event: events.Key) -> None:
        whole = sorted(self.selection) == [0, len(self.value)]
        if self._listed and event.key == "space" and whole:
            event.stop()
            event.prevent_default()
            self.post_message(self.Asked())

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if line := clean_line(event.text[:MOST]):
            self.replace(line, *self.selection)
