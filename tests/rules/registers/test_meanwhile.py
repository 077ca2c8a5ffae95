"""A sponsor is away: what their stand-in has heard, and as whom they read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from store.records import Person, Risk, Told
from store.rules.readership import audience_for
from store.rules.registers.meanwhile import meanwhile
from store.rules.review.reasons.told_reasons import untold
from store.rules.situation import Situation
from store.values.words import say

Make = Callable[..., Situation]
ZHOU = Person(name="Zhou")
RISKS = tuple(
    Risk(project=1, title=title, state="occurred", impact=5, detected_on=date(2026, 12, 7))
    for title in ("Outage", "Strike")
)


@pytest.fixture
def away(situation: Make) -> Situation:
    """Chen is away from 7 to 11 December."""
    now = situation(today=date(2026, 12, 8), risks=RISKS, people=(ZHOU,))
    assert now.sponsor is not None
    chen = replace(
        now.people[now.sponsor.person],
        away_since=date(2026, 12, 7),
        away_until=date(2026, 12, 11),
        stand_in=ZHOU.id,
    )
    return replace(now, people={**now.people, chen.id: chen})


def said(now: Situation) -> str | None:
    assert now.sponsor is not None
    found = meanwhile(now, now.sponsor.person, RISKS)
    return say(found).removeprefix(f"{now.name(now.sponsor.person)} is away until 11 Dec") if found else None


def heard(now: Situation, *risks: Risk) -> Situation:
    on = now.day.date
    tolds = [Told(project=1, subject=r.id, subject_kind="risk", person=ZHOU.id, on=on) for r in risks]
    return replace(now, told=tuple(tolds))


def test_what_the_stand_in_has_heard_is_counted(away: Situation) -> None:
    assert said(away) == "; Zhou stands in and has yet to hear it"
    assert said(heard(away, RISKS[0])) == "; Zhou stands in and has yet to hear 1 of 2"
    assert said(heard(away, *RISKS)) == "; Zhou stands in and has heard it"


def test_nobody_stands_in(away: Situation) -> None:
    assert away.sponsor is not None
    chen = replace(away.people[away.sponsor.person], stand_in=None)
    assert said(replace(away, people={**away.people, chen.id: chen})) == ", and nobody stands in"


@pytest.mark.parametrize("day", [date(2026, 12, 4), date(2026, 12, 14)])
def test_before_and_after_nobody_stands_in_and_nothing_is_said(away: Situation, day: date) -> None:
    now = replace(away, day=replace(away.day, date=day))
    assert said(now) is None
    assert audience_for(now, ZHOU) == "client"
    assert audience_for(away, ZHOU) == "sponsor"


def test_the_review_stops_at_what_the_stand_in_has_yet_to_hear(away: Situation) -> None:
    stops = {reason.record: say(reason.words) for reason in untold(heard(away, RISKS[0]))}
    assert list(stops) == [RISKS[1]], "of the other nothing is to be done before the sponsor is back"
    assert stops[RISKS[1]].endswith("Zhou stands in and has yet to hear it")
    back = replace(heard(away, *RISKS), day=replace(away.day, date=date(2026, 12, 14)))
    assert {reason.record for reason in untold(back)} == set(RISKS)
