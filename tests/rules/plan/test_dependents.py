"""What comes after a milestone that moves, and where it comes to lie."""

from dataclasses import replace
from datetime import date

from store.records import Milestone
from store.rules.plan.dependents import Move, followers
from store.values.calendar import MON_FRI
from store.values.words import say

M3 = Milestone(project=1, code="M3", title="Prototype", baseline=date(2026, 12, 4))
M4 = Milestone(project=1, code="M4", title="Cut-over", baseline=date(2027, 1, 15), after=M3.id)
M5 = Milestone(project=1, code="M5", title="Acceptance", baseline=date(2027, 2, 26), after=M4.id)
LATER = replace(M3, forecast=date(2026, 12, 11))


def days(*milestones: Milestone, after: Milestone = LATER) -> dict[str, date | None]:
    found = followers(milestones, Move(M3, after), MON_FRI)
    return {one.code: one.after.forecast for one in found}


def test_a_chain_keeps_its_distances_or_has_its_own() -> None:
    assert days(M3, M4, M5) == {"M4": date(2027, 1, 22), "M5": date(2027, 3, 5)}
    assert days(M3, replace(M4, after_wd=10), M5)["M4"] == date(2026, 12, 25)
    assert days(M3, replace(M4, after_wd=30)) == {"M4": date(2027, 1, 22)}


def test_a_chain_moves_earlier_too() -> None:
    earlier = replace(M3, forecast=date(2026, 11, 27))
    assert days(M3, M4, after=earlier) == {"M4": date(2027, 1, 8)}


def test_met_ones_stay_and_hold_what_follows_them() -> None:
    assert days(M3, replace(M4, met_on=date(2026, 11, 24)), M5) == {}
    assert days(M3, replace(M4, baseline=None), M5) == {}


def test_nothing_follows_a_met_milestone_or_a_baseline_alone() -> None:
    met = replace(M3, met_on=date(2026, 11, 24))
    assert followers((M3, M4), Move(met, replace(met, baseline=date(2026, 12, 11))), MON_FRI) == ()
    held = replace(M3, forecast=M3.baseline)
    assert followers((M3, M4), Move(held, replace(held, baseline=date(2026, 12, 11))), MON_FRI) == ()


def test_a_circle_from_an_older_store_ends() -> None:
    assert days(replace(M3, after=M5.id), M4, M5).keys() == {"M4", "M5"}


def test_the_sentence_says_from_when_to_when_and_which_way() -> None:
    assert say(Move(M3, LATER).sentence(MON_FRI)) == "M3 Prototype: forecast 4 Dec to 11 Dec, 5wd later"
