"""What others have just saved, for the status line: who, and which code; nothing of what records say."""

from store.disk.file.journal_table import person_of
from store.disk.seen import THEIRS
from store.disk.workspace import Workspace
from store.records import KINDS
from store.values.words import N_, NN_, Words, words

NAMED = 3
"""People who are named; with more it ends in …"""
SINCE = f"""
FROM journal JOIN act ON act.id = journal.act WHERE journal.id > ? AND {THEIRS}
"""


def saved_by_others(workspace: Workspace) -> Words | None:
    """Of what the last `poll` found in the shared file; None where nobody else saved anything there."""
    asked = (workspace.polled_from, workspace.who, workspace.login)
    select = workspace.store.connection.execute
    people = [
        person_of(who)
        for (who,) in select(f"SELECT who {SINCE} GROUP BY who ORDER BY min(act.id)", asked).fetchall()
    ]
    if not people:
        return None
    who = (*people[:NAMED], *(("…",) if len(people) > NAMED else ()))
    records = select(f"SELECT DISTINCT kind, record {SINCE} LIMIT 2", asked).fetchall()
    if len(records) == 1:
        return words(N_("{who}: {what}"), who=who, what=_called(workspace, *records[0]))
    ((n,),) = select(f"SELECT count(DISTINCT record) {SINCE}", asked).fetchall()
    return words(NN_("{who}: {n} change", "{who}: {n} changes"), who=who, n=n)


def _called(workspace: Workspace, kind: str, id: int) -> str | Words:
    """Its code; of what has none the kind, since a name is text that somebody typed."""
    if kind not in KINDS:
        return words(NN_("{n} change", "{n} changes"), n=1)
    record = workspace.get(KINDS[kind], id)
    return getattr(record, "code", "") or Words(KINDS[kind].singular)
