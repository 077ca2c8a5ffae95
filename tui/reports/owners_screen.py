"""Open actions by owner, as they are pasted into a chat or mail."""

import asyncio
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

from store.exchange.papers.letter import closing
from store.exchange.papers.week_sheet import chase_message, owners_writers
from store.queries.boards.week_cards import Cards
from store.values.words import N_
from tui.frame.overlay_screen import OverlayScreen
from tui.frame.sent_text import copied, written
from widgets.pages import Pages
from widgets.paragraph import Paragraph
from widgets.rows import Cell, Column, Row


class Owners(OverlayScreen[None]):
    """Plain lines without anything in front, so that a terminal's own selection takes them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", N_("copy"), tooltip=N_("as a message, to your terminal's clipboard")),
        Binding("f", "write", N_("to a file")),
    ]

    def __init__(self, shown: Cards) -> None:
        super().__init__("")
        self._cards = shown
        self._rows = Pages((Column("line", flex=True),))
        self._notice = Paragraph()

    def body(self) -> Widget:
        return Vertical(self._rows, self._notice)

    @property
    def _end(self) -> str:
        session = self.host.session
        return closing(session.config, session.config.name, self.host.language)

    @property
    def _text(self) -> str:
        return chase_message(self._cards, self.host.language, self._end)

    def on_mount(self) -> None:
        say = self.host.say
        self._rule.show(title=say(N_("BY OWNER")))
        rows = [
            Row(n, (Cell(line, "strong" if line.endswith((":", "：")) else "text"),))
            for n, line in enumerate(self._text.splitlines())
        ]
        self._rows.show(rows, say(N_("nothing is open")))
        self._rows.focus()

    def action_copy(self) -> None:
        self.host.dialogue(self._copy())

    async def _copy(self) -> None:
        day = self.host.session.clock.today().isoformat()
        self._notice.show(self.host.say(await copied(self.host, f"chase-{day}.txt", self._text)))

    def action_write(self) -> None:
        self.host.dialogue(self._write())

    async def _write(self) -> None:
        from tui.dialogs.format_prompt import format_wanted

        formats = owners_writers(self._end)
        if (format := await format_wanted(self.host, formats)) is None:
            return
        now = self.host.session.clock.now()
        content = await asyncio.to_thread(formats[format], self._cards, self.host.language, now)
        path = self.host.session.new_file(f"chase-{now.date().isoformat()}{format.endings[0]}")
        self.host.report(await written(path, content))
        self.dismiss(None)
