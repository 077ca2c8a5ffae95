"""One frame at start, and no part of a frame twice: the terminal is sent what it does not show yet.

Textual 8.2 paints a new screen two to four times. `Screen._on_screen_resume` lays out, which paints, and then
asks for a repaint. The layout gives every widget its first `virtual_size`, which asks for another layout, and
on the screen itself for another repaint; `_on_timer_update` paints once for each. A resize does the same, and
`Screen.focused` repaints the whole screen when the focus moves. These frames are equal but for a line or two.
Which of them could be left out changes from version to version; so all of them may come to the one place
where frames leave the program, and what stands on the terminal already is taken out there.

Textual makes a frame of pieces, one per widget and line; so pieces are compared. Only `App._display` and the
fields of its updates are Textual's own affair: where a version has others, frames go out as it made them.
"""

import asyncio
import gc
from collections.abc import Callable, Hashable, Iterator
from functools import partial
from typing import Any, TypeVar, cast

from rich.console import Console, RenderableType
from rich.control import Control
from textual import events, on
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.reactive import Reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from store.values.words import N_, Words, words
from tui.picture.first_picture import Frame, Opening
from tui.terminal.answered_screen import AnsweredScreen
from tui.terminal.open_once import makes_room
from tui.terminal.takeover import takeover
from tui.terminal.type_ahead import Passed, TypeAhead
from widgets.drawn.tones import Tone

Result = TypeVar("Result")


class Shown:
    """What stands on the terminal."""

    def __init__(self) -> None:
        self._lines: Frame = {}
        self._size: Any = None

    def seed(self, frame: Frame, size: Any) -> None:
        """This stands there already, on a terminal of that size."""
        self._lines, self._size = frame, size

    def forget(self) -> None:
        """Nothing is known of the terminal any more; the next frame is sent whole."""
        self._lines.clear()

    def changes(self, update: Any, whole: Callable[[Console], str], console: Console) -> str:
        """What to send of `update`, a frame that `whole` would render completely; notes it as shown."""
        try:
            sent = []
            for y, x, strip in self._pieces(update):
                text = strip.render(console)
                if self._add(y, x, x + strip.cell_length, text):
                    sent.append(f"{Control.move_to(x, y)}{text}")
            return "".join(sent)
        except (AttributeError, LookupError, TypeError, ValueError):  # not the Textual that this was made for
            self.forget()
            return whole(console)

    def _pieces(self, update: Any) -> Iterator[tuple[int, int, Strip]]:
        """The pieces of an update as (line, first cell, text): of the whole screen, or of spans of lines."""
        if hasattr(update, "region"):
            if update.region.size != self._size:
                self._size = update.region.size
                self.forget()
            for y, line in enumerate(update.strips, update.region.y):
                x = update.region.x
                for strip in line:
                    yield y, x, strip
                    x += strip.cell_length
        else:
            for y, first, last in update.spans:
                for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                    if strip is not None and x < last and first < end:
                        yield y, x, strip if end <= last else strip.crop(0, last - x)

    def _add(self, y: int, x: int, end: int, text: str) -> bool:
        """Note `text` on the cells [x, end) of line `y`; False if it stands there already."""
        line = self._lines.setdefault(y, {})
        if line.get(x) == (end, text):
            return False
        for start in [start for start, (stop, _) in line.items() if start < end and x < stop]:
            del line[start]
        line[x] = (end, text)
        return True


class QuietApp(App[Result]):
    """An app that sends no part of a frame twice, and takes one key after another.

    Start it with the garbage collector off: `gc.disable()` before the first import. After the first frame,
    all that was made for it is exempted from collection for good, and the collector goes on.
    """

    def __init__(self, *, opening: Opening | None = None, **options: Any) -> None:
        if opening is not None and opening.guard is not None:
            options["driver_class"] = takeover(opening, opening.guard, self.terminal_taken)
        super().__init__(**options)
        self._on_terminal = Shown()
        if opening is not None and opening.frame is not None:
            self._on_terminal.seed(opening.frame, opening.size)
        self._type_ahead = TypeAhead(self, super().on_event)  # type: ignore[arg-type]

    @property
    def input_waits(self) -> bool:
        """Whether more was typed than has been answered."""
        return self._type_ahead.waits

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            await self._type_ahead.take(event)
        else:
            await super().on_event(event)

    def terminal_taken(self) -> None:
        """The terminal is Textual's from now on, and the signals with it."""

    @property
    def here(self) -> Hashable:
        """What the screens show that are opened now, apart from what each is told."""
        return None

    def report(self, sentence: Words, tone: Tone = "text") -> None:
        """One line of status."""
        raise NotImplementedError

    def push_screen(self, screen: Any, *args: Any, wait_for_dismiss: bool = False, **options: Any) -> Any:
        if not makes_room(self.screen_stack, screen, self.here):
            self._type_ahead.settled()
            self.report(words(N_("it is open already, further down; Esc goes back to it")), "amber")
            return self._nothing_opened(wait_for_dismiss)
        push: Any = super().push_screen
        pushed = push(screen, *args, wait_for_dismiss=wait_for_dismiss, **options)
        self._type_ahead.settled()
        return pushed

    @staticmethod
    def _nothing_opened(wait_for_dismiss: bool) -> Any:
        if not wait_for_dismiss:
            return AwaitComplete()
        left = asyncio.get_running_loop().create_future()
        left.set_result(None)
        return left

    async def on_passed(self, message: Passed) -> None:
        message.stop()
        await self._type_ahead.passed(message)

    def redraw(self) -> None:
        """Send the whole screen again, for a terminal that another program wrote on."""
        self._on_terminal.forget()
        self.screen.refresh()

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        if whole := getattr(renderable, "render_segments", None):
            # Called by Textual when it writes the frame, and only then: so what is noted as shown was sent.
            renderable.render_segments = partial(self._on_terminal.changes, renderable, whole)
        super()._display(screen, renderable)

    def on_mount(self) -> None:
        # The shell had the terminal in between.
        self.app_resume_signal.subscribe(self, lambda _: self.redraw(), immediate=True)

    def on_ready(self) -> None:
        gc.freeze()
        gc.enable()


class QuietScreen(AnsweredScreen[Result]):
    """A whole screen. It does not repaint when the focus moves: the widgets that lose and get it do."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    _styled = False

    def render(self) -> RenderableType:
        """Nothing of the screens below: Textual draws each through all that lie on it, and some thirty are one too
        many for that."""
        return cast(RenderableType, self.app.render())

    @on(events.ScreenResume)
    def keep_styles(self, event: events.ScreenResume) -> None:
        """The first time, every widget has just got its styles as it was mounted: they are not worked out again."""
        event.refresh_styles = event.refresh_styles and self._styled
        self._styled = True
