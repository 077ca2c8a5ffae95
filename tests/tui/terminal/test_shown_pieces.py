"""What stands on the terminal is not sent again, in whatever pieces it comes."""

import pytest

from tui.terminal.shown_pieces import Shown

LEFT, POST, RIGHT = "\x1b[1mM2\x1b[0m met", "\x1b[2m│\x1b[0m", " \x1b[91;48;5;237mR\x1b[0m"
AS_ONE = "\x1b[1;39;49mM2\x1b[0m\x1b[39;49m met\x1b[0m\x1b[2;39;49m│\x1b[0m\x1b[39;49m \x1b[0m\x1b[91;48;5;237mR\x1b[0m"


@pytest.fixture
def shown() -> Shown:
    found = Shown()
    found.seed({0: {0: (6, LEFT), 6: (7, POST), 7: (9, RIGHT)}}, (9, 1))
    return found


def test_the_pieces_of_a_line_as_one(shown: Shown) -> None:
    assert shown._note(0, 0, 9, AS_ONE) == (0, "")
    assert shown._note(0, 6, 7, POST) == (0, ""), "and then in pieces again"


@pytest.mark.parametrize(
    ("other", "change"),
    [
        (AS_ONE.replace("met", "mat"), (4, "a")),
        (AS_ONE.replace("[1;39;49mM2\x1b[0m\x1b[39;49m met", "[1;39;49mM2 met"), (2, "\x1b[1m met\x1b[0m")),
        (AS_ONE.replace("91;48;5;237m", "91;49m"), (8, "\x1b[91mR\x1b[0m")),
    ],
    ids=["text", "weight", "ground"],
)
def test_of_what_differs_no_more_is_sent(shown: Shown, other: str, change: tuple[int, str]) -> None:
    assert shown._note(0, 0, 9, other) == change
    assert shown._note(0, 0, 9, other) == (0, "")


def test_a_piece_that_was_overwritten_is_sent_whole(shown: Shown) -> None:
    shown._note(0, 0, 9, AS_ONE.replace("met", "mat"))
    assert shown._note(0, 6, 7, POST) == (0, POST)


def test_a_line_with_a_gap_is_sent_whole(shown: Shown) -> None:
    shown.seed({0: {0: (6, LEFT), 7: (9, RIGHT)}}, (9, 1))
    other = AS_ONE.replace("\x1b[2;39;49m│\x1b[0m", "")
    assert shown._note(0, 0, 9, other) == (0, other)
