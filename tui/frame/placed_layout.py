"""Widgets where a plan has them, by their ids."""

from collections.abc import Callable, Mapping
from typing import Any

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import Layout, WidgetPlacement

from tui.picture.arrangement import Box


class PlacedLayout(Layout):
    """`plan` knows the places on a given size; a widget without one is not shown. What has no id was put there for a
    while, and covers the lines above the widget called `foot`."""

    name = "placed"

    def __init__(self, plan: Callable[[Any], Mapping[Any, Box]], foot: str = "") -> None:
        self._plan = plan
        self._foot = foot

    def arrange(
        self, parent: Any, children: list[Any], size: Size, greedy: bool = True
    ) -> list[WidgetPlacement]:
        parent.pre_layout(self)
        boxes = self._plan(size)
        found = [
            WidgetPlacement(Region(*boxes[child.id]), NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if child.id in boxes
        ]
        for child in children if self._foot in boxes else ():
            if child.id is None:
                foot = Region(*boxes[self._foot])
                tall = child.get_content_height(size, size, foot.width)
                over = Region(foot.x, foot.y - tall, foot.width, tall)
                found.append(WidgetPlacement(over, NULL_OFFSET, NULL_SPACING, child, 1))
        return found
