"""What one person has not heard, record by record: what must be told until it is, smaller changes until the next
briefing that is delivered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from store.disk.file.record_rows import value_of
from store.disk.file.renamed_fields import called
from store.disk.in_list import each_of, sql_in
from store.disk.workspace import Workspace
from store.queries.briefing.previous_report import last_of_each, written_up_to
from store.queries.record_revisions import revisions
from store.records import KINDS, Briefed, Seat
from store.records import Change as ChangeOfPlan
from store.records.told import Told
from store.rules.briefing.changes import Changed, changed
from store.rules.briefing.paper_start import PaperStart
from store.rules.briefing.red_spells import Averted, averted_before_told
from store.rules.registers.knowledge import covers, hearings
from store.rules.registers.news import revisions_of, tellable, untold
from store.rules.situation import Situation
from store.values.clock import moment_in
from store.values.frozen import frozen
from store.values.journal import Change, Net, net

LOOKS = {"risk": ("reviewed_on", "remark"), "milestone": ("confirmed_on", "remark")}
"""What a look changes that leaves the record as it was: of years of reviews nine rows in ten."""
UNREGISTERED = (Seat.kind, ChangeOfPlan.kind)
"""Kinds that no register of a paper shows."""


@frozen
class Unheard:
    """By project: `changes`, from where the paper tells, and what was red and is averted before they were told."""

    changes: dict[int, tuple[Changed, ...]]
    starts: dict[int, PaperStart]
    averted: dict[int, tuple[Averted, ...]]


def not_heard(workspace: Workspace, nows: Sequence[Situation], person: int) -> Unheard:
    """What a briefing of this person tells of these projects, in three statements where they were briefed on all
    of them together.

    To somebody who was never briefed what a project began with is in the registers, and only what became of it is a
    change.
    """
    last = last_of_each(workspace, person, "briefing")
    found: dict[int, dict[tuple[int, int], Change]] = {now.project.id: {} for now in nows}
    briefed = tuple(id for id in found if id in last)
    journal = workspace.store.journal
    for condition, ids in _conditions(workspace, found, last):
        which, values = sql_in("journal.project", ids)
        _add(found, journal.changes(f"{which} AND {condition}", values))
    starts = {
        id: start_at(last[id].on, rows.values()) if id in last else PaperStart() for id, rows in found.items()
    }
    averted = _averted(workspace, nows, found, person)
    silent = [one.record for now in nows for one in untold(now, person)]
    if silent:
        which, values = sql_in("journal.record", [record.id for record in silent])
        rows = journal.changes(which, values)
        _add(found, (one for one in rows if _says(one, briefed)))
    told = {now.project.id: _told(now, person) for now in nows}
    changes = {}
    for now in nows:
        own, theirs = found[now.project.id], told[now.project.id]
        lines = lines_of(
            now, [change for _, change in sorted(own.items()) if not _heard(now, change, theirs)]
        )
        # They never knew of it, or that it was red: that it is closed tells them nothing.
        known = {one.risk.id for one in averted.get(now.project.id, ())}
        gone = {
            risk.id
            for risk in now.risks
            if risk.state == "closed"
            and (risk.id in known or (now.project.id not in last and risk.id not in theirs))
        }
        changes[now.project.id] = tuple(line for line in lines if line.record.id not in gone)
    return Unheard(changes, starts, averted)


def _conditions(
    workspace: Workspace, projects: Iterable[int], last: Mapping[int, Briefed]
) -> list[tuple[str, list[int]]]:
    """Which rows of the journal are read of which projects: one for all that were briefed on together."""
    found: dict[str, list[int]] = {}
    rows = {
        briefed.id: written_up_to(workspace, briefed) for briefed in {b.id: b for b in last.values()}.values()
    }
    for id in projects:
        condition = f"journal.id > {int(rows[last[id].id])}" if id in last else _edits()
        found.setdefault(condition, []).append(id)
    return list(found.items())


def _edits() -> str:
    """What changed a record that a paper may show, later than it was made."""
    return f"journal.before IS NOT NULL AND {told_of()}"


def told_of() -> str:
    """The condition for what a paper may tell of a record: more than that somebody looked at it."""
    kinds = [f"journal.kind IN {(*UNREGISTERED,)}"]
    for kind, names in LOOKS.items():
        known = ", ".join(called(kind, name, "{}") for name in names)
        more = f"EXISTS (SELECT 1 FROM {each_of('journal.after')} WHERE key NOT IN ({known}))"
        kinds.append(f"journal.kind = '{kind}' AND {more}")
    return f"({' OR '.join(kinds)})"


def start_at(on: date, done: Iterable[Change]) -> PaperStart:
    """The paper of that day, and what acts after it touched."""
    touched: dict[int, set[str]] = {}
    for change in done:
        touched.setdefault(change.record, set()).update(change.after)
    return PaperStart(on, touched)


def _averted(
    workspace: Workspace,
    nows: Sequence[Situation],
    found: dict[int, dict[tuple[int, int], Change]],
    person: int,
) -> dict[int, tuple[Averted, ...]]:
    """Of the risks that were touched since the last briefing."""
    zones = {now.project.id: now.project.zone for now in nows}
    touched = {id for project in zones for id, _ in found[project]}
    risks = [risk for now in nows for risk in now.risks if risk.id in touched]
    known = revisions(workspace, risks, zones)
    return {now.project.id: averted_before_told(now, known, person) for now in nows}


def lines_of(now: Situation, done: Iterable[Change]) -> tuple[Changed, ...]:
    """Rows of the journal as lines of a report."""
    return changed(now, tuple(_typed(one) for one in net(done)))


def _says(change: Change, briefed: Sequence[int]) -> bool:
    """A first briefing has registers for what a project began with, but for its seats and changes."""
    return change.before is not None or change.kind in UNREGISTERED or change.project in briefed


def _add(found: dict[int, dict[tuple[int, int], Change]], rows: Iterable[Change]) -> None:
    for change in rows:
        if change.project in found:
            found[change.project][change.record, change.rev] = change


def _told(now: Situation, person: int) -> dict[int, tuple[Told, ...]]:
    return {
        record.id: heard
        for record in tellable(now)
        if (heard := hearings(now, record, person, revisions_of(now, record))[0])
    }


def _heard(now: Situation, change: Change, told: dict[int, tuple[Told, ...]]) -> bool:
    if not (tolds := told.get(change.record)):
        return False
    on = moment_in(now.project.zone, change.act.at).date()
    return any(covers(one, change.rev, on) for one in tolds)


def _typed(one: Net) -> Net:
    kind = KINDS[one.kind]
    return replace(
        one,
        before={name: value_of(kind, name, value) for name, value in one.before.items()},
        after={name: value_of(kind, name, value) for name, value in one.after.items()},
    )
