"""Screens are laid out for the size that the terminal has now.

Textual 8.2 lays a screen out for each size that it hears of, and tells it of each size that it was laid out for. Two of
them in the queue of a busy screen, as of a window that is pulled, so call each other up for ever.
"""

from typing import TypeVar

from textual import events, on
from textual.screen import Screen

Result = TypeVar("Result")


class SizedScreen(Screen[Result]):
    """Of a size that is over it takes no notice: the app tells it of the next. Nor of the one that it has: that it was
    laid out for it, is what it hears then."""

    @on(events.Resize)
    def pass_over_what_is_over(self, event: events.Resize) -> None:
        """What Textual does with a size comes after this."""
        if event.size != self.app.size or event.size == self.outer_size:
            event.prevent_default()
