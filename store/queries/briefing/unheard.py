"""What one person has not heard, record by record: what must be told until it is, smaller changes until the next
briefing that is delivered."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from store.disk.file.record_rows import value_of
from store.disk.in_list import sql_in
from store.disk.workspace import Workspace
from store.queries.briefing.previous_report import last_briefed, written_up_to
from store.records import KINDS, Seat
from store.records.told import Told
from store.rules.briefing.changes import Changed, changed
from store.rules.registers.knowledge import covers, hearings
from store.rules.registers.news import revisions_of, tellable, untold
from store.rules.situation import Situation
from store.values.clock import moment_in
from store.values.frozen import frozen
from store.values.journal import Change, Net, net

EDITS = "journal.before IS NOT NULL AND journal.kind IN ('risk', 'milestone', 'seat', 'change')"


@frozen
class Unheard:
    """`changes` by project; `fresh`: every record that was touched since they were briefed."""

    changes: dict[int, tuple[Changed, ...]]
    fresh: frozenset[int]


def not_heard(workspace: Workspace, nows: Sequence[Situation], person: int) -> Unheard:
    """What a briefing of this person tells of these projects, in two statements.

    To somebody who was never briefed what a project began with is in the registers, and only what became of it is a
    change.
    """
    last = last_briefed(workspace, "briefing", person)
    briefed = last.projects if last is not None else ()
    row = written_up_to(workspace, last) if last is not None else 0
    found: dict[int, dict[tuple[int, int], Change]] = {now.project.id: {} for now in nows}
    journal = workspace.store.journal
    for ids, condition in (
        ([id for id in found if id in briefed], f"journal.id > {int(row)}"),
        ([id for id in found if id not in briefed], EDITS),
    ):
        if ids:
            which, values = sql_in("journal.project", ids)
            _add(found, journal.changes(f"{which} AND {condition}", values))
    fresh = frozenset(change.record for rows in found.values() for change in rows.values())
    silent = [one.record for now in nows for one in untold(now, person)]
    if silent:
        which, values = sql_in("journal.record", [record.id for record in silent])
        rows = journal.changes(which, values)
        _add(found, (one for one in rows if _says(one, briefed)))
    told = {now.project.id: _told(now, person) for now in nows}
    return Unheard(
        {
            now.project.id: lines_of(
                now,
                [
                    change
                    for _, change in sorted(found[now.project.id].items())
                    if not _heard(now, change, told[now.project.id])
                ],
            )
            for now in nows
        },
        fresh,
    )


def lines_of(now: Situation, done: Iterable[Change]) -> tuple[Changed, ...]:
    """Rows of the journal as lines of a report."""
    return changed(now, tuple(_typed(one) for one in net(done)))


def _says(change: Change, briefed: Sequence[int]) -> bool:
    """A first briefing has registers for what a project began with, but for its seats."""
    return change.before is not None or change.kind == Seat.kind or change.project in briefed


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
