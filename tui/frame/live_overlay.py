"""A screen over one list of what a query read; read again whenever something is saved, here or elsewhere."""

from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from store.disk.workspace import Workspace
from store.values.record import Record
from tui.frame.read_list_screen import ReadListScreen
from tui.frame.record_verbs import OF_A_RECORD, RecordVerbs, act_on
from tui.host import Host, Verb
from widgets.rows import Column, Rows

Board = TypeVar("Board")
Query = Callable[[Workspace], Board]


class LiveOverlay(RecordVerbs, ReadListScreen[None], Generic[Board]):
    """A screen names its columns and shows `self.board` in `show_lines`; what it opens with was read before."""

    COLUMNS: ClassVar[tuple[Column, ...]]
    EDGE: ClassVar[int] = 1
    OF_A_ROW = OF_A_RECORD

    def __init__(self, board: Board, query: Query[Board]) -> None:
        super().__init__("")
        self.board = board
        self._query = query
        self._rows = Rows(self.COLUMNS, edge=self.EDGE)

    @classmethod
    async def over(cls, host: Host, query: Query[Board]) -> None:
        """Read, show, and return when the user goes back."""
        await host.push_screen_wait(cls(await host.store.run(query), query))

    async def _read(self) -> None:
        self.board = await self.host.store.run(self._query)
        if self.is_attached:
            self.show_lines()
            self.show_keys()

    @property
    def record(self) -> Record | None:
        """The record behind the row under the cursor."""
        return None

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        if (record := self.record) is not None:
            self.host.dialogue(self.host.actions.show(record))

    def act(self, verb: Verb) -> None:
        act_on(self.host, verb, self.record)
