"""The record under the cursor, beside the panes where there is room for it."""

from textual.timer import Timer

from tui.host import host_of
from widgets.detail import Detail

REST = 0.25
"""Seconds the cursor rests before the detail follows: a key held down repaints two lines, not a pane."""


class DetailPane(Detail):
    """Follows the cursor of the dashboard."""

    _rest: Timer | None = None

    def follow(self) -> None:
        """Show the record under the cursor, unless the cursor goes on meanwhile."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self.follow_now)

    def follow_now(self) -> None:
        """Show the record under the cursor."""
        host_of(self).read(self, self.read)

    async def read(self) -> None:
        """Read and show the record under the cursor."""
        from store.queries.record_detail import detail

        host = host_of(self)
        pane = host.dashboard.current
        record = pane.record() if pane is not None else None
        if record is None:
            self.show("", ())
            return
        language, project = host.language, host.project
        read = await host.store.run(lambda w: detail(w, project, record, language))
        self.show(read.title, read.pairs)
