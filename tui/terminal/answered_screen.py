"""Screens that are answered: once, and in their turn."""

from collections.abc import Hashable
from typing import ClassVar, TypeVar

from textual import events, on
from textual.await_complete import AwaitComplete
from textual.await_remove import AwaitRemove

from tui.terminal.frame_clock import ClockedScreen
from tui.terminal.sized_screen import SizedScreen

Result = TypeVar("Result")


class AnsweredScreen(ClockedScreen[Result], SizedScreen[Result]):
    """`dismiss` may come twice, from two keys in one write, or while another screen lies on top.

    Textual would pop whatever is on top, and fail on an answer that was given already.
    """

    _answered_with: tuple[Result | None] | None = None
    seen_from: Hashable = None
    """What the dashboard showed when it was opened."""

    waits: ClassVar[bool] = True
    """Whether it is closed by its user alone: it waits for an answer, or is typed into."""

    @property
    def place(self) -> Hashable | None:
        """Which of its kind it is, where one of it is enough."""
        return None

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """End with `result`: at once, or as soon as this screen is on top; nothing when it was answered before."""
        if self._answered_with is not None:
            return AwaitComplete()
        self._answered_with = (result,)
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def remove(self) -> AwaitRemove:
        """As Textual's, which would lay out and paint the screen below once more, as if a part of that had gone."""
        return self.app._prune(self)

    @on(events.ScreenResume)
    def dismiss_when_on_top(self) -> None:
        """What lay on top has gone."""
        if self._answered_with is not None and self.is_active:
            super().dismiss(self._answered_with[0])
