"""On which clocks the acts of a project are told: the journal keeps them in UTC, where it may be another day."""

from datetime import datetime

from store.disk.workspace import Workspace
from store.values.clock import moment_in


def act_moment(workspace: Workspace, project: int | None, at: str) -> datetime:
    """When an act was done, by the clocks of its project; of records of the whole store, by the machine's."""
    return moment_in(_zone(workspace, project), at)


def _zone(workspace: Workspace, project: int | None) -> str:
    zones: dict[int, str] | None = workspace.memory.get("zone of")
    if zones is None:
        rows = workspace.store.connection.execute("SELECT id, zone FROM project").fetchall()
        zones = workspace.memory["zone of"] = dict(rows)
    return zones.get(project or 0, "")
