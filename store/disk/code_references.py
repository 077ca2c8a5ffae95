"""Lines that name another record by its code: objected to when nothing has the code."""

from collections.abc import Iterator

from store.disk.ledger import Ledger
from store.records import KINDS
from store.values.fields import Field, fields_of
from store.values.likeness import nearest
from store.values.record import Batch, Objection, Record
from store.values.words import N_, Words, words


def unknown_codes(ledger: Ledger, record: Record, old: Record | None, act: Batch) -> Iterator[Objection]:
    """Against codes that this save sets. What stood there before is left alone: a calendar may have been archived
    since, and a record saved long ago must stay changeable."""
    for field in fields_of(type(record)):
        if not field.code_of:
            continue
        code: str = getattr(record, field.name)
        if code and (old is None or code != getattr(old, field.name)):
            yield from _unknown(ledger, field, code, act)


def _unknown(ledger: Ledger, field: Field, code: str, act: Batch) -> Iterator[Objection]:
    kind = KINDS[field.code_of]
    sql = f"SELECT code FROM {kind.kind} WHERE archived = 0"
    live = [row[0] for row in ledger.connection.execute(sql).fetchall()]
    live += [getattr(one, "code", "") for one in act if isinstance(one, kind)]
    codes = {one.casefold(): one for one in live}
    if code.casefold() in codes:
        return
    sentence = N_("no {kind} {code} yet; add it with: {command}")
    near = nearest(code.casefold(), codes)
    if near:
        sentence = N_("no {kind} {code} yet, but {near}; add another with: {command}")
    yield Objection(
        field.name,
        words(
            sentence,
            kind=Words(kind.singular),
            code=code,
            near=codes[near] if near else "",
            command=kind.imported_by.format(code=code),
        ),
    )
