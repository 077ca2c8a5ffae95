"""When a frame goes out: when all that a key does is done, or at most thirty times a second while input waits.

Textual waits for the next beat of a clock before it shows what a key did, and again for what follows from that: Tab
took two beats, opening a form three. But of forty keys in one write nobody wants to see forty frames.
"""

import asyncio
from functools import cached_property
from typing import Protocol, TypeVar, cast

from textual import events
from textual.screen import Screen
from textual.timer import Timer

Result = TypeVar("Result")
BEAT = 1 / 30
"""Seconds from frame to frame while input waits."""
ROUNDS = 8
"""Rounds of the event loop that a frame waits for what else the same key does: the list that gets the focus, the one
that loses it and their titles say so one after the other, and a screen that comes or goes asks for several layouts."""
AT_ONCE = 8
"""Frames that may go out at once within one beat: a screen that never comes to rest does not take the processor."""


class Typed(Protocol):
    """An app that takes one key after another."""

    @property
    def input_waits(self) -> bool:
        """Whether more was typed than has been answered."""


class ClockedScreen(Screen[Result]):
    """Only Textual's own `_update_timer` and `_on_timer_update` are known here; what else paints goes by them."""

    _beat_began = 0.0
    _in_beat = 0
    _waits = False

    @cached_property
    def _update_timer(self) -> Timer:
        return self.set_interval(BEAT, self._on_timer_update, name="screen_update", pause=True)

    async def _on_idle(self, event: events.Idle) -> None:
        """Instead of Textual's own answer, which starts the clock for what is not painted yet."""
        if self._waits:
            event.prevent_default()
        elif self._paints_now(event.time):
            event.prevent_default()
            self._waits = True
            self._wait(ROUNDS)

    def _wait(self, rounds: int) -> None:
        if rounds:
            asyncio.get_running_loop().call_soon(self._wait, rounds - 1)
        else:
            self.call_next(self._paint)

    def _paint(self) -> None:
        """One frame: Textual would paint what a layout moved, and then everything where that was asked for as well."""
        self._waits = False
        if self._layout_required and self._repaint_required:
            self._repaint_required = False
            self._dirty_widgets.add(self)
        self._on_timer_update()

    def _paints_now(self, now: float) -> bool:
        changed = (
            self._layout_required or self._repaint_required or self._scroll_required or self._dirty_widgets
        )
        if not (changed and self.is_current) or cast(Typed, self.app).input_waits:
            return False
        if now - self._beat_began >= BEAT:
            self._beat_began, self._in_beat = now, 0
        self._in_beat += 1
        return self._in_beat <= AT_ONCE
