"""A change's record, and `f` there: its sheet as others may read it, to the clipboard or into a file."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from store.exchange.papers.change_paper import SHEETS, change_paper
from store.exchange.papers.letter import signed
from store.queries.change_sheets import sheet_of
from store.records import Change
from store.rules.briefing.paper import Paper
from store.rules.registers.change_sheet import ChangeSheet
from store.values.record import Audience
from store.values.words import N_
from tui.frame.sent_text import in_file_name
from tui.host import Host
from tui.registers.handout_screen import HandoutScreen
from tui.registers.record_screen import RecordScreen

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


class ChangeSheetScreen(HandoutScreen):
    """Who may not read of it has no sheet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "audience", N_("for whom"), tooltip=N_("for our own team, the client or the sponsor"))
    ]
    HEADING = N_("CHANGE")
    FORMATS = SHEETS

    def __init__(self, change: Change, found: dict[Audience, ChangeSheet]) -> None:
        super().__init__(change, tuple(found))
        self._called = change.code or change.title
        self._found = found

    @staticmethod
    async def opened(host: Host, change: Change) -> None:
        """Read what each audience may read, and show it."""
        each = await host.store.run(lambda w: {one: sheet_of(w, change, one) for one in READERS})
        found = {who: sheet for who, sheet in each.items() if sheet is not None}
        await host.push_screen_wait(ChangeSheetScreen(change, found))

    @property
    def paper(self) -> Paper:
        return signed(change_paper(self._found[self.reader], self.host.language), self.host.session.config)

    @property
    def stem(self) -> str:
        return f"change-{in_file_name(self._called)}"
