"""Whose word it is in a project: its manager's, their deputy's, and whoever covers on that day."""

from datetime import date, timedelta

import pytest

from store.records import Project, Reading, Reforecast, Risk, Told
from store.rules.authority import deciders, reserved

DAY = date(2026, 11, 26)
MANAGER, DEPUTY, COVER = 1, 2, 3


def project(**given: object) -> Project:
    return Project(code="ERP", name="ERP North", **given)  # type: ignore[arg-type]


def test_manager_and_deputy_decide_and_in_a_project_without_a_manager_nobody_alone() -> None:
    assert deciders(project(), DAY) == ()
    assert deciders(project(deputy=DEPUTY), DAY) == ()
    assert deciders(project(manager=MANAGER, deputy=DEPUTY), DAY) == (MANAGER, DEPUTY)
    assert deciders(project(manager=MANAGER, deputy=MANAGER), DAY) == (MANAGER,)


@pytest.mark.parametrize(("begins", "ends", "covers"), [(0, 0, True), (1, 9, False), (-9, -1, False)])
def test_a_cover_decides_on_their_days(begins: int, ends: int, covers: bool) -> None:
    days = {"cover_from": DAY + timedelta(begins), "cover_until": DAY + timedelta(ends)}
    found = deciders(project(manager=MANAGER, cover=COVER, **days), DAY)
    assert (COVER in found) is covers


def test_what_is_reserved() -> None:
    reading = {"project": 1, "colour": "green", "sentence": "float", "on": DAY, "valid_until": DAY}
    move = {"project": 1, "milestone": 2, "on": DAY, "moved_from": DAY, "moved_to": DAY, "reason": "late"}
    told = {"project": 1, "subject": 2, "subject_kind": "risk", "person": 3, "on": DAY}
    assert reserved(Reading(area="time", **reading)) == "override"  # type: ignore[arg-type]
    assert reserved(Reading(area="scope", **reading)) is None  # type: ignore[arg-type]
    assert reserved(Reforecast(what="baseline", **move)) == "baseline"  # type: ignore[arg-type]
    assert reserved(Reforecast(what="baseline", change=4, **move)) is None  # type: ignore[arg-type]
    assert reserved(Reforecast(what="forecast", **move)) is None  # type: ignore[arg-type]
    assert reserved(Told(state="need_not", **told)) == "need_not"  # type: ignore[arg-type]
    assert reserved(Told(**told)) is None  # type: ignore[arg-type]
    assert reserved(Risk(project=1, title="late")) is None
