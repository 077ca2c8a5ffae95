"""What we think of people stands in their records, and nobody else reads it."""

from collections.abc import Mapping
from dataclasses import replace

from store.disk.ledger import Ledger
from store.values.record import Record

JUDGED: Mapping[str, tuple[str, ...]] = {
    "person": ("remark",),
    "stakeholder": (
        *("client_class", "classed_on", "power", "interest", "engagement", "wanted"),
        *("call_days", "visit_months", "motive", "remark"),
    ),
}
"""By kind, the fields in which we judge people."""


def whole(ledger: Ledger, record: Record) -> Record:
    """The record with what was not shown of it as it is in the file."""
    hidden = [name for name in JUDGED.get(record.kind, ()) if not getattr(record, name)]
    now = ledger.get(type(record), record.id) if hidden else None
    return record if now is None else replace(record, **{name: getattr(now, name) for name in hidden})
