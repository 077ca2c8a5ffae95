"""The stakeholders and their clocks as a list."""

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
from store.values.words import N_, words
from tui.picture.canvas import Canvas
from tui.picture.lists.board_list import BoardList, counted, due_day, sign
from widgets.drawn.grid import Cell, Column, Row
from widgets.drawn.tones import Tone


class ContactList(BoardList[ContactBoard, ContactLine]):
    """Name, class, role, why no clock runs or the one that runs out first, its day, the other clock, a note, state."""

    title = N_("CONTACTS")
    kind = Stakeholder
    watches: ClassVar[frozenset[str]] = frozenset(
        {"contact", "stakeholder", "person", "project", "setting", "calendar", "verdict", "day"}
    )
    ours = True
    empty = N_("nobody yet; n enters a stakeholder, ctrl+p `bring in a register` reads a list")
    columns = (
        Column("name", flex=True, least=8),
        Column("class", width=1),
        Column("role", flex=True, least=12, drop=2, usual=12),
        Column("part", loose=True),
        Column("clock", usual=5),
        Column("due", align="right", usual=6),
        Column("late", align="right", usual=7),
        # Wider than it is: it comes where most roles have room in whole words.
        Column("other", align="right", drop=3, usual=18),
        Column("note", drop=4, usual=12),
        Column("state", width=1),
    )

    def query(self, workspace: Workspace, *projects: int) -> ContactBoard:
        """Everybody with a part in the project."""
        return contacts(workspace, *projects)

    def counts(self, board: ContactBoard, canvas: Canvas) -> list[Cell]:
        """Per class how many are over of how many."""
        return counted(canvas, board.counts)

    def names_in(self, line: ContactLine) -> Sequence[str]:
        """The stakeholder, as called here and by the whole name."""
        return (line.name, line.person.name)

    def text_of(self, line: ContactLine, span: Span, canvas: Canvas) -> str:
        """Organisation and role are searched too."""
        person, role = line.person, canvas.say(ROLES[line.record.role])
        return " ".join((super().text_of(line, span, canvas), person.organisation, person.title, role))

    def row(self, line: ContactLine, span: Span, canvas: Canvas) -> Row:
        """One stakeholder."""
        say, clock, day = canvas.say, line.clock, span.day(line.record)
        late = _late(clock, canvas)
        named = line.person.title or say(ROLES[line.record.role])
        return Row(
            line.record.id,
            (
                Cell(line.name),
                Cell(line.record.client_class or "", "code"),
                Cell(named, "dim"),
                Cell(say(line.note) if line.note is not None and not clock else ""),
                Cell(say(CLOCKS[clock.kind]) if clock else "", "dim"),
                Cell(_day(clock, late.text, day, canvas) if clock else ""),
                late,
                _other(line.other, day, canvas),
                Cell(say(line.aside) if line.aside is not None else "", "dim"),
                sign(line.colour) if clock else Cell(""),
            ),
        )


def _day(clock: Clock, late: str, day: Day, canvas: Canvas) -> str:
    return due_day(clock.due, late, canvas, day.date) if clock.due else canvas.say(N_("never"))


def _other(clock: Clock | None, day: Day, canvas: Canvas) -> Cell:
    if clock is None or clock.due is None:
        return Cell("")
    return Cell(f"{canvas.say(CLOCKS[clock.kind])} {_day(clock, '', day, canvas)}", "dim")


def _late(clock: Clock | None, canvas: Canvas) -> Cell:
    if clock is None or clock.due is None or clock.late < 0:
        return Cell("")
    tone: Tone = "red" if clock.colour == "red" else "amber"
    text = words(N_("{n}d late"), n=clock.late) if clock.late else words(N_("today"))
    return Cell(canvas.say(text), tone)
