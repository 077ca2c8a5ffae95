"""The one thread that owns the workspace; the event loop hands it work and hears of others' changes."""

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import date
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from store.disk.file.sqlite import explained, sqlite
from store.disk.workspace import Workspace

T = TypeVar("T")
TICK = 0.5
"""Seconds between two looks at what other processes changed; the look costs microseconds."""


class StoreThread:
    """Runs work on the workspace in the order it was handed in.

    Between two pieces of work it looks for changes of other processes, and for a new day. It waits by itself
    rather than with a timer of the event loop, so that an idle screen wakes nothing.
    """

    def __init__(self, open_workspace: Callable[[], Workspace]) -> None:
        self._open = open_workspace
        self._work: SimpleQueue[tuple[Callable[[Workspace], Any], Future[Any]] | None] = SimpleQueue()
        self._notice: Callable[[frozenset[str]], None] = lambda _: None
        self._alive: Callable[[], None] = lambda: None
        self.opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, name="store", daemon=True)
        self._thread.start()

    def watch(self, notice: Callable[[frozenset[str]], None], alive: Callable[[], None]) -> None:
        """Call `notice` with the kinds that changed elsewhere (`day` for midnight) and `alive` at every tick; both
        in this thread."""
        self._notice, self._alive = notice, alive

    def submit(self, work: Callable[[Workspace], T]) -> "Future[T]":
        """Queue `work`; its result or exception comes through the future."""
        future: Future[T] = Future()
        self._work.put((work, future))
        return future

    async def run(self, work: Callable[[Workspace], T]) -> T:
        """The result of `work`, awaited on the event loop; its exceptions come through."""
        import asyncio

        return await asyncio.wrap_future(self.submit(work))

    def close(self) -> None:
        """Finish what is queued, close the workspace, end the thread."""
        self._work.put(None)
        self._thread.join(timeout=5)

    def _run(self) -> None:
        try:
            workspace = self._open()
        except BaseException as error:
            self.opened.set_exception(error)
            return
        self.opened.set_result(None)
        days = workspace.days()
        while True:
            try:
                item = self._work.get(timeout=TICK)
            except Empty:
                days = self._tick(workspace, days)
                continue
            if item is None:
                workspace.close()
                return
            work, future = item
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(work(workspace))
                except sqlite.DatabaseError as error:
                    future.set_exception(explained(error, workspace.path))
                except BaseException as error:
                    future.set_exception(error)

    def _tick(self, workspace: Workspace, before: Mapping[str, date]) -> Mapping[str, date]:
        """Look once; returns the days it saw. A day may come in one zone before it comes in another, and go back
        when the clock is set; the machine's clock is asked anew each time, so that a long sleep is no matter."""
        self._alive()
        try:
            changed = workspace.poll()
            days = workspace.days()
        except Exception:  # a locked file is looked at again in half a second
            return before
        if any(days[zone] != before.get(zone, days[zone]) for zone in days):
            workspace.memory.clear()
            changed |= {"day"}
        if changed:
            self._notice(changed)
        return days
