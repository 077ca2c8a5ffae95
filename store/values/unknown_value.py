"""A value in a row that this version cannot read: a choice, a day or a list that another version or program wrote.

Something of the right type stands in for it, so that every rule goes on: the field's default, the nearest day or
number. It carries what stands in the row, which is shown with a mark and written back as it is.
"""

import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from store.values.fields import Field
from store.values.pattern import pattern
from store.values.sums import amount_of
from store.values.text import clean_line

LONG_AGO = date(2020, 1, 1)
MARK = "?"
LONGEST = 40
YEAR_MONTH_DAY = pattern(r"(\d{4})-(\d\d)-(\d\d)")
NEUTRAL = ("other", "unknown", "none")
"""Choices that say least, for a field without a default."""


class UnknownWord(str):
    """In place of a choice or a line."""

    raw: Any


class UnknownDay(date):
    """In place of a day; what is counted from it is a plain day, which nobody wrote."""

    raw: Any

    def __add__(self, span: timedelta) -> Any:
        return date.fromordinal(self.toordinal()) + span

    def __radd__(self, span: timedelta) -> Any:
        return self + span

    def __sub__(self, other: Any) -> Any:
        return date.fromordinal(self.toordinal()) - other


class UnknownNumber(int):
    """In place of a number outside of its limits."""

    raw: Any


class UnknownAmount(Decimal):
    """In place of an amount."""

    raw: Any


class UnknownSeveral(tuple[Any, ...]):
    """In place of several choices or links; the ones that can be read."""

    raw: Any


KINDS = (UnknownWord, UnknownDay, UnknownNumber, UnknownAmount, UnknownSeveral)
PLAIN: dict[type, Callable[[Any], Any]] = {
    UnknownWord: str.__str__,
    UnknownDay: lambda day: date(day.year, day.month, day.day),
    UnknownNumber: int,
    UnknownAmount: Decimal,
    UnknownSeveral: tuple,
}
Unknown = UnknownWord | UnknownDay | UnknownNumber | UnknownAmount | UnknownSeveral


def is_unknown(value: object) -> bool:
    """Whether the value only stands in for one that cannot be read."""
    return isinstance(value, KINDS)


def raw_of(value: Any) -> Any:
    """What stands in the row: the value itself, unless it stands in for another."""
    return value.raw if isinstance(value, KINDS) else value


def plain_of(value: Any) -> Any:
    """The value that stands in, as one that is meant."""
    for kind, plain in PLAIN.items():
        if isinstance(value, kind):
            return plain(value)
    return value


def marked(value: Unknown) -> str:
    """What stands in the row, as people are shown it."""
    raw = value.raw.decode("utf-8", "replace") if isinstance(value.raw, bytes) else value.raw
    text = clean_line(raw if isinstance(raw, str) else json.dumps(raw, ensure_ascii=False))
    return MARK + (text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")


def stand_in(field: Field, raw: Any, born: date) -> Any:
    """The value that `raw` means in a field, or what stands in for it; `born`: a day for want of any other."""
    match field.shape:
        case "choice":
            return raw if raw in tuple(field.choices) else _carrying(UnknownWord(_neutral(field)), raw)
        case "date":
            return read_day(raw, born)
        case "number":
            return _number(field, raw)
        case "money":
            return _amount(raw)
        case "choices" | "links":
            return _several(field, raw)
        case "line" | "prose" if not isinstance(raw, str):
            return _carrying(UnknownWord(clean_line(str(raw))), raw)
    return raw


def _carrying(value: Any, raw: Any) -> Any:
    value.raw = raw
    return value


def _neutral(field: Field) -> str:
    if isinstance(field.empty, str):
        return field.empty
    return next((word for word in NEUTRAL if word in field.choices), next(iter(field.choices), ""))


def read_day(raw: Any, born: date = LONG_AGO) -> date:
    """The day that `raw` says, or what stands in for it; `born` for want of any other."""
    try:
        return date.fromisoformat(raw)
    except (ValueError, TypeError):
        pass
    found = YEAR_MONTH_DAY.match(raw) if isinstance(raw, str) else None
    year, month, day = map(int, found.groups()) if found else (0, 0, 0)
    if not (year and 1 <= month <= 12 and day):
        year, month, day = born.year, born.month, born.day
    while True:  # the 31st of a shorter month means its last day
        try:
            near = UnknownDay(year, month, day)
            near.raw = raw
            return near
        except ValueError:
            day = min(day, 31) - 1


def _number(field: Field, raw: Any) -> Any:
    number = raw if isinstance(raw, int) else 0
    low = number if field.ge is None else max(number, field.ge)
    near = low if field.le is None else min(low, field.le)
    return raw if near == raw and isinstance(raw, int) else _carrying(UnknownNumber(near), raw)


def _amount(raw: Any) -> Any:
    try:
        return amount_of(raw)
    except (TypeError, ValueError):
        return _carrying(UnknownAmount(0), raw)


def _several(field: Field, raw: Any) -> Any:
    fits: Callable[[Any], bool] = (
        (lambda one: one in tuple(field.choices)) if field.shape == "choices" else is_id
    )
    try:
        found = json.loads(raw) if isinstance(raw, str) else list(raw)
    except (ValueError, TypeError, RecursionError):
        found = None
    whole = isinstance(found, list) and all(map(fits, found))
    known = tuple(filter(fits, found)) if isinstance(found, list) else ()
    return known if whole else _carrying(UnknownSeveral(known), raw)


def is_id(value: Any) -> bool:
    """Whether a link may hold it."""
    return type(value) is int
