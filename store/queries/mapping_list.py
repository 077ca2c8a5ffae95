"""The column mappings that were kept by name."""

from store.disk.workspace import Workspace
from store.records import SavedMapping


def mapping_named(workspace: Workspace, name: str, called: str) -> SavedMapping | None:
    """The newest mapping of that name for a kind of register."""
    found = workspace.select(
        SavedMapping,
        "archived = 0 AND name = ? COLLATE NOCASE AND for_kind = ?",
        (name, called),
        "ORDER BY id DESC",
    )
    return found[0] if found else None


def mappings_for(workspace: Workspace, called: str) -> tuple[SavedMapping, ...]:
    """All that there are for a kind of register."""
    return tuple(workspace.select(SavedMapping, "archived = 0 AND for_kind = ?", (called,)))
