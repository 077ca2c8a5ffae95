"""The report that somebody was given last: the next one begins where it was written."""

from datetime import date
from typing import TYPE_CHECKING

from store.disk.workspace import Workspace
from store.records import Briefed, Told
from store.rules.situation import Situation

if TYPE_CHECKING:
    from store.rules.briefing.last_paper import LastPaper

AGO = 40
"""Reports that are looked through for the last one on each project."""


def last_briefed(workspace: Workspace, type: str, person: int | None = None) -> Briefed | None:
    """The last report of that type that was delivered, to that person if one is named."""
    where = "archived = 0 AND type = ?"
    asked: list[str | int] = [type]
    if person is not None:
        where += " AND person = ?"
        asked.append(person)
    found = workspace.select(Briefed, where, asked, 'ORDER BY "on" DESC, id DESC LIMIT 1')
    return found[0] if found else None


def last_heard(workspace: Workspace, now: Situation, person: int) -> date | None:
    """The newest day on which they were briefed or told something, or until which they had heard; a label, and no
    filter of what they hear next."""
    until = now.day.date.isoformat()
    told = workspace.select(
        Told,
        "person = ? AND archived = 0 AND state IN ('told', 'elsewhere', 'before') AND \"on\" <= ?",
        (person, until),
        'ORDER BY "on" DESC LIMIT 1',
    )
    briefed = last_briefed(workspace, "briefing", person)
    days = [one.on for one in told]
    if briefed is not None and briefed.on <= now.day.date:
        days.append(briefed.on)
    return max(days, default=None)


def written_up_to(workspace: Workspace, briefed: Briefed) -> int:
    """The last row of the journal that it tells of; of one from before this was kept, the one before its own."""
    if briefed.journal_row is not None:
        return briefed.journal_row
    sql = "SELECT min(id) FROM journal WHERE record = ?"
    row: int | None = workspace.store.connection.execute(sql, (briefed.id,)).fetchone()[0]
    return (row or 1) - 1


def last_of_each(workspace: Workspace, person: int, type: str = "") -> dict[int, Briefed]:
    """The last report that was delivered to somebody by project, of that type if one is named."""
    newest: dict[int, Briefed] = {}
    newest_first = f'ORDER BY "on" DESC, id DESC LIMIT {AGO}'
    where = "archived = 0 AND person = ? AND type LIKE ?"
    for briefed in workspace.select(Briefed, where, (person, type or "%"), newest_first):
        for project in briefed.projects:
            newest.setdefault(project, briefed)
    return newest


def last_papers(workspace: Workspace, person: int) -> "dict[int, LastPaper]":
    """What that person was given last of each project, briefing or weekly report, where its letters were kept."""
    from store.rules.briefing.last_paper import last_paper

    newest = last_of_each(workspace, person)
    found = {project: last_paper(briefed, project) for project, briefed in newest.items()}
    return {project: paper for project, paper in found.items() if paper is not None}
