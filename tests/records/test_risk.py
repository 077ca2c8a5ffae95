"""Score, bands, what is missing, when a review is due."""

from dataclasses import replace
from datetime import date

import pytest

from store.records import Risk
from store.records.risk import band, missing, options_of, reply, review_due, score
from store.values.day import Day

DAY = Day(date(2026, 11, 26))
RISK = Risk(project=1, title="Supplier late")


@pytest.mark.parametrize(
    ("probability", "impact", "colour"),
    [
        (2, 2, "green"),
        (1, 4, "green"),
        (1, 5, "amber"),  # impact 5 is never green
        (5, 1, "amber"),
        (3, 4, "amber"),
        (3, 5, "red"),
        (4, 4, "red"),
        (5, 5, "red"),
        (None, 5, "unknown"),
    ],
)
def test_bands(probability: int | None, impact: int, colour: str) -> None:
    assert band(replace(RISK, probability=probability, impact=impact), DAY) == colour


@pytest.mark.parametrize(
    ("impact", "colour"), [(1, "green"), (2, "green"), (3, "amber"), (4, "red"), (5, "red")]
)
def test_an_issue_goes_by_impact(impact: int, colour: str) -> None:
    issue = replace(RISK, state="occurred", impact=impact, probability=5)
    assert band(issue, DAY) == colour
    assert score(issue) is None


def test_a_red_one_needs_response_owner_and_day() -> None:
    red = replace(RISK, probability=4, impact=4)
    assert missing(red, DAY) == ("response", "owner", "due")
    assert missing(replace(red, response="mitigate", owner=7, due=date(2026, 12, 1)), DAY) == ()


def test_an_amber_one_needs_an_owner_after_five_working_days() -> None:
    amber = replace(RISK, probability=3, impact=3, detected_on=date(2026, 11, 19))
    assert missing(amber, DAY) == ()
    assert missing(replace(amber, detected_on=date(2026, 11, 18)), DAY) == ("owner",)


@pytest.mark.parametrize(
    ("probability", "impact", "last_good"),
    [(4, 4, date(2026, 11, 19)), (3, 3, date(2026, 11, 12)), (2, 2, date(2026, 10, 29))],
)
def test_review_every_5_10_20_working_days(probability: int, impact: int, last_good: date) -> None:
    risk = replace(RISK, probability=probability, impact=impact, reviewed_on=last_good)
    assert not review_due(risk, DAY)
    assert review_due(replace(risk, reviewed_on=date.fromordinal(last_good.toordinal() - 1)), DAY)


@pytest.mark.parametrize(
    ("today", "colour"),
    [
        (date(2026, 11, 26), "green"),
        (date(2026, 11, 27), "amber"),  # Friday, the day itself
        (date(2026, 11, 28), "amber"),  # nothing turns red on a Saturday
        (date(2026, 11, 30), "red"),
    ],
)
def test_a_reply_runs_on_its_own_clock(today: date, colour: str) -> None:
    issue = replace(RISK, state="occurred", impact=3, reply_by=date(2026, 11, 27))
    assert reply(issue, Day(today)) == colour
    assert reply(replace(issue, replied_on=today), Day(today)) is None
    assert reply(replace(issue, state="open"), Day(today)) is None
    assert reply(replace(issue, state="closed"), Day(today)) is None
    assert reply(replace(issue, reply_by=None), Day(today)) is None


def test_options_are_one_a_line() -> None:
    assert options_of(replace(RISK, options=" keep it \n\ndrop it")) == ("keep it", "drop it")
