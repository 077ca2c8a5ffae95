"""`p`: all that stands between us and one person, on one screen, before a talk."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from store.exchange.prepsheet import SheetLine, sheet_lines
from store.queries.prep import prep_of
from store.rules.prep import Prep
from store.values.record import Record
from store.values.words import N_
from tui.sheet import Sheet
from widgets.rows import Cell, Column, Row, Rows
from widgets.tones import Tone

if TYPE_CHECKING:
    from tui.app import Forewarn

TONES: dict[str, Tone] = {"red": "red", "amber": "amber", "plain": "text"}
SIGNS = {"red": "!", "amber": "~", "plain": ""}
EDGES = 4
"""Cells of a line that are not the sheet's: the cursor's bar, the sign and the gaps."""


class PrepScreen(Sheet[None]):
    """Enter opens what a line stands for; `c` records the talk."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "contact", N_("contact"), tooltip=N_("record the talk")),
        Binding("e", "edit", N_("edit"), tooltip=N_("what the line stands for")),
        Binding("b", "brief", N_("brief"), tooltip=N_("what they have not heard yet")),
    ]

    def __init__(self, sheet: Prep, project: int | None) -> None:
        super().__init__("")
        self._sheet = sheet
        self._project = project
        self._lines: tuple[SheetLine, ...] = ()
        self._rows = Rows(
            (Column("title"), Column("text", flex=True, least=30), Column("sign", width=1)), edge=0
        )

    @staticmethod
    async def opened(host: Forewarn, person: int, project: int | None = None) -> None:
        """Read the sheet of a person and show it; `project` stands first."""
        sheet = await host.store.run(lambda w: prep_of(w, person, project))
        await host.push_screen_wait(PrepScreen(sheet, project))

    def body(self) -> Widget:
        return self._rows

    def on_mount(self) -> None:
        self._show()
        self._rows.focus()
        super().on_mount()

    def on_resize(self, event: events.Resize) -> None:
        self._show()

    def on_screen_resume(self) -> None:
        self.read_again()

    def read_again(self) -> None:
        """Something was saved that may stand here."""
        self.host.dialogue(self._read())

    async def _read(self) -> None:
        person, project = self._sheet.person.id, self._project
        self._sheet = await self.host.store.run(lambda w: prep_of(w, person, project))
        if self.is_mounted:
            self._show()

    def _show(self) -> None:
        size, say, sheet = self.app.size, self.host.say, self._sheet
        self._rule.show(
            title=say(N_("PREP")),
            counts=(Cell(sheet.person.name, "strong"), Cell("  " + " ".join(sheet.projects), "dim")),
        )
        self._lines = sheet_lines(sheet, self.host.language, size.width - EDGES, size.height - 2)
        rows = [
            Row(number, (Cell(line.title, "dim"), Cell(line.text, TONES[line.weight]), self._sign(number)))
            for number, line in enumerate(self._lines)
        ]
        self._rows.show(rows, say(N_("nothing is known of them yet; c records a contact")))

    def _sign(self, number: int) -> Cell:
        """On the first line of an entry only."""
        line = self._lines[number]
        before = self._lines[number - 1] if number else None
        goes_on = before is not None and not line.title and before.record is line.record
        return Cell("" if goes_on else SIGNS[line.weight], TONES[line.weight])

    @property
    def _record(self) -> Record | None:
        key = self._rows.cursor_key
        return self._lines[key].record if key is not None else None

    def on_rows_opened(self, message: Rows.Opened) -> None:
        from tui.screens.record import RecordScreen

        message.stop()
        if (record := self._record) is not None:
            self.host.dialogue(RecordScreen.opened(self.host, record))

    def action_edit(self) -> None:
        from tui.entry import edit_record

        if (record := self._record) is not None:
            self.host.dialogue(edit_record(self.host, record))

    def action_brief(self) -> None:
        from tui.screens.briefing import BriefingScreen

        project = self._project or self.host.project
        self.host.dialogue(BriefingScreen.for_person(self.host, self._sheet.person.id, project))

    def action_contact(self) -> None:
        from tui.entry import record_contact

        self.host.dialogue(record_contact(self.host, self._sheet.person.id, self._project))
