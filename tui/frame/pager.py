"""Lines to read, under headings: the talk card, and what lint found."""

from collections.abc import Hashable, Sequence

from textual.widget import Widget

from store.values.frozen import frozen
from store.values.words import Words
from store.values.wrapping import wrapped
from tui.frame.overlay_screen import OverlayScreen
from widgets.drawn.tones import Tone
from widgets.pages import Pages
from widgets.rows import Cell, Column, Row

EDGE = 3
"""Cells beside the text."""


@frozen
class Passage:
    """One line of text, in a tone; `set_in`: the cells before its later lines."""

    text: str
    tone: Tone = "text"
    set_in: int = 0


class Pager(OverlayScreen[None]):
    """Nothing to do here but read; Esc goes back."""

    def __init__(self, title: Words | str, passages: Sequence[Passage], most: int = 0) -> None:
        super().__init__("")
        self._titled = title
        self._passages = tuple(passages)
        self._most = most
        self._rows = Pages((Column("text", flex=True),))

    @property
    def place(self) -> Hashable:
        return self._titled

    def body(self) -> Widget:
        return self._rows

    def on_mount(self) -> None:
        self._rule.show(title=self.host.say(self._titled))
        lines = list(self._lines(max(20, self.app.size.width - EDGE)))
        if self._most and len(lines) > self._most:
            lines = [*lines[: self._most - 1], Passage("…", "dim")]
        self._rows.show([Row(n, (Cell(line.text, line.tone),)) for n, line in enumerate(lines)])
        self._rows.focus()

    def _lines(self, width: int) -> Sequence[Passage]:
        found: list[Passage] = []
        for passage in self._passages:
            for n, part in enumerate(wrapped(passage.text, width, hanging=passage.set_in)):
                found.append(Passage((" " * passage.set_in if n else "") + part, passage.tone))
        return found
