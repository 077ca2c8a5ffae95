"""What came of today's review: how many stand, were told, moved, how long it took, and what is next."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from math import ceil

from store.disk.file.journal_table import MINE
from store.disk.workspace import Workspace
from store.queries.project_situation import situations
from store.queries.review.my_projects import my_projects
from store.rules.review.talks_today import UNTIMED, talks
from store.values.clock import midnight, stamp, zone_of
from store.values.words import N_, NN_, Words, words

GIVEN = """
SELECT act.uuid, act.at, min(judged.subject), judged.decided, judged.subject_kind
FROM act JOIN journal ON journal.act = act.id JOIN {table} AS judged ON judged.id = journal.record
WHERE act.at >= ? AND journal.before IS NULL AND judged.archived = 0 AND {mine} GROUP BY act.uuid
"""
SHARED = GIVEN.format(table="verdict", mine=MINE)
OWN = GIVEN.format(table="private_verdict", mine=MINE)
"""The verdicts I gave since a moment, those of one act as one: they were one stop."""
SAID: Mapping[str, tuple[str, str]] = {
    "stands": NN_("{n} stands", "{n} stand"),
    "told": NN_("{n} told", "{n} told"),
    "contacted": NN_("{n} contact", "{n} contacts"),
    "moved": NN_("{n} moved", "{n} moved"),
    "changed": NN_("{n} edited", "{n} edited"),
    "finished": NN_("{n} finished", "{n} finished"),
    "action": NN_("{n} action", "{n} actions"),
    "snoozed": NN_("{n} put off", "{n} put off"),
}
"""In the order in which they are said."""
PAUSE = timedelta(minutes=10)
"""Longer than that between two verdicts, and something else was done meanwhile."""


def review_summary(workspace: Workspace) -> tuple[Words, ...]:
    """In a sentence each; nothing of a day without a verdict but what is next."""
    given = _given(workspace)
    counts = Counter(decided for _, decided in {(subject, decided) for _, subject, decided in given})
    parts = tuple(words(SAID[name], n=counts[name]) for name in SAID if counts[name])
    done: tuple[Words, ...] = ()
    if parts:
        done = (words(N_("{parts}; {n} min"), parts=parts, n=_minutes([at for at, _, _ in given])),)
    return (*done, *_next(workspace))


def _given(workspace: Workspace) -> list[tuple[datetime, int, str]]:
    """When, on which record, what; in order of time."""
    since = midnight(workspace.clock.today(), "").isoformat()
    values = (since, workspace.who, workspace.login)
    found: dict[str, tuple[datetime, int, str]] = {}
    for ledger, asked in ((workspace.private, OWN), (workspace.store, SHARED)):
        for uuid, at, subject, decided, kind in ledger.connection.execute(asked, values).fetchall():
            name = "moved" if (decided, kind) == ("changed", "milestone") else decided
            found[uuid] = (stamp(at), subject, "stands" if name == "seen" else name)
    return sorted(found.values())


def _minutes(times: Sequence[datetime]) -> int:
    """How long the review took, without what was done between two sittings."""
    gaps = [after - before for before, after in pairwise(times)]
    return max(1, ceil(sum((gap for gap in gaps if gap <= PAUSE), timedelta()) / timedelta(minutes=1)))


def _next(workspace: Workspace) -> Iterator[Words]:
    """The next talk of today, over all my projects."""
    coming: list[tuple[str, str, str]] = []
    for now in situations(workspace, my_projects(workspace)):
        hour = workspace.clock.now().astimezone(zone_of(now.project.zone)).strftime("%H:%M")
        coming += [
            (at, now.name(person), now.project.code) for person, at in talks(now).items() if at >= hour
        ]
    if coming:
        at, name, code = min(coming)
        form = N_("next: {name} today, {code}") if at == UNTIMED else N_("next: {name} {hour}, {code}")
        yield words(form, name=name, hour=at.removeprefix("0"), code=code)
