"""The record under the cursor: labels and values in two columns, as many lines as there is room."""

from collections.abc import Sequence

from textual.strip import Strip

from widgets.drawn.grid import Run
from widgets.drawn.pair_columns import Pair, pair_lines
from widgets.segments import strip_of
from widgets.still import Still


class Detail(Still):
    """A rule with the record's name, then pairs; the first half of them in the left column."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = ""
        self._pairs: tuple[Pair, ...] = ()
        self._drawn: list[list[Run]] = []

    def show(self, title: str, pairs: Sequence[Pair]) -> None:
        """Change the record shown; only lines that look different are sent."""
        new = (title, tuple(pairs))
        if new != (self._title, self._pairs):
            self._title, self._pairs = new
            self._drawn = []
            self.refresh()

    def on_resize(self) -> None:
        self._drawn = []

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        if len(self._drawn) != height:
            self._drawn = pair_lines(self._title, self._pairs, width, height)
        return strip_of(self._drawn[y], width)
