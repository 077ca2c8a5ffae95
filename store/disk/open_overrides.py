"""A reading of what is computed in its project is an override, and has an end."""

from collections.abc import Iterable, Iterator

from store.disk.ledger import Ledger
from store.records import Reading
from store.records.reading import FOLLOWS
from store.values.record import Batch, Objection, Record
from store.values.words import N_, words


def endless(ledger: Ledger, part: Iterable[Record], act: Batch) -> Iterator[tuple[Record, Objection]]:
    """Against readings among `part` without a last day, of an area whose records the project holds, or will."""
    for record in part:
        if not isinstance(record, Reading) or record.archived or record.valid_until is not None:
            continue
        kind = FOLLOWS.get(record.area)
        if kind is not None and (
            act.having(kind, "project", record.project) or _held(ledger, kind, record.project)
        ):
            yield record, Objection("valid_until", words(N_("an override has an end")))


def _held(ledger: Ledger, kind: str, project: int) -> bool:
    sql = f"SELECT 1 FROM {kind} WHERE archived = 0 AND project = ? LIMIT 1"
    return ledger.connection.execute(sql, (project,)).fetchone() is not None
