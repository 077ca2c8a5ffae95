"""Stakeholders by power and interest, and the way from their engagement now to the one that is wanted."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from store.queries.people.engagement_board import Stances, stances
from store.records import Stakeholder
from store.records.stakeholder import ENGAGEMENTS, ROLES, stance
from store.rules.people.engagement import CORNERS, Engaged
from store.values.words import N_, words
from store.values.wrapping import wrapped
from tui.frame.live_overlay import LiveOverlay, Query
from tui.host import Host
from widgets.drawn.tones import Tone, current
from widgets.rows import Cell, Column, Row, Rows
from widgets.rule import Rule

MOST_LINES = 4
"""Lines of names in a cell of the grid on a small screen."""
POWER = 8
"""Cells at the left for the word that says which row is which."""


class StancesScreen(LiveOverlay[Stances]):
    """Above the grid, below the list, whose rows Enter opens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", N_("edit"), tooltip=N_("power, interest and engagement of this one")),
    ]

    COLUMNS = (
        Column("name", flex=True, least=12),
        Column("role", drop=2),
        Column("class", width=1),
        Column("now"),
        Column("arrow", width=1),
        Column("wanted"),
        Column("gap", align="right"),
        Column("corner", drop=1),
    )

    def __init__(self, board: Stances, query: Query[Stances]) -> None:
        super().__init__(board, query)
        self._grid = Rows(
            (Column("power", width=POWER), Column("left", flex=True), Column("right", flex=True))
        )
        self._grid.can_focus = False
        self._below = Rule("")

    @classmethod
    async def opened(cls, host: Host, project: int) -> None:
        """Read where everybody stands and show it."""
        await cls.over(host, lambda w: stances(w, project))

    def compose(self) -> ComposeResult:
        yield self._rule
        yield self._grid
        yield self._below
        yield self._rows
        yield self._keyline

    def on_resize(self, event: events.Resize) -> None:
        self.show_lines()

    def show_lines(self) -> None:
        say, board = self.host.say, self.board
        unplaced = len(board.corners[""])
        counts = say(words(N_("{n} without power or interest"), n=unplaced)) if unplaced else ""
        self._rule.show(
            title=say(N_("POWER AND INTEREST")), counts=(Cell(f"{board.project}  "), Cell(counts, "dim"))
        )
        lines = self._corner_lines()
        self._grid.styles.height = len(lines)
        self._grid.show(lines)
        behind = sum(bool(one.gap) for one in board.engaged)
        self._below.show(
            title=say(N_("ENGAGEMENT NOW AND WANTED")), counts=say(words(N_("{n} with a gap"), n=behind))
        )
        empty = say(N_("nobody's engagement is entered yet; e in Contacts enters it"))
        self._rows.show([self._row(one) for one in board.engaged], empty)

    def _corner_lines(self) -> list[Row]:
        """The grid as lines: much power above, much interest at the right."""
        say = self.host.say
        rows: list[Row] = []
        for power, pair in ((N_("power"), CORNERS[:2]), ("", CORNERS[2:])):
            left, right = (self._corner(corner) for corner in pair)
            label = f"{say(power)} {current().glyphs.rises}" if power else ""
            for number, (one, other) in enumerate(zip_longest(left, right, fillvalue=Cell(""))):
                rows.append(Row(len(rows), (Cell(label if number == 0 else "", "dim"), one, other)))
        interest = say(N_("interest"))
        toward = f"{interest} {current().glyphs.arrow}"
        rows.append(Row(len(rows), (Cell(""), Cell(""), Cell(toward, "dim"))))
        return rows

    def _corner(self, corner: str) -> list[Cell]:
        """A cell of the grid: what is done with these people, how many they are, their names."""
        board, width = self.board, max(16, (self.app.size.width - POWER - 5) // 2)
        parts: Sequence[Stakeholder] = board.corners[corner]
        names = self.host.say(words("{names}", names=tuple(board.names[part.person] for part in parts)))
        lines = list(wrapped(names, width)) if names else ["-"]
        most = MOST_LINES if self.app.size.height < 34 else MOST_LINES * 2
        if len(lines) > most:
            lines = [*lines[: most - 1], lines[most - 1] + " …"]
        head = self.host.say(words("{corner} {n}", corner=words(corner), n=len(parts)))
        return [Cell(head, "strong"), *(Cell(line) for line in lines)]

    def _row(self, one: Engaged) -> Row:
        say, part = self.host.say, one.part
        now, wanted = (say(ENGAGEMENTS[e]) if e else "?" for e in (part.engagement, part.wanted))
        tone: Tone = "red" if abs(one.gap or 0) > 1 else "amber" if one.gap else "dim"
        missing = "?" if one.gap is None else f"{one.gap:+}" if one.gap else "="
        return Row(
            part.id,
            (
                Cell(self.board.names[part.person]),
                Cell(say(ROLES[part.role]), "dim"),
                Cell(part.client_class or "", "code"),
                Cell(now),
                Cell(current().glyphs.arrow, "dim"),
                Cell(wanted),
                Cell(missing, tone),
                Cell(say(corner) if (corner := stance(part.power, part.interest)) else "", "dim"),
            ),
            part,
        )

    @property
    def record(self) -> Stakeholder | None:
        part: Stakeholder | None = self._rows.payload
        return part
