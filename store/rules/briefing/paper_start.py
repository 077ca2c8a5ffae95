"""From where a paper tells: the act up to which the last one was written, else a day."""

from collections.abc import Collection, Mapping
from datetime import date

from store.values.frozen import frozen
from store.values.record import Record


@frozen
class PaperStart:
    """`day`: of the last paper, None where there was none: everything is told. `touched`: the fields of each record
    that acts after its last row of the journal changed; None where only the day is known."""

    day: date | None = None
    touched: Mapping[int, Collection[str]] | None = None

    def after(self, record: Record, name: str) -> bool:
        """Whether that day of a record was entered after the last paper, whichever day it is."""
        on: date | None = getattr(record, name)
        if on is None or self.day is None:
            return on is not None
        return on > self.day if self.touched is None else name in self.touched.get(record.id, ())
