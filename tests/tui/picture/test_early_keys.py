"""What was typed before anything was on the screen."""

import pytest

from store.values.words import say
from tui.frame.keys import default_keys
from tui.picture.early_keys import ACTS, TEXT, dropped_words, sift, strokes


@pytest.mark.parametrize(
    ("typed", "kept", "dropped"),
    [
        ("jj2\r", "jj2\r", ()),
        (" xdtNu\x12", "", ("Space", "x", "d", "t", "N", "u", "ctrl+r")),
        ("j x\x1b[Bk", "j\x1b[Bk", ("Space", "x")),
        ("\x1b[1;2Bx\x1bOBt\x1b", "\x1b[1;2B\x1bOB\x1b", ("x", "t")),
        ("xnexit the building\r", "nexit the building\r", ("x",)),
        ("r  ", "r", ("Space", "Space")),
        ("王 j", "王j", ("Space",)),
        ("", "", ()),
    ],
)
def test_moves_and_opening_count_and_acts_do_not(typed: str, kept: str, dropped: tuple[str, ...]) -> None:
    assert sift(typed, {}) == (kept, dropped)


def test_nothing_of_it_answers_a_question() -> None:
    assert sift("r d\r\x1b[Bj\x1b", {}, asked=True) == ("", ("r", "Space", "d", "Enter", "…", "j", "Esc"))


def test_by_the_users_own_keys() -> None:
    assert sift("xXj", {"finish": "X", "stands": "f9, j"}) == ("x", ("X", "j"))


def test_each_key_is_said_once() -> None:
    said = say(dropped_words(("Space", "x", "Space")), "en")
    assert said == "typed before anything was on the screen, so it did nothing: Space x"


def test_they_are_the_keys_of_the_screen() -> None:
    from tui.app import Forewarn
    from tui.dashboard.dashboard import Dashboard
    from tui.dashboard.pane import Pane

    known = default_keys(Forewarn, Dashboard, Pane)
    assert {id: known[id] for id in (*ACTS, *TEXT)} == {**ACTS, **TEXT}


def test_an_arrow_is_one_key() -> None:
    assert len(strokes("j\x1b[B\x1bOA王")) == 4
