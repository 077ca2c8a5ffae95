"""The door: every error that pydantic can raise for a kind of ours has a sentence of ours."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from store.disk.gate import SENTENCES, Refused, adapter_of, check
from store.records import KINDS, Project, Risk
from store.values.fields import field_named, fields_of
from store.values.record import Record
from store.values.words import Words, say

JUNK: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    2**63,
    10**400,
    3.5,
    float("nan"),
    float("inf"),
    "",
    " ",
    "4.0",
    "yes",
    "2026-12-05",
    "\ud800",
    "x" * 200_001,
    b"bytes",
    date(2026, 12, 5),
    datetime(2026, 12, 5, tzinfo=UTC),
    time(9, 30),
    timedelta(1),
    Decimal("NaN"),
    Decimal("Infinity"),
    Decimal("1e30"),
    (),
    ("",),
    (None,),
    ("client", "nobody"),
    (1, "x"),
    (2**63,),
    [],
    {},
    {"a": 1},
    set(),
    object(),
    Words("w"),
    int,
)
VALID: dict[str, Any] = {"line": "x", "prose": "x", "number": 1, "date": date(2026, 11, 1), "link": 1}
# What a core schema of each type can report about an instance; see "Validation Errors" in pydantic's documentation.
CORE: dict[str, tuple[str, ...]] = {
    "int": ("int_type",),
    "bool": ("bool_type",),
    "date": ("date_type",),
    "str": ("string_type", "string_unicode"),
    "tuple": ("tuple_type",),
    "decimal": ("decimal_type", "finite_number"),
    "literal": ("literal_error",),
}
LIMITS: dict[str, str] = {
    "ge": "greater_than_equal",
    "le": "less_than_equal",
    "min_length": "string_too_short",
    "max_length": "string_too_long",
}
STRUCTURE = {
    "dataclass": ("missing", "unexpected_keyword_argument"),
    "dataclass-args": (),
    "dataclass-field": (),
    "default": (),
    "nullable": (),
}


def whole(kind: type[Record]) -> Any:
    """A record of the kind that could be saved."""
    values: dict[str, Any] = {
        field.name: next(iter(field.choices)) if field.shape == "choice" else VALID[field.shape]
        for field in fields_of(kind)
        if field.required
    }
    return kind(**values)


def schemas(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside a core schema."""
    if isinstance(schema, dict):
        if isinstance(schema.get("type"), str):
            yield schema
        for name, part in schema.items():
            if name not in ("metadata", "serialization", "config"):
                yield from schemas(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from schemas(part)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.kind)
def test_every_error_that_a_core_schema_can_raise_has_a_sentence(kind: type[Record]) -> None:
    for schema in schemas(adapter_of(kind).core_schema):
        type_ = schema["type"]
        assert type_ in CORE or type_ in STRUCTURE, f"{kind.kind}: nobody has thought of {type_!r} yet"
        possible = {*CORE.get(type_, ()), *STRUCTURE.get(type_, ())}
        possible |= {error for limit, error in LIMITS.items() if limit in schema}
        assert not possible - SENTENCES.keys(), f"{kind.kind}: no sentence for these"


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.kind)
def test_junk_in_any_field_is_refused_with_a_sentence_or_is_a_value(kind: type[Record]) -> None:
    good = whole(kind)
    for field in fields(kind):
        for junk in JUNK:
            record = replace(good, **{field.name: junk})
            try:
                (cleaned,) = check([record], date(2026, 11, 26))
            except Refused as refused:
                assert all(say(objection.words) for _, objection in refused.objections)
                assert say(refused.words)
            else:
                kept = getattr(cleaned, field.name)
                assert type(kept) is type(junk)
                assert kept == junk or isinstance(junk, str)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.kind)
def test_missing_and_unknown_fields_have_sentences(kind: type[Record]) -> None:
    with pytest.raises(ValidationError) as caught:
        adapter_of(kind).validate_python({"nonsense": 1})
    types = {error["type"] for error in caught.value.errors()}
    assert types <= SENTENCES.keys()
    assert "unexpected_keyword_argument" in types


def test_what_is_no_number_of_sqlite_is_refused() -> None:
    for field in (f for kind in KINDS.values() for f in fields_of(kind) if f.shape == "number"):
        assert field.name in ("id", "rev") or (field.ge is not None and field.le is not None), field


def test_a_word_that_is_no_choice_is_answered_with_the_choices() -> None:
    with pytest.raises(Refused) as caught:
        check([replace(whole(Risk), state="maybe")], date(2026, 11, 26))
    assert say(caught.value.words) == "State: one of: open, occurred, closed"
    assert field_named(Risk, "state").choices


def test_everything_that_is_wrong_is_said_at_once() -> None:
    bad = Project(code="", name="", tolerance=-1)
    with pytest.raises(Refused) as caught:
        check([bad], date(2026, 11, 26))
    assert [objection.field for _, objection in caught.value.objections] == ["code", "name", "tolerance"]
