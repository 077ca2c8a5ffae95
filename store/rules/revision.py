"""A record as one act left it."""

from datetime import date

from store.values.frozen import frozen
from store.values.record import Record


@frozen
class Revision:
    """`rev` of the record; `on`: the day, in the project's zone, of the act that made it so; `act`: its number in the
    store, 0 where none is known."""

    rev: int
    on: date
    record: Record
    act: int = 0
