"""The half of the review that shows the record: why it is here, what the verdict is about, what happened last."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from store.queries.review.review_line import ReviewLine
from store.queries.review.stop_detail import StopDetail
from store.records.names import kind_of
from store.values.width import cell_width
from store.values.words import N_, Words
from tui.host import host_of
from tui.review.stop_rows import STOP, stop_rows, summary_rows
from widgets.rows import Cell, Rows
from widgets.rule import Rule

TALL, FOLDED, WHOLE = 30, 2, 6
"""Lines of a sentence of the record, on a screen of fewer lines than that and of more."""
RULED = 26
"""Columns of its rule that name and project leave to the line and to what is mine alone."""


class StopPane(Vertical):
    """Takes no focus; the keys of the review scroll it."""

    DEFAULT_CSS = "StopPane { height: 1fr; width: 100%; }"

    def __init__(self) -> None:
        super().__init__()
        self._rows = Rows(STOP)
        self._rule = Rule("", place=lambda: self._rows.place)
        self._rows.can_focus = False

    def compose(self) -> ComposeResult:
        yield self._rule
        yield self._rows

    def show(self, line: ReviewLine, beside: StopDetail, settled: bool, room: int) -> None:
        """The record of a line on `room` columns; `settled`: nothing is left to decide about it."""
        host = host_of(self)
        most = FOLDED if host.size.height < TALL else WHOLE
        kind, name = host.say(kind_of(line.item.record)), host.say(line.name)
        title = name if line.item.batch and not line.item.event else f"{kind} {name}"
        fits = cell_width(title) + cell_width(line.project) + RULED <= room
        private = host.say(N_("(private)")) if line.private else ""
        self._rule.show(private, Cell(line.project, "strong"), title if fits else kind)
        rows = stop_rows(line, beside, host.say, host.language, room, most, settled, named=not fits)
        self._rows.show(rows)
        self._rows.action_end(False)
        self._rule.stand()

    def sum_up(self, sentences: Sequence[Words], room: int) -> None:
        """What came of the review."""
        self._rule.show(title=host_of(self).say(N_("DONE")), right="")
        self._rows.show(summary_rows(sentences, host_of(self).say, room))

    def on_resize(self) -> None:
        self._rule.stand()

    def turn(self, pages: int) -> None:
        """Scroll by so many pages."""
        self._rows.turn(pages)
        self._rule.stand()
