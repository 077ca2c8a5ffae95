"""One line of text in several tones, with something at its right end."""

from textual.message import Message
from textual.strip import Strip

from widgets.drawn.grid import Cell, Cells, pieces
from widgets.drawn.text_line import text_line
from widgets.drawn.tones import Tone
from widgets.segments import strip_of
from widgets.still import Still


class Line(Still):
    """Left and right text; the right one goes when there is no room for both. A click on it is told."""

    DEFAULT_CSS = "Line { height: 1; }"

    class Pressed(Message):
        """The line was clicked on."""

        def __init__(self, line: "Line") -> None:
            super().__init__()
            self.line = line

        @property
        def control(self) -> "Line":
            """Lets `@on(Line.Pressed, "#header")` tell lines apart."""
            return self.line

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left: tuple[Cell, ...] = ()
        self._right: tuple[Cell, ...] = ()

    def on_click(self) -> None:
        self.post_message(self.Pressed(self))

    def show(self, left: Cells, right: Cells = ()) -> None:
        """Change what the line says; equal text sends nothing."""
        new = (pieces(left), pieces(right))
        if new != (self._left, self._right):
            self._left, self._right = new
            self.refresh()

    @property
    def tone(self) -> Tone:
        """Of what stands at its left; that of plain text where nothing does."""
        return next((cell.tone for cell in self._left if cell.text), "text")

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        return strip_of(text_line(self._left, self._right, width), width)
