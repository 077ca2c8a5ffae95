"""Executives are touched within the five working days before each decision, acceptance and report."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from store.records import Milestone, Person, Stakeholder
from store.rules.people.cadence import clocks
from store.rules.people.key_node import key_node
from store.rules.registers.colour_reasons import contact_why
from store.rules.situation import Situation, Touch
from store.values.words import say

Make = Callable[..., Situation]
ZHU = Person(name="Zhu")
PART = Stakeholder(project=1, person=ZHU.id, role="executive")
GO = Milestone(project=1, code="M4", title="Go decision", type="decision", baseline=date(2026, 12, 10))


def node_clock(make: Make, today: date, touch: date | None = None, **parts: object) -> tuple[object, ...]:
    """(due, late, colour) of the node's clock; empty where none runs."""
    fields = {"people": (ZHU,), "stakeholders": (PART,), "milestones": (GO,)} | parts
    now = make(today=today, touches={ZHU.id: Touch(call=touch)}, **fields)
    found = [c for c in clocks(now, now.stakeholders[-1]) if c.kind == "node"]
    return (found[0].due, found[0].late, found[0].colour) if found else ()


@pytest.mark.parametrize(
    ("today", "late", "colour"),
    [
        (date(2026, 12, 2), -1, "green"),
        (date(2026, 12, 3), 0, "amber"),  # five working days before
        (date(2026, 12, 7), 4, "amber"),
        (date(2026, 12, 8), 5, "red"),  # more than half of the seven days are gone
        (date(2026, 12, 14), 11, "red"),  # it has passed, and nobody spoke with them
    ],
)
def test_the_clock_of_a_key_node(situation: Make, today: date, late: int, colour: str) -> None:
    assert node_clock(situation, today) == (date(2026, 12, 3), late, colour)


def test_a_touch_within_the_five_days_ends_it_and_an_earlier_one_does_not(situation: Make) -> None:
    today = date(2026, 12, 9)
    assert node_clock(situation, today, date(2026, 12, 2)) == (date(2026, 12, 3), 6, "red")
    assert node_clock(situation, today, date(2026, 12, 3)) == ()


def test_then_the_next_one_counts(situation: Make) -> None:
    later = replace(GO, id=GO.id + 1, type="acceptance", baseline=date(2026, 12, 18))
    now = situation(people=(ZHU,), stakeholders=(PART,), milestones=(later, GO))
    assert key_node(now, PART, None).milestone == GO  # type: ignore[union-attr]
    assert key_node(now, PART, date(2026, 12, 4)).milestone == later  # type: ignore[union-attr]


def test_met_ones_other_kinds_and_other_people_have_none(situation: Make) -> None:
    today = date(2026, 12, 9)
    assert node_clock(situation, today, milestones=(replace(GO, met_on=today),)) == ()
    assert node_clock(situation, today, milestones=(replace(GO, type="delivery"),)) == ()
    assert node_clock(situation, today, milestones=(replace(GO, baseline=None),)) == ()
    assert node_clock(situation, today, stakeholders=(replace(PART, role="core"),)) == ()


def test_a_moved_node_moves_its_window(situation: Make) -> None:
    moved = replace(GO, forecast=date(2026, 12, 17))
    assert node_clock(situation, date(2026, 12, 3), milestones=(moved,)) == (
        date(2026, 12, 10),
        -7,
        "green",
    )


def test_why_names_the_node(situation: Make) -> None:
    now = situation(people=(ZHU,), stakeholders=(PART,), milestones=(GO,))
    (sentence,) = contact_why(tuple(clocks(now, PART)), Touch())
    assert say(sentence) == "key node M4 Go decision 10 Dec: contact due from 3 Dec"
