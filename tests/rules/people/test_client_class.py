"""Whether a class agrees with calls, answers and visits of the last quarter."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from store.records import Person, Stakeholder
from store.rules.evidence import Evidence
from store.rules.people.cadence import reclassing
from store.rules.people.client_class import disagreeing, evidence_words, judged, meant
from store.rules.situation import Situation
from store.values.calendar import Calendar
from store.values.day import Day, Settings
from store.values.words import say

Make = Callable[..., Situation]


def people(classes: str) -> tuple[tuple[Person, ...], tuple[Stakeholder, ...]]:
    """P1, P2 … with these classes."""
    named = tuple(Person(name=f"P{number}", id=number) for number in range(1, len(classes) + 1))
    parts = tuple(
        Stakeholder(project=1, person=one.id, role="supplier", client_class=letter, id=one.id + 100)  # type: ignore[arg-type]
        for one, letter in zip(named, classes, strict=True)
    )
    return named, parts


def fits(make: Make, classes: str, evidence: dict[int, Evidence], **change: object) -> dict[str, str]:
    """By name the class that fits, of those who disagree."""
    named, parts = people(classes)
    parts = tuple(replace(part, **change) for part in parts)  # type: ignore[arg-type]
    now = make(people=named, stakeholders=parts)
    return {now.name(one.part.person): one.fits for one in disagreeing(now, evidence)}


def test_what_a_class_means_follows_its_intervals() -> None:
    _, (part,) = people("A")
    # 91 days ÷ 7 = 13 calls, and 1.5 visits of three each.
    assert [meant(part, letter, Settings()) for letter in ("A", "B", "C")] == [18, 16, 9]
    assert meant(part, "A", Settings(call_a=30, visit_a=3)) == 6
    assert meant(replace(part, call_days=91, visit_months=9), "A", Settings()) == 2


def test_the_busiest_of_a_lower_class_rises_by_one(situation: Make) -> None:
    seen = {1: Evidence(10, 4, 2), 2: Evidence(10, 6, 1), 5: Evidence(14, 6, 4)}
    assert fits(situation, "ABBCC", seen) == {"P3": "C", "P5": "B"}


def test_half_of_what_the_class_means_is_too_little_only_where_others_get_more(situation: Make) -> None:
    quiet = {1: Evidence(2, 0, 0)}
    assert fits(situation, "ABBCC", quiet | {2: Evidence(9), 3: Evidence(9), 4: Evidence(3)}) == {"P1": "B"}
    assert fits(situation, "ABBCC", {}) == {}, "whom nobody spoke with all alike says nothing of any class"


def test_silence_lowers_and_never_raises(situation: Make) -> None:
    seen = {2: Evidence(ours=2, theirs=20, attempts=4), 1: Evidence(18), 3: Evidence(9), 4: Evidence(4)}
    assert fits(situation, "ABBC", seen) == {"P2": "C"}
    answered = {2: Evidence(ours=4, theirs=20, attempts=4)}
    assert fits(situation, "ABBC", seen | answered) == {"P2": "A"}


def test_two_people_are_not_ranked_against_each_other(situation: Make) -> None:
    assert fits(situation, "CC", {1: Evidence(12), 2: Evidence(3)}) == {}
    assert fits(situation, "CC", {1: Evidence(19), 2: Evidence(3)}) == {"P1": "B"}
    assert fits(situation, "AB", {1: Evidence(4), 2: Evidence(9)}) == {"P1": "B"}


@pytest.mark.parametrize(
    "change",
    [
        {"role": "sponsor"},
        {"role": "executive"},
        {"role": "ours"},
        {"classed_on": date(2026, 10, 1)},
        {"until": date(2026, 11, 1)},
        {"client_class": None},
    ],
)
def test_whom_the_role_decides_or_time_has_not_judged_is_left_out(
    situation: Make, change: dict[str, object]
) -> None:
    seen = {1: Evidence(20), 2: Evidence(40), 3: Evidence(1)}
    assert fits(situation, "CCA", seen) != {}
    assert fits(situation, "CCA", seen, **change) == {}


def test_everybody_judged_is_there_the_busiest_of_a_class_first(situation: Make) -> None:
    named, parts = people("CBA")
    now = situation(people=named, stakeholders=parts)
    found = judged(now, {1: Evidence(3), 2: Evidence(9), 3: Evidence(20)})
    assert [now.name(one.part.person) for one in found] == ["P3", "P2", "P1"]
    assert all(one.agrees for one in found)


def test_the_first_five_working_days_of_a_month(china: Calendar) -> None:
    asked = [n for n in range(1, 32) if reclassing(Day(date(2026, 12, n)))]
    assert asked == [1, 2, 3, 4, 7]
    # China's October of 2026 begins with the holidays; Saturday the 10th is worked.
    assert [n for n in range(1, 20) if reclassing(Day(date(2026, 10, n), china))] == [8, 9, 10, 12, 13]


def test_the_evidence_in_one_sentence() -> None:
    assert say(evidence_words(Evidence(4, 2, 1, 3), 9)) == (
        "6 contacts, 2 initiated by them, 1 visit: effort 8, the class calls for 9; 3 unanswered"
    )
