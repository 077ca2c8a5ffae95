"""A few sentences on as many lines as they need."""

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from store.values.wrapping import wrapped
from widgets.drawn.grid import safe
from widgets.drawn.tones import Tone, current
from widgets.segments import segments


class Paragraph(Widget):
    """Plain text, never markup; lines given as such stay lines."""

    DEFAULT_CSS = "Paragraph { width: 1fr; height: auto; }"
    ALLOW_SELECT = False
    TALLEST: int = 12

    def __init__(self, text: str = "", tone: Tone = "text", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = text
        self._tone: Tone = tone

    def show(self, text: str, tone: Tone = "text") -> None:
        """Say something else."""
        if (text, tone) != (self._text, self._tone):
            self._text, self._tone = text, tone
            self.refresh(layout=True)

    def _lines(self, width: int) -> list[str]:
        room = max(2, width - 2)
        found = [line for part in self._text.split("\n") for line in wrapped(safe(part), room)]
        return found[: self.TALLEST] if self._text else []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        lines = self._lines(width)
        text = lines[y] if y < len(lines) else ""
        return Strip(segments([(" ", "text"), (text, self._tone)], current().plain, width), width)
