"""The settings that somebody gave a value."""

from store.disk.workspace import Workspace
from store.records import Setting


def setting_named(workspace: Workspace, name: str, project: int | None) -> Setting | None:
    """The setting of one project, or with None that of the whole store; None where the default counts."""
    found = workspace.select(Setting, "archived = 0 AND name = ? AND project IS ?", (name, project))
    return found[0] if found else None
