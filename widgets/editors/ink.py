"""Textual's inputs in our tones: no boxes, palette colours, the focused one on the selected row's tint."""

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from store.values.frozen import frozen
from widgets.drawn.tones import current
from widgets.segments import style_of

CURSOR = Style(reverse=True)
SELECTION = Style(underline=True)
"""What Textual is told to draw with where it draws; `inked` turns it into the look of this terminal."""


@frozen
class Ink:
    """How text, the cursor and what is selected look in an input."""

    text: Style
    cursor: Style
    selected: Style


def ink(focused: bool) -> Ink:
    """The ink of this terminal."""
    look = current()
    text = style_of((look.selected if focused else look.plain)["text"]) or Style.null()
    return Ink(text, text + Style(reverse=not text.reverse), text + SELECTION)


def inked(strip: Strip, focused: bool) -> Strip:
    """A strip of Textual's in our ink; cursor and selection are known by their marks."""
    inks = ink(focused)
    runs: list[tuple[str, Style]] = []
    for text, style, _ in strip:
        mark = style or Style.null()
        # The cursor is drawn over the selection, so its mark is looked for first.
        new = inks.cursor if mark.reverse else inks.selected if mark.underline else inks.text
        if runs and runs[-1][1] == new:
            runs[-1] = (runs[-1][0] + text, new)
        else:
            runs.append((text, new))
    return Strip([Segment(text, new) for text, new in runs], strip.cell_length)
