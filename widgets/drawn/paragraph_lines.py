"""A few sentences on as many lines as they need."""

from store.values.wrapping import wrapped
from widgets.drawn.grid import Run, runs, safe
from widgets.drawn.tones import Tone, current


def paragraph_lines(text: str, tone: Tone, width: int, tallest: int) -> list[list[Run]]:
    """`text` on `width` cells, a space at either side, no more than `tallest` lines; lines given stay lines."""
    if not text:
        return []
    room = max(2, width - 2)
    found = [line for part in text.split("\n") for line in wrapped(safe(part), room)]
    return [runs([(" ", "text"), (line, tone)], current().plain, width) for line in found[:tallest]]
