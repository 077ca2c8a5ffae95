"""`D`: what was really said, line by line, and how; the next briefing starts from there."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from store.records.contact import CHANNELS, WRITTEN, Channel
from store.rules.briefing.delivery import each_once, said_lines, told_one_by_one
from store.rules.briefing.paper import Said
from store.values.frozen import frozen
from store.values.record import Record
from store.values.width import cell_width
from store.values.words import N_, words
from store.values.wrapping import wrapped
from tui.dialogs.ticking_screen import TICK, TickingScreen, box
from widgets.rows import Cell, Column, Row

NOTHING = "-"
"""What a cell of a table says where there is nothing."""
BESIDE = 1 + TICK + 1 + 1 + 1
"""Cells of a line that neither mark nor text has: the bar's, the tick's, two gaps, the edge."""
WAYS: tuple[Channel, ...] = ("meeting", "call", "video", "visit", "email", "message")


@frozen
class Delivered:
    """What was said, and how."""

    records: tuple[Record, ...]
    channel: Channel


class DeliveringScreen(TickingScreen[Delivered | None]):
    """Ticked at first is what is news; rows of the registers are not, unless there is no other news. Space ticks: an
    item with all that hangs under it, or one part of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", N_("said or not")),
        Binding("o", "way", N_("how"), tooltip=N_("call, meeting, mail …")),
        Binding("f2", "save", N_("it was said")),
        Binding("ctrl+s", "save", N_("it was said"), show=False),
        Binding("D", "save", N_("it was said"), show=False),
    ]

    waits = True

    def __init__(self, name: str, lines: Sequence[Said], channel: Channel) -> None:
        super().__init__("", Column("mark"), Column("text", flex=True, least=30))
        self._whom = name
        self._lines = each_once(lines)
        self._said = {line.id for line in said_lines(lines)}
        self._channel = channel

    def on_resize(self, event: events.Resize) -> None:
        self.show_lines()

    def show_lines(self) -> None:
        say = self.host.say
        how = words(N_("{n} of {m} said; {how}"), n=len(self._said), m=len(self._lines), how=self._how())
        self._rule.show(title=say(words(N_("TOLD TO {name}"), name=self._whom)), counts=[Cell(say(how))])
        rows = [row for n, line in enumerate(self._lines, 1) for row in self._rows_of(n, line)]
        self._rows.show(rows, say(N_("no line has a record behind it; F2 keeps the text and the contact")))

    def _rows_of(self, n: int, line: Said) -> Iterator[Row]:
        """The line on as many lines as it takes."""
        marks = max((cell_width(one.mark) for one in self._lines if not self._head(one)), default=0)
        mark, set_in = ("", "  ") if self._head(line) else (line.mark, "")
        room = self.app.size.width - BESIDE - marks - len(set_in)
        first, *more = wrapped(self._text(line), room)
        ticked = line.id in self._said
        yield Row(n, (box(ticked), Cell(mark, "dim"), Cell(set_in + first)), line)
        for at, part in enumerate(more):
            key = -(at * len(self._lines) + n)
            yield Row(key, (Cell(" " * marks + set_in + part),), line, below=True)

    def _head(self, line: Said) -> str:
        """What it hangs under, where that is in the list."""
        return line.under if any(one.id == line.under for one in self._lines) else ""

    def _text(self, line: Said) -> str:
        if self._head(line):
            return line.shown
        said = dict.fromkeys(cell for cell in line.cells[:4] if cell not in ("", NOTHING))
        return "  ".join(said) or line.text

    def _how(self) -> str:
        say = self.host.say
        how = say(CHANNELS[self._channel])
        return (
            say(words(N_("{how}, told only with the answer"), how=how)) if self._channel in WRITTEN else how
        )

    def action_tick(self) -> None:
        line: Said | None = self._rows.payload
        if line is not None:
            under = {one.id for one in self._lines if self._head(one) == line.id}
            self._said = (
                self._said - {line.id, *under} if line.id in self._said else self._said | {line.id, *under}
            )
            self.show_lines()
            self._rows.action_move(1)

    def action_way(self) -> None:
        self._channel = WAYS[(WAYS.index(self._channel) + 1) % len(WAYS)]
        self.show_lines()

    def action_save(self) -> None:
        unsaid = {line.records[0].id for line in self._lines if line.id not in self._said}
        ticked = (r for line in self._lines if line.id in self._said for r in line.records)
        said = tuple(record for record in ticked if record.id not in unsaid)
        self.dismiss(Delivered(told_one_by_one(said), self._channel))
