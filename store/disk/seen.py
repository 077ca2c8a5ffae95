"""What others did in a store since I last looked: how far I have seen their acts, kept in my private file. What the
program did itself is none of it."""

import json
from collections.abc import Mapping

from store.disk.file.journal_table import MINE
from store.disk.file.program_act import LISTED
from store.disk.memory import outlives, remembered
from store.disk.preferences import recall, remember
from store.disk.workspace import Workspace
from store.values.journal import Change

HABIT = "seen"
MOST = 2000
"""Rows of the journal that are looked back at."""
THEIRS = f"NOT {MINE} AND act.uuid NOT IN ({LISTED})"
RECORDS = f"""
SELECT journal.record FROM journal JOIN act ON act.id = journal.act
WHERE journal.id > ? AND {THEIRS} ORDER BY journal.id DESC LIMIT {MOST}
"""
OWN = f"SELECT max(journal.id) FROM journal WHERE journal.act = (SELECT max(id) FROM act WHERE {MINE})"


def begin_seeing(workspace: Workspace) -> None:
    """At the first start on a store: what was there when I did my newest act is seen, or all of it if I did none."""
    if not recall(workspace, HABIT):
        own: int | None = workspace.store.connection.execute(
            OWN, (workspace.who, workspace.login)
        ).fetchone()[0]
        _keep(workspace, workspace.store.journal.last() if own is None else own, {})


@outlives("told")
@remembered
def by_others(workspace: Workspace) -> frozenset[int]:
    """The ids of the records that others changed and I have not seen since."""
    row, seen = _marks(workspace)
    if seen:
        return frozenset(change.record for change in changes_by_others(workspace)[0])
    found = workspace.store.connection.execute(RECORDS, (row, workspace.who, workspace.login)).fetchall()
    return frozenset(record for (record,) in found)


def changes_by_others(workspace: Workspace) -> tuple[list[Change], bool]:
    """(their changes that I have not seen, oldest first; whether there are older ones that are left out)."""
    row, seen = _marks(workspace)
    found = workspace.store.changes(
        f"journal.id > ? AND {THEIRS}",
        (row, workspace.who, workspace.login),
        f"ORDER BY journal.id DESC LIMIT {MOST}",
    )
    unseen = [change for change in found if change.rev > seen.get(change.record, 0)]
    return unseen[::-1], len(found) == MOST


def see(workspace: Workspace, revs: Mapping[int, int]) -> None:
    """Their changes of these records up to these revisions are seen."""
    row, seen = _marks(workspace)
    _keep(workspace, row, {**seen, **revs})


def see_all(workspace: Workspace) -> None:
    """Everything that anybody did up to now is seen."""
    _keep(workspace, workspace.store.journal.last(), {})


def see_until(workspace: Workspace, row: int) -> None:
    """Everything up to that row of the journal is seen; what came after it is as it was."""
    before, seen = _marks(workspace)
    if row > before or not recall(workspace, HABIT):
        _keep(workspace, row, seen if row < workspace.store.journal.last() else {})


def _marks(workspace: Workspace) -> tuple[int, Mapping[int, int]]:
    """(the row of the journal up to which all is seen, by record the revision that is seen beyond it)."""
    kept = recall(workspace, HABIT)
    if not kept:
        return workspace.store.journal.last(), {}
    found = json.loads(kept)
    return int(found["row"]), {int(record): int(rev) for record, rev in found["seen"].items()}


def _keep(workspace: Workspace, row: int, seen: Mapping[int, int]) -> None:
    remember(workspace, HABIT, json.dumps({"row": row, "seen": {str(id): rev for id, rev in seen.items()}}))
    workspace.memory.forget(by_others)
