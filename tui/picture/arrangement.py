"""Where everything stands on the dashboard: one plan for the first picture and for the screen that follows it."""

from typing import NamedTuple

from store.records.action import HORIZONS, Horizon
from tui.picture.room import Cells, is_tall, is_wide
from widgets.drawn.title_rule import Joint

REGISTERS = ("milestone", "risk", "stakeholder", "morale")
"""Two and two, in reading order, around the divider."""
WEEK = "action"
DETAIL_LINES, SPONSOR_LINES, WEEK_LINES, WIDE_WEEK_LINES = 7, 2, 5, 8


class Box(NamedTuple):
    """Cells of the screen, from the upper left; it has a size of its own, in which others have their places."""

    x: int
    y: int
    width: int
    height: int


def places(size: Cells) -> dict[str, Box]:
    """By id what there is room for: the header, the registers with their divider, the record under the cursor, the
    sponsor's line, the week, the status, the keys."""
    width, wide = size.width, is_wide(size)
    below = {
        "detail": DETAIL_LINES if wide else 0,
        "surprises": SPONSOR_LINES if is_tall(size) else 0,
        WEEK: WIDE_WEEK_LINES if wide else WEEK_LINES,
        "status": 1,
        "keys": 1,
    }
    room = max(0, size.height - 1 - sum(below.values()))
    left = max(0, width - 1) // 2
    upper = room // 2
    found = {"header": Box(0, 0, width, 1), "divider": Box(left, 1, 1, room)}
    for at, name in enumerate(REGISTERS):
        x, across = (left + 1, max(0, width - 1 - left)) if at % 2 else (0, left)
        y, tall = (1 + upper, room - upper) if at > 1 else (1, upper)
        found[name] = Box(x, y, across, tall)
    y = 1 + room
    for name, tall in below.items():
        if tall:
            found[name] = Box(0, y, width, tall)
            y += tall
    return found


def columns(size: Cells) -> dict[Horizon, Box]:
    """By its name each part of the week, beside each other on that many cells."""
    edges = [at * size.width // len(HORIZONS) for at in range(len(HORIZONS) + 1)]
    return {
        name: Box(x, 0, end - x, size.height)
        for name, x, end in zip(HORIZONS, edges, edges[1:], strict=False)
    }


def joints(size: Cells) -> dict[int, Joint]:
    """Where the rules of the registers meet the divider, counted from its top."""
    found = places(size)
    top = found["divider"].y
    return {found[name].y - top: "both" for name in REGISTERS}
