"""One line of text in several tones, with something at its right end."""

from widgets.drawn.grid import Cells, Run, cut, pieces, runs, width_of
from widgets.drawn.tones import Tone, current


def text_line(left: Cells, right: Cells, width: int) -> list[Run]:
    """Left and right text on `width` cells; the right one goes when there is no room for both."""
    look = current()
    begun = cut(pieces(left), width - 2, look.glyphs.cut)
    parts: list[tuple[str, Tone]] = [(" ", "text"), *begun]
    used = width_of(parts)
    ending = cut(pieces(right), width, look.glyphs.cut)
    wanted = width_of(ending)
    if ending and used + 2 + wanted + 1 <= width:
        parts += [(" " * (width - used - wanted - 1), "text"), *ending]
    return runs(parts, look.plain, width)
