"""Of a piece that stands where another of its length stood, only what differs is sent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.terminal.shown_pieces import differing

PLAIN, BOLD = Style(), Style(bold=True)


def strip(*parts: tuple[str, Style]) -> Strip:
    return Strip([Segment(text, style) for text, style in parts])


@pytest.mark.parametrize(
    ("one", "other", "cells"),
    [
        ((("call  ", PLAIN),), (("call x", PLAIN),), (5, 6)),
        ((("call", PLAIN),), (("call", BOLD),), (0, 4)),
        ((("ab", PLAIN), ("cd", BOLD)), (("ab", PLAIN), ("xd", BOLD)), (2, 3)),
        ((("数据  ", PLAIN),), (("数库  ", PLAIN),), (2, 4)),
        ((("e ", PLAIN),), (("e\u0301 ", PLAIN),), (0, 1)),
        ((("same", PLAIN),), (("same", PLAIN),), (4, 4)),
    ],
)
def test_the_cells_between_the_first_and_the_last_that_differ(
    one: tuple[tuple[str, Style], ...], other: tuple[tuple[str, Style], ...], cells: tuple[int, int]
) -> None:
    assert differing(strip(*one), strip(*other)) == cells


LETTERS = st.sampled_from(["a", "b", " ", "数", "e\u0301"])


@given(st.lists(LETTERS, max_size=6), st.lists(LETTERS, max_size=6))
def test_what_stands_and_what_is_sent_make_the_new_piece(before: list[str], after: list[str]) -> None:
    one, other = (strip(("".join(said), PLAIN)).adjust_cell_length(14) for said in (before, after))
    first, last = differing(one, other)
    made = Strip.join(
        [one.crop(0, first), other.crop(first, max(first, last)), one.crop(max(first, last), 14)]
    )
    assert made.text == other.text
