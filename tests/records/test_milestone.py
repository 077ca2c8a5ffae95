"""Slip, RAG, overdue, unconfirmed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Milestone
from store.records.milestone import moves, overdue, rag, slip, unconfirmed
from store.rules.registers.colour_reasons import standing
from store.values.day import Day
from store.values.words import say

TODAY = date(2026, 11, 26)
DAY = Day(TODAY)
M3 = Milestone(project=1, title="Prototype", baseline=date(2026, 12, 4))
COLOURS = ["green", "amber", "red"]


@pytest.mark.parametrize(
    ("forecast", "late", "colour"),
    [
        (None, 0, "green"),
        (date(2026, 12, 2), -2, "green"),
        (date(2026, 12, 11), 5, "amber"),
        (date(2026, 12, 14), 6, "red"),
    ],
)
def test_slip_is_in_working_days_and_amber_up_to_tolerance(
    forecast: date | None, late: int, colour: str
) -> None:
    moved = replace(M3, forecast=forecast)
    assert slip(moved, DAY) == late
    assert rag(moved, DAY) == colour


def test_a_hard_date_has_no_amber() -> None:
    assert rag(replace(M3, tolerance=0, forecast=date(2026, 12, 7)), DAY) == "red"


def test_overdue_is_red_until_met() -> None:
    late = replace(M3, baseline=date(2026, 11, 20))
    assert overdue(late, DAY) and rag(late, DAY) == "red"
    assert not overdue(replace(late, met_on=date(2026, 11, 25)), DAY)
    assert slip(replace(late, met_on=date(2026, 11, 25)), DAY) == 3


def test_without_a_date_it_is_unknown() -> None:
    assert rag(replace(M3, baseline=None), DAY) == "unknown"


@pytest.mark.parametrize(
    ("days_ago", "far", "expected"), [(14, False, False), (15, False, True), (15, True, False)]
)
def test_unconfirmed_after_ten_working_days_and_twenty_when_far(
    days_ago: int, far: bool, expected: bool
) -> None:
    record = replace(M3, baseline=date(2027, 3, 1) if far else M3.baseline)
    assert unconfirmed(record, DAY, TODAY - timedelta(days=days_ago)) is expected
    assert not unconfirmed(replace(record, confirmed_on=TODAY), DAY, None)


@given(
    baseline=st.dates(date(2026, 6, 1), date(2027, 12, 31)),
    first=st.integers(0, 400),
    later=st.integers(0, 400),
    tolerance=st.none() | st.integers(0, 40),
)
def test_a_later_forecast_never_looks_better(
    baseline: date, first: int, later: int, tolerance: int | None
) -> None:
    one = replace(M3, baseline=baseline, tolerance=tolerance, forecast=TODAY + timedelta(days=first))
    two = replace(one, forecast=TODAY + timedelta(days=first + later))
    assert COLOURS.index(rag(two, DAY)) >= COLOURS.index(rag(one, DAY))


def test_what_counts_as_a_move() -> None:
    assert moves(M3, replace(M3, forecast=date(2026, 12, 11))) == ("forecast",)
    assert moves(M3, replace(M3, forecast=M3.baseline)) == ()
    assert moves(M3, replace(M3, baseline=date(2026, 12, 11))) == ("baseline",)
    assert moves(replace(M3, baseline=None), M3) == ()


@pytest.mark.parametrize(
    ("baseline", "forecast", "english", "chinese"),
    [
        (date(2026, 11, 18), None, "6wd overdue", "逾期 6 个工作日"),
        (date(2026, 11, 2), date(2026, 11, 25), "1wd overdue", "逾期 1 个工作日"),
        (date(2026, 12, 30), date(2026, 11, 25), "1wd overdue", "逾期 1 个工作日"),
        (date(2026, 12, 4), None, "on its baseline", "与基线一致"),
    ],
)
def test_overdue_is_overdue_and_never_on_its_baseline(
    baseline: date, forecast: date | None, english: str, chinese: str
) -> None:
    stands = standing(replace(M3, baseline=baseline, forecast=forecast), Day(date(2026, 11, 26)))
    assert stands is not None
    assert (say(stands), say(stands, "zh_CN")) == (english, chinese)
