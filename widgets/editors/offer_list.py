"""The short list under a field: what may be meant, and which of it is chosen."""

from dataclasses import field, replace

from store.values.frozen import frozen
from widgets.drawn.view import View
from widgets.editors.typed import Offer

TALLEST = 6
"""Lines of the list in view."""


@frozen
class Listing:
    """Offers with a cursor; `everything`: asked for, not filtered by what was typed."""

    offers: tuple[Offer, ...]
    everything: bool = False
    view: View = field(default_factory=View)

    @classmethod
    def of(cls, offers: tuple[Offer, ...], everything: bool = False) -> "Listing":
        """The list with its cursor on the first offer."""
        return cls(offers, everything, View(len(offers), min(TALLEST, len(offers))))

    @property
    def chosen(self) -> Offer:
        """The offer under the cursor."""
        return self.offers[self.view.cursor]

    @property
    def seen(self) -> list[tuple[Offer, bool]]:
        """What is in view: (offer, whether it is chosen)."""
        top = self.view.top
        return [
            (offer, top + at == self.view.cursor)
            for at, offer in enumerate(self.offers[top : top + self.view.height])
        ]

    def moved(self, by: int) -> "Listing":
        """With the cursor so many offers further."""
        return replace(self, view=self.view.at(self.view.cursor + by))

    def at_line(self, line: int) -> "Listing | None":
        """With the cursor on that line of the view; None where no offer stands."""
        return replace(self, view=self.view.at(self.view.top + line)) if line < self.view.height else None
