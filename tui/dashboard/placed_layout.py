"""Widgets where a plan has them, by their ids."""

from collections.abc import Callable, Mapping
from typing import Any

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import Layout, WidgetPlacement

from tui.picture.arrangement import Box


class PlacedLayout(Layout):
    """`plan` knows the places on a given size; a widget without one is not shown."""

    name = "placed"

    def __init__(self, plan: Callable[[Any], Mapping[Any, Box]]) -> None:
        self._plan = plan

    def arrange(
        self, parent: Any, children: list[Any], size: Size, greedy: bool = True
    ) -> list[WidgetPlacement]:
        parent.pre_layout(self)
        boxes = self._plan(size)
        return [
            WidgetPlacement(Region(*boxes[child.id]), NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if child.id in boxes
        ]
