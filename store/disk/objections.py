"""What only the files can object to: moved dates without a reason or an approval, codes that are taken, links to
nothing, two sponsors on one day, acceptances before their change, another currency under amounts, chains that close,
numbers that make no sense together."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from store.disk.codes import taken
from store.disk.ledger import Ledger
from store.records import KINDS
from store.values.fields import Field, fields_of
from store.values.record import Batch, Objection, Record
from store.values.words import N_, words

Exists = Callable[[str, int], bool]


def objections(
    ledger: Ledger, part: Sequence[Record], act: Batch, exists: Exists
) -> Iterator[tuple[Record, Objection]]:
    """Against saving `part`, the records of an act that live in this file; `exists` looks into both files."""
    known = {(record.kind, record.id) for record in act}
    codes: dict[tuple[str, int | None, str], Record] = {}
    for record in part:
        old = ledger.get(type(record), record.id)
        if old is not None:
            for objection in record.change_objections(old, act):
                yield record, objection
        for objection in _dead_links(record, old, known, exists):
            yield record, objection
        if any(field.code_of for field in fields_of(type(record))):
            from store.disk.code_references import unknown_codes

            for objection in unknown_codes(ledger, record, old, act):
                yield record, objection
        code = getattr(record, "code", "")
        if code and not record.archived:
            first = codes.setdefault((record.kind, record.project_id, code.casefold()), record)
            if first is not record or taken(ledger.connection, record, code):
                yield record, Objection("code", words(N_("{code} is taken"), code=code))
    yield from _together(ledger, part, act)


def _together(ledger: Ledger, part: Sequence[Record], act: Batch) -> Iterator[tuple[Record, Objection]]:
    """What one record cannot tell; each is loaded when a record comes that it is about."""
    kinds = {record.kind for record in part}
    if kinds & {"milestone", "reforecast"}:
        from store.disk.rebaselines import unapproved

        yield from unapproved(ledger, part, act)
    if "stakeholder" in kinds:
        from store.disk.doubled_parts import doubled

        yield from doubled(ledger, part, act)
    if kinds & {"deliverable", "change"}:
        from store.disk.early_acceptance import accepted_early

        yield from accepted_early(ledger, part, act)
    if "project" in kinds:
        from store.disk.kept_currency import other_currency

        yield from other_currency(ledger, part, act)
    if "reading" in kinds:
        from store.disk.open_overrides import endless

        yield from endless(ledger, part, act)
    if any(record.chain for record in part):
        from store.disk.chains import loops

        yield from loops(ledger, part, act)
    if "setting" in kinds:
        from store.disk.settings_check import contradictions

        yield from contradictions(ledger, part, act)


def _dead_links(
    record: Record, old: Record | None, known: set[tuple[str, int]], exists: Exists
) -> Iterator[Objection]:
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if not field.links_to or value is None or (old is not None and value == getattr(old, field.name)):
            continue
        kind = _linked_kind(record, field)
        for id in value if isinstance(value, tuple) else (value,):
            if kind is None or ((kind.kind, id) not in known and not exists(kind.kind, id)):
                yield Objection(field.name, words(N_("nothing has the id {id}"), id=str(id)))


def _linked_kind(record: Record, field: Field) -> type[Record] | None:
    """The kind a link points at; beside a link to any kind (`subject`) stands its name (`subject_kind`)."""
    named: Any = getattr(record, f"{field.name}_kind") if field.links_to == "*" else field.links_to
    kind = KINDS.get(named)
    # Nothing in the store may tell that a private record exists.
    return None if kind is None or (kind.home == "private" and record.home == "store") else kind
