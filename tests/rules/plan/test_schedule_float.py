"""The float: what a milestone may slip before the next in its chain and go-live move, counted by hand."""

from datetime import date
from typing import Any

from store.records import Milestone, Project, Reforecast
from store.rules.plan.schedule_float import chain, float_line, float_of, float_words
from store.rules.registers.facts import facts
from store.rules.situation import Situation
from store.values.calendar import Calendar
from store.values.day import Day
from store.values.words import say

TODAY = date(2026, 11, 26)
PROJECT = Project(id=1, code="ERP", name="ERP")
HOLIDAYS = frozenset(date(2026, 10, n) for n in (1, 2, 5, 6, 7))
CHINA = Calendar("CN", holidays=HOLIDAYS, makeup=frozenset({date(2026, 10, 10)}))


def goal(id: int, on: date | None, **more: Any) -> Milestone:
    return Milestone(id=id, project=1, code=f"M{id}", title=f"Goal {id}", baseline=on, **more)


def situation(
    *milestones: Milestone, moves: tuple[Reforecast, ...] = (), day: Day | None = None
) -> Situation:
    return Situation(day=day or Day(TODAY), project=PROJECT, milestones=milestones, reforecasts=moves)


# 4 Dec to 11 Dec is 5 wd, to 15 Jan 30 wd, 15 Jan to 5 Mar 35 wd: Mon to Fri.
M3 = goal(3, date(2026, 12, 4), forecast=date(2026, 12, 11))
M4 = goal(4, date(2027, 1, 15), after=3, after_wd=19)
M5 = goal(5, date(2027, 2, 26), type="acceptance", after=4, after_wd=30)
SLIPPED = Reforecast(
    project=1,
    milestone=3,
    on=date(2026, 11, 25),
    moved_from=date(2026, 12, 4),
    moved_to=date(2026, 12, 11),
    reason="I-14",
)


def test_the_number_of_the_week_now_and_a_month_ago() -> None:
    now = situation(M3, M4, M5, moves=(SLIPPED,))
    floats = chain(now)
    assert floats is not None and floats.go_live == M4
    # 11 Dec to 15 Jan is 25 wd, 19 of them work; a month ago it was 30.
    assert say(float_words(floats) or "") == "float to go-live 6wd (11)"
    assert say(float_line(floats) or "") == "Float to go-live (M4): 6 working days, a month ago 11"
    said = {
        one.code: [say(fact.said) for fact in facts(now, one) if fact.title == "float"]
        for one in now.milestones
    }
    assert said == {
        "M3": ["6 working days before go-live (M4) moves; a month ago 11"],
        "M4": ["go-live; M3 leaves 6wd; a month ago 11"],
        "M5": [],
    }


def test_along_a_chain_each_has_its_own_and_the_tightest_is_said() -> None:
    first = goal(1, date(2026, 12, 1), type="report")
    # 1 Dec to 4 Dec is 3 wd of which 1 is work: 2 to the next; that one has 30 - 25 = 5 to go-live.
    second = goal(2, date(2026, 12, 4), after=1, after_wd=1)
    floats = chain(situation(first, second, goal(4, date(2027, 1, 15), after=2, after_wd=25)))
    assert floats is not None and floats.tightest is not None
    assert {id: (one.to_next, one.to_go_live) for id, one in floats.floats.items()} == {2: (5, 5), 1: (2, 7)}
    assert floats.tightest.milestone == second
    assert (
        say(float_of(floats, first) or "")
        == "2 working days before M2 moves, 7 working days before go-live (M4) moves; a month ago 7"
    )


def test_what_is_overdue_comes_today_at_the_soonest() -> None:
    # Promised for 20 Nov, not met on 26 Nov: from today to 15 Jan it is 36 wd, 40 of work are missing 4.
    late = goal(3, date(2026, 11, 20))
    floats = chain(situation(late, goal(4, date(2027, 1, 15), after=3, after_wd=40)))
    assert floats is not None
    assert [one.to_go_live for one in floats.floats.values()] == [-4]
    assert say(float_of(floats, late) or "") == "4 working days too few for M4; a month ago 0"
    assert say(float_line(floats) or "") == "Float to go-live (M4): 4 working days too few, a month ago 0"


def test_days_off_are_no_float() -> None:
    # 30 Sep to 16 Oct is 8 wd in China, 12 by Mon to Fri.
    way = (goal(3, date(2026, 9, 30)), goal(4, date(2026, 10, 16), after=3, after_wd=5))
    for calendar, least in ((CHINA, 3), (Calendar(), 7)):
        floats = chain(situation(*way, day=Day(date(2026, 9, 24), calendar)))
        assert floats is not None and floats.tightest is not None
        assert floats.tightest.to_go_live == least


def test_without_a_chain_to_go_live_there_is_nothing() -> None:
    met = goal(3, date(2026, 11, 2), met_on=date(2026, 11, 2))
    for alone in (
        (),
        (M3,),
        (M3, goal(4, date(2027, 1, 15))),
        (met, M4),
        (M3, goal(4, date(2027, 1, 15), type="report", after=3, after_wd=19)),
        (M3, goal(4, None, after=3, after_wd=19)),
    ):
        assert chain(situation(*alone)) is None


def test_without_a_delivery_the_last_acceptance_is_go_live() -> None:
    first = goal(3, date(2026, 12, 4), type="decision")
    floats = chain(situation(first, goal(5, date(2026, 12, 18), type="acceptance", after=3, after_wd=9)))
    assert floats is not None and floats.go_live.id == 5
    assert [one.to_go_live for one in floats.floats.values()] == [1]


def test_a_link_without_a_lag_hides_what_lies_above_it() -> None:
    first, second = goal(1, date(2026, 12, 1)), goal(2, date(2026, 12, 4), after=1)
    floats = chain(situation(first, second, goal(4, date(2027, 1, 15), after=2, after_wd=25)))
    assert floats is not None
    assert set(floats.floats) == {2} and floats.beyond == (first,)
    assert say(float_of(floats, first) or "") == "not known: the chain from here to M4 has no lag somewhere"
    none = chain(situation(second, goal(4, date(2027, 1, 15), after=2)))
    assert none is not None
    assert float_words(none) is None and float_line(none) is None


def test_a_circle_is_no_chain() -> None:
    """It cannot be saved; a store that holds one is read all the same."""
    one = goal(3, date(2026, 12, 4), after=4, after_wd=3)
    assert chain(situation(one, goal(4, date(2027, 1, 15), after=3, after_wd=19))) is None
    tail = goal(5, date(2027, 1, 29), after=4, after_wd=5)
    assert (
        chain(situation(one, goal(4, date(2027, 1, 15), type="report", after=3, after_wd=19), tail)) is None
    )


def test_what_was_met_since_led_there_a_month_ago() -> None:
    # On 26 Oct the blueprint was 1 wd tight: 24 Nov to 4 Dec is 8 wd, 7 of them work, and 11 more from there.
    met = goal(2, date(2026, 11, 24), met_on=date(2026, 11, 24))
    third = goal(3, date(2026, 12, 4), after=2, after_wd=19)
    floats = chain(situation(met, third, goal(4, date(2027, 1, 15), after=3, after_wd=19)))
    assert floats is not None and floats.tightest is not None
    # Today 11; then 8 - 19 = -11 before the next, so that go-live had none left.
    assert (floats.tightest.to_go_live, floats.month_ago) == (11, 0)
