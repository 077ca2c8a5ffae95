"""What a milestone's day rests on: what nobody confirmed, its chain, and how it moved before."""

from datetime import date
from typing import Any

from store.records import Milestone, Project, Reforecast
from store.rules.plan.slip_hint import slip_hint
from store.rules.registers.facts import facts
from store.rules.review.reasons.milestone_reasons import milestone_unconfirmed
from store.rules.situation import Situation
from store.values.day import Day
from store.values.words import say

TODAY = date(2026, 11, 26)
LATELY = date(2026, 11, 23)


def goal(id: int, on: date, **more: Any) -> Milestone:
    return Milestone(id=id, project=1, code=f"M{id}", title=f"Goal {id}", baseline=on, **more)


def moved(on: date, was: date, to: date) -> Reforecast:
    return Reforecast(project=1, milestone=4, on=on, moved_from=was, moved_to=to, reason="x")


def situation(*milestones: Milestone, moves: tuple[Reforecast, ...] = ()) -> Situation:
    project = Project(id=1, code="ERP", name="ERP")
    return Situation(day=Day(TODAY), project=project, milestones=milestones, reforecasts=moves)


# Its forecast went 1 Dec > 3 Dec > 8 Dec > 15 Dec, after it had come 1 wd sooner: -1, then +2, +3, +5.
MOVES = (
    moved(date(2026, 8, 3), date(2026, 12, 2), date(2026, 12, 1)),
    moved(date(2026, 9, 1), date(2026, 12, 1), date(2026, 12, 3)),
    moved(date(2026, 10, 1), date(2026, 12, 3), date(2026, 12, 8)),
    moved(date(2026, 11, 2), date(2026, 12, 8), date(2026, 12, 15)),
)


def test_its_own_last_three_moves_stand_behind_what_is_unconfirmed() -> None:
    m4 = goal(4, date(2026, 12, 2), forecast=date(2026, 12, 15))
    now = situation(m4, moves=MOVES)
    # Moved on 2 Nov: 18 wd ago, and 10 are allowed.
    assert say(slip_hint(now, m4) or "") == "not confirmed for 18wd; last 3 moves: +2, +3, +5wd"
    assert [say(one.said) for one in facts(now, m4) if one.title == "may slip"] == [
        "not confirmed for 18wd; last 3 moves: +2, +3, +5wd"
    ]


def test_what_lies_before_it_in_the_chain_is_named_the_nearest_first() -> None:
    first = goal(1, date(2026, 11, 20), confirmed_on=LATELY)
    second = goal(2, date(2026, 12, 1), confirmed_on=date(2026, 11, 5), after=1)
    third = goal(3, date(2026, 12, 8), confirmed_on=LATELY, after=2)
    m4 = goal(4, date(2026, 12, 2), forecast=date(2026, 12, 15), confirmed_on=LATELY, after=3)
    now = situation(first, second, third, m4, moves=MOVES[-1:])
    assert (
        say(slip_hint(now, m4) or "")
        == "M2 before it not confirmed for 15wd; M1 before it 4wd overdue; last move: +5wd"
    )
    met = situation(first, goal(2, date(2026, 11, 5), met_on=date(2026, 11, 5), after=1), third, m4)
    assert slip_hint(met, m4) is None


def test_a_day_that_is_confirmed_gets_no_hint_and_a_circle_ends() -> None:
    m4 = goal(4, date(2026, 12, 15), confirmed_on=LATELY, after=5)
    other = goal(5, date(2026, 12, 1), confirmed_on=LATELY, after=4)
    assert slip_hint(situation(m4, other, moves=MOVES[:3]), m4) is None
    met = goal(6, date(2026, 11, 2), met_on=date(2026, 11, 2))
    assert slip_hint(situation(met), met) is None


def test_the_review_says_how_it_moved_before() -> None:
    m4 = goal(4, date(2026, 12, 15))
    (reason,) = milestone_unconfirmed(situation(m4, moves=MOVES))
    assert say(reason.words) == "not confirmed or moved since 2 Nov; last 3 moves: +2, +3, +5wd"
