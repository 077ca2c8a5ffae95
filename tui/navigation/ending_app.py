"""How the app ends: by a key, with its terminal, by a fault. Whatever ends it, what was typed is kept."""

import asyncio
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.navigation.looked_at_app import LookedAtApp
from tui.terminal.hangup import HangUp, leave_stopping_to_the_shell

if TYPE_CHECKING:
    from store.disk.draft_files import Drafts


class EndingApp(LookedAtApp):
    """`fault`: the file that the fault which ended it is written down in; None: there was none."""

    drafts_folder: Path
    fault: Path | None = None
    _loop: asyncio.AbstractEventLoop | None = None
    _stands = _hung_up = False

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.hangup = HangUp(self.keep_drafts, self._end)

    @cached_property
    def drafts(self) -> "Drafts":
        """Where forms keep what was typed and not saved."""
        from store.disk.draft_files import Drafts

        return Drafts(self.drafts_folder)

    @property
    def unwritten(self) -> bool:
        """Whether drafts are in memory alone; the drafts are loaded only when there are any."""
        return "drafts" in self.__dict__ and bool(self.drafts.unwritten)

    def in_loop(self, work: Any, *args: Any) -> None:
        """From another thread: do it between two keys; nothing where the loop is over."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(work, *args)

    def on_load(self) -> None:
        self._loop = asyncio.get_running_loop()

    def on_ready(self) -> None:
        self._stands = True
        if self._hung_up:
            self.exit(0)

    def terminal_taken(self) -> None:
        self._loop = asyncio.get_running_loop()
        self.hangup.install()

    def _end(self) -> None:
        self.in_loop(self._leave_when_ready)

    def _leave_when_ready(self) -> None:
        """Before that, screens are still being put together, and would miss the app."""
        self._hung_up = True
        if self._stands:
            self.exit(0)

    def action_leave(self) -> None:
        if self.unwritten:
            self.dialogue(self._leave())
        else:
            self.exit(0)

    async def _leave(self) -> None:
        from tui.forms.unwritten_drafts import leaves
        from tui.host import host_of

        if await leaves(host_of(self.screen)):
            self.exit(0)

    def exit(self, *args: Any, **options: Any) -> None:
        """Leave; what was asked of the shell meanwhile is for the shell."""
        leave_stopping_to_the_shell()
        super().exit(*args, **options)

    def panic(self, *renderables: Any) -> None:
        """Textual's own word for a fault, where it has the traceback but not the exception."""
        text = "".join(segment.text for one in renderables for segment in self.console.render(one))
        self._exception = self._exception or RuntimeError(text)
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Instead of a traceback over the terminal: keep what was typed, write the fault down, end."""
        from tui.terminal.crash import write_fault

        leave_stopping_to_the_shell()
        self.keep_drafts()
        self.fault = write_fault(self._exception) if self._exception else None
        self._close_messages_no_wait()
