"""What the tool remembers of its user between two starts; no record, no history, in the private file."""

from store.disk.file.sqlite import UNWRITABLE, code_of, sqlite
from store.disk.workspace import Workspace

KEEP = "INSERT INTO about (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"


def recall(workspace: Workspace, name: str) -> str:
    """The remembered value; empty when there is none."""
    found = workspace.private.connection.execute(
        "SELECT value FROM about WHERE name = ?", (f"habit.{name}",)
    ).fetchone()
    return str(found[0]) if found else ""


def remember(workspace: Workspace, name: str, value: str) -> None:
    """Keep a value for the next start, as far as there is room for it: nobody's work depends on it."""
    try:
        workspace.private.connection.execute(KEEP, (f"habit.{name}", value))
    except sqlite.OperationalError as error:
        if code_of(error) not in UNWRITABLE:
            raise
