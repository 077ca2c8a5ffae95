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
    assert not shown._add(0, 0, 9, AS_ONE)
    assert not shown._add(0, 6, 7, POST), "and then in pieces again"


@pytest.mark.parametrize(
    "other",
    [
        AS_ONE.replace("met", "Met"),
        AS_ONE.replace("[1;39;49mM2\x1b[0m\x1b[39;49m met", "[1;39;49mM2 met"),
        AS_ONE.replace("91;48;5;237m", "91;49m"),
    ],
    ids=["text", "weight", "ground"],
)
def test_what_differs_is_sent_and_noted(shown: Shown, other: str) -> None:
    assert shown._add(0, 0, 9, other)
    assert not shown._add(0, 0, 9, other)
    assert shown._add(0, 6, 7, POST)


def test_a_line_with_a_gap_is_sent(shown: Shown) -> None:
    shown.seed({0: {0: (6, LEFT), 7: (9, RIGHT)}}, (9, 1))
    assert shown._add(0, 0, 9, AS_ONE.replace("\x1b[2;39;49m│\x1b[0m", ""))
