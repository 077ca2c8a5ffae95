"""Records that a text names by their codes: what somebody wrote down as a reason, or is asked about."""

from collections.abc import Iterable, Iterator, Mapping

from store.values.pattern import pattern
from store.values.record import Record
from store.values.text import fold

CODE = pattern(r"[0-9a-z]+(?:[-.][0-9a-z]+)*")
"""Whatever may be the code of a record in a folded text."""


def by_code(records: Iterable[Record]) -> Mapping[str, Record]:
    """Those that have a code, by it."""
    return {fold(code): record for record in records if (code := getattr(record, "code", ""))}


def named_in(text: str, records: Mapping[str, Record]) -> Iterator[Record]:
    """Those of the records, `by_code`, that a text names. A bare number names one only where it stands alone: there are
    registers whose codes are 1, 2, 3."""
    whole = fold(text)
    for code in CODE.findall(whole):
        if code in records and (code == whole or not code.replace(".", "").isdigit()):
            yield records[code]
