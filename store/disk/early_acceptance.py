"""What a change added cannot have been accepted before the change was: approved, or at least known."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from store.disk.ledger import Ledger
from store.records import Change, Deliverable
from store.values.record import Batch, Objection, Record
from store.values.words import N_, Words, bare, words

R = TypeVar("R", bound=Record)


def accepted_early(ledger: Ledger, part: Iterable[Record], act: Batch) -> Iterator[tuple[Record, Objection]]:
    """Against deliverables among `part`, and against changes whose day comes to lie after an acceptance that is kept,
    with all of the act in place."""
    for record in part:
        if isinstance(record, Deliverable) and record.added_by is not None and not record.archived:
            change = _coming(act, Change, record.added_by) or ledger.get(Change, record.added_by)
            if change is not None and (said := too_early(record.accepted_on, change)) is not None:
                yield record, Objection("accepted_on", said)
        elif isinstance(record, Change) and _begun(record) is not None:
            for kept in ledger.select(Deliverable, "archived = 0 AND added_by = ?", (record.id,)):
                if _coming(act, Deliverable, kept.id) is None and too_early(kept.accepted_on, record):
                    name = "approved_on" if record.approved_on is not None else "identified_on"
                    form = N_("{name} was accepted before, on {day}")
                    yield record, Objection(name, words(form, name=kept.code, day=kept.accepted_on))


def _coming(act: Batch, kind: type[R], id: int) -> R | None:
    """As the act leaves it; None where it leaves it alone."""
    return next((one for one in act.having(kind.kind, "id", id) if isinstance(one, kind)), None)


def _begun(change: Change) -> date | None:
    return change.approved_on or change.identified_on


def too_early(accepted: date | None, change: Change) -> Words | None:
    """Why what the change added cannot have been accepted that day; None: it can."""
    begun = _begun(change)
    if accepted is None or begun is None or accepted >= begun:
        return None
    form = N_("accepted before {name}, which is of {day}")
    return words(form, name=change.code or bare(change.title), day=begun)
