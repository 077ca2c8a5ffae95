"""Lines that are only read: keys turn the page, and none of them is under a cursor."""

from typing import ClassVar

from textual import events

from widgets.rows import Rows


class Pages(Rows):
    """Its first line in view stands for where one is; there is nothing in it to open."""

    LIT: ClassVar[bool] = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whoever presses Enter is told that it does nothing here."""
        return action != "open"

    @property
    def place(self) -> tuple[int, int] | None:
        """The last line in view of how many; None where all are."""
        height, lines = self.size.height, len(self._rows)
        return (min(self._view.top + height, lines), lines) if lines > height > 0 else None

    def action_move(self, by: int) -> None:
        scrolled = self._view.by(by)
        self._go(scrolled.at(scrolled.top), by_hand=True)

    def on_click(self, event: events.Click) -> None:
        event.stop().prevent_default()
