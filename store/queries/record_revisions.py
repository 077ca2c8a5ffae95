"""Records as acts left them, from the journal: for what somebody has to be told of, and nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from store.disk.file.record_rows import value_of
from store.disk.in_list import among
from store.disk.workspace import Workspace
from store.rules.revision import Revision
from store.values.clock import moment_in
from store.values.journal import Change
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


def revisions(
    workspace: Workspace, records: Iterable[Record], zones: Mapping[int, str]
) -> dict[int, tuple[Revision, ...]]:
    """By record, oldest first; `zones`: by project. One statement, however many they are.

    The present record is taken back act by act, so that a journal which lost some rows still gives the others.
    """
    known = {record.id: record for record in records}
    if not known:
        return {}
    where, values = among("journal.record", tuple(known))
    done: dict[int, list[Change]] = {}
    for change in workspace.store.journal.changes(where, values):
        done.setdefault(change.record, []).append(change)
    return {
        id: tuple(_taken_back(record, done.get(id, []), zones.get(record.project_id or 0, "")))
        for id, record in known.items()
    }


def _taken_back(record: Record, done: list[Change], zone: str) -> list[Revision]:
    kind, fields = type(record), (*FIELDS.get(record.kind, ()), "archived")
    found: list[Revision] = []
    made = False
    for change in reversed(done):
        if made := change.before is None:
            found.append(Revision(change.rev, _day(zone, change.act.at), record))
            break
        assert change.before is not None
        was: dict[str, Any] = {
            name: value_of(kind, name, value) for name, value in change.before.items() if name in fields
        }
        if was:
            found.append(Revision(change.rev, _day(zone, change.act.at), record))
            record = replace(record, **was)
    if not made:
        found.append(Revision(0, born(record.id, zone), record))
    return found[::-1]


def _day(zone: str, at: str) -> date:
    return moment_in(zone, at).date()
