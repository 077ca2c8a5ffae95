"""Where stakeholders stand: power and interest, engagement now and wanted."""

from collections.abc import Iterable, Mapping
from typing import get_args

from store.records import Stakeholder
from store.records.stakeholder import Engagement, stance
from store.values.frozen import frozen
from store.values.words import N_

CORNERS = (N_("keep satisfied"), N_("manage closely"), N_("monitor"), N_("keep informed"))
"""The cells of the grid as they are read: much power above, much interest at the right."""
STEPS: tuple[Engagement, ...] = get_args(Engagement)


@frozen
class Engaged:
    """Somebody's engagement now and wanted; `gap`: steps that are missing, negative when there are too many, None
    where one of the two is not known."""

    part: Stakeholder
    gap: int | None


def by_corner(parts: Iterable[Stakeholder]) -> Mapping[str, tuple[Stakeholder, ...]]:
    """The people in each cell, those with more power and interest first; under the empty text those without either."""
    found: dict[str, list[Stakeholder]] = {corner: [] for corner in (*CORNERS, "")}
    for part in parts:
        found[stance(part.power, part.interest)].append(part)

    def order(part: Stakeholder) -> tuple[int, int]:
        return -((part.power or 0) + (part.interest or 0)), part.id

    return {corner: tuple(sorted(own, key=order)) for corner, own in found.items()}


def gap(part: Stakeholder) -> int | None:
    """Steps from the engagement now to the one that is wanted."""
    if part.engagement is None or part.wanted is None:
        return None
    return STEPS.index(part.wanted) - STEPS.index(part.engagement)


def engaged(parts: Iterable[Stakeholder]) -> tuple[Engaged, ...]:
    """Those of whom something is known or wanted: the widest gap first, of equals the more powerful."""
    known = [Engaged(part, gap(part)) for part in parts if part.engagement or part.wanted]

    def order(one: Engaged) -> tuple[bool, int, int, int]:
        return one.gap is None, -abs(one.gap or 0), -(one.part.power or 0), one.part.id

    return tuple(sorted(known, key=order))
