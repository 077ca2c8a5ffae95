"""A meeting's record, and `f` there: its minutes as others may read them, to the clipboard or into a file."""

import asyncio
from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from store.exchange.formats import MESSAGE, Format
from store.exchange.papers.letter import closing
from store.exchange.papers.minutes_text import MINUTES, minutes_paper
from store.queries.meeting.minutes_data import Minutes, minutes
from store.records import Meeting
from store.values.record import AUDIENCES, Audience
from store.values.words import N_, Words, words
from tui.frame.sent_text import in_file_name, written
from tui.frame.sent_text_screen import SentTextScreen
from tui.host import Host
from tui.registers.thanks_screen import TalkRecord
from widgets.rows import Cell, Row

READERS: tuple[Audience, ...] = ("client", "sponsor", "internal")
"""Those who read least come first."""


class MeetingRecord(TalkRecord):
    """Any record's screen, with a key for the minutes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f",
            "minutes",
            N_("minutes"),
            tooltip=N_("the minutes, for the client, the sponsor or our own team"),
        ),
    ]

    def action_minutes(self) -> None:
        assert isinstance(self._record, Meeting)
        self.host.dialogue(MinutesScreen.opened(self.host, self._record))


class MinutesScreen(SentTextScreen):
    """The minutes as each audience may read them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "audience", N_("for whom"), tooltip=N_("for the client, the sponsor or our own team")),
        Binding("f", "write", N_("to a file"), tooltip=N_("in any format, into the working folder")),
    ]

    def __init__(self, meeting: Meeting, found: dict[Audience, Minutes]) -> None:
        super().__init__()
        self._meeting = meeting
        self._found = found
        self._reader: Audience = READERS[0]

    @staticmethod
    async def opened(host: Host, meeting: Meeting) -> None:
        """Read what each audience may read, and show it."""
        found = await host.store.run(lambda w: {one: minutes(w, meeting, one) for one in READERS})
        await host.push_screen_wait(MinutesScreen(meeting, found))

    @property
    def place(self) -> Hashable:
        return self._meeting.id

    def _content(self, format: Format) -> bytes:
        host = self.host
        found = self._found[self._reader]
        end = closing(host.session.config, found.by, host.language)
        return MINUTES[format](minutes_paper(found, host.language, end))

    def show_lines(self) -> None:
        say = self.host.say
        self._rule.show(title=say(N_("MINUTES")), counts=say(words(N_("as read by: {who}"), who=self._who)))
        rows = [
            Row(n, (Cell(line, "strong" if line.endswith((":", "：")) or n == 0 else "text"),))
            for n, line in enumerate(self.lines)
        ]
        self._rows.show(rows, "")

    @property
    def _who(self) -> Words:
        return Words(AUDIENCES[self._reader])

    def action_audience(self) -> None:
        self._reader = READERS[(READERS.index(self._reader) + 1) % len(READERS)]
        self.show_lines()

    @property
    def message(self) -> str:
        return self._content(MESSAGE).decode("utf-8")

    @property
    def file_name(self) -> str:
        return self._file_name(MESSAGE)

    async def write(self) -> None:
        from tui.dialogs.format_prompt import format_wanted

        if (format := await format_wanted(self.host, MINUTES)) is None:
            return
        content = await asyncio.to_thread(self._content, format)
        self.note(await written(self.host.session.new_file(self._file_name(format)), content))

    def _file_name(self, format: Format) -> str:
        return (
            f"minutes-{in_file_name(self._meeting.title)}-{self._meeting.on.isoformat()}{format.endings[0]}"
        )
