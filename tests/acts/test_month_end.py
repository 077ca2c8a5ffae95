"""The end of a month: figures of several lines as one act."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from store.acts.month_end import day_offered, last_month_end, month_end
from store.records import MoneyLine
from store.values.outcome import Save
from store.values.words import Words, say

TODAY = date(2026, 11, 26)
OCTOBER = date(2026, 10, 31)


@pytest.mark.parametrize(
    ("today", "end"),
    [(TODAY, OCTOBER), (date(2026, 11, 30), date(2026, 11, 30)), (date(2026, 1, 1), date(2025, 12, 31)),
     (date(2024, 2, 29), date(2024, 2, 29))],
)  # fmt: skip
def test_the_month_that_is_over(today: date, end: date) -> None:
    assert last_month_end(today) == end


def line(code: str, **values: Any) -> MoneyLine:
    return MoneyLine(project=1, code=code, title=code, **values)


def test_a_day_that_has_figures_already_is_offered_where_it_is_later() -> None:
    one, other = line("B-01", as_of=date(2026, 9, 30)), line("B-02")
    assert day_offered((one, other), TODAY) == OCTOBER
    assert day_offered((one, replace(other, as_of=date(2026, 11, 20))), TODAY) == date(2026, 11, 20)
    assert day_offered((), TODAY) == OCTOBER


def test_what_was_found_changes_and_the_rest_stays() -> None:
    one, other = line("B-01", approved=Decimal(50)), line("B-02", spent=Decimal(7), as_of=date(2026, 9, 30))
    found = {one.id: {"spent": Decimal(30), "expected": Decimal(45)}, other.id: {}}
    done = month_end((one, other), found, OCTOBER, TODAY)
    assert isinstance(done, Save) and say(done.act) == "month end of 31 Oct: 1 line"
    (after,) = done.records
    assert isinstance(after, MoneyLine)
    assert (after.approved, after.spent, after.expected, after.as_of) == (50, 30, 45, OCTOBER)


@pytest.mark.parametrize(
    ("figures", "as_of", "said"),
    [
        ({"spent": 46, "expected": 45}, OCTOBER, "B-01: less than is spent already"),
        ({"spent": -1}, OCTOBER, "B-01: not below 0"),
        ({"spent": 3}, date(2026, 11, 27), "B-01: not after today"),
        ({"spent": 3}, date(2026, 9, 29), "B-01 has figures of 30 Sep already, which are newer"),
        ({}, OCTOBER, "nothing was changed"),
    ],
)
def test_what_cannot_be(figures: dict[str, int], as_of: date, said: str) -> None:
    one = line("B-01", as_of=date(2026, 9, 30))
    found = {name: Decimal(value) for name, value in figures.items()}
    done = month_end((one,), {one.id: found}, as_of, TODAY)
    assert isinstance(done, Words) and say(done) == said
