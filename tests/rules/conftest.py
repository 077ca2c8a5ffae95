"""Situations to try rules on: a client-side project with a sponsor, on a fixed day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.records import Person, Project, Stakeholder
from store.rules.situation import Situation
from store.values.calendar import MON_FRI, Calendar
from store.values.day import Day

CHINA = Calendar(
    code="CN",
    holidays=frozenset({date(2026, 9, n) for n in (25, 26, 27)} | {date(2026, 10, n) for n in range(1, 8)}),
    makeup=frozenset({date(2026, 9, 20), date(2026, 10, 10)}),
    last=date(2026, 12, 31),
)


@pytest.fixture
def china() -> Calendar:
    """China's autumn of 2026 as the State Council gave it."""
    return CHINA


@pytest.fixture
def situation() -> Callable[..., Situation]:
    """`situation(today=…, calendar=…, risks=…)`; parts replace the situation's fields."""

    def make(today: date = date(2026, 11, 26), calendar: Calendar = MON_FRI, **parts: Any) -> Situation:
        project = parts.pop("project", None) or Project(code="ERP", name="New ERP")
        chen = Person(name="Chen")
        sponsor = Stakeholder(project=project.id, person=chen.id, role="sponsor", classed_on=date(2026, 8, 1))
        people = {chen.id: chen} | {person.id: person for person in parts.pop("people", ())}
        stakeholders = (sponsor, *parts.pop("stakeholders", ()))
        base = Situation(day=Day(today, calendar), project=project, people=people, stakeholders=stakeholders)
        return replace(base, **parts)

    return make
