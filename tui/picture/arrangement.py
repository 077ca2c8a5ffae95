"""Where everything stands on the dashboard: one plan for the first picture and for the screen that follows it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from store.records.action import HORIZONS, Horizon
from tui.picture.room import Cells, is_tall, is_wide
from widgets.drawn.title_rule import Joint

LEFT, RIGHT = ("verdict", "stakeholder"), ("milestone", "risk", "morale")
"""The lists beside the divider, from the top; the lowest two begin on one line."""
WEEK = "action"
LEAST = 3
"""Lines of a list with its rule."""
LEAST_COLUMN = 16
"""Cells of a part of the week, for its rule."""
DETAIL_LINES, MOST_DETAIL_LINES = 7, 14
Wanted = Mapping[str, int]
"""By id of a list, the lines that it has something for, its rule among them; 0: it has no place, since it is nobody's
but ours and others look."""


class Box(NamedTuple):
    """Cells of the screen, from the upper left; it has a size of its own, in which others have their places."""

    x: int
    y: int
    width: int
    height: int


def places(size: Cells, wanted: Wanted) -> dict[str, Box]:
    """By id what there is room for: the header, the lists with their divider, the record under the cursor, the line
    for the next talk, the day, the status, the keys. No list has blank lines while another is cut, and where those on
    the left have no place the others stand on the whole width."""
    width, beside = size.width, all(wanted.get(name, 1) for name in LEFT)
    detail, talk = DETAIL_LINES if is_wide(size) else 0, 1 if is_tall(size) and beside else 0
    room = max(0, size.height - 3 - detail - talk)
    milestones, risks, review, contacts, morale, week = (
        wanted.get(name, room) for name in ("milestone", "risk", "verdict", "stakeholder", "morale", WEEK)
    )
    wants = (max(review, max(LEAST, milestones) + max(LEAST, risks)), max(contacts, morale), week)
    upper, lower, day = _shared(room, (2 * LEAST, LEAST if beside else 0, LEAST), wants, (2, 1, 1))
    if detail:
        more = min(room - upper - lower - day, MOST_DETAIL_LINES - detail)
        detail += more
        room -= more
    if not beside:
        upper = room - day
    upper_right, risk_lines = _shared(upper, (LEAST, LEAST), (milestones, risks), (1, 1))
    risk_lines = upper - upper_right
    left = max(0, width - 1) // 2 if beside else 0
    x = left + 1 if beside else 0
    right = max(0, width - x)
    found = {
        "header": Box(0, 0, width, 1),
        "milestone": Box(x, 1, right, upper_right),
        "risk": Box(x, 1 + upper_right, right, risk_lines),
    }
    if beside:
        found |= {
            "divider": Box(left, 1, 1, upper + lower),
            "verdict": Box(0, 1, left, upper),
            "stakeholder": Box(0, 1 + upper, left, lower),
            "morale": Box(x, 1 + upper, right, lower),
        }
    y = 1 + upper + lower
    for name, tall in (
        ("detail", detail),
        ("talk", talk),
        (WEEK, room - upper - lower),
        ("status", 1),
        ("keys", 1),
    ):
        if tall:
            found[name] = Box(0, y, width, tall)
            y += tall
    return found


def _shared(room: int, least: Sequence[int], wants: Sequence[int], steps: Sequence[int]) -> list[int]:
    """Lines for each, in turn so many at a step, up to what each wants."""
    got = list(least)
    while sum(got) > room:
        got[got.index(max(got))] -= 1
    while (left := room - sum(got)) > 0:
        short = [at for at, want in enumerate(wants) if got[at] < want]
        if not short:
            break
        for at in short:
            more = min(steps[at], wants[at] - got[at], left)
            got[at] += more
            left -= more
    return got


class Wants(NamedTuple):
    """What a part of the week has something for: cells, and lines with its rule."""

    cells: int
    lines: int


STACKS: tuple[tuple[tuple[Horizon, ...], ...], ...] = (
    (("today",), ("tomorrow",), ("week",), ("next",), ("later",)),
    (("today",), ("tomorrow", "week"), ("next", "later")),
    (("today", "tomorrow", "week"), ("next", "later")),
    (("today", "tomorrow", "week", "next", "later"),),
)
"""Which parts of the week stand above each other, in columns beside each other."""
COLUMNS, NARROW = 3, 100
"""So many columns at the least stand on so many cells; on fewer cells there are fewer columns."""


def columns(size: Cells, wants: Mapping[Horizon, Wants]) -> dict[Horizon, Box]:
    """By its name each part of the week, in the most columns that cut no line and leave none out, else that cut none.
    All columns are as wide, unless that cuts one: then those that need less leave it what they do not need. So are the
    lines of a column."""
    nothing = Wants(0, LEAST)
    each = {name: wants.get(name, nothing) for name in HORIZONS}
    broad = size.width >= NARROW
    stacks = [stack for stack in STACKS if (len(stack) >= COLUMNS) == broad]
    cells = [[max(each[part].cells for part in column) for column in stack] for stack in stacks]
    lines = [[sum(each[part].lines for part in column) for column in stack] for stack in stacks]
    fitting = [at for at in range(len(stacks)) if sum(cells[at]) <= size.width]
    whole = [at for at in fitting if max(lines[at]) <= size.height]
    at = (whole or fitting or [len(stacks) - 1])[0]
    found: dict[Horizon, Box] = {}
    for column, (x, width) in zip(
        stacks[at], _placed(_fair(size.width, cells[at], LEAST_COLUMN)), strict=True
    ):
        tall = _fair(size.height, [each[part].lines for part in column], 2)
        for part, (y, height) in zip(column, _placed(tall), strict=True):
            found[part] = Box(x, y, width, height)
    return found


def _fair(room: int, wants: Sequence[int], least: int) -> list[int]:
    """As much for all, unless one wants more: then others leave it what they do not want."""
    even = _even(room, len(wants))
    if all(want <= each for want, each in zip(wants, even, strict=True)):
        return even
    got = _shared(room, [min(least, room // len(wants))] * len(wants), wants, [1] * len(wants))
    return [each + more for each, more in zip(got, _even(room - sum(got), len(got)), strict=True)]


def _even(cells: int, parts: int) -> list[int]:
    """As alike as whole cells can be."""
    return [(at + 1) * cells // parts - at * cells // parts for at in range(parts)]


def _placed(sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Where each begins that follows the others, and its cells."""
    return [(sum(sizes[:at]), each) for at, each in enumerate(sizes)]


def joints(size: Cells, wanted: Wanted) -> dict[int, Joint]:
    """Where the rules of the lists meet the divider, counted from its top."""
    found = places(size, wanted)
    if "divider" not in found:
        return {}
    top = found["divider"].y
    left, right = ({found[name].y - top for name in names} for names in (LEFT, RIGHT))
    return {
        y: "both" if y in left and y in right else "left" if y in left else "right"
        for y in sorted(left | right)
    }
