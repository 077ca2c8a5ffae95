"""What people call records: one in full, several by their codes."""

from collections.abc import Callable, Sequence

from store.values.fields import fields_of
from store.values.pattern import pattern
from store.values.record import Record
from store.values.words import N_, Words, bare, words

Called = Callable[[Record], str | Words]
CODE = pattern(r"(?<![A-Za-z0-9-])(?:[A-Za-z]{1,3}-\d{1,6}|[MmAa]\d{1,4})(?![A-Za-z0-9-])")
"""A record named within a text: R-14, M3."""
MOST_NAMED = 8
"""Records that an act's name names."""


def name_of(record: Record) -> str:
    """Code and label, as far as there are any."""
    code = getattr(record, "code", "")
    return record.label if code in ("", record.label) else f"{code} {record.label}"


def name_said(record: Record) -> Words:
    """The same within a sentence."""
    return words("{text}", text=bare(name_of(record)))


def label_said(kind: type[Record], label: str) -> str | Words:
    """The label of a record of that kind; where that is one of several choices, their word for it."""
    field = next(field for field in fields_of(kind) if field.name == kind.named_by)
    return Words(said) if (said := (field.choices or {}).get(label)) else label


def kind_of(record: Record) -> str:
    """What people call its kind, a msgid: a risk that occurred is an issue."""
    if record.kind == "risk" and getattr(record, "state", "") == "occurred":
        return N_("Issue")
    return type(record).singular


def names(records: Sequence[Record], called: Called = name_of) -> str | Words | tuple[str | Words, ...]:
    """What people call them: one in full, several by their codes."""
    if len(records) == 1:
        return called(records[0])
    named = tuple(getattr(record, "code", "") or called(record) for record in records)
    return named if len(named) <= MOST_NAMED else (*named[: MOST_NAMED - 1], "…")
