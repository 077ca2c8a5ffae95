"""A form's word on who else has its record open: there before the first key, gone when they leave or die."""

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from store.disk.open_records import OpenRecord, open_with
from store.disk.workspace import Workspace
from store.values.record import Record
from store.values.words import Words
from tui.host import Host

EVERY_S = 1.0
"""Seconds between two looks; one names a folder's files, and only where others write the store too."""


class OpenNote:
    """`show` is called with the note, None when nobody else has it open any more."""

    def __init__(self, host: Host, record: Record, show: Callable[[Words | None], None]) -> None:
        self._host = host
        self._record = record
        self._open = OpenRecord(record)
        self._show = show

    def begin(self, screen: Screen[Any]) -> None:
        """Tell others, and look for them for as long as the screen stands."""
        self._screen = screen
        self._host.read(screen, self._announce)

    def leave(self) -> None:
        """The form is closed."""
        self._open.leave()

    async def _announce(self) -> None:
        shared, said = await self._host.store.read(lambda w: (self._open.announce(w), self._said(w)))
        self._show(said)
        if shared:
            self._screen.set_interval(EVERY_S, self._look)

    def _look(self) -> None:
        self._host.read(self._screen, self._look_again)

    async def _look_again(self) -> None:
        self._show(await self._host.store.read(self._said))

    def _said(self, workspace: Workspace) -> Words | None:
        # While others look at the screen, it names nobody.
        if self._host.looked_at:
            return None
        return open_with(workspace, self._record, self._open.others(workspace))
