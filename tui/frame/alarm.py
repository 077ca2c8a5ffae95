"""What went wrong is said on the screen that is on top, also where that has no line of its own for it."""

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from store.values.width import cell_width
from tui.host import Reporting
from widgets.drawn.tones import Tone
from widgets.keyline import Keyline
from widgets.paragraph import Paragraph

EDGES = 2
"""Cells beside the text of a line."""


class Alarm(Paragraph):
    """Above the keys, from when something is said until something better is."""

    TALLEST = 3


def show_alarm(screens: Sequence[Screen[Any]], said: str, tone: Tone) -> None:
    """Say it on the topmost of these that has keys at its foot, in place of what was said there before; on as many
    lines as it takes, unless its own status line has room for it. Nothing said: the lines go."""
    for screen in reversed(screens):
        for keyline in screen.query(Keyline):
            room = screen.size.width - EDGES
            if isinstance(screen, Reporting):
                if cell_width(said) <= room:
                    said = ""
                else:
                    screen.status("")
            line = next(iter(screen.query(Alarm)), None)
            if line is not None:
                line.show(said, tone)
            elif said and keyline.parent is not None:
                keyline.parent.mount(Alarm(said, tone), before=keyline)
            return
