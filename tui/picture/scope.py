"""What the dashboard shows: one project, or all active ones side by side."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from store.disk.workspace import Workspace
from store.queries.boards.my_day import MyDay, my_day
from store.queries.project_list import active_projects
from store.queries.review.my_projects import my_projects
from store.values.frozen import frozen
from tui.picture.lists.board_list import BoardList

if TYPE_CHECKING:
    from store.queries.boards.next_talk import NextTalk
    from store.queries.boards.overview import Overview
    from store.queries.briefing.surprise_board import SurpriseBoard


@frozen
class Scope:
    """The id of the open project, 0 for none; `everything`: all of them instead."""

    project: int
    everything: bool = False

    def projects(self, workspace: Workspace) -> tuple[int, ...]:
        """Their ids; in the store thread."""
        return active_projects(workspace) if self.everything else (self.project,)

    def read(
        self, workspace: Workspace, lists: Iterable[BoardList[Any, Any]], *, alone: bool = False
    ) -> "tuple[MyDay | Overview | None, list[Any]]":
        """The first line, and the boards of these lists; in the store thread. `alone`: no other project is
        asked for the first line, nor is one named while others look."""
        if not self.project:
            return None, []
        shown = self.projects(workspace)
        head: MyDay | Overview
        if self.everything:
            from store.queries.boards.overview import overview

            head = overview(workspace, shown)
        else:
            alone = alone or workspace.audience is not None
            head = my_day(workspace, self.project, () if alone else my_projects(workspace))
        return head, [each.query(workspace, *shown) for each in lists]

    def next_talk(self, workspace: Workspace) -> "NextTalk | None":
        """What the next talk is for; in the store thread."""
        from store.queries.boards.next_talk import next_talk

        return next_talk(workspace, *self.projects(workspace))

    def surprises(self, workspace: Workspace) -> "SurpriseBoard":
        """How early the sponsors heard, and what they have not heard; in the store thread."""
        from store.queries.briefing.surprise_board import surprise_board

        return surprise_board(workspace, *self.projects(workspace))
