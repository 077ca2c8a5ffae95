"""Saving an act again: after a crash, from a draft, or because the answer was lost."""

from collections.abc import Sequence
from dataclasses import fields, replace

from store.disk.ledger import Ledger
from store.values.journal import OWN, Act
from store.values.record import Record


def left_to_do(ledger: Ledger, act: Act, part: Sequence[Record]) -> tuple[Act, list[Record]]:
    """What saving `part` under `act` still has to write into this file.

    All of it when the file does not know the act, nothing when it holds it. What was typed on since becomes
    a further act (`UUID.2`) on top of what this one left: no typed word is lost, none is saved twice.
    """
    if ledger.journal.act(act.uuid) is None:
        return act, list(part)
    further = 2
    while ledger.journal.act(f"{act.uuid}.{further}") is not None:
        further += 1
    left = []
    for record in part:
        saved = _as_saved(ledger, act, record)
        if saved is None:
            left.append(record)
        elif not _same(record, saved):
            left.append(replace(record, rev=saved.rev))
    return replace(act, uuid=f"{act.uuid}.{further}"), left


def _as_saved(ledger: Ledger, act: Act, record: Record) -> Record | None:
    """The record as this act left it, changed or left alone; None for one that is not there."""
    now = ledger.get(type(record), record.id)
    if now is None:
        return None
    changes = ledger.changes(
        "journal.record = ? AND (act.uuid = ? OR act.uuid GLOB ?)", (record.id, act.uuid, f"{act.uuid}.*")
    )
    return ledger.as_of_rev(now, changes[-1].rev if changes else record.rev)


def _same(record: Record, saved: Record) -> bool:
    return all(
        getattr(record, field.name) == getattr(saved, field.name)
        or (field.name == "code" and not getattr(record, field.name))
        for field in fields(record)
        if field.name not in OWN
    )
