"""What others told while I was away."""

from collections.abc import Sequence

from store.disk.in_list import sql_in
from store.disk.workspace import Workspace
from store.records import Told
from store.rules.registers.told_by_others import told_by_others
from store.rules.situation import Situation
from store.values.day import Day
from store.values.words import Words


def told_meanwhile(workspace: Workspace, nows: Sequence[Situation], day: Day, away: int) -> Words | None:
    """Of how much others told whom in these projects in the working days that I was `away`, and how much is still
    untold. None where nobody told anything."""
    since = day.calendar.add(day.date, -away)
    ids = [told.id for now in nows for told in now.told if since <= (told.entered_on or told.on)]
    return told_by_others(nows, _tellers(workspace, ids)) if ids else None


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
