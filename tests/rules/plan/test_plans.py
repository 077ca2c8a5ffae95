"""The plans after the first; what was reported of a milestone under each."""

from datetime import date
from typing import Any

from store.records import Milestone, Project, Reforecast
from store.records.milestone import Moved
from store.rules.plan.plans import forecast_on, plan_of, plan_words, plans, raised, reported
from store.rules.situation import Situation
from store.values.day import Day
from store.values.words import say

TODAY = date(2027, 2, 1)
PROJECT = Project(id=1, code="ERP", name="ERP")


def day(month: int, n: int) -> date:
    return date(2026 if month > 6 else 2027, month, n)


def goal(id: int, **more: Any) -> Milestone:
    return Milestone(id=id, project=1, code=f"M{id}", title=f"Goal {id}", **more)


def moved(of: int, what: Moved, on: date, was: date, to: date, reason: str = "x") -> Reforecast:
    return Reforecast(project=1, milestone=of, what=what, on=on, moved_from=was, moved_to=to, reason=reason)


def situation(*milestones: Milestone, moves: tuple[Reforecast, ...] = ()) -> Situation:
    return Situation(day=Day(TODAY), project=PROJECT, milestones=milestones, reforecasts=moves)


def test_what_moved_for_one_reason_on_one_day_is_one_plan_named_by_its_last_milestone() -> None:
    first, second = goal(1, baseline=day(1, 22)), goal(2, baseline=day(2, 26))
    now = situation(
        first,
        second,
        moves=(
            moved(1, "baseline", day(11, 24), day(12, 18), day(1, 15)),
            moved(2, "baseline", day(11, 24), day(1, 29), day(2, 26)),
            moved(1, "baseline", day(1, 4), day(1, 15), day(1, 22), "y"),
        ),
    )
    known = plans(now, now.milestones)
    assert [say(plan_words(now, plan)) for plan in known] == [
        "Plan 2 since 24 Nov: Goal 2 20 working days after the first plan",
        "Plan 3 since 4 Jan: Goal 1 25 working days after the first plan",
    ]
    assert [raised(plan_of(now, one, known)) for one in (first, second)] == ["³", "²"]
    (alone,) = plans(now, (second,))
    assert alone.number == 2


def test_who_is_back_on_the_first_day_bears_no_number() -> None:
    one = goal(1, baseline=day(12, 18))
    there, back = day(12, 18), day(1, 22)
    now = situation(
        one,
        moves=(moved(1, "baseline", day(11, 3), there, back), moved(1, "baseline", day(11, 4), back, there)),
    )
    assert raised(plan_of(now, one, plans(now, now.milestones))) == ""


def test_what_was_reported_stays_as_it_was() -> None:
    slipped = goal(1, baseline=day(1, 22), forecast=day(1, 22))
    moves = (
        moved(1, "forecast", day(11, 10), day(12, 18), day(1, 22)),
        moved(1, "baseline", day(11, 24), day(12, 18), day(1, 22)),
    )
    assert [(r.baseline, r.expected) for r in reported(slipped, moves, day(11, 2))] == [
        (day(12, 18), day(12, 18)),
        (day(12, 18), day(1, 22)),
        (day(1, 22), day(1, 22)),
    ]
    followed = goal(1, baseline=day(1, 22))
    only = moves[1:]
    assert [r.expected for r in reported(followed, only, day(11, 2))] == [day(12, 18), day(1, 22)]
    assert forecast_on(followed, only, day(11, 2), day(11, 20)) == day(12, 18)
    ahead = goal(1, baseline=day(1, 22), forecast=day(1, 29))
    assert [r.expected for r in reported(ahead, only, day(11, 2))] == [day(1, 29), day(1, 29)]
