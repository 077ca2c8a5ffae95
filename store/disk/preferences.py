"""What the tool remembers of its user between two starts; no record, no history, in the private file."""

from store.disk.workspace import Workspace


def recall(workspace: Workspace, name: str) -> str:
    """The remembered value; empty when there is none."""
    found = workspace.private.connection.execute(
        "SELECT value FROM about WHERE name = ?", (f"habit.{name}",)
    ).fetchone()
    return str(found[0]) if found else ""


def remember(workspace: Workspace, name: str, value: str) -> None:
    """Keep a value for the next start."""
    workspace.private.connection.execute(
        "INSERT INTO about (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (f"habit.{name}", value),
    )
