"""The one door for work on the screen: what goes wrong behind it is said, and never ends the app.

Keys, conversations and readings come through here; nothing else starts work. A fault of the program itself, which is
no `Problem` and no error of the system, still ends it.
"""

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from textual.actions import ActionParseResult
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from store.values.problem import SAID, Problem, sentence_of
from tui.host import Keeping
from tui.terminal.frames import QuietApp
from tui.terminal.type_ahead import ending

Result = TypeVar("Result")


class WorkingApp(QuietApp[Result]):
    """An app that starts work, and outlives what goes wrong in it."""

    def dialogue(self, work: Coroutine[Any, Any, Any]) -> None:
        """Run a conversation with the user; several may be open, one on top of the other."""
        self._type_ahead.conversation()
        self.run_worker(self._conversation(work), group="dialogue", exclusive=False)

    def read(self, shown: Widget, work: Callable[[], Awaitable[None]]) -> None:
        """Run what reads for a widget. The newest wins: it ends an older call of the same method, and with its widget.

        The method rather than its coroutine: one that a closing screen never starts would be complained about.
        """
        if shown.is_attached:
            guarded: Callable[[], Any] = partial(self._guarded, work)
            shown.run_worker(guarded, group=getattr(work, "func", work).__name__, exclusive=True)

    async def _conversation(self, work: Coroutine[Any, Any, Any]) -> None:
        try:
            await self._guarded(lambda: work)
        finally:
            self._type_ahead.settled()

    async def _guarded(self, work: Callable[[], Awaitable[Any]]) -> None:
        try:
            await work()
        except SAID as problem:
            self._say_problem(problem)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """What a key does; nothing, where its screen is not made yet, or has gone, or the app is being left."""
        if ending(self) or (default_namespace is not None and not self._here(default_namespace)):
            return True
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except SAID as problem:
            self._say_problem(problem)
            return True

    def keep_drafts(self) -> None:
        """Keep what is typed into whatever is open; what cannot be kept is not."""
        for screen in self.screen_stack:
            if isinstance(screen, Keeping):
                with suppress(*SAID):
                    screen.keep_now()

    def _say_problem(self, problem: Problem | OSError) -> None:
        self.keep_drafts()
        self.report(sentence_of(problem), "red")

    def _here(self, node: DOMNode) -> bool:
        screen = next((one for one in node.ancestors_with_self if isinstance(one, Screen)), None)
        return node is self or (screen is not None and screen.is_mounted and screen in self.screen_stack)
