"""Which known word somebody meant who mistyped it: offered only where the likeness is good, since a wrong guess sends
people astray."""

from collections.abc import Iterable
from difflib import get_close_matches

LIKE = 0.7
"""The least likeness, of 1, of a word that is offered; below it any would be a guess."""


SHORT = 0.6
"""The same among names of three or four letters, where two that changed places are a third of them."""


def nearest(typed: str, known: Iterable[str], least: float = LIKE) -> str:
    """The one of `known` that is most like it; empty where none is like enough."""
    return next(iter(get_close_matches(typed, [*known], 1, least)), "")
