"""Whether several people work from this account of the machine, under names of their own."""

from store.disk.workspace import Workspace

LATELY = 1000
"""Acts that are looked at."""


def is_common(workspace: Workspace) -> bool:
    """Whether somebody of another name did one of the latest acts from the same account."""
    sql = "SELECT 1 FROM (SELECT login, who FROM act ORDER BY id DESC LIMIT ?) WHERE login = ? AND who <> ? LIMIT 1"
    asked = (LATELY, workspace.login, workspace.who)
    return bool(workspace.store.connection.execute(sql, asked).fetchall())
