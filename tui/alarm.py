"""What went wrong is said on the screen that is on top, also where that has no line of its own for it."""

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from widgets.keyline import Keyline
from widgets.paragraph import Paragraph
from widgets.tones import Tone


class Alarm(Paragraph):
    """Above the keys, from when something is said until something better is."""

    TALLEST = 3


def show_alarm(screens: Sequence[Screen[Any]], said: str, tone: Tone) -> None:
    """Say it on the topmost of these that has keys at its foot, in place of what was said there before; a screen with
    a status line of its own is not meant, it says it anyway. Nothing said: the lines go."""
    for screen in reversed(screens):
        if hasattr(screen, "status"):
            return
        for keyline in screen.query(Keyline):
            line = next(iter(screen.query(Alarm)), None)
            if line is not None:
                line.show(said, tone)
            elif said and keyline.parent is not None:
                keyline.parent.mount(Alarm(said, tone), before=keyline)
            return
