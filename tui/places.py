"""Screens that are opened from the dashboard by name: each with its word in the palette, some with a key."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from textual.binding import Binding, BindingType

from store.values.frozen import frozen
from store.values.words import N_, words

if TYPE_CHECKING:
    from tui.app import Forewarn


@frozen
class Place:
    """`id` is public where there is a key; `label` and `tooltip` are msgids."""

    id: str
    label: str
    tooltip: str
    opened: Callable[[Forewarn, int], Coroutine[Any, Any, None]]
    """Shows it; the second argument is the id of the project it is about, 0 for none."""
    key: str = ""

    def open(self, host: Forewarn, project: int) -> None:
        """Show it, or say why not."""
        if project:
            host.dialogue(self.opened(host, project))
        else:
            host.report(words(N_("no project is open; g opens or begins one")), "amber")


async def _changed(host: Forewarn, project: int) -> None:
    from tui.screens.changed import ChangedScreen

    await ChangedScreen.opened(host)


async def _grid(host: Forewarn, project: int) -> None:
    from tui.screens.touches import TouchesScreen

    await TouchesScreen.opened(host, project)


async def _stances(host: Forewarn, project: int) -> None:
    from tui.screens.stances import StancesScreen

    await StancesScreen.opened(host, project)


async def _classes(host: Forewarn, project: int) -> None:
    from tui.screens.classes import ClassesScreen

    await ClassesScreen.opened(host, project)


PLACES = (
    Place("changed", N_("changed"), N_("what others changed since I last looked"), _changed, "v"),
    Place(
        "touches",
        N_("who was touched"),
        N_("people and the last days: calls, visits, what is due"),
        _grid,
        "V",
    ),
    Place("stances", N_("stakeholders"), N_("power and interest, engagement now and wanted"), _stances),
    Place("classes", N_("classes"), N_("classes that disagree with calls, answers and visits"), _classes),
)
"""In the palette's order."""
KEYS: list[BindingType] = [
    Binding(place.key, f"place('{place.id}')", place.label, id=place.id, show=False, tooltip=place.tooltip)
    for place in PLACES
    if place.key
]


def place_named(id: str) -> Place:
    """The place of that id."""
    return next(place for place in PLACES if place.id == id)
