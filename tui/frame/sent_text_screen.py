"""A text that is sent to somebody, as it will be read: copied and written from here."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

from store.values.words import N_, Words
from store.values.wrapping import wrapped
from tui.frame.list_screen import ListScreen
from tui.frame.sent_text import copied
from widgets.pages import Pages
from widgets.paragraph import Paragraph
from widgets.rows import Column


class SentTextScreen(ListScreen[None]):
    """Plain lines without anything in front, so that a terminal's own selection takes them; below them what became of
    the last key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", N_("copy"), tooltip=N_("as a message, to your terminal's clipboard")),
        Binding("f", "write", N_("to a file")),
    ]

    def __init__(self) -> None:
        super().__init__("")
        self._rows = Pages((Column("line", flex=True),))
        self._notice = Paragraph()

    @property
    def message(self) -> str:
        """The text as a message."""
        raise NotImplementedError

    @property
    def file_name(self) -> str:
        """Of the message."""
        raise NotImplementedError

    async def write(self) -> None:
        """Write it to a file, and say so."""
        raise NotImplementedError

    def body(self) -> Widget:
        return Vertical(self._rows, self._notice)

    @property
    def lines(self) -> list[str]:
        """The message on lines of the screen."""
        width = max(20, self.app.size.width - 2)
        return [part for line in self.message.splitlines() for part in wrapped(line, width)]

    def note(self, sentence: Words) -> None:
        """What became of the last key, below the text."""
        self._notice.show(self.host.say(sentence))

    def action_copy(self) -> None:
        self.host.dialogue(self._copy())

    async def _copy(self) -> None:
        self.note(await copied(self.host, self.file_name, self.message))

    def action_write(self) -> None:
        self.host.dialogue(self.write())
