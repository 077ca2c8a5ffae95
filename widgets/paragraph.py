"""A few sentences on as many lines as they need."""

from textual.geometry import Size
from textual.strip import Strip

from widgets.drawn.grid import Run
from widgets.drawn.paragraph_lines import paragraph_lines
from widgets.drawn.tones import Tone
from widgets.segments import strip_of
from widgets.still import Still


class Paragraph(Still):
    """Plain text, never markup; lines given as such stay lines."""

    DEFAULT_CSS = "Paragraph { width: 1fr; height: auto; }"
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

    def _lines(self, width: int) -> list[list[Run]]:
        return paragraph_lines(self._text, self._tone, width, self.TALLEST)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        lines = self._lines(width)
        return strip_of(lines[y], width) if y < len(lines) else Strip.blank(width)
