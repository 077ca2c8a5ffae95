"""Four panes, two and two, around a line that their rules meet."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from tui.dashboard.pane import Pane
from widgets.rule import Divider

AnyPane = Pane[Any, Any]


class PaneGrid(Horizontal):
    """In reading order: left and right above, left and right below."""

    def __init__(self, *panes: AnyPane) -> None:
        super().__init__(id="panes")
        self._left, self._right = panes[::2], panes[1::2]
        self._divider = Divider()

    def compose(self) -> ComposeResult:
        yield Vertical(*self._left)
        yield self._divider
        yield Vertical(*self._right)

    def join(self) -> None:
        """Let the rules meet the divider where they stand now."""
        top = self._divider.region.y
        left = {pane.region.y - top for pane in self._left}
        right = {pane.region.y - top for pane in self._right}
        self._divider.join(
            {
                y: "both" if y in left and y in right else "left" if y in left else "right"
                for y in left | right
            }
        )
