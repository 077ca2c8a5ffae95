"""The one thread that owns the workspace; the event loop hands it work and hears of others' changes."""

import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import date
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from store.disk.file.damage import explained
from store.disk.file.inspection import look_at
from store.disk.file.presence import Astray, Overwritten
from store.disk.file.sqlite import Busy, StoreProblem, sqlite
from store.disk.workspace import Workspace
from store.records import KINDS
from store.values.problem import SAID
from store.values.record import Audience
from store.values.words import N_, Words, words

T = TypeVar("T")
Notice = Callable[[frozenset[str], Words | None], None]
"""Told of the kinds that changed elsewhere, and what is to be said of who changed them."""
TICK = 0.5
"""Seconds between two looks at what other processes changed; the look costs microseconds."""


class StoreThread:
    """Runs work on the workspace in the order it was handed in.

    Between two pieces of work it looks twice a second for changes of other processes, and for a new day. It waits by
    itself rather than with a timer of the event loop, so that an idle screen wakes nothing.
    """

    def __init__(self, open_workspace: Callable[[], Workspace]) -> None:
        self._open = open_workspace
        self._work: SimpleQueue[tuple[Callable[[Workspace], Any], Future[Any], bool] | None] = SimpleQueue()
        self._owed = 0
        """Pieces of work that may save, queued or under way."""
        self._busy = False
        self._count = threading.Lock()
        self._notice: Notice = lambda kinds, said: None
        self._alive: Callable[[], None] = lambda: None
        self._trouble: Callable[[Words | None], None] = lambda _: None
        self._workspace: Workspace | None = None
        self._days: Mapping[str, date] = {}
        self._uuid = ""
        self._problem: StoreProblem | None = None
        self._said: Words | None = None
        self.audience: Audience | None = None
        """Who looks at the screen too: a workspace that is opened again shows no more than the one before."""
        self.opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, name="store", daemon=True)
        self._thread.start()

    @property
    def reads_only(self) -> bool:
        """Whether the store that is open now may not be written."""
        return self._workspace is not None and self._workspace.reads_only

    def watch(
        self,
        notice: Notice,
        alive: Callable[[], None],
        trouble: Callable[[Words | None], None],
    ) -> None:
        """Call `notice` with the kinds that changed elsewhere (`day` for midnight) and who changed what, `alive` at
        every tick, and `trouble` when a file is not there any more, or is again (None); all in this thread."""
        self._notice, self._alive, self._trouble = notice, alive, trouble

    def submit(self, work: Callable[[Workspace], T]) -> "Future[T]":
        """Queue `work`; its result or exception comes through the future."""
        return self._queue(work, reads=False)

    def _queue(self, work: Callable[[Workspace], T], *, reads: bool) -> "Future[T]":
        future: Future[T] = Future()
        with self._count:
            self._owed += not reads
        self._work.put((work, future, reads))
        return future

    async def run(self, work: Callable[[Workspace], T]) -> T:
        """The result of `work`, awaited on the event loop; its exceptions come through."""
        import asyncio

        return await asyncio.wrap_future(self.submit(work))

    async def read(self, work: Callable[[Workspace], T]) -> T:
        """As `run`, of work that saves nothing and takes long in a large store: whoever leaves does not wait for it."""
        import asyncio

        return await asyncio.wrap_future(self._queue(work, reads=True))

    def close(self) -> None:
        """Finish what is queued, close the workspace, end the thread. It ends by itself where it only reads: that may
        take seconds, and a file that nobody closed is as sound as after a kill."""
        with self._count:
            reads_alone = self._busy and not self._owed
        self._work.put(None)
        if not reads_alone:
            self._thread.join(timeout=5)

    def _run(self) -> None:
        try:
            workspace = self._open()
        except BaseException as error:
            self.opened.set_exception(error)
            return
        self._workspace, self._days = workspace, workspace.days()
        self._uuid = workspace.store.file.uuid
        self.opened.set_result(None)
        looked = time.monotonic()
        while True:
            # However busy keys keep it: whoever works on hears of a store that went away, and of others.
            if (left := looked + TICK - time.monotonic()) <= 0:
                self._alive()
                self._tick()
                looked = time.monotonic()
                continue
            try:
                item = self._work.get(timeout=left)
            except Empty:
                continue
            if item is None:
                if self._workspace is not None:
                    self._workspace.close()
                return
            work, future, reads = item
            self._busy = True
            if future.set_running_or_notify_cancel():
                self._do(work, future)
            with self._count:
                self._busy = False
                self._owed -= not reads

    def _do(self, work: Callable[[Workspace], Any], future: "Future[Any]") -> None:
        try:
            if self._workspace is None:
                assert self._problem is not None
                raise self._problem
            future.set_result(work(self._workspace))
        except sqlite.DatabaseError as error:
            assert self._workspace is not None
            future.set_exception(explained(error, self._workspace.path))
        except BaseException as error:
            future.set_exception(error)

    def _tick(self) -> None:
        """Look once. A day may come in one zone before it comes in another, and go back when the clock is set; the
        machine's clock is asked anew each time, so that a long sleep is no matter."""
        try:
            workspace = self._present()
            changed = workspace.poll()
            said = self._said_of_others(workspace) if changed else None
            days = workspace.days()
        except Exception as error:  # a locked file is looked at again in half a second
            if isinstance(error, StoreProblem) and not isinstance(error, Busy):
                self._tell(error)
            return
        if any(days[zone] != self._days.get(zone, days[zone]) for zone in days):
            workspace.memory.clear()
            changed |= {"day"}
        self._days = days
        if workspace.limit is not None:
            self._tell(workspace.limit)
        elif self._problem is not None:
            self._tell(None)
            changed |= KINDS.keys()
        if changed:
            self._notice(changed, said)

    def _said_of_others(self, workspace: Workspace) -> Words | None:
        if self.audience is not None:
            return None
        # Whoever works alone need not load it.
        from store.queries.saved_by_others import saved_by_others

        return saved_by_others(workspace)

    def _present(self) -> Workspace:
        """The workspace, whose files are where they were; opened again where others lie there now. Raises StoreProblem
        as long as that cannot be."""
        if self._workspace is not None:
            try:
                self._workspace.look()
            except Astray as astray:
                if not astray.again:
                    raise
                # While it is connected nobody, not even this program, can read what lies there now.
                look_at(self._workspace.path)
                self._workspace.close()
                self._workspace, self._problem = None, astray
            else:
                if self._workspace.frees():
                    self._problem = self._problem or self._workspace.limit
                    self._workspace.close()
                    self._workspace = None
        if self._workspace is None:
            try:
                self._workspace = self._opened_again()
            except SAID:
                if isinstance(self._problem, Overwritten):
                    raise self._problem from None
                raise
        return self._workspace

    def _opened_again(self) -> Workspace:
        workspace = self._open()
        if workspace.store.file.uuid != self._uuid:
            workspace.close()
            another = N_("a different store is at {path} now; quit and reopen it")
            raise StoreProblem(words(another, path=str(workspace.path)))
        if self.audience is not None:
            from store.disk.onlookers import show_to

            show_to(workspace, self.audience)
        return workspace

    def _tell(self, problem: StoreProblem | None) -> None:
        """Once for every problem, and when it is over."""
        said, self._said = self._said, problem.words if problem is not None else None
        self._problem = problem
        if self._said is None or self._said != said:
            self._trouble(self._said)
