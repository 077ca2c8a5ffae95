"""A place is open once: whoever goes to one that lies open further down gets it anew, and what lay on the old one is
closed with it.

Somebody who goes from place to place by ctrl+p and never back would else have one screen on top of another, each with
its widgets, and each read again whenever something is saved.
"""

from collections.abc import Hashable, Sequence
from typing import Any

from textual.screen import Screen

from tui.terminal.answered_screen import AnsweredScreen


def makes_room(stack: Sequence[Screen[Any]], asked: Screen[Any], here: Hashable) -> bool:
    """Close the screen of `stack` that shows what `asked` will, and what lies on it; `here`: what the dashboard shows.

    False where one of these waits for an answer or is typed into: then nothing is closed.
    """
    if not isinstance(asked, AnsweredScreen) or asked.place is None:
        return True
    asked.seen_from = here
    for depth, screen in enumerate(stack):
        if isinstance(screen, AnsweredScreen) and _same(screen, asked):
            closing = [one for one in stack[depth:] if isinstance(one, AnsweredScreen) and not one.waits]
            if len(closing) < len(stack) - depth:
                return False
            for one in reversed(closing):
                one.dismiss(None)
            return True
    return True


def _same(one: AnsweredScreen[Any], other: AnsweredScreen[Any]) -> bool:
    return (type(one), one.place, one.seen_from) == (type(other), other.place, other.seen_from)
