"""Chains that must not close: who is reached via whom, which milestone comes after which."""

from collections.abc import Iterable, Iterator

from store.disk.ledger import Ledger
from store.records import KINDS
from store.values.fields import field_named
from store.values.record import Batch, Objection, Record
from store.values.words import N_, words

Steps = dict[int, list[int]]
"""Where each one leads; a person with two parts in a project may be reached in two ways."""


def loops(ledger: Ledger, part: Iterable[Record], act: Batch) -> Iterator[tuple[Record, Objection]]:
    """Against the records among `part` whose chain, new or changed, leads back to where it began, with all of the
    act in place."""
    steps: dict[tuple[str, int | None], Steps] = {}
    for record in part:
        if not record.chain or record.archived or not _changed(ledger, record):
            continue
        place = (record.kind, record.project_id)
        if place not in steps:
            steps[place] = _steps(ledger, type(record), record.project_id, act)
        if way := circle(steps[place], *(getattr(record, name) for name in record.chain)):
            loop = " → ".join(_label(ledger, type(record), id, act) for id in way)
            yield (
                record,
                Objection(record.chain[1], words(N_("this would go in a circle: {loop}"), loop=loop)),
            )


def _changed(ledger: Ledger, record: Record) -> bool:
    """Whether it leads somewhere that it did not lead before."""
    if getattr(record, record.chain[1]) is None:
        return False
    old = ledger.get(type(record), record.id)
    return old is None or old.archived or any(getattr(old, n) != getattr(record, n) for n in record.chain)


def _steps(ledger: Ledger, kind: type[Record], project: int | None, act: Batch) -> Steps:
    """Where each one leads, as it will be when the act is saved."""
    first, then = kind.chain
    sql = f"SELECT id, {first}, {then} FROM {kind.kind} WHERE project = ? AND archived = 0 AND {then} IS NOT NULL"
    saved = ledger.connection.execute(sql, (project,)).fetchall()
    here = [record for record in act if record.kind == kind.kind and record.project_id == project]
    changed = {record.id for record in here}
    found: dict[int, list[int]] = {}
    for id, one, other in saved:
        if id not in changed:
            found.setdefault(one, []).append(other)
    for record in here:
        if not record.archived and (other := getattr(record, then)) is not None:
            found.setdefault(getattr(record, first), []).append(other)
    return found


def circle(steps: Steps, start: int, onto: int) -> tuple[int, ...]:
    """The way from `start` over `onto` back to it; empty when there is none."""
    came_from = {onto: start}
    ahead = [onto]
    while ahead and start not in came_from:
        one = ahead.pop()
        for other in steps.get(one, ()):
            if other not in came_from:
                came_from[other] = one
                ahead.append(other)
    if start not in came_from:
        return ()
    way = [start, came_from[start]]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def _label(ledger: Ledger, kind: type[Record], id: int, act: Batch) -> str:
    """What people call a link of the chain: its code, else its name."""
    first = kind.chain[0]
    linked = field_named(kind, first).links_to or kind.kind
    found = ledger.after(act, KINDS[linked], id)
    return (getattr(found, "code", "") or found.label) if found is not None else str(id)
