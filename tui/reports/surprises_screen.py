"""`i`: what is to be told, then what hit lately or was averted, and what need not be told."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from store.queries.briefing.surprise_board import (
    NeedNotLine,
    SurpriseBoard,
    SurpriseLine,
    UntoldLine,
    lead_words,
    share_words,
)
from store.rules.registers.news_age import sent_for, untold_for
from store.rules.registers.surprises import OUTCOMES, Outcome
from store.values.record import Record
from store.values.short_date import show_date
from store.values.words import N_, NN_, Words, words
from tui.frame.live_overlay import LiveOverlay
from tui.frame.reports_below import ReportsBelow
from tui.host import Host
from tui.picture.scope import Scope
from widgets.drawn.tones import Tone
from widgets.line import Line
from widgets.rows import Cell, Cells, Column, Row, Rows

TONES: dict[Outcome, Tone] = {"before": "text", "at once": "text", "late": "red", "averted": "green"}
Shown = UntoldLine | SurpriseLine | NeedNotLine
Drawn = tuple[tuple[Cells, ...], Shown | None]
"""A row, and what it stands for; a head for nothing."""


class SurprisesScreen(ReportsBelow, LiveOverlay[SurpriseBoard]):
    """One line an item; Enter opens its record, `t` and `N` tell of it, or of those that are marked."""

    COLUMNS = (
        Column("project", drop=2),
        Column("state"),
        Column("name", flex=True, least=16),
        Column("begins", align="right"),
        Column("told", align="right"),
        Column("hits", align="right"),
        Column("lead", align="right", drop=1),
        Column("mark", drop=3),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "tell", N_("told")),
        Binding("N", "need_not", N_("need not hear")),
        Binding("asterisk", "mark", N_("mark")),
        Binding("＊", "mark", N_("mark"), show=False),
        Binding("c", "contact", N_("contact"), show=False),
        Binding("e", "edit", N_("edit"), show=False),
        Binding("h", "history", N_("history"), show=False),
        Binding("u", "undo", N_("undo")),
        Binding("ctrl+r", "redo", N_("redo"), show=False),
    ]

    @classmethod
    async def opened(cls, host: Host, scope: Scope) -> None:
        """Read the events of what the dashboard shows, and show them."""
        if not scope.project:
            host.report(words(N_("no project is open; g opens or creates one")), "amber")
            return
        await cls.over(host, scope.surprises)

    def compose(self) -> ComposeResult:
        self._status = Line()
        yield self._rule
        yield self._rows
        yield self._status
        yield self._keyline

    def show_lines(self) -> None:
        say, board = self.host.say, self.board
        counts = [Cell(say(words(N_("untold now {n}"), n=len(board.untold))), "red")] if board.untold else []
        counts += [Cell(say(share_words(board.found)))]
        counts += [Cell(say(count), "dim") for count in board.counts]
        self._rule.show(title=say(N_("NO SURPRISES")), counts=counts)
        drawn = [*self._to_tell(), *self._hit(), *self._decided()]
        several = len({line.project for _, line in drawn if line is not None}) > 1
        first = self._rows.cursor_row is None
        self._rows.show([self._row(at, cells, line, several) for at, (cells, line) in enumerate(drawn)])
        if first and board.untold:
            self._rows.select(board.untold[0].item.record.id)

    def _row(self, at: int, cells: tuple[Cells, ...], line: Shown | None, several: bool) -> Row:
        """Of what is to be told by its record, so that the cursor stays with it; the others by their place."""
        key = line.item.record.id if isinstance(line, UntoldLine) else -at - 1
        project = Cell(line.project if several and line is not None else "", "dim")
        room = len(self.COLUMNS) - 1 - len(cells)
        return Row(key, (project, *cells, *(Cell("") for _ in range(room))), line)

    def _to_tell(self) -> Iterator[Drawn]:
        if not self.board.untold:
            yield self._head(words(N_("nothing is to be told"))), None
        for whom, lines in groupby(self.board.untold, key=lambda line: line.whom):
            every = tuple(lines)
            head = words(N_("to tell {name}: {n}"), name=whom, n=len(every))
            yield self._head(head, N_("since"), N_("sent"), N_("hits")), None
            if whom in self.board.away:
                yield (Cell(""), Cell(self.host.say(self.board.away[whom]), "dim")), None
            yield from ((self._untold(line), line) for line in every)
        if self.board.small is not None:
            yield (Cell(""), Cell(self.host.say(self.board.small), "dim")), None

    def _untold(self, line: UntoldLine) -> tuple[Cells, ...]:
        item, day, say = line.item, self.board.span.day(line.item.record), self.host.say
        state = Cell(say(untold_for(item.event.age)), "red")
        if item.sent_on is not None:
            state = Cell(say(sent_for(day.since(item.sent_on))), "amber")
        with_it = Cell(f"  {say(line.under)}" if line.under is not None else "", "dim")
        return (
            state,
            (Cell(say(line.name)), with_it),
            self._day(item.event.since),
            self._day(item.sent_on, "amber"),
            self._day(item.hits),
        )

    def _hit(self) -> Iterator[Drawn]:
        days = self.board.found.days
        if not self.board.lines:
            nothing = NN_("nothing hit within {n} day", "nothing hit within {n} days")
            yield self._head(words(nothing, n=days)), None
            return
        head = words(NN_("hit or averted within {n} day", "hit or averted within {n} days"), n=days)
        yield self._head(head, N_("detected"), N_("told"), N_("hit")), None
        yield from ((self._event(line), line) for line in self.board.lines)

    def _event(self, line: SurpriseLine) -> tuple[Cell, ...]:
        say, one = self.host.say, line.warned
        lead = say(lead_words(one.lead)) if one.lead is not None else ""
        return (
            Cell(say(OUTCOMES[one.outcome]), TONES[one.outcome]),
            Cell(line.name),
            self._day(one.event.detected),
            self._day(one.told.on, "text") if one.told is not None else Cell(say(N_("not told")), "red"),
            self._day(one.event.hits),
            Cell(lead, "dim"),
            Cell(say(N_("entered late")) if one.late_entry else "", "amber"),
        )

    def _decided(self) -> Iterator[Drawn]:
        if self.board.need_not:
            yield self._head(words(N_("need not hear, until it gets worse")), "", N_("since")), None
        for line in self.board.need_not:
            said = words(N_("{name}: {why}"), name=line.name, why=line.told.reaction)
            yield (Cell(line.whom, "dim"), Cell(self.host.say(said)), Cell(""), self._day(line.told.on)), line

    def _head(self, said: Words, *columns: str) -> tuple[Cell, ...]:
        say = self.host.say
        return (
            Cell(""),
            Cell(say(said), "strong"),
            *(Cell(say(one) if one else "", "dim") for one in columns),
        )

    def _day(self, on: date | None, tone: Tone = "dim") -> Cell:
        """One of another year with its year: an imported register is old."""
        today = self.board.span.today.date
        return Cell(show_date(on, self.host.language, today) if on is not None else "", tone)

    @property
    def record(self) -> Record | None:
        return _record(self._rows.payload)

    def _chosen(self) -> Sequence[Record]:
        """Those that are marked, else the one under the cursor, with all that hangs under each."""
        lines: Sequence[UntoldLine] = self._rows.marked_payloads
        if not lines and isinstance(here := self._rows.payload, UntoldLine):
            lines = [here]
        every = [record for line in lines for record in line.item.records]
        return every or ([self.record] if self.record is not None else [])

    def on_rows_opened(self, message: Rows.Opened) -> None:
        """The record; of all that a new sponsor has to hear the briefing."""
        line = message.payload
        if isinstance(line, UntoldLine) and line.item.event.sort == "briefing":
            message.stop()
            message.prevent_default()
            project = line.item.record.project_id or self.host.project
            self.host.dialogue(self.host.actions.brief(line.item.person, project))

    def action_mark(self) -> None:
        if isinstance(self._rows.payload, UntoldLine):
            self._rows.mark()
        else:
            self.status(self.host.say(N_("only what is to be told can be marked")), "dim")

    def action_tell(self) -> None:
        if records := self._chosen():
            self.host.dialogue(self._tell(records))

    async def _tell(self, records: Sequence[Record]) -> None:
        if await self.host.actions.tell(*records) is not None:
            self._rows.unmark()

    def action_need_not(self) -> None:
        if records := self._chosen():
            self.host.dialogue(self._need_not(records))

    async def _need_not(self, records: Sequence[Record]) -> None:
        if await self.host.actions.need_not(records):
            self._rows.unmark()

    def action_contact(self) -> None:
        if isinstance(line := self._rows.payload, UntoldLine):
            self.host.dialogue(self.host.actions.contact(line.item.person, line.item.record.project_id))

    def action_undo(self) -> None:
        self.host.dialogue(self.host.actions.take_back(forward=False))

    def action_redo(self) -> None:
        self.host.dialogue(self.host.actions.take_back(forward=True))


def _record(line: object) -> Record | None:
    match line:
        case UntoldLine(item=item):
            return item.record
        case SurpriseLine(warned=warned):
            return warned.event.record
        case NeedNotLine(record=record):
            return record
    return None
