"""A widget that shows what fits into its place."""

from textual.containers import Vertical
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget

from widgets.known_handlers import KnownHandlers


class Still(KnownHandlers, Widget):
    """It does not scroll as Textual's do. Of another size, it asks for no second layout, which would change nothing."""

    ALLOW_SELECT = False
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)


class StillVertical(Still, Vertical):
    """Its children one below the other."""
