"""How wide a text may be that is wrapped before it is put into the last column of a list."""

from collections.abc import Iterable

from store.values.width import cell_width
from widgets.drawn.grid import GAP, WIDEST

BAR = 1
"""The first cell of each line."""


def text_room(width: int, *columns: Iterable[str], edge: int = 1) -> int:
    """Cells that a list of `width` cells has left beside `columns`, each as wide as the widest of its texts."""
    widest = (min(max(map(cell_width, texts), default=0), WIDEST) for texts in columns)
    return width - BAR - edge - sum(cells + GAP for cells in widest if cells)
