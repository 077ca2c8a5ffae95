"""A change's record, and `f` there: its sheet as others may read it, to the clipboard or into a file."""

import asyncio
from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from store.exchange.formats import MESSAGE, Format
from store.exchange.papers.change_paper import SHEETS, change_paper
from store.exchange.papers.letter import signed
from store.queries.change_sheets import sheet_of
from store.records import Change
from store.rules.registers.change_sheet import ChangeSheet
from store.values.record import AUDIENCES, Audience
from store.values.words import N_, Words, words
from tui.frame.sent_text import in_file_name, written
from tui.frame.sent_text_screen import SentTextScreen
from tui.host import Host
from tui.registers.record_screen import RecordScreen
from widgets.rows import Cell, Row

READERS: tuple[Audience, ...] = ("internal", "client", "sponsor")
"""Our own team first: a change is told to those who make it."""


class ChangeRecord(RecordScreen):
    """Any record's screen, with a key for the sheet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "sheet", N_("sheet"), tooltip=N_("the change on one page, to hand out"))
    ]

    def action_sheet(self) -> None:
        assert isinstance(self._record, Change)
        self.host.dialogue(ChangeSheetScreen.opened(self.host, self._record))


class ChangeSheetScreen(SentTextScreen):
    """The sheet as each audience may read it; who may not read of it has none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "audience", N_("for whom"), tooltip=N_("for our own team, the client or the sponsor")),
        Binding("f", "write", N_("to a file"), tooltip=N_("in any format, into the working folder")),
    ]

    def __init__(self, change: Change, found: dict[Audience, ChangeSheet]) -> None:
        super().__init__()
        self._change = change
        self._found = found
        self._readers = tuple(one for one in READERS if one in found)
        self._reader = self._readers[0]

    @staticmethod
    async def opened(host: Host, change: Change) -> None:
        """Read what each audience may read, and show it."""
        each = await host.store.run(lambda w: {one: sheet_of(w, change, one) for one in READERS})
        found = {who: sheet for who, sheet in each.items() if sheet is not None}
        await host.push_screen_wait(ChangeSheetScreen(change, found))

    @property
    def place(self) -> Hashable:
        return self._change.id

    def _content(self, format: Format) -> bytes:
        paper = change_paper(self._found[self._reader], self.host.language)
        return SHEETS[format](signed(paper, self.host.session.config))

    def show_lines(self) -> None:
        say = self.host.say
        who = Words(AUDIENCES[self._reader])
        self._rule.show(title=say(N_("CHANGE")), counts=say(words(N_("as read by: {who}"), who=who)))
        rows = [
            Row(n, (Cell(line, "strong" if line.endswith((":", "：")) or n == 0 else "text"),))
            for n, line in enumerate(self.lines)
        ]
        self._rows.show(rows, "")

    def action_audience(self) -> None:
        self._reader = self._readers[(self._readers.index(self._reader) + 1) % len(self._readers)]
        self.show_lines()

    @property
    def message(self) -> str:
        return self._content(MESSAGE).decode("utf-8")

    @property
    def file_name(self) -> str:
        return self._file_name(MESSAGE)

    async def write(self) -> None:
        from tui.dialogs.format_prompt import format_wanted

        if (format := await format_wanted(self.host, SHEETS)) is None:
            return
        content = await asyncio.to_thread(self._content, format)
        self.note(await written(self.host.session.new_file(self._file_name(format)), content))

    def _file_name(self, format: Format) -> str:
        code = in_file_name(self._change.code or self._change.title)
        return f"change-{code}{format.endings[0]}"
