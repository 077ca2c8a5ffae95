"""Milestones that a change would move though they were met before anybody saw it."""

from collections.abc import Iterator, Sequence

from store.disk.ledger import Ledger
from store.records import Change, Milestone
from store.values.record import Batch, Objection, Record
from store.values.words import N_, words


def moves_met(ledger: Ledger, part: Sequence[Record], act: Batch) -> Iterator[tuple[Record, Objection]]:
    """Against the changes among `part` that newly name a milestone which was met before they were identified."""
    for change in part:
        if not isinstance(change, Change) or change.archived:
            continue
        old = ledger.get(Change, change.id)
        known = old.milestones if isinstance(old, Change) and not old.archived else ()
        for id in change.milestones:
            found = ledger.after(act, Milestone, id) if id not in known else None
            if not isinstance(found, Milestone) or found.met_on is None:
                continue
            if change.identified_on is not None and change.identified_on > found.met_on:
                said = words(
                    N_("{code} was met on {day} and moves no more"),
                    code=found.code or found.title,
                    day=found.met_on,
                )
                yield change, Objection("milestones", said)
