"""The record under the cursor, beside the panes where there is room for it."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from store.values.record import Record
from tui.host import host_of
from widgets.detail import Detail

if TYPE_CHECKING:
    from store.queries.record_detail import DetailView

REST = 0.25
"""Seconds the cursor rests before the detail follows: a key held down repaints two lines, not a pane."""


class DetailPane(Detail):
    """Follows the cursor of the dashboard."""

    _rest: asyncio.TimerHandle | None = None

    def follow(self, record: Record | None) -> None:
        """Show the record under the cursor, unless the cursor goes on meanwhile; what nobody may see goes at once."""
        if self._rest is not None:
            self._rest.cancel()
        if record is None:
            self._show_nothing()
            return
        # Not one of Textual's own: each of those is a task, and every move of the cursor would make one.
        later = asyncio.get_running_loop().call_later
        self._rest = later(REST, self.call_next, self._follow_now, record)

    def _follow_now(self, record: Record) -> None:
        host_of(self).read(self, partial(self.read, record))

    def on_unmount(self) -> None:
        if self._rest is not None:
            self._rest.cancel()

    def _show_nothing(self) -> None:
        self.show("", ())

    async def read(self, record: Record | None) -> None:
        """Read and show a record; None: nothing."""
        from store.queries.record_detail import detail

        if record is None:
            self._show_nothing()
            return
        host = host_of(self)
        language, project = host.language, host.project
        closed, view = await host.store.run(
            lambda w: (w.audience is not None, detail(w, project, record, language))
        )
        if closed == host.looked_at:
            self.show_view(view)

    def show_view(self, view: "DetailView") -> None:
        """Show what was read of a record."""
        self.show(view.title, view.pairs)
