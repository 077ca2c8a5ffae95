"""A screen with a line of its own above the keys, which says what is reported (`Reporting`)."""

from widgets.drawn.tones import Tone
from widgets.line import Line
from widgets.rows import Cell


class ReportsBelow:
    """A screen makes its `_status` and yields it where it stands."""

    _status: Line

    def status(self, text: str, tone: Tone = "text") -> None:
        """Say one line above the keys; empty: nothing."""
        self._status.show(Cell(text, tone))

    def stated(self) -> Tone:
        """The tone of what stands there."""
        return self._status.tone
