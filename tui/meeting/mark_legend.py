"""The marks that a line of notes may begin with: what becomes of the line, and how people write it."""

from collections.abc import Callable, Iterator

from store.rules.capture.line_marks import MARKS
from store.values.width import cell_width
from store.values.words import N_
from widgets.drawn.grid import Cell

EXAMPLES = {
    "!!": N_("!! supplier delivers late i4"),
    "!": N_("! data owner leaves p4 i5 @Sun due fri"),
    "+": N_("+ agree the recovery @Guo due 4 dec"),
    ">": N_("> price list @Li due fri"),
    "?": N_("? name a data owner @Chen due fri"),
    "<": N_("< training in two shifts @Chen"),
    "=": N_("= pilot in Lyon first"),
    "^": N_("^ one more report @Chen"),
    "#": N_("# M3 +5wd the data is late"),
    "*": N_("* thanks @Zhao for the test data"),
    "~": N_("~ 2 workload overtime again"),
}
APART = 2
"""Cells between two of them on one line."""

Say = Callable[[str], str]


def mark_examples(say: Say) -> list[tuple[str, str, str]]:
    """Mark, what the line becomes, and an example."""
    return [(mark, say(MARKS[mark]), say(EXAMPLES[mark])) for mark in MARKS]


def mark_legend(say: Say, width: int) -> Iterator[tuple[Cell, ...]]:
    """All marks with their words, on as few lines of `width` cells as can be."""
    line: list[Cell] = []
    room = width
    for mark, word in MARKS.items():
        said = f" {say(word)}"
        needed = cell_width(mark) + cell_width(said) + (APART if line else 0)
        if line and needed > room:
            yield tuple(line)
            line, room = [], width
            needed -= APART
        if line:
            line.append(Cell(" " * APART))
        line += [Cell(mark, "code"), Cell(said, "dim")]
        room -= needed
    yield tuple(line)
