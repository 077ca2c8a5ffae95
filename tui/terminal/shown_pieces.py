"""What stands on the terminal, in the pieces in which it was sent; and what of a frame is sent therefore.

Textual makes a frame of pieces, one per widget and line; so pieces are compared, and of one that stands where another
of its length stood only the cells between the first and the last that differ are sent. Where a question lies on the
lowest lines of a screen, what is above it comes as one piece a line. Only the fields of its updates are Textual's own
affair: where a version has others, frames go out as it made them.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from rich.console import Console
from rich.control import Control
from textual.strip import Strip

from store.values.width import cell_width
from tui.picture.first_picture import Frame
from widgets.drawn.escape_codes import brief

OWN_TEXT = re.compile(r"\x1b\[39;49m([^\x1b]*)\x1b\[0m")
OWN_COLOURS = re.compile(r"(?<!;5)(?:;39)?;49(?=m)|(?<=\[)39;(?=4[0-8]|10[0-7])")


class Shown:
    """What stands on the terminal."""

    def __init__(self) -> None:
        self._lines: Frame = {}
        self._size: Any = None
        self._drawn: dict[tuple[int, int], tuple[str, Strip]] = {}
        """By line and first cell what was sent there last, to be compared while it still stands there."""

    def seed(self, frame: Frame, size: Any) -> None:
        """This stands there already, on a terminal of that size."""
        self._lines, self._size = frame, size

    def forget(self) -> None:
        """Nothing is known of the terminal any more; the next frame is sent whole."""
        self._lines.clear()
        self._drawn.clear()

    def changes(self, update: Any, whole: Callable[[Console], str], console: Console) -> str:
        """What to send of `update`, a frame that `whole` would render completely; notes it as shown."""
        try:
            sent = []
            for y, x, strip in self._pieces(update):
                text = strip.render(console)
                before = self._lines.get(y, {}).get(x)
                if self._add(y, x, x + strip.cell_length, text):
                    at, part = 0, strip
                    if before is not None and before[0] == x + strip.cell_length:
                        at, part = self._differing(y, x, before[1], strip)
                    sent.append(
                        f"{Control.move_to(x + at, y)}{text if part is strip else part.render(console)}"
                    )
                self._drawn[y, x] = text, strip
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

    def _differing(self, y: int, x: int, standing: str, strip: Strip) -> tuple[int, Strip]:
        """(cells that stand there already, those that follow up to the last that does not)."""
        said, drawn = self._drawn.get((y, x), ("", strip))
        if said != standing:
            return 0, strip
        first, last = differing(drawn, strip)
        return (first, strip.crop(first, last)) if first < last else (0, strip)

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


def differing(one: Strip, other: Strip) -> tuple[int, int]:
    """Of two strips of one length the first cell that differs, and the end of those that do."""
    ours, theirs = _letters(one), _letters(other)
    most = min(len(ours), len(theirs))
    ahead = next((n for n in range(most) if ours[n] != theirs[n]), most)
    while ahead and ahead < len(theirs) and not cell_width(theirs[ahead][0]):
        # What is written over a letter is sent with it.
        ahead -= 1
    rest = most - ahead
    behind = next((n for n in range(rest) if ours[-1 - n] != theirs[-1 - n]), rest)
    while behind and not cell_width(theirs[len(theirs) - behind][0]):
        behind -= 1
    first = sum(cell_width(letter) for letter, _ in theirs[:ahead])
    return first, other.cell_length - sum(cell_width(letter) for letter, _ in theirs[len(theirs) - behind :])


def _letters(strip: Strip) -> list[tuple[str, Any]]:
    """Each letter with its style."""
    return [(letter, segment.style) for segment in strip for letter in segment.text]


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
