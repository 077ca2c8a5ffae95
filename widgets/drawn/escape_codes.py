"""Runs of ink as a terminal is told them: to the byte what Textual makes of the same runs."""

from collections.abc import Iterable
from functools import cache

from widgets.drawn.grid import Run
from widgets.drawn.tones import Ink, current

MOVE = 8
"""Bytes of a move of the cursor."""
NO_COLOUR = ";39;49"
"""What Textual puts behind every weight where no colour is wanted."""


@cache
def codes_of(ink: Ink) -> str:
    """The parameters of an ink, in rich's order: weight, colour, ground."""
    codes = [code for code, on in (("1", ink.bold), ("2", ink.dim), ("7", ink.reverse)) if on]
    codes += [_colour(at, ground) for at, ground in ((ink.colour, 0), (ink.ground, 10)) if at is not None]
    return ";".join(codes)


def _colour(at: int, ground: int) -> str:
    """A palette index; the first sixteen have codes of their own."""
    if at < 8:
        return str(30 + ground + at)
    return str(82 + ground + at) if at < 16 else f"{38 + ground};5;{at}"


def escaped(line: Iterable[Run]) -> str:
    """A line with its codes; text without ink stays as it is."""
    behind = NO_COLOUR if current().colourless else ""
    return "".join(
        f"\x1b[{codes}{behind}m{text}\x1b[0m" if ink and (codes := codes_of(ink)) else text
        for text, ink in line
    )


def is_blank(line: Iterable[Run]) -> bool:
    """Whether it shows nothing on an empty screen."""
    return all(text.isspace() and _is_bare(ink) for text, ink in line)


def trimmed(line: list[Run]) -> list[Run]:
    """Without the blanks at its end, where they show nothing and are worth a move of the cursor."""
    text, ink = line[-1]
    kept = text.rstrip(" ")
    if not _is_bare(ink) or len(text) - len(kept) < MOVE:
        return line
    return [*line[:-1], (kept, ink)] if kept else line[:-1]


def _is_bare(ink: Ink | None) -> bool:
    return ink is None or (ink.ground is None and not ink.reverse)
