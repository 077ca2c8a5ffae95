"""The list beside the notes below its rule: how each line is read, or how one may begin while none is."""

from bisect import bisect_right

from store.rules.capture.grammar import Reading
from store.rules.capture.meeting_record import Offer
from store.rules.capture.refiled_notes import Refiling
from store.values.words import N_
from tui.meeting.mark_legend import mark_legend
from tui.meeting.meeting_state import MeetingState
from tui.meeting.reading_rows import MARGIN, Say, reading_counts, reading_rows
from widgets.drawn.grid import Cell, Column, Row
from widgets.rows import Rows
from widgets.rule import Rule

AROUND = 2
"""Readings that are to be seen before and behind that of the line with the cursor."""
LEAST = 30
"""Cells that the legend is written for, however few there are."""


class ReadAs:
    """What was read last, and where it stands."""

    def __init__(self) -> None:
        self.rule = Rule("")
        self.rows = Rows((Column("mark", width=3), Column("said", flex=True, least=20)))
        self.readings: tuple[Reading, ...] = ()
        self.places: dict[int, int] = {}
        """The row of the list that each reading begins with, by the number of its line."""
        self._refiling = Refiling()

    def read(self, state: MeetingState) -> None:
        """Read every line again; those that are known are not read twice."""
        self.readings = state.readings()
        self._refiling = state.refiling(self.readings)

    def show(self, state: MeetingState, say: Say) -> None:
        """Show what was read."""
        width = self.rows.size.width
        drawn = list(reading_rows(state, self.readings, self._refiling, say, width))
        if not any(isinstance(payload, Reading | Offer) for _, payload in drawn):
            # Until a line is read, how it may begin.
            legend = mark_legend(say, max(LEAST, width - MARGIN))
            drawn = [*(((Cell(""), cells), None) for cells in legend), *drawn]
        rows = [Row(place, cells, payload) for place, (cells, payload) in enumerate(drawn)]
        self.places = {}
        for row in rows:
            if isinstance(row.payload, Reading):
                self.places.setdefault(row.payload.number, row.key)
        self.rows.show(
            rows, say(N_("a line that begins with a mark becomes a record; any other stays a note"))
        )
        counts = reading_counts(state, self.readings, self._refiling, say)
        self.rule.show(title=say(N_("READ AS")), counts=counts)

    def follow(self, line: int) -> None:
        """Have the reading of that line of the notes in view."""
        marked = [r.number for r in self.readings if r.mark]
        at = bisect_right(marked, line) - 1
        if at >= 0:
            for near in (at - AROUND, at + AROUND, at):
                self.rows.select(self.places[marked[max(0, min(len(marked) - 1, near))]])

    def tick(self, state: MeetingState) -> bool:
        """Tick what is under the cursor, or no longer; whether it can be."""
        match self.rows.payload:
            case Offer(key=key):
                state.unticked ^= {key}
            case Reading(number=number, text=text) if number in self._refiling.was:
                state.anew ^= {text}
            case _:
                return False
        return True
