"""What the changes of the plan cost together, counted by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from store.records import Change, Milestone, Project, Reforecast
from store.rules.plan.losses import loss, replan_words
from store.rules.readership import Reader
from store.rules.situation import Situation
from store.values.day import Day, Settings
from store.values.words import say

TODAY = date(2026, 11, 26)
DAY = Day(TODAY, settings=replace(Settings(), day_rate=1000))
CLIENT = Project(id=1, code="ERP", name="ERP", side="client", currency="EUR")
EVERYBODY = ("internal", "client", "sponsor")
# Promised for 26 Feb, expected 12 Mar: two weeks late.
M5 = Milestone(
    id=5, project=1, code="M5", title="Acceptance", baseline=date(2027, 2, 26), forecast=date(2027, 3, 12)
)


def change(code: str, on: date | None, **more: Any) -> Change:
    values = {"approved_on": on, "implemented_on": on, "audience": EVERYBODY} | more
    return Change(project=1, code=code, title=code, **values)


def reader(
    *changes: Change, project: Project = CLIENT, moves: tuple[Reforecast, ...] = (), who: Any = "internal"
) -> Reader:
    return Reader(
        Situation(day=DAY, project=project, milestones=(M5,), changes=changes, reforecasts=moves), who
    )


# 10 days at 1 000 and 2 000 to 5 000; then 1 week at 7 000 in the quarter before.
NOW = change(
    "C-02", date(2026, 11, 12), effort=Decimal(10), fixed_cost=Decimal(2000), fixed_cost_high=Decimal(5000)
)
BEFORE = change("C-01", date(2026, 7, 1), delay_weeks=Decimal(1), benefit_per_week=Decimal(7000))


def test_the_sum_of_quarter_and_year_stands_beside_the_count() -> None:
    assert (
        say(replan_words(reader(NOW, BEFORE)) or "")
        == "1 re-plan this quarter, 1 last: loss this quarter EUR 12 000 to 15 000, this year EUR 19 000 to 22 000"
    )
    old = change("C-00", date(2025, 12, 31), fixed_cost=Decimal(9))
    ahead = change("C-03", None, fixed_cost=Decimal(9))
    assert replan_words(reader(NOW, BEFORE, old, ahead)) == replan_words(reader(NOW, BEFORE))
    assert replan_words(reader(old, ahead)) is None


def test_on_the_suppliers_side_effort_is_ours_and_the_delay_the_clients() -> None:
    supplier = replace(CLIENT, side="supplier")
    said = say(replan_words(reader(NOW, BEFORE, project=supplier, who="client")) or "")
    assert (
        said
        == "1 re-plan this quarter, 1 last: loss this quarter EUR 2 000 to 5 000, this year EUR 9 000 to 12 000"
    )
    hidden = replace(NOW, audience=("internal",))
    assert say(replan_words(reader(hidden, BEFORE, project=supplier, who="client")) or "").startswith(
        "0 re-plans"
    )


def test_what_is_missing_in_it_is_said() -> None:
    unknown = change("C-04", TODAY, not_estimable="the supplier has not answered")
    part = change("C-05", TODAY, fixed_cost=Decimal(100), delay_weeks=Decimal(2))
    assert (
        say(replan_words(reader(unknown, part)) or "")
        == "2 re-plans this quarter, 0 last: loss this quarter EUR 100 (not all of C-04, C-05), "
        "this year EUR 100 (not all of C-04, C-05)"
    )


def test_a_milestone_that_two_changes_moved_is_late_once() -> None:
    each = [change(code, TODAY, milestones=(5,), benefit_per_week=Decimal(7000)) for code in ("C-06", "C-07")]
    found = loss(each, {5: M5}, DAY)
    assert found is not None and (found.low, found.high) == (14_000, 14_000)


def test_a_baseline_that_may_not_be_read_is_no_replan_for_them() -> None:
    move = Reforecast(
        project=1,
        milestone=5,
        what="baseline",
        on=TODAY,
        moved_from=date(2027, 2, 19),
        moved_to=M5.baseline,
        reason="x",
    )
    supplier = replace(CLIENT, side="supplier")
    assert (
        say(replan_words(reader(project=supplier, moves=(move,))) or "") == "1 re-plan this quarter, 0 last"
    )
    assert replan_words(reader(project=supplier, moves=(move,), who="client")) is None
