"""When a frame goes out: at once while no input waits, else at most thirty times a second.

Textual waits for the next beat of a clock before it shows what a key did, and again for what follows from that: Tab
took two beats, opening a form three. But of forty keys in one write nobody wants to see forty frames.
"""

from functools import cached_property
from typing import Protocol, TypeVar, cast

from textual import events
from textual.screen import Screen
from textual.timer import Timer

Result = TypeVar("Result")
BEAT = 1 / 30
"""Seconds from frame to frame while input waits."""
SETTLING = 0.003
"""Seconds that a layout waits for the next: a screen that comes or goes asks for several."""
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
    _lays_out = False

    @cached_property
    def _update_timer(self) -> Timer:
        return self.set_interval(BEAT, self._on_timer_update, name="screen_update", pause=True)

    async def _on_idle(self, event: events.Idle) -> None:
        """Before Textual's own answer, which starts the clock for what is not painted yet."""
        if not self._paints_now(event.time):
            return
        if not self._layout_required:
            self._on_timer_update()
            return
        event.prevent_default()
        if not self._lays_out:
            self._lays_out = True
            self.set_timer(SETTLING, self._lay_out)

    def _lay_out(self) -> None:
        self._lays_out = False
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
