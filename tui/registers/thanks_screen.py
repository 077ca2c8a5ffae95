"""`y` on a talk or on what was made in it: the thank-you to who was there, to the clipboard or into a file."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

from store.disk.workspace import Workspace
from store.exchange.papers.letter import closing
from store.exchange.papers.thanks_letter import thanks_letter
from store.queries.people.thanks_data import Thanks, talk_of, thanks
from store.session import spoken
from store.trouble import UsageProblem
from store.values.record import Record
from store.values.words import N_, Words, words
from store.values.wrapping import wrapped
from tui.frame.overlay_screen import OverlayScreen
from tui.frame.sent_text import copied, written
from tui.host import Host
from tui.registers.record_screen import RecordScreen
from widgets.paragraph import Paragraph
from widgets.rows import Cell, Column, Row, Rows


class TalkRecord(RecordScreen):
    """The record of a talk, or of what was made in one, with a key for the thank-you."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "thanks", N_("thank-you"), tooltip=N_("a thank-you to whoever was there, to send"))
    ]

    def action_thanks(self) -> None:
        self.host.dialogue(ThanksScreen.opened(self.host, self._record))


class ThanksScreen(OverlayScreen[None]):
    """Plain lines without anything in front, so that a terminal's own selection takes them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "next", N_("for whom"), tooltip=N_("the next of those who were there")),
        Binding("y", "copy", N_("copy"), tooltip=N_("as a message, to your terminal's clipboard")),
        Binding("f", "write", N_("to a file")),
    ]

    def __init__(self, found: tuple[Thanks, ...]) -> None:
        super().__init__("")
        self._found = found
        self._at = 0
        self._rows = Rows((Column("line", flex=True),))
        self._notice = Paragraph()

    @staticmethod
    async def opened(host: Host, record: Record) -> None:
        """Read what there is to thank for, and show it."""
        found = await host.store.run(lambda w: _read(w, record))
        if not found:
            host.report(words(N_("there is nobody to thank here")), "amber")
            return
        await host.push_screen_wait(ThanksScreen(found))

    def body(self) -> Widget:
        return Vertical(self._rows, self._notice)

    def on_mount(self) -> None:
        super().on_mount()
        self._show()
        self._rows.focus()

    @property
    def _text(self) -> str:
        thanks, host = self._found[self._at], self.host
        try:
            language = spoken(thanks.person.language) if thanks.person.language else host.language
        except UsageProblem:
            language = host.language
        return thanks_letter(thanks, closing(host.session.config, thanks.by, language), language)

    def _show(self) -> None:
        say = self.host.say
        name = self._found[self._at].person.name
        self._rule.show(title=say(N_("THANK-YOU")), counts=say(words(N_("to {name}"), name=name)))
        width = max(20, self.app.size.width - 2)
        lines = [part for line in self._text.splitlines() for part in wrapped(line, width)]
        self._rows.show([Row(n, (Cell(line),)) for n, line in enumerate(lines)], "")

    def _note(self, sentence: Words) -> None:
        self._notice.show(self.host.say(sentence))

    @property
    def _file_name(self) -> str:
        thanks = self._found[self._at]
        name = "".join(character for character in thanks.person.name if character.isalnum())[:40]
        return f"thanks-{name}-{thanks.on.isoformat()}.txt"

    def action_next(self) -> None:
        self._at = (self._at + 1) % len(self._found)
        self._show()

    def action_copy(self) -> None:
        self.host.dialogue(self._copy())

    async def _copy(self) -> None:
        self._note(await copied(self.host, self._file_name, self._text))

    def action_write(self) -> None:
        self.host.dialogue(self._write())

    async def _write(self) -> None:
        self._note(
            await written(self.host.session.new_file(self._file_name), self._text.encode("utf-8", "replace"))
        )


def _read(workspace: Workspace, record: Record) -> tuple[Thanks, ...]:
    talk = talk_of(workspace, record)
    if talk is None:
        return ()
    found = (thanks(workspace, talk[0], person) for person in talk[1])
    return tuple(one for one in found if one is not None)
