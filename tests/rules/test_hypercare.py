"""Hypercare: from go-live met, for so many weeks, calls fall due twice as often; then as before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from store.records import Milestone
from store.rules.hypercare import go_live_met
from store.rules.people.cadence import clocks, tighter
from store.rules.registers.colour_reasons import contact_why
from store.rules.situation import Situation, Touch
from store.values.words import say

LIVE = date(2026, 11, 2)
Make = Callable[..., Situation]


def plan(met: date | None) -> tuple[Milestone, ...]:
    gate = Milestone(project=1, title="Go or no-go", type="gate", baseline=date(2026, 10, 26))
    live = Milestone(project=1, title="Go-live", baseline=LIVE, after=gate.id, met_on=met)
    end = Milestone(
        project=1, title="Acceptance", type="acceptance", baseline=date(2026, 12, 14), after=live.id
    )
    return gate, live, end


@pytest.fixture
def live(situation: Make) -> Make:
    def make(today: date, weeks: int = 4, met: date | None = LIVE) -> Situation:
        now = situation(today=today, milestones=plan(met))
        settings = replace(now.day.settings, hypercare_weeks=weeks)
        (sponsor,) = now.stakeholders
        touched = {sponsor.person: Touch(call=date(2026, 11, 20))}
        return replace(now, day=replace(now.day, settings=settings), touches=touched)

    return make


def test_go_live_is_the_last_delivery_that_another_leads_to() -> None:
    assert go_live_met(plan(LIVE)) == LIVE
    assert go_live_met(plan(None)) is None
    assert go_live_met(()) is None
    second = Milestone(project=1, title="Second site", baseline=date(2027, 1, 11), after=plan(LIVE)[1].id)
    both = plan(LIVE)
    assert go_live_met((*both, replace(second, after=both[1].id))) is None


def test_it_ends_by_itself(live: Make) -> None:
    assert live(date(2026, 11, 2)).hypercare == date(2026, 11, 30)
    assert live(date(2026, 11, 30)).hypercare == date(2026, 11, 30)
    assert live(date(2026, 12, 1)).hypercare is None
    assert live(date(2026, 11, 26), weeks=0).hypercare is None
    assert live(date(2026, 11, 26), met=None).hypercare is None


@pytest.mark.parametrize(
    ("today", "weeks", "interval", "due"),
    [
        (date(2026, 11, 24), 4, 4, date(2026, 11, 24)),  # 20 Nov + 4 days
        (date(2026, 11, 24), 0, 7, date(2026, 11, 27)),
        (date(2026, 12, 1), 4, 7, date(2026, 11, 27)),
    ],
)
def test_a_call_is_due_after_half_of_its_interval(
    live: Make, today: date, weeks: int, interval: int, due: date
) -> None:
    now = live(today, weeks)
    call = next(clock for clock in clocks(now, now.stakeholders[0]) if clock.kind == "call")
    assert (call.interval, call.due) == (interval, due)


def test_why_says_so(live: Make) -> None:
    now = live(date(2026, 11, 24))
    sponsor = now.stakeholders[0]
    said = [say(one) for one in contact_why(list(clocks(now, sponsor)), now.touches[sponsor.person])]
    assert "twice as often: hypercare until 30 Nov" in said


def test_half_of_an_interval_is_at_least_a_day() -> None:
    assert [tighter(days) for days in (1, 2, 7, 14)] == [1, 1, 4, 7]
