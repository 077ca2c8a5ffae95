"""Satisfaction: scores by person and matter, their direction, what the review asks, and who may read of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.records import Person, Project, Reading
from store.rules.audience import audience_of
from store.rules.briefing.weekly_report import weekly
from store.rules.registers.satisfaction import contentment_words, contentments, present
from store.rules.review.reasons.follow_ups import satisfaction_low
from store.rules.situation import Situation
from store.values.words import say

Make = Callable[..., Situation]
PROJECT = Project(code="ERP", name="New ERP")
HU = Person(name="Hu")


def read(
    score: int | None, day: int, who: Person | None = HU, about: str = "training", **more: Any
) -> Reading:
    scored: dict[str, Any] = {
        "score": score,
        "person": who.id if who else None,
        "about": about,
        "on": date(2026, 11, day),
    }
    return Reading(
        project=PROJECT.id, area="satisfaction", colour="amber", sentence="too fast.", **scored | more
    )


def at(situation: Make, *readings: Reading, **parts: Any) -> Situation:
    return situation(**{"project": PROJECT, "people": (HU,)} | parts, readings=readings)


def said(now: Situation) -> list[tuple[str, str]]:
    return [(one.severity, say(one.words)) for one in satisfaction_low(now)]


def test_scores_of_one_person_and_matter_are_one_line_and_others_stay_apart(situation: Make) -> None:
    now = at(
        situation,
        read(4, 2),
        read(4, 9, about="support"),
        read(2, 16, about="Training"),
        read(5, 17, who=None),
    )
    found = contentments(now)
    assert [one.scores for one in found] == [(5,), (4, 2), (4,)]
    assert [one.trend for one in found] == [0, -1, 0]
    assert [say(contentment_words(now, *one)) for one in present(now)] == [
        "training, 5 of 5: too fast, 17 Nov",
        "Hu about Training, 4 > 2 of 5: too fast, 16 Nov",
        "Hu about support, 4 of 5: too fast, 9 Nov",
    ]


@pytest.mark.parametrize(
    ("scores", "reasons"),
    [
        ((4, 4), []),
        ((3,), []),
        ((2,), [("amber", "below 3: Hu about training, 2 of 5: too fast, 2 Nov")]),
        ((5, 4), [("amber", "falling: Hu about training, 5 > 4 of 5: too fast, 3 Nov")]),
        ((4, 2), [("red", "below 3: Hu about training, 4 > 2 of 5: too fast, 3 Nov")]),
        ((4, 2, 4), []),
        ((1, 2), [("amber", "below 3: Hu about training, 1 > 2 of 5: too fast, 3 Nov")]),
    ],
)
def test_low_or_falling_is_a_reason_until_it_recovers(
    situation: Make, scores: tuple[int, ...], reasons: list[tuple[str, str]]
) -> None:
    now = at(situation, *(read(score, 2 + n) for n, score in enumerate(scores)))
    assert said(now) == reasons


def test_a_score_of_a_day_to_come_does_not_count_yet(situation: Make) -> None:
    assert said(at(situation, read(4, 2), read(1, 27))) == []


@pytest.mark.parametrize("side", ["client", "supplier"])
def test_it_is_internal_on_both_sides_until_it_is_ticked(situation: Make, side: Any) -> None:
    project = replace(PROJECT, side=side)
    kept, ticked = read(2, 16), read(4, 17, about="support", audience=("client", "sponsor"))
    assert audience_of(kept, project) == {"internal"}
    now = at(situation, kept, ticked, project=project)
    sponsor = next(iter(now.people.values()))
    house, theirs = weekly(None, (now,), date(2026, 11, 19)), weekly(sponsor, (now,), date(2026, 11, 19))
    assert [say(line.words) for line in theirs.lines("satisfaction")] == [
        "Hu about support, 4 of 5: too fast, 17 Nov"
    ]
    assert len(house.lines("satisfaction")) == 2
    titles = [
        say(s.title) for one in (house, theirs) for s in one.blocks[0].sections if s.name == "satisfaction"
    ]
    assert titles == ["Satisfaction (internal)", "Satisfaction"]


def test_others_read_no_earlier_score_that_was_not_ticked_for_them(situation: Make) -> None:
    ticked: Any = {"audience": ("client", "sponsor")}
    now = at(situation, read(4, 2, **ticked), read(2, 9), read(5, 16, **ticked))
    sponsor = next(iter(now.people.values()))
    house, theirs = weekly(None, (now,), date(2026, 11, 19)), weekly(sponsor, (now,), date(2026, 11, 19))
    said = [[say(line.words) for line in one.lines("satisfaction")] for one in (house, theirs)]
    assert said == [
        ["Hu about training, 4 > 2 > 5 of 5: too fast, 16 Nov"],
        ["Hu about training, 4 > 5 of 5: too fast, 16 Nov"],
    ]
    kept = at(situation, read(4, 2, **ticked), read(2, 9))
    assert weekly(sponsor, (kept,), date(2026, 11, 19)).lines("satisfaction") == ()
