"""What stands on the terminal, in the pieces in which it was sent; and what of a frame is sent therefore.

Textual makes a frame of pieces, one per widget and line; so pieces are compared. Where a question lies on the lowest
lines of a screen, what is above it comes as one piece a line. Only the fields of its updates are Textual's own affair:
where a version has others, frames go out as it made them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.control import Control
from textual.strip import Strip

from tui.picture.first_picture import Frame
from widgets.drawn.brief_codes import brief
from widgets.drawn.changed_part import changed_part


class Shown:
    """What stands on the terminal."""

    def __init__(self) -> None:
        self._lines: Frame = {}
        self._size: Any = None

    def seed(self, frame: Frame, size: Any) -> None:
        """This stands there already, on a terminal of that size."""
        self._lines, self._size = frame, size

    def forget(self) -> None:
        """Nothing is known of the terminal any more; the next frame is sent whole."""
        self._lines.clear()

    def changes(self, update: Any, whole: Callable[[Console], str], console: Console) -> str:
        """What to send of `update`, a frame that `whole` would render completely; notes it as shown."""
        try:
            sent = []
            for y, x, strip in self._pieces(update):
                text = strip.render(console)
                stays, changed = self._note(y, x, x + strip.cell_length, text)
                if changed:
                    sent.append(f"{Control.move_to(x + stays, y)}{changed}")
            return brief("".join(sent))
        except (AttributeError, LookupError, TypeError, ValueError):  # not the Textual that this was made for
            self.forget()
            return whole(console)

    def _pieces(self, update: Any) -> Iterator[tuple[int, int, Strip]]:
        """The pieces of an update as (line, first cell, text): of the whole screen, or of spans of lines."""
        if hasattr(update, "region"):
            if update.region.size != self._size:
                self._size = update.region.size
                self.forget()
            for y, line in enumerate(update.strips, update.region.y):
                x = update.region.x
                for strip in line:
                    yield y, x, strip
                    x += strip.cell_length
        else:
            for y, first, last in update.spans:
                for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                    if strip is not None and x < last and first < end:
                        yield y, x, strip

    def _note(self, y: int, x: int, end: int, text: str) -> tuple[int, str]:
        """Note `text` on the cells [x, end) of line `y`; (cells of it that stand there already, what is to be sent)."""
        line = self._lines.setdefault(y, {})
        if line.get(x) == (end, text):
            return 0, ""
        covered = sorted(start for start, (stop, _) in line.items() if start < end and x < stop)
        change = changed_part(_joined(line, covered, x, end), text)
        for start in covered if change[1] else ():
            del line[start]
        if change[1]:
            line[x] = (end, text)
        return change


def _joined(line: Mapping[int, tuple[int, str]], starts: Sequence[int], x: int, end: int) -> str:
    """Pieces of a line as one; nothing where they are not all of [x, end) and no more."""
    pieces = [(start, *line[start]) for start in starts]
    edges = [x, *(stop for _, stop, _ in pieces)]
    whole = edges[-1] == end and all(piece[0] == edge for piece, edge in zip(pieces, edges, strict=False))
    return "".join(text for _, _, text in pieces) if whole else ""
