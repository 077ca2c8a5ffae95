"""The line between the registers, which their rules meet."""

from textual import events

from tui.picture.arrangement import joints, places
from tui.picture.room import Cells
from widgets.rule import Divider


class RegisterDivider(Divider):
    """Met where the registers begin, however tall it is."""

    def fit(self, screen: Cells) -> None:
        """As it will be on a screen of that size."""
        self.join(joints(places(screen)["divider"].height))

    def on_resize(self, event: events.Resize) -> None:
        self.join(joints(event.size.height))
