"""Two sizes in one look of a busy screen: it is laid out for the last one, once, and then rests."""

import asyncio
from typing import Any

from textual import events
from textual.app import App
from textual.message import Message

from tui.terminal.answered_screen import AnsweredScreen

SIZES = ((81, 25), (80, 24), (100, 30))
ENDLESS = 40
"""Sizes after which a screen that goes on hearing of them would go on for ever."""


class Hold(Message):
    """Keeps the screen from whatever comes behind it; sizes with one between them are not taken as one."""


class Idle(App[None]):
    """Nobody types."""

    input_waits = False


class Busy(AnsweredScreen[None]):
    """Keeps the sizes that it was told of; each of them gives it something to do."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[tuple[int, ...]] = []
        self.free = asyncio.Event()

    def on_resize(self, event: events.Resize) -> None:
        self.sizes.append(tuple(event.size))
        self.post_message(Hold())
        if len(self.sizes) >= ENDLESS:
            event.prevent_default()

    async def on_hold(self, message: Hold) -> None:
        await self.free.wait()


async def test_sizes_that_come_together_do_not_answer_each_other_for_ever(until: Any) -> None:
    app = Idle()
    async with app.run_test(size=(80, 24)) as pilot:
        screens = [Busy(), Busy()]
        for screen in screens:
            await app.push_screen(screen)
        await until(pilot, lambda: all(screen.sizes for screen in screens))
        for screen in screens:
            screen.post_message(Hold())
        for size in SIZES:
            app.post_message(events.Resize.from_dimensions(size, None))
            while tuple(app.size) != size or app._resize_event is not None:
                await asyncio.sleep(0.01)  # the pilot would wait for the screens
            for screen in screens:
                screen.post_message(Hold())
        for screen in screens:
            screen.sizes.clear()
            screen.free.set()
        await until(pilot, lambda: all(tuple(screen.size) == SIZES[-1] for screen in screens))
        await pilot.pause(0.2)
        for screen in screens:
            assert len(screen.sizes) < ENDLESS
            assert screen.sizes[-1] == tuple(screen.size) == SIZES[-1]
