"""Records as acts left them, from the journal: for what somebody has to be told of, and nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from functools import cache

from store.disk.file.journal_table import told
from store.disk.file.record_rows import value_of
from store.disk.file.renamed_fields import as_now
from store.disk.in_list import among
from store.disk.workspace import Workspace
from store.rules.revision import Revision
from store.values.clock import moment_in
from store.values.record import Record, born

FIELDS = {
    "risk": ("state", "probability", "impact", "occurred_on"),
    "milestone": ("baseline", "forecast", "met_on", "endorsed_on", "tolerance"),
    "seat": ("key", "holder", "successor", "until", "known_on"),
    "change": (
        *("approved_on", "rejected_on", "implemented_on", "approver", "not_estimable", "milestones"),
        *("effort", "effort_high", "fixed_cost", "fixed_cost_high"),
        *("delay_weeks", "delay_weeks_high", "benefit_per_week"),
    ),
}
"""By kind, what matters to a sponsor; an act that changed something else made no revision to speak of."""
DONE = """
SELECT journal.record, journal.rev, journal.schema, journal.before, act.at, journal.act
FROM journal JOIN act ON act.id = journal.act WHERE {those} ORDER BY journal.id DESC
"""
Row = tuple[int, int, int, str | None, str, int]


def revisions(
    workspace: Workspace, records: Iterable[Record], zones: Mapping[int, str]
) -> dict[int, tuple[Revision, ...]]:
    """By record, oldest first; `zones`: by project. One statement, however many they are.

    The present record is taken back act by act, so that a journal which lost some rows still gives the others.
    """
    known = {record.id: record for record in records}
    if not known:
        return {}
    those, ids = among("journal.record", tuple(known))
    done: dict[int, list[Row]] = {}
    for row in workspace.store.connection.execute(DONE.format(those=those), ids).fetchall():
        done.setdefault(row[0], []).append(row)
    # Many rows are of one act.
    day_of = cache(lambda zone, at: moment_in(zone, at).date())
    found = {}
    for id, record in known.items():
        zone = zones.get(record.project_id or 0, "")
        rows = done.get(id, [])
        found[id] = tuple(_taken_back(record, rows, [day_of(zone, row[4]) for row in rows], zone))
    return found


def _taken_back(record: Record, rows: Sequence[Row], days: Sequence[date], zone: str) -> list[Revision]:
    """`rows` newest first, each with its day."""
    kind, fields = type(record), (*FIELDS.get(record.kind, ()), "archived")
    found: list[Revision] = []
    for (_, rev, schema, before, _, act), on in zip(rows, days, strict=True):
        if before is None:
            found.append(Revision(rev, on, record, act))
            return found[::-1]
        was = as_now(record.kind, schema, told(before))
        changed = [name for name in fields if name in was]
        if changed:
            found.append(Revision(rev, on, record, act))
            record = copy(record)
            for name in changed:
                object.__setattr__(record, name, value_of(kind, name, was[name]))
    found.append(Revision(0, born(record.id, zone), record))
    return found[::-1]
