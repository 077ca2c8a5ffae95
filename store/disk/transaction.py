"""One act over one or both files: all or nothing in each, and in a fixed order."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from store.disk.file.damage import CURES, explained
from store.disk.file.sqlite import sqlite
from store.disk.ledger import Ledger


@contextmanager
def transaction(ledgers: Sequence[Ledger]) -> Iterator[None]:
    """BEGIN IMMEDIATE on every ledger, COMMIT in the same order, or ROLLBACK all.

    A crash between two commits leaves the first; saving the same act again completes it.
    Raises StoreProblem for what SQLite reports, Busy among it; any other error passes through.
    """
    at = None
    try:
        for at in ledgers:
            at.begin()
        yield
        for at in ledgers:
            at.commit()
    except sqlite.DatabaseError as error:
        assert at is not None
        raise explained(error, at.file.path, CURES[at.file.home]) from None
    finally:
        for ledger in ledgers:
            ledger.rollback()
