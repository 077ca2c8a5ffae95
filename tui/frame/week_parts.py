"""The parts of the week beside each other, each on the cells for which it has something."""

from collections.abc import Callable, Mapping

from textual.layout import Layout
from textual.widget import Widget

from store.records.action import HORIZONS, Horizon
from tui.frame.placed_layout import PlacedLayout
from tui.picture.arrangement import columns
from widgets.still import Still


class WeekParts(Still):
    """`beside`: how many stand beside each other on a width; the ids of the parts are their names."""

    def __init__(
        self, *parts: Widget, beside: Callable[[int], int] = lambda _: len(HORIZONS), classes: str = ""
    ) -> None:
        super().__init__(*parts, classes=classes)
        self._wants: Mapping[Horizon, int] = {}
        self._plan = PlacedLayout(lambda size: columns(size, self._wants, beside(size.width)))

    @property
    def layout(self) -> Layout:
        """By the same plan as the first picture."""
        return self._plan

    def place(self, wants: Mapping[Horizon, int]) -> None:
        """Give each its cells."""
        if wants != self._wants:
            self._wants = wants
            self.refresh(layout=True)
