"""On which clocks the acts of a project are told: the journal keeps them in UTC, where it may be another day."""

from collections.abc import Mapping
from datetime import datetime

from store.disk.memory import remembered
from store.disk.workspace import Workspace
from store.values.clock import moment_in


def act_moment(workspace: Workspace, project: int | None, at: str) -> datetime:
    """When an act was done, by the clocks of its project; of records of the whole store, by the machine's."""
    return moment_in(_zones(workspace).get(project or 0, ""), at)


@remembered
def _zones(workspace: Workspace) -> Mapping[int, str]:
    """By project."""
    return dict(workspace.store.connection.execute("SELECT id, zone FROM project").fetchall())
