"""What a register listed before and does not list now. Nothing becomes of it: it is only said."""

import re
from collections.abc import Collection, Iterator
from pathlib import PurePath

from store.exchange.imports.existing_records import ExistingRecords
from store.exchange.imports.import_plan import ACTS
from store.records import Milestone, Risk
from store.values.record import Record
from store.values.text import fold

_NO_NAME = re.compile(r"[\W\d_]+")


def gone_rows(existing: ExistingRecords, listed: Collection[int], called: str, file: str) -> Iterator[Record]:
    """The open records that earlier imports of this register made and that none of its rows is about.

    An earlier import is of the same register where its file was called the same but for numbers and days, or where half
    of what it made is listed still. `listed`: ids of the records that the rows are about.
    """
    gone: dict[int, Record] = {}
    for msgid, name, made in existing.made:
        here = [id for id in made if id in existing.records]
        still = sum(id in listed for id in here)
        if msgid != ACTS[called][1] or not (_same_name(name, file) or (still and still * 2 >= len(here))):
            continue
        gone |= {id: existing.records[id] for id in here if id not in listed}
    return (record for _, record in sorted(gone.items()) if _open(record))


def _open(record: Record) -> bool:
    """Whether it is still to come: of what is over nobody needs to know that a register dropped it."""
    if isinstance(record, Milestone):
        return record.met_on is None
    if isinstance(record, Risk):
        return record.state != "closed"
    return bool(getattr(record, "open", True))


def _same_name(one: str, other: str) -> bool:
    plain = _NO_NAME.sub("", fold(PurePath(one).stem))
    return bool(plain) and plain == _NO_NAME.sub("", fold(PurePath(other).stem))
