"""One key after another: what is typed ahead on a slow line goes where it was meant.

Textual hands a key to the widget that has the focus when the key arrives. Over a line that stutters, Tab and the text
behind it arrive at once, and the text would go to the field that Tab is about to leave. So a message is sent behind
every key that may move the focus; it rises through the same queues, and until it is back, what follows waits. Where
the key began a conversation, it waits until that has a screen or is over: `m` and the title may be typed in one go.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from textual import events
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump

from widgets.editors.takes_text import TakesText

ROUNDS = 3
"""Times the message rises when something waits: a key in a field is told to its row, and by that to its form."""
PATIENCE, CONVERSING = 0.3, 5.0
"""Seconds after which what waits goes on, whatever became of the key before: its widget may be gone; and of the
conversation that it began: the store may be held."""
CHANCES = 10
"""Times that it waits once more for a widget that is still there: the machine may be slow."""

Typed = events.Key | events.Paste


def ending(app: App[Any]) -> bool:
    """Whether the app is being left: what was typed after that is not meant for it, and no screen may be left."""
    return app.return_code is not None or not app.screen_stack


class Passed(Message):
    """Behind a key; `turn` tells it from those of other keys."""

    def __init__(self, turn: int, left: int, target: MessagePump) -> None:
        super().__init__()
        self.turn = turn
        self.left = left
        self.target = target


class TypeAhead:
    """`hand` gives one event to the app as Textual does."""

    def __init__(self, app: App[Any], hand: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app = app
        self._hand = hand
        self._waiting: deque[Typed] = deque()
        self._turn = 0
        self._target: MessagePump | None = None
        self._under_way = False
        self._conversing = False
        self._late: asyncio.TimerHandle | None = None

    @property
    def waits(self) -> bool:
        """Whether more was typed than has been handed over."""
        return bool(self._waiting)

    def hold(self) -> None:
        """A conversation is about to begin without a key: what is typed is for it."""
        self._under_way = True
        self.conversation()

    def conversation(self) -> None:
        """The key that is under way has begun one."""
        if self._under_way and not self._conversing:
            self._conversing = True
            self._watch(CONVERSING)

    def settled(self) -> None:
        """It has opened a screen, or is over."""
        if self._under_way and self._conversing:
            self._conversing = False
            if ending(self._app):
                return
            # What gets the focus there is often decided after the first paint.
            self._app.screen.call_after_refresh(self._app.call_next, self._go_on, self._turn)

    async def take(self, event: Typed) -> None:
        """Hand it over, now or when its turn has come."""
        if self._under_way:
            self._waiting.append(event)
        elif not ending(self._app):
            await self._give(event)

    async def passed(self, message: Passed) -> None:
        """A message is back."""
        if message.turn != self._turn or self._conversing:
            return
        if self._waiting and message.left and message.target.is_running:
            message.target.post_message(Passed(self._turn, message.left - 1, message.target))
        else:
            await self._go_on(message.turn)

    async def _go_on(self, turn: int) -> None:
        if turn != self._turn or not self._under_way:
            return
        self._under_way = self._conversing = False
        if self._late is not None:
            self._late.cancel()
        if (
            self._app.return_code is not None
        ):  # it is being left, and what was typed after that is for the shell
            self._waiting.clear()
        while self._waiting and not self._under_way:
            await self._give(self._waiting.popleft())

    async def _give(self, event: Typed) -> None:
        target = self._app.focused or self._app.screen
        moving = not _is_text(event, target)
        if moving:
            self._turn += 1
            self._target = target
            self._under_way = True
            self._watch(PATIENCE)
        await self._hand(event)
        if moving:
            target.post_message(Passed(self._turn, ROUNDS - 1, target))

    def _watch(self, seconds: float, chances: int = CHANCES) -> None:
        if self._late is not None:
            self._late.cancel()
        self._late = asyncio.get_running_loop().call_later(seconds, self._is_late, chances)

    def _is_late(self, chances: int) -> None:
        still_there = self._target is not None and self._target.is_running
        if still_there and chances and not self._conversing:
            self._watch(PATIENCE, chances - 1)
        else:
            self._app.call_next(self._go_on, self._turn)


def _is_text(event: Typed, target: MessagePump) -> bool:
    """Whether it only adds to the text of the field that has the focus."""
    return isinstance(target, TakesText) and (isinstance(event, events.Paste) or event.is_printable)
