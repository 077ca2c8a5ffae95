"""A project's currency is that of all its amounts: another one would turn 400 EUR into 400 CNY."""

from collections.abc import Iterable, Iterator

from store.disk.ledger import Ledger
from store.records import Change, MoneyLine, Project
from store.values.record import Batch, Objection, Record
from store.values.words import NN_, words

AMOUNTS = "coalesce(approved, committed, spent, expected) IS NOT NULL"
COSTS = "coalesce(fixed_cost, fixed_cost_high, benefit_per_week) IS NOT NULL"
SAID = NN_(
    "{n} record has amounts in {currency}; empty this first if they were meant in another",
    "{n} records have amounts in {currency}; empty this first if they were meant in another",
)


def other_currency(ledger: Ledger, part: Iterable[Record], act: Batch) -> Iterator[tuple[Record, Objection]]:
    """Against projects among `part` that go from one currency to another while there are amounts in the first."""
    for record in part:
        if not isinstance(record, Project):
            continue
        old = ledger.get(Project, record.id)
        before, after = (one.currency.strip().upper() if one is not None else "" for one in (old, record))
        if not before or not after or before == after:
            continue
        n = sum(
            len(list(ledger.select(kind, f"archived = 0 AND project = ? AND {amounts}", (record.id,))))
            for kind, amounts in ((MoneyLine, AMOUNTS), (Change, COSTS))
        )
        if n:
            yield record, Objection("currency", words(SAID, n=n, currency=before))
