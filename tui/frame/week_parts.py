"""The parts of the week in columns, each with the cells and lines for which it has something."""

from collections.abc import Mapping, Sequence
from functools import partial

from textual.layout import Layout

from store.records.action import HORIZONS, Horizon
from tui.frame.placed_layout import PlacedLayout
from tui.picture.arrangement import Wants, columns
from tui.picture.lists.week_list import EDGE, part_wants
from widgets.drawn.title_rule import TitleRule
from widgets.rows import Column, Row, Rows
from widgets.rule import Rule
from widgets.still import Still, StillVertical


class WeekParts(Still):
    """`card`: what a line of each list consists of; `rests` is that of `Rows`."""

    DEFAULT_CSS = "WeekParts { height: 1fr; }"

    def __init__(
        self,
        card: Sequence[Column],
        *,
        rests: bool = False,
        classes: str = "",
    ) -> None:
        self._card = tuple(card)
        self.lists = {name: Rows(card, edge=EDGE, rests=rests) for name in HORIZONS}
        self.rules = {name: Rule("", place=partial(_place, rows)) for name, rows in self.lists.items()}
        self._wants: Mapping[Horizon, Wants] = {}
        self._plan = PlacedLayout(lambda size: columns(size, self._wants))
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

    def on_rows_moved(self, message: Rows.Moved) -> None:
        self._stand()

    def on_rows_placed(self, message: Rows.Placed) -> None:
        self._stand()

    def on_descendant_focus(self) -> None:
        self._stand()

    def on_resize(self) -> None:
        self._stand()

    def _stand(self) -> None:
        for rule in self.rules.values():
            rule.stand()

    def show(self, parts: Mapping[Horizon, tuple[TitleRule, Sequence[Row]]], empty: str = "") -> None:
        """Draw each, and give it its place; `empty`: what a list without rows says."""
        for name, (rule, rows) in parts.items():
            self.rules[name].draw(rule)
            self.lists[name].show(rows, empty)
        if (wants := part_wants(parts, self._card)) != self._wants:
            self._wants = wants
            for part in self.children[:1]:  # what is right around it is arranged anew, and nothing else
                part.refresh(layout=True)


def _place(rows: Rows) -> tuple[int, int] | None:
    """Where one is, in a list that goes on."""
    return rows.place if rows.has_focus else None
