"""One of several answers, chosen from a list on the lowest lines of the screen."""

from collections.abc import Sequence

from textual.app import ComposeResult

from store.values.words import N_
from tui.frame.bottom_sheet import BottomSheet
from widgets.paragraph import Paragraph
from widgets.rows import Cell, Column, Row, Rows

TALLEST = 12
"""Lines of the list in view."""


class AnswerList(BottomSheet[int | None]):
    """Result: the place of the answer; None when the user went back. The cursor begins on the one that holds now."""

    TAKE = N_("take")

    def __init__(self, sentence: str, answers: Sequence[str], now: int | None = None) -> None:
        super().__init__()
        self._sentence = sentence
        self._rows = Rows((Column("answer", flex=True),))
        self._answers = tuple(answers)
        self._now = now

    def lines(self) -> ComposeResult:
        yield Paragraph(self._sentence, "strong")
        self._rows.styles.height = min(len(self._answers), TALLEST)
        yield self._rows

    def on_mount(self) -> None:
        self._rows.show(
            [
                Row(at, (Cell(text, "strong" if at == self._now else "text"),))
                for at, text in enumerate(self._answers)
            ]
        )
        if self._now is not None:
            self._rows.select(self._now)
        self._rows.focus()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        self.dismiss(message.key)

    def action_take(self) -> None:
        self.dismiss(self._rows.cursor_key)
