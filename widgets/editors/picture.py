"""How a row looks: pure functions from what there is to say to lines of text in tones."""

from store.values.frozen import frozen
from store.values.width import cell_width
from store.values.wrapping import wrapped
from widgets.drawn.grid import Cell, cut, safe
from widgets.drawn.tones import Tone, current
from widgets.editors.offer_list import Listing

Part = tuple[str, Tone]
BAR = 1
"""Cells before the label, for the bar of the focused row."""
MARK = 3
"""Cells behind the label: the mark of a needed field between two spaces."""
BETWEEN = 2
"""Cells between the input and its meaning."""
MOST_LINES = 3
"""Lines that a meaning or an error may take."""


@frozen
class Places:
    """Where things stand in a row of `width` cells, beside labels of `labels` cells.

    A `wide` input takes the whole line and has its meaning below; the others have it beside them, aligned.
    """

    width: int
    labels: int
    wide: bool

    @property
    def left(self) -> int:
        """The first cell of the input."""
        return BAR + self.labels + MARK

    @property
    def room(self) -> int:
        """Cells from there to the edge."""
        return max(1, self.width - self.left - 1)

    @property
    def across(self) -> int:
        """Cells of the input."""
        return self.room if self.wide else min(30, max(16, self.room * 3 // 7), self.room)


@frozen
class Content:
    """What a row says beside what stands in its input, which is `tall` lines tall."""

    label: str
    needed: bool
    lit: bool
    meaning: str
    error: str
    listing: Listing | None
    new: str
    """How a record not made yet is marked in the list."""
    tall: int = 1


def lines(places: Places, content: Content) -> tuple[tuple[Part, ...], ...]:
    """The row, line by line; where the input stands there is nothing."""
    found = [_head(places, content), *([] for _ in range(content.tall - 1))]
    at = places.left if places.wide else places.left + places.across + BETWEEN
    for number, text in enumerate(
        _few(content.meaning, places.width - at - 1), content.tall if places.wide else 0
    ):
        if number == len(found):
            found.append([])
        used = sum(cell_width(part) for part, _ in found[number])
        found[number] += [(" " * (at - used), "text"), (text, "dim")]
    if content.listing is not None:
        found += _offers(places, content.listing, content.new)
    for text in _few(f"! {content.error}" if content.error else "", places.room):
        found.append([(" " * places.left, "text"), (text, "red")])
    return tuple(tuple(line) for line in found)


def _head(places: Places, content: Content) -> list[Part]:
    label = "".join(text for text, _ in cut([Cell(content.label)], places.labels, current().glyphs.cut))
    return [
        (current().glyphs.bar if content.lit else " ", "title"),
        (label + " " * (places.labels - cell_width(label)), "strong" if content.lit else "dim"),
        (" * " if content.needed else "   ", "dim"),
    ]


def _offers(places: Places, listing: Listing, new: str) -> list[list[Part]]:
    glyphs = current().glyphs
    found: list[list[Part]] = []
    for offer, chosen in listing.seen:
        cells = [Cell(offer.text, "strong" if chosen else "text")]
        if detail := offer.detail if offer.value is not None else new:
            cells.append(Cell(f"  {detail}", "dim"))
        bar = glyphs.bar if chosen else " "
        found.append([(" " * places.left, "text"), (bar, "title"), *cut(cells, places.room - 1, glyphs.cut)])
    return found


def _few(text: str, width: int) -> list[str]:
    """A sentence on at most three lines; none for an empty one."""
    if not text or width < 2:
        return []
    found = list(wrapped(safe(text[: (MOST_LINES + 1) * width]), width))
    if len(found) > MOST_LINES:
        more = Cell(found[MOST_LINES - 1] + " " + found[MOST_LINES])
        found[MOST_LINES - 1 :] = ["".join(part for part, _ in cut([more], width, current().glyphs.cut))]
    return found
