"""A paper of one record as each audience may read it, to the clipboard or into a file."""

import asyncio
from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from store.exchange.formats import MESSAGE, Format
from store.exchange.papers.writers import PaperWriters
from store.rules.briefing.paper import Paper
from store.values.record import AUDIENCES, Audience, Record
from store.values.words import N_, Words, words
from tui.frame.sent_text import written
from tui.frame.sent_text_screen import SentTextScreen
from widgets.rows import Cell, Row


class HandoutScreen(SentTextScreen):
    """`a` turns to the next reader, `f` writes the paper in any of `FORMATS`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "audience", N_("for whom"), tooltip=N_("for the client, the sponsor or our own team")),
        Binding("f", "write", N_("to a file"), tooltip=N_("in any format, into the working folder")),
    ]
    HEADING: ClassVar[str]
    FORMATS: ClassVar[PaperWriters]

    def __init__(self, record: Record, readers: Sequence[Audience]) -> None:
        """`readers`: those who may read of it, in the order of the key."""
        super().__init__()
        self._record = record
        self._readers = readers
        self.reader = readers[0]

    @property
    def paper(self) -> Paper:
        """What `reader` may read."""
        raise NotImplementedError

    @property
    def stem(self) -> str:
        """The name of its files, without the ending."""
        raise NotImplementedError

    @property
    def place(self) -> Hashable:
        return self._record.id

    def show_lines(self) -> None:
        say = self.host.say
        who = words(N_("as read by: {who}"), who=Words(AUDIENCES[self.reader]))
        self._rule.show(title=say(self.HEADING), counts=say(who))
        rows = [
            Row(n, (Cell(line, "strong" if line.endswith((":", "：")) or n == 0 else "text"),))
            for n, line in enumerate(self.lines)
        ]
        self._rows.show(rows, "")

    def action_audience(self) -> None:
        self.reader = self._readers[(self._readers.index(self.reader) + 1) % len(self._readers)]
        self.show_lines()

    @property
    def message(self) -> str:
        return self._content(MESSAGE).decode("utf-8")

    @property
    def file_name(self) -> str:
        return self._file_name(MESSAGE)

    async def write(self) -> None:
        from tui.dialogs.format_prompt import format_wanted

        if (format := await format_wanted(self.host, self.FORMATS)) is None:
            return
        content = await asyncio.to_thread(self._content, format)
        self.note(await written(self.host.session.new_file(self._file_name(format)), content))

    def _content(self, format: Format) -> bytes:
        return self.FORMATS[format](self.paper)

    def _file_name(self, format: Format) -> str:
        return f"{self.stem}{format.endings[0]}"
