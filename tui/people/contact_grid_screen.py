"""`V`: people and the last days, a mark for each touch and for what is due; Enter reads the remarks of a day."""

from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from store.queries.boards.touch_grid import DAYS, GridLine, TouchGrid, touch_grid
from store.records.contact import CHANNELS
from store.records.milestone import Rag
from store.rules.people.touch_marks import NAMES, SIGNS, DayMarks, mark_of
from store.values.date_display import show_day
from store.values.record import Record
from store.values.width import cell_width
from store.values.words import N_, Words, words
from tui.frame.live_overlay import LiveOverlay, Query
from tui.host import Host
from widgets.drawn.grid import WIDEST, cut
from widgets.drawn.tones import Tone, current
from widgets.foot import Foot
from widgets.rows import Cell, Column, Row, Rows

LAST = 50
"""Cells from which on what was said last stands behind the days."""
EACH = 3
"""Cells of a day: what parts it from the one before, and two marks."""
ROOM = 120
"""Columns of a screen whose title has room for the project beside the legend."""
BESIDE = 5
"""Cells of a line that are neither name nor days: the bar, the class, the gap before and behind it, the edge."""
COLUMNS = (Column("name"), Column("class", width=1), Column("days", flex=True))
NOTHING = "·"
TONES: dict[str, Tone] = {"overdue": "amber", "due": "amber", "attempt": "dim"}


class TouchesScreen(LiveOverlay[TouchGrid]):
    """Left and right choose a day, up and down a person."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "day(-1)", N_("day before"), show=False),
        Binding("right", "day(1)", N_("day after"), show=False),
        Binding("c", "contact", N_("contact")),
    ]

    COLUMNS = COLUMNS

    def __init__(self, board: TouchGrid, query: Query[TouchGrid]) -> None:
        super().__init__(board, query)
        self._at = DAYS - 1
        self._head = Rows(COLUMNS)
        self._head.can_focus = False
        self._foot = Foot()

    @classmethod
    async def opened(cls, host: Host, project: int) -> None:
        """Read the grid of a project and show it."""
        await cls.over(host, lambda w: touch_grid(w, project))

    def compose(self) -> ComposeResult:
        self._head.styles.height = 1
        yield self._rule
        yield self._head
        yield self._rows
        yield self._foot
        yield self._keyline

    def on_resize(self, event: events.Resize) -> None:
        self.show_lines()

    @property
    def _names(self) -> int:
        """Cells of the names, in the rows and above them."""
        return min(WIDEST, max((cell_width(line.contact.name) for line in self.board.lines), default=0))

    @property
    def _room(self) -> int:
        """Cells for the days and what was said last; the bracket that closes the chosen day has its own."""
        return self.app.size.width - BESIDE - self._names - 1

    @property
    def _first(self) -> int:
        """The first day that is shown: as many as have room."""
        return DAYS - max(1, min(DAYS, self._room // EACH))

    def show_lines(self) -> None:
        say, board = self.host.say, self.board
        self._at = max(self._at, self._first)
        legend = " ".join(f"{sign} {say(NAMES[mark])}" for mark, sign in SIGNS.items())
        code = board.project if self.app.size.width >= ROOM else ""  # the legend has room first
        self._rule.show(title=say(N_("CONTACT LOG")), counts=code, right=Cell(legend, "dim"))
        rows = [self._row(line) for line in board.lines]
        self._rows.show(rows, say(N_("nobody yet; n in Contacts enters a stakeholder")))
        self._show_day()

    def _show_day(self) -> None:
        """The days above, the chosen one between brackets, and what happened on it with whom the cursor is on."""
        head = tuple(self._day(place) for place in range(self._first, DAYS))
        closing = Cell("]" if self._at == DAYS - 1 else " ", "key")
        self._head.show([Row(0, (Cell(" " * self._names), Cell(""), (*head, closing)))])
        line = self._line
        if line is None:
            self._foot.show(Cell(""))
            return
        marks = line.marks[self._at]
        sentence = words(
            "{day}  {name}", day=show_day(self._chosen, self.host.language), name=line.contact.name
        )
        said = self._said(marks)
        text = words(N_("{whom}: {what}"), whom=sentence, what=said) if said is not None else sentence
        n = f"+{len(marks.contacts) - 1}" if len(marks.contacts) > 1 else ""
        self._foot.show(Cell(" ".join(self.host.say(text).split())), n)

    def _day(self, place: int) -> Cell:
        day = self.board.days[place]
        before = "[" if place == self._at else "]" if place == self._at + 1 else " "
        tone: Tone = "key" if place == self._at else "dim" if day in self.board.off else "text"
        return Cell(f"{before}{day.day:2}", tone)

    def _row(self, line: GridLine) -> Row:
        colour, each = line.contact.colour, zip(line.marks, self.board.days, strict=True)
        days = [self._cell(marks, day, colour) for marks, day in each][self._first :]
        name, letter = line.contact.name, line.contact.record.client_class or ""
        left = self._room - len(days) * EACH
        last = f"  {self._last(line)}" if left >= LAST else ""
        said = cut(
            [Cell(last, "dim")], left, current().glyphs.cut
        )  # a longer one would draw the days to the left
        return Row(
            line.contact.record.id,
            (Cell(name), Cell(letter, "code"), (*days, *(Cell(*part) for part in said))),
            line,
        )

    def _last(self, line: GridLine) -> str:
        """What was said when they were touched last, within these days."""
        touched = [marks for marks in line.marks if marks.contacts]
        said = self._said(touched[-1]) if touched else None
        return " ".join(self.host.say(said).split()) if said is not None else ""

    def _cell(self, marks: DayMarks, day: date, colour: Rag) -> Cell:
        """Days off are blank where nothing happened, others have a dot."""
        off = day in self.board.off
        mark = marks.clock or marks.happened
        tone: Tone = TONES.get(mark, "strong") if mark is not None and not off else "dim"
        if mark == "overdue" and colour == "red":
            tone = "red"
        return Cell(f" {marks.signs or ('' if off else NOTHING):>2}", tone)

    def _said(self, marks: DayMarks) -> Words | None:
        """The first contact of the day with its remark, else that a clock was due."""
        if marks.contacts:
            first = marks.contacts[0]
            channel = Words(NAMES["attempt"] if mark_of(first) == "attempt" else CHANNELS[first.channel])
            summary = " ".join(first.summary.split())
            return words(N_("{what}: {summary}"), what=channel, summary=summary) if summary else channel
        return Words(NAMES[marks.clock]) if marks.clock is not None else None

    @property
    def _chosen(self) -> date:
        return self.board.days[self._at]

    @property
    def _line(self) -> GridLine | None:
        line: GridLine | None = self._rows.payload
        return line

    @property
    def record(self) -> Record | None:
        return line.contact.record if (line := self._line) is not None else None

    def on_rows_moved(self, message: Rows.Moved) -> None:
        if message.rows is self._rows:
            self._show_day()

    def action_day(self, by: int) -> None:
        self._at = max(self._first, min(self._at + by, DAYS - 1))
        self._show_day()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        from tui.people.contact_day_screen import DayOfPerson

        message.stop()
        message.prevent_default()
        line: GridLine = message.payload
        if contacts := line.marks[self._at].contacts:
            self.host.push_screen(DayOfPerson(line.contact.name, self._chosen, contacts))
        else:
            said = words(N_("nothing was recorded on that day; c records a contact"))
            self._foot.show(Cell(self.host.say(said), "dim"))
