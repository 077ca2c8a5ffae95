"""What the dashboard shows: one project, or all active ones side by side."""

from collections.abc import Iterable
from typing import Any, Protocol

from store.disk.workspace import Workspace
from store.queries.boards.overview import Overview, overview
from store.queries.boards.project_header import Header, header
from store.queries.project_list import active_projects
from store.values.frozen import frozen


class Asking(Protocol):
    """Whatever shows a board: it knows the query that reads it."""

    def query_board(self, workspace: Workspace, *projects: int) -> Any:
        """The board of one project or of several; in the store thread."""


@frozen
class Scope:
    """The id of the open project, 0 for none; `everything`: all of them instead."""

    project: int
    everything: bool = False

    def read(
        self, workspace: Workspace, panes: Iterable[Asking]
    ) -> tuple[Header | Overview | None, list[Any]]:
        """The first line, and the boards of these panes; in the store thread."""
        if not self.project:
            return None, []
        shown = active_projects(workspace) if self.everything else (self.project,)
        head = overview(workspace, shown) if self.everything else header(workspace, self.project)
        return head, [pane.query_board(workspace, *shown) for pane in panes]
