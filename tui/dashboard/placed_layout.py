"""Widgets where a plan has them, by their ids."""

from collections.abc import Callable, Mapping
from typing import Any

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import Layout, WidgetPlacement

from tui.frame.alarm import Alarm
from tui.picture.arrangement import SAID, Box


class PlacedLayout(Layout):
    """`plan` knows the places on a given size, where so many lines are needed for an alarm; a widget without a place is
    not shown."""

    name = "placed"

    def __init__(self, plan: Callable[[Any, int], Mapping[Any, Box]]) -> None:
        self._plan = plan

    def arrange(
        self, parent: Any, children: list[Any], size: Size, greedy: bool = True
    ) -> list[WidgetPlacement]:
        parent.pre_layout(self)
        alarms = [child for child in children if isinstance(child, Alarm)]
        boxes = self._plan(size, sum(alarm.get_content_height(size, size, size.width) for alarm in alarms))
        return [
            WidgetPlacement(Region(*boxes[name]), NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if (name := SAID if child in alarms else child.id) in boxes
        ]
