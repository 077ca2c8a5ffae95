"""Where the review was left today, and how much of it was done: after a dropped line it goes on there."""

from store.disk.preferences import recall
from store.disk.workspace import Workspace
from store.values.frozen import frozen

HABIT = "review.place"


@frozen
class Place:
    """`done`: how many items were answered today; `record`: the one that was shown, 0 for none."""

    done: int = 0
    record: int = 0

    @property
    def through(self) -> bool:
        """Whether nothing was left of it at the end."""
        return self.done > 0 and not self.record


def place_of(workspace: Workspace) -> Place:
    """The place in today's review; the beginning on another day."""
    day, _, rest = recall(workspace, HABIT).partition(" ")
    done, _, record = rest.partition(" ")
    if day != workspace.clock.today().isoformat() or not (done.isdigit() and record.isdigit()):
        return Place()
    return Place(int(done), int(record))
