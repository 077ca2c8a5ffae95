"""Which record a row is about: by the register's own id, by its title, else by its neighbours.

A register's id and title are those that it last gave, even if they were edited here since: the journal keeps them. A
row without a real id whose title was changed by a word is the record that stood between the same neighbours, where its
other fields agree; whatever else is alike, it is new.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from store.exchange.imports.existing_records import TOGETHER, ExistingRecords
from store.exchange.imports.import_row import ImportRow
from store.records import Person
from store.values.record import Record
from store.values.text import fold

ALIKE = 0.6
"""How much of two titles is the same where only a word of them differs."""
NEAR = 40
"""Records that may stand between two neighbours; more of them tell nothing apart."""
NAMED = ("code", "title")
APART = frozenset({*NAMED, "remark", "ref"})
"""Fields that tell nothing of whether two rows are about one thing."""


def known_rows(
    rows: Sequence[ImportRow], existing: ExistingRecords, kind: type[Record]
) -> tuple[dict[int, Record], dict[int, Record]]:
    """Row number → record of the rows that are known by name; and of those that are known but for a word."""
    nothing = not existing.records and not existing.last
    if nothing or kind.kind in TOGETHER or not hasattr(kind, "title") or kind is Person:
        return {}, {}
    said = _said_before(existing)
    by_name: dict[int, Record] = {}
    for row in rows:
        found = _named(row, existing, said)
        if found is not None:
            by_name[row.number] = found
    taken = {record.id for record in by_name.values()}
    by_name |= _with_new_codes(rows, existing, kind, taken, by_name)
    return by_name, dict(_renamed(rows, list(existing.records.values()), by_name))


def _said_before(existing: ExistingRecords) -> dict[tuple[str, str], Record]:
    """Ids and titles that the register gave and that are others here by now."""
    found: dict[tuple[str, str], list[Record]] = {}
    for id, values in existing.last.items():
        record = existing.records.get(id)
        for name in NAMED if record is not None else ():
            text = values.get(name)
            if record and text and fold(str(text)) != fold(getattr(record, name, "")):
                found.setdefault((name, fold(str(text))), []).append(record)
    return {key: records[0] for key, records in found.items() if len(records) == 1}


def _named(
    row: ImportRow, existing: ExistingRecords, said: Mapping[tuple[str, str], Record]
) -> Record | None:
    name = "code" if row.values.get("code") else "title"
    if not (text := row.values.get(name)):
        return None
    key = (name, fold(text))
    found = existing.live.get(key, [])
    if len(found) > 1:
        return None
    return found[0] if found else said.get(key)


def _with_new_codes(
    rows: Iterable[ImportRow],
    existing: ExistingRecords,
    kind: type[Record],
    taken: set[int],
    known: Mapping[int, Record],
) -> dict[int, Record]:
    """Rows of a register that gives ids from now on: by title, where the record had only the code that it got here."""
    ours = re.compile(rf"{re.escape(fold(kind.prefix))}-?\d+") if kind.prefix else None
    found = {}
    for row in rows:
        code, title = row.values.get("code"), row.values.get("title")
        if row.number in known or not code or not title or ours is None or ours.fullmatch(fold(code)):
            continue
        here = existing.live.get(("title", fold(title)), [])
        if len(here) == 1 and here[0].id not in taken and ours.fullmatch(fold(getattr(here[0], "code", ""))):
            found[row.number] = here[0]
            taken.add(here[0].id)
    return found


def _renamed(
    rows: Sequence[ImportRow], records: Sequence[Record], known: Mapping[int, Record]
) -> Iterator[tuple[int, Record]]:
    """(row number, record) of the rows between the same neighbours as before whose title is nearly the same."""
    order = sorted(rows, key=lambda row: row.number)
    taken = {record.id for record in known.values()}
    new = [row for row in order if row.number not in known and not row.values.get("code")]
    gone = [record for record in records if record.id not in taken]
    if not (new and gone and taken):
        return
    at_row = _between([(row.number, known[row.number].id if row.number in known else None) for row in order])
    at_record = _between([(one.id, one.id if one.id in taken else None) for one in records])
    beside: dict[tuple[int, int | None], list[Record]] = {}
    for record in gone:
        for side, neighbour in enumerate(at_record[record.id]):
            beside.setdefault((side, neighbour), []).append(record)
    pairs = []
    for row in new:
        sides = enumerate(at_row[row.number])
        places = [beside.get((side, one), []) for side, one in sides if one is not None]
        near = {record.id: record for found in places if len(found) <= NEAR for record in found}
        pairs += [(row, one) for one in near.values() if _alike(row, one) and _agrees(row, one)]
    rows_of = Counter(row.number for row, _ in pairs)
    records_of = Counter(record.id for _, record in pairs)
    for row, record in pairs:
        if rows_of[row.number] == records_of[record.id] == 1:
            yield row.number, record


def _between(places: Sequence[tuple[int, int | None]]) -> dict[int, tuple[int | None, int | None]]:
    """Of each place in an order the known record above it and the one below it."""
    known = [id for _, id in places]

    def last(here: int | None, there: int | None) -> int | None:
        return there if there is not None else here

    above = [None, *accumulate(known, last)][:-1]
    below = [None, *accumulate(reversed(known), last)][:-1][::-1]
    return {key: (one, other) for (key, _), one, other in zip(places, above, below, strict=True)}


def _alike(row: ImportRow, record: Record) -> bool:
    before, after = fold(getattr(record, "title", "")), fold(row.values.get("title") or "")
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return bool(after) and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _agrees(row: ImportRow, record: Record) -> bool:
    """Whether the other fields that both of them say agree, most of them."""
    said = [
        (value, getattr(record, name))
        for name, value in row.values.items()
        if name not in APART and getattr(record, name, None) not in (None, "", ())
    ]
    same = sum(value == here for value, here in said)
    return bool(same) and same * 2 >= len(said)
