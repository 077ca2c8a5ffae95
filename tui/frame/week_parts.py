"""The parts of the week beside each other, each on the cells for which it has something."""

from collections.abc import Callable, Mapping, Sequence

from textual.layout import Layout

from store.records.action import HORIZONS, Horizon
from tui.frame.placed_layout import PlacedLayout
from tui.picture.arrangement import columns
from tui.picture.lists.week_list import EDGE, column_widths
from widgets.drawn.title_rule import TitleRule
from widgets.rows import Column, Row, Rows
from widgets.rule import Rule
from widgets.still import Still, StillVertical


class WeekParts(Still):
    """`card`: what a line of each list consists of; `rests` is that of `Rows`; `beside`: how many parts stand beside
    each other on a width."""

    DEFAULT_CSS = "WeekParts { height: 1fr; }"

    def __init__(
        self,
        card: Sequence[Column],
        *,
        rests: bool = False,
        beside: Callable[[int], int] = lambda _: len(HORIZONS),
        classes: str = "",
    ) -> None:
        self.rules = {name: Rule("") for name in HORIZONS}
        self.lists = {name: Rows(card, edge=EDGE, rests=rests) for name in HORIZONS}
        self._wants: Mapping[Horizon, int] = {}
        self._plan = PlacedLayout(lambda size: columns(size, self._wants, beside(size.width)))
        parts = (StillVertical(self.rules[n], self.lists[n], id=n) for n in HORIZONS)
        super().__init__(*parts, classes=classes)

    @property
    def layout(self) -> Layout:
        """By the same plan as the first picture."""
        return self._plan

    @property
    def current(self) -> Rows:
        """The list with the focus, else that of today."""
        return next((rows for rows in self.lists.values() if rows.has_focus), self.lists["today"])

    def show(self, parts: Mapping[Horizon, tuple[TitleRule, Sequence[Row]]], empty: str = "") -> None:
        """Draw each, and give it its cells; `empty`: what a list without rows says."""
        for name, (rule, rows) in parts.items():
            self.rules[name].draw(rule)
            self.lists[name].show(rows, empty)
        if (wants := column_widths(parts)) != self._wants:
            self._wants = wants
            self.refresh(layout=True)
