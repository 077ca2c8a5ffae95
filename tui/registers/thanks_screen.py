"""`y` on a talk or on what was made in it: the thank-you to who was there, to the clipboard or into a file."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from store.disk.workspace import Workspace
from store.exchange.papers.letter import closing
from store.exchange.papers.thanks_letter import thanks_letter
from store.queries.people.thanks_data import Thanks, talk_of, thanks
from store.values.record import Record
from store.values.words import N_, catalogue_named, words
from tui.frame.sent_text import in_file_name, written
from tui.frame.sent_text_screen import SentTextScreen
from tui.host import Host
from tui.registers.record_screen import RecordScreen
from widgets.rows import Cell, Row


class TalkRecord(RecordScreen):
    """The record of a talk, or of what was made in one, with a key for the thank-you."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "thanks", N_("thank-you"), tooltip=N_("a thank-you to whoever was there, to send"))
    ]

    def action_thanks(self) -> None:
        self.host.dialogue(ThanksScreen.opened(self.host, self._record))


class ThanksScreen(SentTextScreen):
    """One letter for each of those who were there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "next", N_("for whom"), tooltip=N_("the next of those who were there"))
    ]

    def __init__(self, found: tuple[Thanks, ...]) -> None:
        super().__init__()
        self._found = found
        self._at = 0

    @staticmethod
    async def opened(host: Host, record: Record) -> None:
        """Read what there is to thank for, and show it."""
        found = await host.store.run(lambda w: _read(w, record))
        if not found:
            host.report(words(N_("there is nobody to thank here")), "amber")
            return
        await host.push_screen_wait(ThanksScreen(found))

    @property
    def message(self) -> str:
        thanks, host = self._found[self._at], self.host
        language = catalogue_named(thanks.person.language, host.language)
        return thanks_letter(thanks, closing(host.session.config, thanks.by, language), language)

    def show_lines(self) -> None:
        say = self.host.say
        name = self._found[self._at].person.name
        self._rule.show(title=say(N_("THANK-YOU")), counts=say(words(N_("to {name}"), name=name)))
        self._rows.show([Row(n, (Cell(line),)) for n, line in enumerate(self.lines)], "")

    @property
    def file_name(self) -> str:
        thanks = self._found[self._at]
        return f"thanks-{in_file_name(thanks.person.name)}-{thanks.on.isoformat()}.txt"

    def action_next(self) -> None:
        self._at = (self._at + 1) % len(self._found)
        self.show_lines()

    async def write(self) -> None:
        content = self.message.encode("utf-8", "replace")
        self.note(await written(self.host.session.new_file(self.file_name), content))


def _read(workspace: Workspace, record: Record) -> tuple[Thanks, ...]:
    talk = talk_of(workspace, record)
    if talk is None:
        return ()
    found = (thanks(workspace, talk[0], person) for person in talk[1])
    return tuple(one for one in found if one is not None)
