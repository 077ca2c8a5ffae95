"""A record as one act left it."""

from datetime import date
from typing import NamedTuple

from store.values.record import Record


class Revision(NamedTuple):
    """`rev` of the record; `on`: the day, in the project's zone, of the act that made it so; `act`: its number, larger
    than those before it; 0 where the journal does not say."""

    rev: int
    on: date
    record: Record
    act: int = 0
