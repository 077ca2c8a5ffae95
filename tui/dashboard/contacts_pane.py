"""The contacts pane."""

from collections.abc import Sequence
from typing import ClassVar

from store.queries.boards.contact_board import ContactBoard, ContactLine, contacts
from store.records import Stakeholder
from store.records.stakeholder import ROLES
from store.rules.people.cadence import Clock
from store.rules.registers.colour_reasons import KINDS as CLOCKS
from store.values.day import Day
from store.values.record import Record
from store.values.short_date import show_date
from store.values.words import N_, Words, words
from tui.dashboard.pane import Pane, sign
from widgets.rows import Cell, Column, Row
from widgets.tones import Tone

OTHERS = {"call": N_("{day} c"), "visit": N_("{day} v"), "silence": N_("{day} s"), "node": N_("{day} n")}
"""The second clock's day, with the letter of the clock."""


class Contacts(Pane):
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
    def query_board(workspace: object, *projects: int) -> ContactBoard:
        """Everybody with a part in the project."""
        return contacts(workspace, *projects)  # type: ignore[arg-type]

    def row(self, line: ContactLine, day: Day) -> Row:
        """One stakeholder."""
        say, clock = self.host.say, line.clock
        named = line.person.title or say(ROLES[line.record.role])
        # With the project's code in front, half of a small screen has no room for both the clock and the name.
        cramped = self.board.span.code(line.record) and not self.screen.has_class("-wide")
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

    def tell(self, record: Record) -> None:
        """Telling is about a record of another pane; here `c` is meant."""
        self.host.report(words(N_("choose what was told in Milestones or Risks; c records a contact")), "dim")

    def name_of(self, record: Record) -> str:
        """The person's name."""
        return next((line.person.name for line in self.board.lines if line.record.id == record.id), "")

    def text_of(self, line: ContactLine) -> str:
        """Names, organisation and role are searched too."""
        person = line.person
        return " ".join(
            (super().text_of(line), person.organisation, person.title, self.host.say(ROLES[line.record.role]))
        )

    def why(self, record: Record) -> Sequence[Words]:
        """The clocks, from which day they count, by which interval."""
        from store.rules.registers.colour_reasons import contact_why

        line = next(line for line in self.board.lines if line.record.id == record.id)
        return contact_why(line.clocks, line.touch, line.via, line.held)
