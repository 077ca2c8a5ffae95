"""The report that somebody was given last: the next one begins where it was written."""

from store.disk.workspace import Workspace
from store.records import Briefed


def last_briefed(workspace: Workspace, type: str, person: int | None = None) -> Briefed | None:
    """The last report of that type that was delivered, to that person if one is named."""
    where = "archived = 0 AND type = ?"
    asked: list[str | int] = [type]
    if person is not None:
        where += " AND person = ?"
        asked.append(person)
    found = workspace.select(Briefed, where, asked, 'ORDER BY "on" DESC, id DESC LIMIT 1')
    return found[0] if found else None


def written_up_to(workspace: Workspace, briefed: Briefed) -> int:
    """The last row of the journal that it tells of; of one from before this was kept, the one before its own."""
    if briefed.journal_row is not None:
        return briefed.journal_row
    sql = "SELECT min(id) FROM journal WHERE record = ?"
    row: int | None = workspace.store.connection.execute(sql, (briefed.id,)).fetchone()[0]
    return (row or 1) - 1
