"""A meeting's record, and `f` there: its minutes as others may read them, to the clipboard or into a file."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

from store.disk.files import own_folder
from store.exchange.minutes import FORMATS
from store.exchange.output import in_working_folder, write_file
from store.queries.minutes import Minutes, minutes
from store.records import Meeting
from store.values.record import AUDIENCES, Audience
from store.values.words import N_, Words, words
from tui.host import Host
from tui.screens.record import RecordScreen
from tui.sheet import Sheet
from widgets.paragraph import Paragraph
from widgets.rows import Cell, Column, Row, Rows
from widgets.tones import Tone
from widgets.wrap import wrapped

READERS: tuple[Audience, ...] = ("client", "sponsor", "internal")
"""Those who read least come first."""
KEYS = {"m": "md", "g": "message"}
TITLES = {"md": N_("Markdown"), "message": N_("message")}
SUFFIXES = {"md": ".md", "message": ".txt"}


class MeetingRecord(RecordScreen):
    """Any record's screen, with a key for the minutes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f",
            "minutes",
            N_("minutes"),
            tooltip=N_("what it came to, as the client, the sponsor or we may read it"),
        ),
    ]

    def action_minutes(self) -> None:
        assert isinstance(self._record, Meeting)
        self.host.dialogue(MinutesScreen.opened(self.host, self._record))


class MinutesScreen(Sheet[None]):
    """Plain lines without anything in front, so that a terminal's own selection takes them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "audience", N_("for whom"), tooltip=N_("as the client, the sponsor or we may read it")),
        Binding("y", "copy", N_("copy"), tooltip=N_("as a message, to your terminal's clipboard")),
        Binding("f", "write", N_("to a file"), tooltip=N_("Markdown or a message, into the working folder")),
    ]

    def __init__(self, meeting: Meeting, found: dict[Audience, Minutes]) -> None:
        super().__init__("")
        self._meeting = meeting
        self._found = found
        self._reader: Audience = READERS[0]
        self._rows = Rows((Column("line", flex=True),))
        self._notice = Paragraph()

    @staticmethod
    async def opened(host: Host, meeting: Meeting) -> None:
        """Read what each audience may read, and show it."""
        found = await host.store.run(lambda w: {one: minutes(w, meeting, one) for one in READERS})
        await host.push_screen_wait(MinutesScreen(meeting, found))

    def body(self) -> Widget:
        return Vertical(self._rows, self._notice)

    def on_mount(self) -> None:
        super().on_mount()
        self._show()
        self._rows.focus()

    def _text(self, form: str) -> str:
        return FORMATS[form](self._found[self._reader], self.host.language)

    def _show(self) -> None:
        say = self.host.say
        self._rule.show(title=say(N_("MINUTES")), counts=say(words(N_("as read by: {who}"), who=self._who)))
        width = max(20, self.app.size.width - 2)
        lines = [part for line in self._text("message").splitlines() for part in wrapped(line, width)]
        rows = [
            Row(n, (Cell(line, "strong" if line.endswith((":", "：")) or n == 0 else "text"),))
            for n, line in enumerate(lines)
        ]
        self._rows.show(rows, "")

    @property
    def _who(self) -> Words:
        return Words(AUDIENCES[self._reader])

    def note(self, sentence: Words, tone: Tone = "text") -> None:
        """What became of the last key, below the text."""
        self._notice.show(self.host.say(sentence), tone)

    def action_audience(self) -> None:
        self._reader = READERS[(READERS.index(self._reader) + 1) % len(READERS)]
        self._show()

    def action_copy(self) -> None:
        self.host.dialogue(self._copy())

    async def _copy(self) -> None:
        """Into a file first, since nobody answers whether the clipboard took it."""
        path, text = self.host.drafts.folder / self._file_name("message"), self._text("message")
        await asyncio.to_thread(_write, path, text, True)
        self.app.copy_to_clipboard(text)
        self.note(words(N_("sent to your terminal's clipboard; if nothing arrives: {path}"), path=str(path)))

    def action_write(self) -> None:
        self.host.dialogue(self._write())

    async def _write(self) -> None:
        from tui.screens.question import Question

        say = self.host.say
        answers = {key: say(TITLES[form]) for key, form in KEYS.items()}
        chosen = await self.host.push_screen_wait(Question(say(N_("In which format?")), answers))
        if (form := KEYS.get(chosen)) is None:
            return
        path = in_working_folder(self._file_name(form))
        await asyncio.to_thread(_write, path, self._text(form), False)
        self.note(words(N_("written to {path}"), path=str(path)))

    def _file_name(self, form: str) -> str:
        title = "".join(character for character in self._meeting.title if character.isalnum())[:40]
        return f"minutes-{title}-{self._meeting.on.isoformat()}{SUFFIXES[form]}"


def _write(path: Path, text: str, own: bool) -> None:
    """`own`: into a folder of our own, which is made where it is missing."""
    if own:
        own_folder(path.parent)
    write_file(path, text)
