"""Fewer bytes show the same: of the codes of a text, and of a piece that stands there nearly as it is to be."""

from itertools import product

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.values.width import cell_width
from widgets.drawn.brief_codes import brief
from widgets.drawn.changed_part import changed_part

INKS = ("", "1", "31", "1;36;48;5;237", "7", "4;97", "39;49", "38;2;1;2;3", "9;22")
PIECES = ("ab", "你好", "e\u0301", "  ")


def piece(*runs: tuple[str, str]) -> str:
    return "".join(f"\x1b[{ink}m{text}\x1b[0m" if ink else text for ink, text in runs)


def shown(*written: str) -> list[object]:
    """The cells of a line on a terminal that is told this."""
    screen = pyte.Screen(16, 2)
    pyte.Stream(screen).feed("".join(written) + ".")
    return [screen.buffer[0][x] for x in range(16)]


@pytest.mark.parametrize("first", INKS)
def test_the_same_cells_in_no_more_bytes(first: str) -> None:
    for inks in product([first], INKS, INKS):
        text = piece(*zip(inks, PIECES, strict=False)) + "\x1b[1;9H" + piece((first, "z"))
        assert shown(brief(text)) == shown(text)
        assert len(brief(text)) <= len(text)


@pytest.mark.parametrize(
    ("said", "brief_of_it"),
    [
        ("\x1b[1;36;48;5;237m▌\x1b[0m\x1b[97;48;5;237mM2\x1b[0m", "\x1b[1;36;48;5;237m▌\x1b[22;97mM2\x1b[m"),
        ("\x1b[2m──\x1b[0m\x1b[3;1H\x1b[2m──\x1b[0m", "\x1b[2m──\x1b[3;1H──\x1b[m"),
        ("\x1b[2ma\x1b[0m\x1b[1mb\x1b[0m", "\x1b[2ma\x1b[;1mb\x1b[m"),
        ("\x1b[1;39;49ma\x1b[0m\x1b[39;49mb\x1b[0m", "\x1b[1ma\x1b[mb"),
        ("\x1b[5ma\x1b[0m\x1b[31mb\x1b[0m", "\x1b[5ma\x1b[;31mb\x1b[m"),
        ("\x1b[31;41ma\x1b[0m\x1b[31mb\x1b[0m", "\x1b[31;41ma\x1b[49mb\x1b[m"),
    ],
    ids=[
        "the ground stays",
        "over a move",
        "bold and dim end alike",
        "own colours",
        "a weight without end",
        "ground",
    ],
)
def test_what_is_sent(said: str, brief_of_it: str) -> None:
    assert brief(said) == brief_of_it


ALL = [
    piece((a, one), (b, other), ("", "x"))
    for a, b, one, other in product(INKS[:4], INKS[:4], ("ab", "cb", "你"), ("cd", "c ", "好"))
]


@pytest.mark.parametrize("new", ALL[::7], ids=repr)
def test_the_changed_part_makes_the_one_of_the_other(new: str) -> None:
    for old in ALL:
        at, part = changed_part(old, new)
        assert shown(old, f"\x1b[1;{at + 1}H", part, "\x1b[1;6H") == shown(new, "\x1b[1;6H")
        assert (part == "") == (old == new)


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("── 2/9 ──", "── 3/9 ──", (3, "3")),
        ("你好 a 年", "你好 b 年", (5, "b")),
        ("cafe x", "cafe\u0301 y", (3, "e\u0301 y")),
        ("👍 a b", "👍 c b", (0, "👍 c")),
        ("a 👍 b", "c 👍 b", (0, "c 👍")),
        ("", "all", (0, "all")),
        ("call  ", "call x", (5, "x")),
        ("数据  ", "数库  ", (2, "库")),
        ("e ", "e\u0301 ", (0, "e\u0301")),
    ],
    ids=[
        "a number",
        "wide",
        "a joined accent",
        "behind a disputed width",
        "before one",
        "nothing known",
        "typed",
        "wide in wide",
        "an accent",
    ],
)
def test_the_part(old: str, new: str, change: tuple[int, str]) -> None:
    assert changed_part(old, new) == change


LETTERS = st.sampled_from(["a", "b", " ", "数", "e\u0301", "👍"])


@given(st.lists(LETTERS, max_size=6), st.lists(LETTERS, max_size=6))
def test_what_stands_and_what_is_sent_make_the_new_piece(before: list[str], after: list[str]) -> None:
    old, new = ("".join(said) + " " * (14 - cell_width("".join(said))) for said in (before, after))
    at, part = changed_part(old, new)
    assert shown(old, f"\x1b[1;{at + 1}H", part, "\x1b[1;15H") == shown(new, "\x1b[1;15H")
