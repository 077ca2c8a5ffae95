"""What the dashboard shows: one project, or all active ones side by side."""

from collections.abc import Iterable
from typing import Any

from store.disk.workspace import Workspace
from store.queries.boards.overview import Overview, overview
from store.queries.boards.project_header import Header, header
from store.queries.project_list import active_projects
from store.values.frozen import frozen
from tui.picture.lists.board_list import BoardList


@frozen
class Scope:
    """The id of the open project, 0 for none; `everything`: all of them instead."""

    project: int
    everything: bool = False

    def read(
        self, workspace: Workspace, lists: Iterable[BoardList[Any, Any]]
    ) -> tuple[Header | Overview | None, list[Any]]:
        """The first line, and the boards of these lists; in the store thread."""
        if not self.project:
            return None, []
        shown = active_projects(workspace) if self.everything else (self.project,)
        head = overview(workspace, shown) if self.everything else header(workspace, self.project)
        return head, [each.query(workspace, *shown) for each in lists]
