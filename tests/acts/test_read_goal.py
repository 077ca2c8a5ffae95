"""A goal is measured."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from store.acts.read_goal import read_goal, value_in
from store.records import Goal
from store.records.goal import behind_line, on_line, reached, settled
from store.values.outcome import Save
from store.values.words import Words, say

DAY = date(2026, 11, 26)


def goal(**values: Any) -> Goal:
    return Goal(project=1, code="G-01", title="Sooner", unit="wd", **values)


def test_one_reading_a_day_and_in_their_order() -> None:
    found = read_goal(goal(readings="2026-11-26 9\n2026-10-01 10"), "7,5 wd", DAY)
    assert isinstance(found, Save) and say(found.act) == "read G-01"
    (after,) = found.records
    assert isinstance(after, Goal) and after.readings == "2026-10-01 10\n2026-11-26 7.5"


@pytest.mark.parametrize(
    ("typed", "value"),
    [("7.5", "7.5"), ("7,5 wd", "7.5"), ("95 %", "95"), ("７．５", "7.5"), ("-3", "-3"), ("about 7", None),
     ("", None), ("nan", None), ("1e13", None), ("7.5 kg", None)],
)  # fmt: skip
def test_what_is_a_value(typed: str, value: str | None) -> None:
    assert value_in(typed, "wd") == (None if value is None else Decimal(value))


def test_what_is_none_is_said() -> None:
    found = read_goal(goal(), "fast", DAY)
    assert isinstance(found, Words)
    assert say(found) == 'G-01: "fast" is no value; a number, such as 7.5'


def test_it_is_reached_in_its_direction_and_nobody_knows_it_without_one() -> None:
    falling: dict[str, Any] = {"base": Decimal(9), "target": Decimal(5)}
    assert reached(goal(**falling, readings="2026-11-20 5")) is True
    assert reached(goal(**falling, readings="2026-11-20 6")) is False
    assert reached(goal(base=Decimal(20), target=Decimal(95), readings="2026-11-20 96")) is True
    # Without a base the first of several readings says the way; one alone says nothing.
    assert reached(goal(target=Decimal(5), readings="2026-11-01 9\n2026-11-20 4")) is True
    assert reached(goal(target=Decimal(5), readings="2026-11-20 4")) is None
    assert reached(goal(target=Decimal(5))) is None


def test_the_line_begins_with_the_first_reading_where_there_is_no_base() -> None:
    # From 9 on 1 November to 5 on 11 November: 0.4 a day.
    one = goal(target=Decimal(5), due=date(2026, 11, 11), readings="2026-11-01 9\n2026-11-06 8")
    assert on_line(one, date(2026, 11, 6)) == Decimal(7)
    assert behind_line(one) is True


def test_its_end_was_read_on_its_day_or_lately() -> None:
    assert not settled(goal(), DAY)
    assert settled(goal(due=date(2027, 2, 1), readings="2026-10-27 8"), DAY)
    assert not settled(goal(due=date(2027, 2, 1), readings="2026-10-26 8"), DAY)
    assert not settled(goal(due=date(2026, 10, 1), readings="2026-09-30 8"), DAY)
    assert settled(goal(due=date(2026, 10, 1), readings="2026-10-01 8"), DAY)
