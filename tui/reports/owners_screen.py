"""Open actions by owner, as they are pasted into a chat or mail."""

import asyncio
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from store.exchange.papers.week_sheet import OWNERS
from store.queries.boards.week_cards import Cards
from store.values.words import N_, words
from tui.frame.overlay_screen import OverlayScreen
from widgets.rows import Cell, Column, Row, Rows


class Owners(OverlayScreen[None]):
    """Plain lines without anything in front, so that a terminal's own selection takes them; `f` writes a file."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f", "write", N_("to a file"))]

    def __init__(self, shown: Cards) -> None:
        super().__init__("")
        self._cards = shown
        self._rows = Rows((Column("line", flex=True),))

    def body(self) -> Widget:
        return self._rows

    def on_mount(self) -> None:
        say = self.host.say
        self._rule.show(title=say(N_("BY OWNER")))
        lines = self._cards.chase(self.host.language).splitlines()
        rows = [
            Row(n, (Cell(line, "text" if line.startswith("- ") else "strong"),))
            for n, line in enumerate(lines)
        ]
        self._rows.show(rows, say(N_("nothing is open")))
        self._rows.focus()

    def action_write(self) -> None:
        self.host.dialogue(self._write())

    async def _write(self) -> None:
        from store.exchange.atomic_write import write_file
        from tui.dialogs.format_prompt import format_wanted

        if (format := await format_wanted(self.host, OWNERS)) is None:
            return
        now = self.host.session.clock.now()
        path = self.host.session.new_file(f"chase-{now.date().isoformat()}{format.endings[0]}")
        content = await asyncio.to_thread(OWNERS[format], self._cards, self.host.language, now)
        await asyncio.to_thread(write_file, path, content)
        self.host.report(words(N_("written to {path}"), path=str(path)))
        self.dismiss(None)
