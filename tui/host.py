"""What forms need of the app they are opened in; `Forewarn` is one, a test's little app another."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Protocol, TypeVar, cast

from textual.screen import Screen
from textual.widget import Widget

from store.disk.draft_files import Drafts
from store.disk.workspace import Saved, Workspace
from store.values.clock import Clock
from store.values.words import Words
from widgets.tones import Tone

T = TypeVar("T")


class Store(Protocol):
    """The thread that owns the workspace."""

    async def run(self, work: Callable[[Workspace], T]) -> T:
        """The result of `work`, done in that thread; its exceptions come through."""


class Working(Protocol):
    """The part of the session that forms look at."""

    @property
    def clock(self) -> Clock:
        """The reader of the clock."""


class Host(Protocol):
    """An app that forms are opened in."""

    @property
    def store(self) -> Store:
        """Where work on the workspace is done."""

    @property
    def session(self) -> Working:
        """Who works, on which day."""

    @property
    def drafts(self) -> Drafts:
        """Where drafts are kept."""

    @property
    def language(self) -> str:
        """The screen's language."""

    @property
    def project(self) -> int:
        """The id of the project on the screen; 0: none."""

    def say(self, sentence: Words | str) -> str:
        """The sentence in the screen's language."""

    def done(self, saved: Saved) -> None:
        """Say what was saved and show it."""

    def report(self, sentence: Words, tone: Tone = "text") -> None:
        """One line of status."""

    def dialogue(self, work: Coroutine[Any, Any, Any]) -> None:
        """Run a conversation with the user; what goes wrong in it is said."""

    def read(self, shown: Widget, work: Callable[[], Awaitable[None]]) -> None:
        """Run what reads for a widget; the newest call of a method wins."""

    async def push_screen_wait(self, screen: Screen[T]) -> T | Any:
        """Open a screen; its result when it is closed."""


def host_of(node: Widget) -> Host:
    """The app of a widget or screen, as a host."""
    return cast(Host, node.app)
