"""Acknowledged is told: of what stands on the sheet of a change, until it gets worse."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from store.records import Change, Milestone, Person, Reforecast, Told
from store.rules.registers.must_hear import must_hear
from store.rules.revision import Revision
from store.rules.situation import Situation

Make = Callable[..., Situation]


def nov(day: int) -> date:
    return date(2026, 11, day)


SUN, LI = Person(id=7, name="Sun"), Person(id=8, name="Li")
M3 = Milestone(id=3, project=1, code="M3", title="Prototype", baseline=date(2026, 12, 4))
CHANGE = Change(
    id=30, project=1, code="C-03", title="Reports", identified_on=nov(9), fixed_cost=Decimal(100),
    milestones=(3,), must_hear=(7, 8), rev=1,
)  # fmt: skip


def heard(rev: int, day: int, **values: Any) -> Told:
    return Told(
        project=1, subject=30, subject_kind="change", subject_rev=rev, person=7, on=nov(day),
        **{"entered_on": nov(day), **values},
    )  # fmt: skip


def lived(
    situation: Make, now: Change = CHANGE, moves: tuple[Reforecast, ...] = (), *tolds: Told
) -> list[tuple[int, date]]:
    """(who has not heard, since when there is something to hear); another state of the change is of 16 Nov."""
    revisions = [Revision(1, nov(9), CHANGE, 1)]
    if now is not CHANGE:
        now = replace(now, rev=2)
        revisions.append(Revision(2, nov(16), now, 2))
    forecast = moves[-1].moved_to if moves else None
    found: Situation = situation(
        people=(SUN, LI), milestones=(replace(M3, forecast=forecast),), changes=(now,), reforecasts=moves,
        told=tolds,
    )  # fmt: skip
    return [
        (one.person, one.known) for one in must_hear(replace(found, revisions={30: tuple(revisions)}), now)
    ]


def moved(day: int, to: date, reason: str = "C-03") -> Reforecast:
    return Reforecast(
        project=1, milestone=3, on=nov(day), moved_from=M3.baseline, moved_to=to, reason=reason
    )  # fmt: skip


def test_who_was_told_has_heard_and_who_was_mailed_has_not(situation: Make) -> None:
    assert lived(situation) == [(7, nov(9)), (8, nov(9))]
    assert lived(situation, CHANGE, (), heard(1, 10)) == [(8, nov(9))]
    assert lived(situation, CHANGE, (), heard(1, 10, state="sent")) == [(7, nov(9)), (8, nov(9))]


@pytest.mark.parametrize(
    ("values", "left"),
    [
        ({"fixed_cost": Decimal(101)}, [(7, nov(16)), (8, nov(9))]),
        ({"effort": Decimal(3)}, [(7, nov(16)), (8, nov(9))]),
        ({"fixed_cost": Decimal(90)}, [(8, nov(9))]),
        ({"approved_on": nov(16)}, [(8, nov(9))]),
        ({"rejected_on": nov(16)}, []),
    ],
)
def test_what_costs_more_than_they_heard_is_not_heard(situation: Make, values: Any, left: Any) -> None:
    assert lived(situation, replace(CHANGE, **values), (), heard(1, 10)) == left
    if left:
        assert lived(situation, replace(CHANGE, **values), (), heard(2, 16)) == [(8, nov(9))]


def test_a_day_that_moves_on_after_they_heard_is_not_heard(situation: Make) -> None:
    first = moved(10, date(2026, 12, 11))
    assert lived(situation, CHANGE, (first,), heard(1, 10)) == [(8, nov(9))], "as it was said"
    assert lived(situation, CHANGE, (first,), heard(1, 9)) == [(7, nov(10)), (8, nov(9))]
    further = moved(18, date(2026, 12, 18))
    assert lived(situation, CHANGE, (first, further), heard(1, 10)) == [(7, nov(18)), (8, nov(9))]
    assert lived(situation, CHANGE, (first, further), heard(1, 18)) == [(8, nov(9))]
    sooner = moved(18, date(2026, 12, 9))
    assert lived(situation, CHANGE, (first, sooner), heard(1, 10)) == [(8, nov(9))]
    other = moved(18, date(2026, 12, 18), "the supplier is late")
    assert lived(situation, CHANGE, (first, other), heard(1, 10)) == [(8, nov(9))], "that is not its doing"


def test_what_was_said_with_its_entry_covers_no_later_day(situation: Make) -> None:
    first, further = moved(10, date(2026, 12, 11)), moved(18, date(2026, 12, 18))
    said = heard(1, 9, made_with=True, entered_on=nov(10))
    assert lived(situation, CHANGE, (first,), said) == [(8, nov(9))]
    assert lived(situation, CHANGE, (first, further), said) == [(7, nov(18)), (8, nov(9))]
