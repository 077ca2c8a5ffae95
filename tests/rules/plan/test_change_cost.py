"""A plan change: its gates, its cost as a range, and how often the plan was changed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from store.records import Change, Milestone, Reforecast
from store.records.change import gate, unapproved
from store.rules.plan.change_cost import cost, cost_words, replans
from store.values.day import Day, Settings
from store.values.record import Batch
from store.values.words import say

TODAY = date(2026, 11, 26)
DAY = Day(TODAY, settings=replace(Settings(), day_rate=1000))
M5 = Milestone(
    project=1, code="M5", title="Acceptance", baseline=date(2027, 2, 26), forecast=date(2027, 3, 12)
)
M3 = Milestone(
    project=1, code="M3", title="Prototype", baseline=date(2026, 12, 4), forecast=date(2027, 1, 29)
)
MILESTONES = {m.id: m for m in (M3, M5)}


def change(**values: Any) -> Change:
    return Change(project=1, title="two more reports", **values)


def test_effort_fixed_and_delay_add_up_from_low_to_high() -> None:
    made = change(
        effort=Decimal(10),
        effort_high=Decimal(15),
        fixed_cost=Decimal(2000),
        delay_weeks=Decimal(1),
        delay_weeks_high=Decimal(2),
        benefit_per_week=Decimal(40000),
    )
    found = cost(made, {}, DAY)
    assert found is not None
    assert (found.low, found.high) == (10_000 + 2_000 + 40_000, 15_000 + 2_000 + 80_000)
    assert say(cost_words(made, {}, DAY, "EUR")) == "EUR 52 000 to 97 000"


def test_the_delay_counts_once_on_the_last_milestone() -> None:
    made = change(milestones=(M3.id, M5.id), benefit_per_week=Decimal(7000))
    found = cost(made, MILESTONES, DAY)
    assert found is not None and found.low == found.high == 14_000, (
        "M5 is two weeks late; M3's eight do not count"
    )


def test_what_nobody_can_tell_says_why() -> None:
    made = change(not_estimable="the supplier has not answered.", effort=Decimal(3))
    assert cost(made, {}, DAY) is None
    assert (
        say(cost_words(made, {}, DAY, "EUR")) == "cannot be estimated, because the supplier has not answered"
    )
    assert say(cost_words(change(), {}, DAY, "EUR")) == ""


@pytest.mark.parametrize(
    ("values", "english", "chinese"),
    [
        (
            {"effort_high": Decimal(20)},
            "no total yet, without the effort of 20 days (no day rate)",
            "尚无合计，未含 20 人天的工作量（未定人天单价）",
        ),
        (
            {"fixed_cost": Decimal(2000), "delay_weeks": Decimal(4)},
            "EUR 2 000, without the delay of 4 weeks, not estimated",
            "2 000欧元，未含延误 4 周的代价（未估算）",
        ),
        (
            {"fixed_cost": Decimal(60000), "effort": Decimal(1), "delay_weeks_high": Decimal("1.5")},
            "EUR 60 000, without the effort of 1 day (no day rate), without the delay of 1.5 weeks, not estimated",
            "6万欧元，未含 1 人天的工作量（未定人天单价），未含延误 1.5 周的代价（未估算）",
        ),
        (
            {"fixed_cost": Decimal(0), "effort": Decimal(2), "effort_high": Decimal(3)},
            "EUR 0, without the effort of 2 to 3 days (no day rate)",
            "0欧元，未含 2 至 3 人天的工作量（未定人天单价）",
        ),
        (
            {"fixed_cost": Decimal(12500), "fixed_cost_high": Decimal(90000)},
            "EUR 12 500 to 90 000",
            "1.25万至9万欧元",
        ),
    ],
)
def test_a_part_that_is_missing_is_said_and_never_counted_as_nothing(
    values: dict[str, Decimal], english: str, chinese: str
) -> None:
    told = cost_words(change(**values), {}, Day(TODAY), "EUR")
    assert (say(told), say(told, "zh_CN")) == (english, chinese)


def test_what_our_days_cost_is_for_those_within() -> None:
    made = change(effort=Decimal(10), fixed_cost=Decimal(2000))
    assert say(cost_words(made, {}, DAY, "EUR")) == "EUR 12 000"
    assert say(cost_words(made, {}, DAY, "EUR", effort=False)) == "EUR 2 000"
    assert say(cost_words(made, {}, Day(TODAY), "EUR", effort=False)) == "EUR 2 000"


def test_gates_in_their_order() -> None:
    on = {"identified_on": TODAY, "assessed_on": TODAY, "approved_on": TODAY, "implemented_on": TODAY}
    assert [gate(change(**dict(list(on.items())[:n]))) for n in range(5)] == [
        "identified", "identified", "assessed", "approved", "implemented",
    ]  # fmt: skip
    assert gate(change(rejected_on=TODAY)) == "rejected"


def objected(made: Change) -> list[str]:
    return [objection.field for objection in made.objections(Batch([made]), TODAY)]


def test_an_unapproved_implementation_needs_a_reason_and_stays_red() -> None:
    made = change(implemented_on=TODAY)
    assert objected(made) == ["unapproved_because"]
    assert objected(replace(made, unapproved_because="production stood still")) == []
    assert unapproved(made)
    assert unapproved(replace(made, implemented_on=date(2026, 11, 2), approved_on=TODAY)), "approved too late"
    assert not unapproved(replace(made, approved_on=date(2026, 11, 2)))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"approved_on": TODAY, "rejected_on": TODAY}, "rejected_on"),
        ({"assessed_on": date(2026, 12, 1)}, "assessed_on"),
        ({"effort": Decimal(-1)}, "effort"),
        ({"fixed_cost": Decimal(9), "fixed_cost_high": Decimal(3)}, "fixed_cost_high"),
    ],
)
def test_what_contradicts_itself_is_refused(values: dict[str, Any], field: str) -> None:
    assert objected(change(**values)) == [field]


def test_the_counter_of_replans() -> None:
    changes = [change(implemented_on=date(2026, 10, 1)), change(implemented_on=date(2026, 9, 30)), change()]
    moved: tuple[tuple[int, date, Any, str], ...] = (
        (1, TODAY, "baseline", "merger"),
        (2, TODAY, "baseline", "merger"),
        (2, TODAY, "forecast", "late"),
        (1, date(2026, 7, 1), "baseline", "start moved"),
    )
    moves = [
        Reforecast(project=1, milestone=m, on=on, what=what, moved_from=None, moved_to=on, reason=reason)
        for m, on, what, reason in moved
    ]
    assert replans(changes, moves, DAY) == (2, 2)
