"""A goal is measured: its value on a day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from store.records import Goal
from store.records.goal import read_line
from store.values.outcome import Save
from store.values.text import fold
from store.values.words import N_, Words, words


def read_goal(goal: Goal, typed: str, on: date) -> Save | Words:
    """With one reading more, in place of another of that day; Words where no value was typed."""
    value = value_in(typed, goal.unit)
    if value is None:
        return words(
            N_('{name}: "{typed}" is no value; a number, such as 7.5'), name=goal.code, typed=typed.strip()
        )
    return Save((with_reading(goal, value, on),), words(N_("read {name}"), name=goal.code or goal.title))


def with_reading(goal: Goal, value: Decimal, on: date) -> Goal:
    """The goal with that reading, its readings by day."""
    lines = [
        line for line in goal.readings.splitlines() if (read := read_line(line)) is None or read[0] != on
    ]
    lines.append(f"{on.isoformat()} {value:f}")
    return replace(goal, readings="\n".join(sorted(filter(str.strip, lines))))


def value_in(typed: str, unit: str) -> Decimal | None:
    """The number that was typed, with or without the goal's unit, with a point or a comma before its fraction."""
    text = fold(typed).strip()
    if own := fold(unit):
        text = text.removesuffix(own)
    try:
        value = Decimal(text.strip().removesuffix("%").strip().replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < Decimal(10) ** 12 else None
