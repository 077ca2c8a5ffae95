"""A key that nothing took: what it does elsewhere is not left undone here in silence."""

from typing import Any

from textual import events
from textual.screen import Screen

from store.values.words import N_, Words, words
from tui.picture.key_names import written


def unused(screen: Screen[Any], event: events.Key, help: str) -> Words | None:
    """That it does nothing here; None where it does, or types nothing. `help`: the key that lists those that do.

    Bindings are asked after this, when the key has come up to the app.
    """
    if not event.is_printable or event.character is None or event.key in screen.active_bindings:
        return None
    return words(
        N_("{key} does nothing here; {help} lists the keys that do"), key=written(event.key), help=help
    )
