"""A key that nothing took: what it does elsewhere is not left undone here in silence."""

from typing import Any

from textual import events
from textual.screen import Screen

from store.values.words import N_, Words, words
from tui.picture.key_names import written

NAMED = ("enter", "tab", "shift+tab", "left", "right")
"""Keys that type nothing, and which people try."""


def unused(screen: Screen[Any], event: events.Key, help: str) -> Words | None:
    """That it does nothing here; None where it does, or types nothing. `help`: the key that lists those that do.

    Bindings are asked after this, when the key has come up to the app.
    """
    types = event.is_printable and event.character is not None
    if not (types or event.key in NAMED) or _is_bound(screen, event.key):
        return None
    return words(
        N_("{key} does nothing here; {help} lists the keys that do"), key=written(event.key), help=help
    )


def _is_bound(screen: Screen[Any], key: str) -> bool:
    """Whether it is among the screen's `active_bindings`, without asking for each of the others whether it may be used:
    every key that moves a cursor comes by."""
    return any(
        screen.app._check_action_state(binding.action, namespace) is not False
        for namespace, bindings in screen._modal_binding_chain
        for binding in bindings.key_to_bindings.get(key, ())
    )
