"""Rows of cells laid out in columns: pure functions from plain data to one line of styled text.

All widths are terminal cells, not characters: a Chinese character takes two.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from typing import Any, Literal, TypeAlias, overload

from store.values.frozen import frozen
from store.values.text import clean_line
from store.values.width import cell_width
from store.values.width import cut as cut_to
from widgets.drawn.tones import Ink, Tone

put = object.__setattr__
GAP = 1
"""Cells between two columns."""
WIDEST = 40
"""A column that is as wide as its content grows no wider than this, whatever somebody typed into it."""


@frozen
class Cell:
    """A piece of text on one line, never markup, and what it means."""

    text: str
    tone: Tone = "text"

    def __init__(self, text: str, tone: Tone = "text") -> None:
        # Of its own, which takes half the time: a list makes them by the thousand.
        put(self, "text", text)
        put(self, "tone", tone)


@frozen
class Column:
    """`width` 0 is as wide as the content; `flex` takes what is left, but not less than `least`.

    When the line is short, columns with the highest `drop` go first; those with 0 stay. Where it says how wide it
    `usual`ly is, it goes or stays by that, and not by what somebody entered today. One that is `loose` has no place
    of its own: a row that has something there takes it from the flexible column, where that keeps its `least`. What
    stands at the right of one that is `firm` begins where it does in the other rows, whatever is left blank in it.
    """

    name: str
    width: int = 0
    align: Literal["left", "right"] = "left"
    flex: bool = False
    least: int = 8
    drop: int = 0
    usual: int = 0
    loose: bool = False
    firm: bool = False


Cells: TypeAlias = Cell | tuple[Cell, ...]
"""What stands in one column: one tone, or several side by side."""


class LateCells(Sequence[Cells]):
    """The cells of a row, written out of what it stands for when somebody looks at them: of thousands of rows a few
    dozen are in view."""

    __slots__ = ("_payload", "_write", "_written")

    def __init__(self, write: Callable[[Any], Sequence[Cells]], payload: object) -> None:
        self._write = write
        self._payload = payload
        self._written: Sequence[Cells] | None = None

    @property
    def _all(self) -> Sequence[Cells]:
        if self._written is None:
            self._written = self._write(self._payload)
        return self._written

    @overload
    def __getitem__(self, at: int) -> Cells: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Cells]: ...
    def __getitem__(self, at: int | slice) -> Cells | Sequence[Cells]:
        return self._all[at]

    def __len__(self) -> int:
        return len(self._all)


@frozen
class Row:
    """`key` is the record's id; `cells` has one entry per column; `payload` is what the row stands for, as its list
    gets it back when the row is opened. It does not show, so two rows that differ in nothing else are equal. `below`:
    it belongs to the row above it, the cursor passes over it, and its one cell takes the whole line."""

    key: int
    cells: Sequence[Cells]
    payload: object = field(default=None, compare=False)
    below: bool = False


def pieces(cells: Cells) -> tuple[Cell, ...]:
    """The pieces of one column, side by side."""
    return (cells,) if isinstance(cells, Cell) else cells


def find(rows: Sequence[Row], key: int | None) -> int | None:
    """Where the row `key` stands in `rows`; None if it does not."""
    return next((at for at, row in enumerate(rows) if row.key == key), None)


def safe(text: str) -> str:
    """`text` without anything a terminal would obey. Spaces at its ends stay: they part neighbours."""
    if text.isprintable():
        return text
    before, after = (len(text) - len(rest) for rest in (text.lstrip(" "), text.rstrip(" ")))
    return " " * before + clean_line(text) + " " * after


def natural_widths(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[int, ...]:
    """Per column the width it asks for: its own, or that of its widest content (0 if all are empty)."""
    return tuple(_natural(column, rows, at) for at, column in enumerate(columns))


def _natural(column: Column, rows: Sequence[Row], at: int) -> int:
    if column.width or column.loose:
        return column.width
    if column.flex:
        return column.least
    # What may go altogether takes no more than its fair part from what has to stay.
    return min(_widest(rows, at), 2 * column.usual if column.drop and column.usual else WIDEST)


def wanted_widths(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[int, ...]:
    """Per column the width of its content where it shares what is left with another; empty of one flexible column."""
    if sum(column.flex for column in columns) < 2:
        return ()
    return tuple(_widest(rows, at) if column.flex else 0 for at, column in enumerate(columns))


def _widest(rows: Sequence[Row], at: int) -> int:
    best = 0
    for row in rows:
        cells = row.cells[at]
        # Nearly every row ends here, which is what makes 20,000 of them cheap.
        if isinstance(cells, Cell) and len(cells.text) <= best and cells.text.isascii():
            continue
        best = max(best, sum(cell_width(cell.text) for cell in pieces(cells)))
    return min(best, WIDEST)


@lru_cache(64)
def fit_widths(
    columns: tuple[Column, ...], natural: tuple[int, ...], room: int, wanted: tuple[int, ...] = ()
) -> tuple[int, ...]:
    """Per column the cells it gets on a line of `room` cells; 0 means it is left out, and its gap with it. No column
    gets blanks that another of those `wanted` (see `wanted_widths`) has words for."""
    usual = [column.usual or width for column, width in zip(columns, natural, strict=True)]
    # Of equals the rightmost goes first: what matters most is written first.
    droppable = sorted((column.drop, at) for at, column in enumerate(columns) if column.drop)
    while droppable and _spare(usual, room) < 0:
        usual[droppable.pop()[1]] = 0
    widths = [width if kept else 0 for width, kept in zip(natural, usual, strict=True)]

    def spare() -> int:
        return _spare(widths, room)

    flexible = [at for at, column in enumerate(columns) if column.flex and widths[at]]
    # Nothing left to drop: the flexible shrink first, then the others from the right, one cell at the least.
    for at in (*flexible, *reversed(range(len(columns)))):
        if (missing := -spare()) > 0 and widths[at]:
            widths[at] = max(1, widths[at] - missing)
    while wanted and (extra := spare()) > 0 and (short := [at for at in flexible if widths[at] < wanted[at]]):
        for at in short[:extra]:
            widths[at] += min(wanted[at] - widths[at], max(1, extra // len(short)))
    if flexible and (extra := spare()) > 0:
        share, rest = divmod(extra, len(flexible))
        for order, at in enumerate(flexible):
            widths[at] += share + (order < rest)
    return tuple(widths)


def _spare(widths: Sequence[int], room: int) -> int:
    """Cells of the line that these columns leave; less than none where they have no room."""
    shown = [width for width in widths if width]
    return room - sum(shown) - GAP * (len(shown) - 1)


def cut(parts: Iterable[Cell], width: int, ellipsis: str) -> list[tuple[str, Tone]]:
    """`parts` in at most `width` cells; a cut ends in `ellipsis`, never in half a wide character."""
    clean = [(safe(part.text), part.tone) for part in parts]
    if width_of(clean) <= width:
        return clean
    kept: list[tuple[str, Tone]] = []
    room = width - 1
    for text, tone in clean:
        length = cell_width(text)
        if length > room:
            shown = cut_to(text, room, "")
            # A blank takes the cell that a wide character had no room in.
            if cell_width(shown) == room or not shown.strip():
                shown = shown.rstrip(" ")
            if (
                shown or not kept or not text.startswith(" ")
            ):  # of an addition nothing is said that nobody can read
                kept.append((shown + ellipsis, tone))
            break
        kept.append((text, tone))
        room -= length
    return kept if width > 0 else []


Run: TypeAlias = tuple[str, Ink | None]
"""Text in one ink; None is the terminal's plain text."""


def width_of(parts: Iterable[tuple[str, Tone]]) -> int:
    """Cells of these pieces side by side."""
    return sum(cell_width(text) for text, _ in parts)


def runs(parts: Iterable[tuple[str, Tone]], inks: Mapping[Tone, Ink | None], width: int) -> list[Run]:
    """`parts` as exactly `width` cells in as few runs of one ink as can be: each one costs bytes on the wire.

    Blanks take on the ink before them: no ink shows on a blank but the selected row's tint, and that is the same in
    all of them.
    """
    found: list[Run] = []
    room = width
    for text, tone in parts:
        if (length := cell_width(text)) > room:
            text = "".join(part for part, _ in cut([Cell(text)], room, " "))
            length = cell_width(text)
        room -= length
        ink = inks[tone]
        if found and text and (found[-1][1] == ink or text.isspace()):
            found[-1] = (found[-1][0] + text, found[-1][1])
        elif text:
            found.append((text, ink))
    if room > 0 and found:
        found[-1] = (found[-1][0] + " " * room, found[-1][1])
    elif room > 0:
        found.append((" " * room, inks["text"]))
    return found
