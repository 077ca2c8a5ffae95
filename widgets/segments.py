"""Pieces of text and tone as Textual draws them."""

from collections.abc import Iterable, Mapping
from functools import cache

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from widgets.drawn.grid import Run, runs
from widgets.drawn.tones import Ink, Tone


@cache
def style_of(ink: Ink | None) -> Style | None:
    """An ink as a style of Textual's; None is the terminal's plain text."""
    if ink is None:
        return None
    color = None if ink.colour is None else Color.from_ansi(ink.colour)
    bgcolor = None if ink.ground is None else Color.from_ansi(ink.ground)
    return Style(color=color, bgcolor=bgcolor, bold=ink.bold, dim=ink.dim, reverse=ink.reverse)


def segments(parts: Iterable[tuple[str, Tone]], inks: Mapping[Tone, Ink | None], width: int) -> list[Segment]:
    """`parts` as exactly `width` cells, in as few segments as can be."""
    return [Segment(text, style_of(ink)) for text, ink in runs(parts, inks, width)]


def strip_of(line: Iterable[Run], width: int) -> Strip:
    """A line that was drawn on `width` cells."""
    return Strip([Segment(text, style_of(ink)) for text, ink in line], width)
