"""Enter on a row of the review that stands for several records: each of them, to leave some out of one verdict."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from store.queries.review.review_line import ReviewLine
from store.rules.registers.areas import SIGNS
from store.values.words import N_, words
from tui.frame.overlay_screen import OverlayScreen
from widgets.rows import Cell, Column, Row, Rows


class BatchScreen(OverlayScreen[tuple[bool, frozenset[int]] | None]):
    """Result: whether the rest stands, and the records that are asked about one by one; None: the user went back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "stand", N_("all stand"), tooltip=N_("all but the marked ones stand")),
        Binding("asterisk", "mark", N_("leave out"), key_display="*"),
        Binding("＊", "mark", N_("leave out"), show=False),
        Binding("o", "apart", N_("one by one")),
    ]

    def __init__(self, line: ReviewLine) -> None:
        super().__init__("")
        self._line = line
        self._rows = Rows(
            (Column("sign"), Column("name", flex=True, least=24), Column("why", flex=True, least=16))
        )

    def body(self) -> Widget:
        return self._rows

    def on_mount(self) -> None:
        say, line = self.host.say, self._line
        self._rule.show(title=say(line.name), counts=say(words(N_("* leaves one out of Space"))))
        rows = []
        for at, (name, one) in enumerate(zip(line.members, line.item.batch, strict=True)):
            sign = Cell(SIGNS[one.severity], one.severity)
            rows.append(Row(at, (sign, Cell(name), Cell(say(one.reasons[0].words), "dim"))))
        self._rows.show(rows, "")
        self._rows.focus()
        super().on_mount()

    def action_mark(self) -> None:
        self._rows.mark()

    def action_stand(self) -> None:
        batch = self._line.item.batch
        self.dismiss((True, frozenset(batch[key].record.id for key in self._rows.marked)))

    def action_apart(self) -> None:
        self.dismiss((False, frozenset(one.record.id for one in self._line.item.batch)))

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        self.action_apart()
