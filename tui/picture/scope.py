"""What the dashboard shows: one project, or all active ones side by side."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from store.disk.workspace import Workspace
from store.queries.boards.overview import Overview, overview
from store.queries.boards.project_header import Header, header
from store.queries.project_list import active_projects
from store.values.frozen import frozen
from tui.picture.lists.board_list import BoardList

if TYPE_CHECKING:
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
        self, workspace: Workspace, lists: Iterable[BoardList[Any, Any]]
    ) -> tuple[Header | Overview | None, list[Any]]:
        """The first line, and the boards of these lists; in the store thread."""
        if not self.project:
            return None, []
        shown = self.projects(workspace)
        head = overview(workspace, shown) if self.everything else header(workspace, self.project)
        return head, [each.query(workspace, *shown) for each in lists]

    def surprises(self, workspace: Workspace) -> "SurpriseBoard":
        """How early the sponsors heard, and what they have not heard; in the store thread."""
        from store.queries.briefing.surprise_board import surprise_board

        return surprise_board(workspace, *self.projects(workspace))
