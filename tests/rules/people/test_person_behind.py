"""Whose record it is: one rule, wherever it is asked."""

from datetime import date
from typing import Any

import pytest

from store.records import Action, Change, Contact, Decision, Milestone, Person, Risk, Seat, Stakeholder
from store.rules.people.person_behind import person_behind

TODAY = date(2026, 11, 26)
US, THEM, OTHER = 1, 2, 3


@pytest.mark.parametrize(
    ("record", "person"),
    [
        (Person(id=THEM, name="Sun"), THEM),
        (Stakeholder(project=9, person=THEM, via=OTHER), THEM),
        (Contact(person=THEM, on=TODAY), THEM),
        (Risk(project=9, title="x", owner=THEM, agreed_with=OTHER), THEM),
        (Milestone(project=9, title="x", owner=THEM), THEM),
        (Seat(project=9, title="x", holder=THEM, successor=OTHER), THEM),
        (Decision(project=9, title="x", on=TODAY, by=THEM), THEM),
        (Change(project=9, title="x", approver=THEM), THEM),
        (Action(project=9, title="x", owner=THEM), THEM),
        (Action(project=9, title="x", type="promise", owner=US, owed_to=THEM), THEM),
        (Action(project=9, title="x", type="wish", owner=US, asked_by=THEM, owed_to=THEM), THEM),
        (Action(project=9, title="x", type="ask", owner=THEM, owed_to=US), THEM),
        (Risk(project=9, title="x"), None),
    ],
)
def test_whose_it_is(record: Any, person: int | None) -> None:
    assert person_behind(record) == person
