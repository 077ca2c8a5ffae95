"""The contacts pane."""

from collections.abc import Sequence
from typing import ClassVar

from store.disk.workspace import Workspace
from store.queries.boards.contact_board import ContactBoard, ContactLine, contacts
from store.queries.span import Span
from store.records import Stakeholder
from store.records.stakeholder import ROLES
from store.rules.people.cadence import Clock
from store.rules.registers.colour_reasons import KINDS as CLOCKS
from store.values.day import Day
from store.values.record import Record
from store.values.short_date import show_date
from store.values.words import N_, Words, words
from tui.dashboard.board_list import sign
from tui.dashboard.pane import Pane
from widgets.drawn.tones import Tone
from widgets.rows import Cell, Column, Row

OTHERS = {"call": N_("{day} c"), "visit": N_("{day} v"), "silence": N_("{day} s"), "node": N_("{day} n")}
"""The second clock's day, with the letter of the clock."""


class Contacts(Pane[ContactBoard, ContactLine]):
    """Name, class, role, the clock that runs out first, how late, the other clock's day, a note, state."""

    TITLE = N_("CONTACTS")
    KIND = Stakeholder
    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"contact", "stakeholder", "person", "project", "setting", "calendar", "verdict", "day"}
    )
    WITHOUT: ClassVar[frozenset[str]] = frozenset({"tell", "finish"})
    EMPTY = N_("nobody yet; n enters a stakeholder, `forewarn import stakeholder FILE` brings in a list")
    COLUMNS = (
        Column("name", flex=True, least=8),
        Column("class", width=1),
        Column("role", flex=True, least=12, drop=3),
        Column("clock"),
        Column("due", align="right"),
        Column("late", align="right"),
        Column("other", align="right", drop=2),
        Column("note", drop=4),
        Column("state", width=1),
    )

    @staticmethod
    def query_board(workspace: Workspace, *projects: int) -> ContactBoard:
        """Everybody with a part in the project."""
        return contacts(workspace, *projects)

    def counts(self, board: ContactBoard) -> list[Cell]:
        """Per class how many are over of how many."""
        return self.counted(board.counts)

    def names_in(self, line: ContactLine) -> Sequence[str]:
        """The stakeholder."""
        return (line.person.name,)

    def row(self, line: ContactLine, span: Span) -> Row:
        """One stakeholder."""
        say, clock, day = self.host.say, line.clock, span.day(line.record)
        named = line.person.title or say(ROLES[line.record.role])
        # With the project's code in front, half of a small screen has no room for both the clock and the name.
        cramped = span.code(line.record) and not self.screen.has_class("-wide")
        return Row(
            line.record.id,
            (
                Cell(line.person.name),
                Cell(line.record.client_class or "", "code"),
                Cell(named, "dim"),
                Cell(say(CLOCKS[clock.kind]) if clock and not cramped else "", "dim"),
                Cell(self._day(clock, day) if clock else say(line.note) if line.note is not None else ""),
                self._late(clock),
                self._other(line.other, day),
                Cell(say(line.aside) if line.aside is not None else "", "dim"),
                sign(line.colour) if clock else Cell(""),
            ),
        )

    def _day(self, clock: Clock, day: Day) -> str:
        return show_date(clock.due, self.host.language, day.date) if clock.due else self.host.say(N_("never"))

    def _other(self, clock: Clock | None, day: Day) -> Cell:
        if clock is None or clock.due is None:
            return Cell("")
        return Cell(self.host.say(words(OTHERS[clock.kind], day=self._day(clock, day))), "dim")

    def _late(self, clock: Clock | None) -> Cell:
        if clock is None or clock.due is None or clock.late < 0:
            return Cell("")
        tone: Tone = "red" if clock.colour == "red" else "amber"
        text = words(N_("{n}d late"), n=clock.late) if clock.late else words(N_("today"))
        return Cell(self.host.say(text), tone)

    def name_of(self, record: Record) -> str:
        """The person's name."""
        line = self.line_of(record.id)
        return line.person.name if line is not None else ""

    def text_of(self, line: ContactLine, span: Span) -> str:
        """Organisation and role are searched too."""
        person, role = line.person, self.host.say(ROLES[line.record.role])
        return " ".join((super().text_of(line, span), person.organisation, person.title, role))

    def why(self, line: ContactLine) -> Sequence[Words]:
        """The clocks, from which day they count, by which interval."""
        from store.rules.registers.colour_reasons import contact_why

        return contact_why(line.clocks, line.touch, line.via, line.held)
