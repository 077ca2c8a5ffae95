"""What stands on the terminal, in the pieces in which it was sent; and what of a frame is sent therefore.

Textual makes a frame of pieces, one per widget and line; so pieces are compared. Where a question lies on the lowest
lines of a screen, what is above it comes as one piece a line. Only the fields of its updates are Textual's own affair:
where a version has others, frames go out as it made them.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from rich.console import Console
from rich.control import Control
from textual.strip import Strip

from tui.picture.first_picture import Frame
from widgets.drawn.escape_codes import brief

OWN_TEXT = re.compile(r"\x1b\[39;49m([^\x1b]*)\x1b\[0m")
OWN_COLOURS = re.compile(r"(?<!;5)(?:;39)?;49(?=m)|(?<=\[)39;(?=4[0-8]|10[0-7])")


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
                if self._add(y, x, x + strip.cell_length, text):
                    sent.append(f"{Control.move_to(x, y)}{text}")
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
                        yield y, x, strip if end <= last else strip.crop(0, last - x)

    def _add(self, y: int, x: int, end: int, text: str) -> bool:
        """Note `text` on the cells [x, end) of line `y`; False if it stands there already."""
        line = self._lines.setdefault(y, {})
        if line.get(x) == (end, text):
            return False
        covered = sorted(start for start, (stop, _) in line.items() if start < end and x < stop)
        if covered and _joined(line, covered) == (x, end, _said(text)):
            return False
        for start in covered:
            del line[start]
        line[x] = (end, text)
        return True


def _joined(line: Mapping[int, tuple[int, str]], starts: Sequence[int]) -> tuple[int, int, str] | None:
    """(first cell, end, text) of pieces of a line as one; None where there are gaps between them."""
    pieces = [(start, *line[start]) for start in starts]
    if any(one[1] != next_one[0] for one, next_one in pairwise(pieces)):
        return None
    return pieces[0][0], pieces[-1][1], _said("".join(text for _, _, text in pieces))


def _said(text: str) -> str:
    """Without codes for the terminal's own colours where nothing else was set: a screen that lies under another says
    them."""
    return OWN_COLOURS.sub("", OWN_TEXT.sub(r"\1", text))
