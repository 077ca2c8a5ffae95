"""What screens need of the app they stand in; `Forewarn` is one, a test's little app another. No room names the app."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from store.values.record import Record
from store.values.words import Words
from widgets.tones import Tone

if TYPE_CHECKING:
    from store.disk.draft_files import Drafts
    from store.disk.workspace import Saved, Workspace
    from store.records.names import Called
    from store.session import Session
    from tui.scope import Showing

T = TypeVar("T")
Acting = Callable[["Host", Sequence[Record], "Called"], Awaitable[bool]]
"""What a universal key does with records; whether something was saved."""


class Store(Protocol):
    """The thread that owns the workspace."""

    async def run(self, work: Callable[[Workspace], T]) -> T:
        """The result of `work`, done in that thread; its exceptions come through."""

    def submit(self, work: Callable[[Workspace], T]) -> Future[T]:
        """Queue `work`; its result or exception comes through the future."""


class Selected(Protocol):
    """A pane as other rooms see it: the record under its cursor, and what its keys do with one."""

    def record(self) -> Record | None:
        """The record under the cursor."""

    def edit(self, record: Record) -> None:
        """`e`: change it."""

    def tell(self, record: Record) -> None:
        """`t`: who heard of it."""

    def contact(self, record: Record | None) -> None:
        """`c`: a touch with the person behind it."""

    def history(self, record: Record) -> None:
        """`h`: what happened to it."""


class Board(Protocol):
    """The dashboard as other rooms see it."""

    @property
    def showing(self) -> Showing:
        """Which projects are shown."""

    @property
    def current(self) -> Selected | None:
        """The pane with the focus."""

    def reload(self, kinds: Iterable[str]) -> None:
        """Read again what shows any of these kinds."""

    async def open_project(self, project: int) -> None:
        """Show another project."""

    async def show_everything(self, everything: bool) -> None:
        """Show all active projects, or the open one again."""

    def pane_of(self, record: Record) -> Selected | None:
        """The pane that shows records of that kind."""

    def goes_into(self) -> Words | None:
        """Where a new record goes, when the screen does not tell."""

    def find_in(self, pane: Any) -> None:
        """Ask what to look for in a pane."""


class Host(Protocol):
    """An app that screens are opened in."""

    @property
    def store(self) -> Store:
        """Where work on the workspace is done."""

    @property
    def session(self) -> Session:
        """Who works, on which day, by which choices of their own."""

    @property
    def drafts(self) -> Drafts:
        """Where drafts are kept."""

    @property
    def drafts_folder(self) -> Path:
        """The folder they lie in, known before anything of drafts is loaded."""

    @property
    def language(self) -> str:
        """The screen's language."""

    project: int
    """The id of the project on the screen; 0: none."""

    @property
    def dashboard(self) -> Board:
        """The screen below all others."""

    @property
    def size(self) -> Size:
        """Of the terminal, in cells."""

    @property
    def screen_stack(self) -> Sequence[Screen[Any]]:
        """The screens, the topmost last."""

    def say(self, sentence: Words | str) -> str:
        """The sentence in the screen's language."""

    def report(self, sentence: Words, tone: Tone = "text") -> None:
        """One line of status."""

    def done(self, saved: Saved) -> None:
        """Say what was saved and show it."""

    async def keep(self, *records: Record, act: Words) -> Saved | None:
        """Save records that need no form; what forbids it is said in the status line."""

    async def take_back(self, forward: bool) -> Saved | None:
        """Undo, or with `forward` redo, the newest act of mine; None: nothing was taken back."""

    def run_acting(self, acting: Acting, records: Sequence[Record], called: Called) -> None:
        """Do what a universal key does with records that no pane has under its cursor."""

    def dialogue(self, work: Coroutine[Any, Any, Any]) -> None:
        """Run a conversation with the user; what goes wrong in it is said."""

    def read(self, shown: Widget, work: Callable[[], Awaitable[None]]) -> None:
        """Run what reads for a widget; the newest call of a method wins."""

    def push_screen(self, screen: Screen[Any]) -> Any:
        """Open a screen that nobody waits for."""

    async def push_screen_wait(self, screen: Screen[T]) -> T | Any:
        """Open a screen; its result when it is closed."""

    def simulate_key(self, key: str) -> None:
        """As if it were pressed."""

    def call_later(self, work: Callable[[], Any], /) -> bool:
        """Do it when what is under way has been done."""

    def copy_to_clipboard(self, text: str) -> None:
        """To the terminal's clipboard, which answers nothing."""


def host_of(node: Widget) -> Host:
    """The app of a widget or screen, as a host."""
    return cast(Host, node.app)
