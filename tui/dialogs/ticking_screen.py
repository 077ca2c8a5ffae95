"""A list of which some lines are meant: Space ticks the line under the cursor, and so does opening it."""

from typing import TypeVar

from tui.frame.list_screen import ListScreen
from widgets.rows import Cell, Column, Rows

TICK = 3
"""Cells of the box before a line."""
Result = TypeVar("Result")


def box(ticked: bool) -> Cell:
    """What stands before a line."""
    return Cell("[x]" if ticked else "[ ]", "strong" if ticked else "dim")


class TickingScreen(ListScreen[Result]):
    """`show_lines` says what is in the list, and above it how many are ticked; `action_tick` what a tick means; each
    binds its keys."""

    def __init__(self, title: str, *behind: Column) -> None:
        """`behind`: the columns that follow the boxes."""
        super().__init__(title)
        self._rows = Rows((Column("tick", width=TICK), *behind))

    def action_tick(self) -> None:
        """Tick the line under the cursor, or no longer, and go on to the next."""
        raise NotImplementedError

    def on_rows_opened(self, message: Rows.Opened) -> None:
        message.stop()
        self.action_tick()
