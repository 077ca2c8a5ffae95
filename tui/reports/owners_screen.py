"""Open actions by owner, as they are pasted into a chat or mail."""

import asyncio

from store.exchange.papers.letter import closing
from store.exchange.papers.week_sheet import chase_message, owners_writers
from store.queries.boards.week_cards import Cards
from store.values.words import N_
from tui.frame.sent_text import written
from tui.frame.sent_text_screen import SentTextScreen
from widgets.rows import Cell, Row


class Owners(SentTextScreen):
    """A message that each owner may be sent."""

    def __init__(self, shown: Cards) -> None:
        super().__init__()
        self._cards = shown

    @property
    def _end(self) -> str:
        session = self.host.session
        return closing(session.config, session.config.name, self.host.language)

    @property
    def message(self) -> str:
        return chase_message(self._cards, self.host.language, self._end)

    @property
    def file_name(self) -> str:
        return f"chase-{self.host.session.clock.today().isoformat()}.txt"

    def show_lines(self) -> None:
        say = self.host.say
        self._rule.show(title=say(N_("BY OWNER")))
        rows = [
            Row(n, (Cell(line, "strong" if line.endswith((":", "：")) else "text"),))
            for n, line in enumerate(self.message.splitlines())
        ]
        self._rows.show(rows, say(N_("nothing is open")))

    async def write(self) -> None:
        from tui.dialogs.format_prompt import format_wanted

        formats = owners_writers(self._end)
        if (format := await format_wanted(self.host, formats)) is None:
            return
        now = self.host.session.clock.now()
        content = await asyncio.to_thread(formats[format], self._cards, self.host.language, now)
        path = self.host.session.new_file(f"chase-{now.date().isoformat()}{format.endings[0]}")
        self.host.report(await written(path, content))
        self.dismiss(None)
