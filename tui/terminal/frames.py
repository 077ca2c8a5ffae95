"""One frame at start, and no part of a frame twice: the terminal is sent what it does not show yet.

Textual 8.2 paints a new screen two to four times. `Screen._on_screen_resume` lays out, which paints, and then
asks for a repaint. The layout gives every widget its first `virtual_size`, which asks for another layout, and
on the screen itself for another repaint; `_on_timer_update` paints once for each. A resize does the same, and
`Screen.focused` repaints the whole screen when the focus moves. These frames are equal but for a line or two.
What they cost is spared where that is simple: a size is laid out once (tui.terminal.sized_screen), a widget that gets
its place asks for nothing (widgets.still), and a frame waits for the rest (tui.terminal.frame_clock). Which are left
changes from version to version; so all of them may come to the one place where frames leave the program, and what
stands on the terminal already (tui.terminal.shown_pieces) is taken out there.
"""

import asyncio
import gc
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from rich.console import RenderableType
from textual import events, on
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from store.values.words import N_, Words, words
from tui.picture.first_picture import Opening
from tui.terminal.answered_screen import AnsweredScreen
from tui.terminal.frame_parts import PartsCompositor
from tui.terminal.open_once import makes_room
from tui.terminal.shown_pieces import Shown
from tui.terminal.takeover import takeover
from tui.terminal.type_ahead import Passed, TypeAhead
from widgets.drawn.tones import Tone
from widgets.known_handlers import KnownHandlers

Result = TypeVar("Result")


class QuietApp(KnownHandlers, App[Result]):
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
        self._type_ahead = TypeAhead(self, super().on_event)

    @property
    def input_waits(self) -> bool:
        """Whether more was typed than has been answered."""
        return self._type_ahead.waits

    @contextmanager
    def question_first(self) -> Iterator[None]:
        """Until a question lies over the screen that is on the terminal already: no frame is sent, no key handed on."""
        self._type_ahead.hold()
        with self.batch_update():
            yield

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            await self._type_ahead.take(event)
        else:
            await super().on_event(event)

    def simulate_key(self, key: str) -> None:
        """As if it were typed, by the app: a key goes no further up than whoever sent it, so one that a screen sent
        reached no binding."""
        self.call_later(super().simulate_key, key)

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
        if self._sends and (whole := getattr(renderable, "render_segments", None)):
            sent = self._on_terminal.changes(renderable, whole, self.console)
            if not sent and self.cursor_position == self._previous_cursor_position:
                return
            renderable.render_segments = lambda _: sent
        super()._display(screen, renderable)

    @property
    def _sends(self) -> bool:
        """Whether Textual would send a frame now: only then it may be noted as shown."""
        driver = self._driver is not None and not self.is_headless
        return driver and self._running and not self._closed and not self._batch_count

    def on_mount(self) -> None:
        # The shell had the terminal in between.
        self.app_resume_signal.subscribe(self, lambda _: self.redraw(), immediate=True)

    def on_ready(self) -> None:
        gc.freeze()
        gc.enable()


class QuietScreen(KnownHandlers, AnsweredScreen[Result]):
    """A whole screen. It does not repaint when the focus moves: the widgets that lose and get it do."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)
    _styled = False

    def __init__(self) -> None:
        super().__init__()
        self._compositor = PartsCompositor()

    def render(self) -> RenderableType:
        """Nothing of the screens below: Textual draws each through all that lie on it, and some thirty are one too
        many for that."""
        return cast(RenderableType, self.app.render())

    @on(events.ScreenResume)
    def keep_styles(self, event: events.ScreenResume) -> None:
        """The first time, every widget has just got its styles as it was mounted: they are not worked out again."""
        event.refresh_styles = event.refresh_styles and self._styled
        self._styled = True
