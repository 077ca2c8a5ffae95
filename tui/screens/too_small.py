"""Said when the terminal is too small to show anything useful; goes by itself when it grows."""

from typing import Any

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import Screen

from store.values.words import N_, words
from widgets.paragraph import Paragraph


def too_small(size: Size, least: tuple[int, int]) -> bool:
    """Whether less fits than is needed, columns × rows. A terminal that does not know its size says 0."""
    return 0 < size.width < least[0] or 0 < size.height < least[1]


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

    def on_screen_resume(self) -> None:
        # A question that came on top may have been answered after the terminal grew.
        self.leave_when_roomy(self.app.size)

    def leave_when_roomy(self, size: Size) -> None:
        """Go, once `size` is enough."""
        if not too_small(size, self._least):
            self.dismiss()
