"""What others told while I was away."""

from collections.abc import Sequence

from store.disk.in_list import sql_in
from store.disk.workspace import Workspace
from store.queries.days_away import FEW, days_away
from store.records import Told
from store.rules.situation import Situation
from store.values.day import Day
from store.values.words import Words


def told_meanwhile(workspace: Workspace, nows: Sequence[Situation], day: Day) -> Words | None:
    """Of how much others told whom in these projects since the last review, and how much is still untold: said after
    days away. None where I was here, or nobody told anything."""
    away = days_away(workspace, day)
    if away <= FEW:
        return None
    from store.rules.registers.told_by_others import told_by_others

    since = day.calendar.add(day.date, -away)
    ids = [told.id for now in nows for told in now.told if since <= (told.entered_on or told.on)]
    if not ids:
        return None

    return told_by_others(nows, _tellers(workspace, ids))


def _tellers(workspace: Workspace, tolds: Sequence[int]) -> dict[int, str]:
    """Who made each of those that others made."""
    which, ids = sql_in("journal.record", tolds)
    changes = workspace.store.changes(f"{which} AND journal.kind = ? AND journal.rev = 1", (*ids, Told.kind))
    mine = (workspace.login, "")
    return {
        change.record: change.act.who
        for change in changes
        if change.act.who != workspace.who or change.act.login not in mine
    }
