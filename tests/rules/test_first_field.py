"""Changing a record begins with what it lacks, else with what moves; fixed for each kind."""

from datetime import date
from typing import Any

import pytest

from store.records import (
    Action,
    Change,
    Check,
    Deliverable,
    Lesson,
    Milestone,
    Morale,
    Person,
    Risk,
    Seat,
    Stakeholder,
)
from store.rules.first_field import first_field
from store.values.day import Day
from store.values.record import Record

TODAY = date(2026, 11, 26)
RATED: dict[str, Any] = {"probability": 4, "impact": 5, "detected_on": TODAY}
GATE: dict[str, Any] = {"project": 1, "title": "x", "type": "gate"}
ISSUE: dict[str, Any] = {"state": "occurred", "impact": 5, "owner": 3}


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (Risk(project=1, title="x"), "probability"),
        (Risk(project=1, title="x", probability=2), "impact"),
        (Risk(project=1, title="x", **RATED), "owner"),
        (Risk(project=1, title="x", **RATED, owner=3), "response"),
        (Risk(project=1, title="x", **RATED, response="avoid"), "owner"),
        (Risk(project=1, title="x", **RATED, response="avoid", owner=3), "due"),
        (Risk(project=1, title="x", **RATED, response="avoid", owner=3, due=TODAY), "probability"),
        (Risk(project=1, title="x", probability=1, impact=2), "probability"),
        (Risk(project=1, title="x", state="closed"), "probability"),
        (Risk(project=1, title="x", state="occurred", owner=3), "impact"),
        (Risk(project=1, title="x", **ISSUE, plan="talk", due=TODAY), "due"),
        (Risk(project=1, title="x", **ISSUE, plan="talk", due=TODAY, resolve_by=TODAY), "resolve_by"),
        (Milestone(project=1, title="x", baseline=TODAY), "forecast"),
        (Milestone(**GATE, baseline=TODAY, met_on=TODAY), "gate_review_on"),
        (Milestone(**GATE, baseline=TODAY, phase_from=TODAY), "forecast"),
        (Deliverable(project=1, title="x"), "sent_on"),
        (Deliverable(project=1, title="x", sent_on=TODAY), "accepted_on"),
        (Check(project=1, title="x"), "checked_on"),
        (Check(project=1, title="x", checked_on=TODAY, result="failed"), "correction"),
        (
            Check(
                project=1,
                title="x",
                checked_on=TODAY,
                result="failed",
                correction="key",
                corrector=3,
                correct_by=TODAY,
            ),
            "corrected_on",
        ),
        (Action(project=1, title="x"), "owner"),
        (Action(project=1, title="x", owner=3), "due"),
        (Action(project=1, title="x", owner=3, due=TODAY), "due"),
        (Stakeholder(project=1, person=3, role="executive"), "client_class"),
        (Stakeholder(project=1, person=3, role="executive", visit_months=2), "role"),
        (Stakeholder(project=1, person=3, role="sponsor"), "role"),
        (Seat(project=1, title="x"), "until"),
        (Change(project=1, title="x"), "assessed_on"),
        (Change(project=1, title="x", assessed_on=TODAY), "approved_on"),
        (Change(project=1, title="x", rejected_on=TODAY), ""),
        (Lesson(project=1, title="x", on=TODAY), "cause"),
        (Lesson(project=1, title="x", on=TODAY, cause="y", prevention="z"), "check_on"),
        (Morale(project=1, on=TODAY, mood=2), "text"),
        (Morale(project=1, on=TODAY, mood=2, follow_up="talk", follow_up_on=TODAY), "followed_up_on"),
        (Person(name="x"), ""),
    ],
)
def test_where_changing_begins(record: Record, field: str) -> None:
    assert first_field(record, Day(TODAY)) == field


def test_the_fields_are_there() -> None:
    from store.records import KINDS
    from store.values.fields import fields_of

    for kind in KINDS.values():
        assert kind.changes_most in {"", *(field.name for field in fields_of(kind) if field.asked)}
