"""The door of the store: every record is cleaned and checked here, whoever made it.

pydantic honours the same annotations that forms are made from; its errors become our sentences in one table.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from store.records import Person
from store.values.fields import field_named, fields_of
from store.values.pinyin import pinyin_of
from store.values.problem import Problem
from store.values.record import Batch, Objection, Record
from store.values.text import clean_line, clean_lines, clean_prose
from store.values.words import N_, Words, words

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SENTENCES: dict[str, str] = {
    "missing": N_("needed"),
    "unexpected_keyword_argument": N_("there is no such field"),
    "int_type": N_("a whole number"),
    "bool_type": N_("yes or no"),
    "date_type": N_("a day"),
    "string_type": N_("text"),
    "tuple_type": N_("several of them"),
    "decimal_type": N_("an amount: 40000, 40,000 or 40k"),
    "is_instance_of": N_("an amount: 40000, 40,000 or 40k"),
    "finite_number": N_("an amount: 40000, 40,000 or 40k"),
    "literal_error": N_("one of: {choices}"),
    "greater_than_equal": N_("at least {ge}"),
    "less_than_equal": N_("at most {le}"),
    "string_too_short": N_("needed"),
    "string_too_long": N_("at most {max_length} characters"),
    "string_unicode": N_("text that is not valid Unicode"),
}
LARGEST = 2**63 - 1
"""What SQLite can hold; the limits of a field are its own."""


class Refused(Problem):
    """Nothing was saved: why, per record and field."""

    def __init__(self, objections: Sequence[tuple[Record, Objection]]) -> None:
        super().__init__(_first(objections))
        self.objections = tuple(objections)


def _first(objections: Sequence[tuple[Record, Objection]]) -> Words:
    """As one sentence, with the field that it concerns."""
    record, objection = objections[0]
    title = next((f.title for f in fields_of(type(record)) if f.name == objection.field), objection.field)
    return words(N_("{field}: {problem}"), field=Words(title), problem=objection.words)


def clean(record: Record) -> Record:
    """The record with every text made safe; the same object when nothing had to change."""
    changed: dict[str, Any] = {}
    for name, cleaned in () if _is_clean(record) else _texts(type(record)):
        value = getattr(record, name)
        if isinstance(value, str) and value and (safe := cleaned(value)) != value:
            changed[name] = safe
    if isinstance(record, Person) and isinstance(record.name, str) and isinstance(record.pinyin, str):
        pinyin = pinyin_of(record.name)
        if pinyin != record.pinyin:
            changed["pinyin"] = pinyin
    return replace(record, **changed) if changed else record


def _is_clean(record: Record) -> bool:
    """Whether one look at all texts of a record together tells that none of them has to be changed."""
    if (texts := _ALL_TEXTS.get(type(record))) is None:
        names = [name for name, _ in _texts(type(record))]
        texts = _ALL_TEXTS[type(record)] = attrgetter(*names) if len(names) > 1 else lambda _: ()
    values = texts(record)
    try:
        return bool(values) and clean_lines(values) is values
    except TypeError:  # something that is no text, which pydantic will name
        return False


def _texts(kind: type[Record]) -> Sequence[tuple[str, Callable[[str], str]]]:
    """The fields of text of a kind, and what makes each safe; looked for once."""
    if (known := _TEXTS.get(kind)) is None:
        shapes: dict[str, Callable[[str], str]] = {"line": clean_line, "prose": clean_prose}
        known = [(field.name, shapes[field.shape]) for field in fields_of(kind) if field.shape in shapes]
        _TEXTS[kind] = known
    return known


def _numbers(kind: type[Record]) -> Callable[[Record], Sequence[Any]]:
    """The values of a record's fields that SQLite keeps as whole numbers, in the order of `_number_names`, its id with
    them; made once for a kind."""
    if (known := _NUMBERS.get(kind)) is None:
        known = _NUMBERS[kind] = attrgetter("id", *_number_names(kind))
    return known


def _number_names(kind: type[Record]) -> Sequence[str]:
    return [
        field.name
        for field in fields_of(kind)
        if field.shape in ("number", "link", "links") and field.name != "id"
    ]


_TEXTS: dict[type, Sequence[tuple[str, Callable[[str], str]]]] = {}
_NUMBERS: dict[type, Callable[[Record], Sequence[Any]]] = {}
_ALL_TEXTS: dict[type, Callable[[Record], Sequence[str]]] = {}


def check(records: Sequence[Record], today: date, *, beside: Batch | None = None) -> Batch:
    """The records, cleaned; raises Refused with everything that forbids saving them.

    `beside`: all records of the act, when these are only some of them.
    """
    cleaned = Batch(clean(record) for record in records)
    objections: list[tuple[Record, Objection]] = []
    for record in cleaned:
        found = list(limits(record)) or list(record.objections(beside or cleaned, today))
        objections += [(record, objection) for objection in found]
    if objections:
        raise Refused(objections)
    return cleaned


def limits(record: Record) -> Sequence[Objection]:
    """What forbids the values of a record's fields, each on its own."""
    try:
        adapter_of(type(record)).validator.validate_python(record, strict=True)
    except ValueError as error:
        from pydantic import ValidationError  # here: an import statement costs as much as the check

        if not isinstance(error, ValidationError):
            raise
        return [
            Objection(
                str(e["loc"][0]) if e["loc"] else "",
                sentence(type(record), e["loc"], e["type"], e.get("ctx") or {}),
            )
            for e in error.errors(include_url=False, include_input=False)
        ]
    values = _numbers(type(record))(record)
    large = [
        place
        for place, value in enumerate(values)
        if value and (value.__class__ is tuple or not -LARGEST <= value <= LARGEST) and _too_large(value)
    ]
    names = ("id", *_number_names(type(record))) if large else ()
    return [Objection(names[place], words(N_("at most {le}"), le=str(LARGEST))) for place in large]


def _too_large(value: Any) -> bool:
    if type(value) is tuple:
        return any(map(_too_large, value))
    return bool(value > LARGEST or value < -LARGEST)


def adapter_of(kind: type[Record]) -> "TypeAdapter[Record]":
    """What checks records of this kind; made once."""
    known = _ADAPTERS.get(kind)
    if known is None:
        from pydantic import TypeAdapter

        known = _ADAPTERS[kind] = TypeAdapter(kind)
    return known


_ADAPTERS: dict[type, "TypeAdapter[Record]"] = {}


def sentence(kind: type[Record], place: Sequence[Any], type_: str, context: dict[str, Any]) -> Words:
    """Our sentence for a pydantic error at `place`; KeyError for a type that the table lacks."""
    values: dict[str, Any] = {name: str(value) for name, value in context.items()}
    if type_ == "literal_error":
        values["choices"] = tuple(Words(msgid) for msgid in field_named(kind, str(place[0])).choices.values())
    return Words(SENTENCES[type_], values)
