"""The morale pane: the manager's own notes, and nobody else's business."""

from typing import ClassVar

from store.queries.boards.morale_board import MoraleBoard, MoraleLine
from tui.dashboard.pane import Pane
from tui.picture.lists.morale_list import MoraleList


class MoralePane(Pane[MoraleBoard, MoraleLine]):
    """Their keys."""

    LIST = MoraleList()
    WITHOUT: ClassVar[frozenset[str]] = frozenset({"tell"})
    private = True
