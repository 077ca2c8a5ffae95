"""Said when the terminal is too small to show anything useful; goes by itself when it grows."""

from typing import Any

from textual.app import ComposeResult
from textual.screen import Screen

from store.values.words import N_, words
from widgets.paragraph import Paragraph


class TooSmall(Screen[None]):
    """Wraps, so that it can be read even at 20×5. The text fills the screen: what it leaves clear shows through."""

    DEFAULT_CSS = "TooSmall Paragraph { height: 1fr; }"

    def __init__(self, least: tuple[int, int]) -> None:
        super().__init__()
        self._least = least

    def compose(self) -> ComposeResult:
        say: Any = self.app.say  # type: ignore[attr-defined]
        sentence = words(
            N_("Too small: forewarn needs {columns}×{rows}. Make it larger."),
            columns=self._least[0],
            rows=self._least[1],
        )
        yield Paragraph(say(sentence))
