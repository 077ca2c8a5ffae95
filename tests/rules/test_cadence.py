"""Two clocks per person: every vector of the rule, and what moves them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Person, Stakeholder
from store.rules.cadence import call_due, clocks, colour_of, urgency, visit_due
from store.rules.situation import Situation, Touch
from store.values.calendar import MON_FRI, Calendar

Make = Callable[..., Situation]
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("days", "start", "important", "due"),
    [
        (7, date(2026, 9, 28), True, date(2026, 10, 8)),  # back would leave 2 of 7 days
        (7, date(2026, 9, 25), True, date(2026, 9, 30)),  # back leaves 5 of 7
        (7, date(2026, 9, 30), True, date(2026, 10, 8)),
        (14, date(2026, 9, 18), False, date(2026, 10, 8)),
    ],
)
def test_calls_roll_over_the_chinese_holiday(
    china: Calendar, days: int, start: date, important: bool, due: date
) -> None:
    assert call_due(start, days, china, important) == due


@pytest.mark.parametrize(
    ("months", "start", "important", "due"),
    [
        (2, date(2026, 8, 31), True, date(2026, 10, 30)),  # 31 Oct is a Saturday
        (3, date(2026, 7, 10), False, date(2026, 10, 10)),  # a working Saturday
        (3, date(2026, 11, 30), False, date(2027, 3, 1)),  # beyond the calendar: Monday to Friday
    ],
)
def test_visits_count_calendar_months(
    china: Calendar, months: int, start: date, important: bool, due: date
) -> None:
    assert visit_due(start, months, china, important) == due


def stakeholder(**fields: object) -> tuple[Person, Stakeholder]:
    person = Person(name="Wang")
    return person, Stakeholder(**({"project": 1, "person": person.id, "role": "client_pm"} | fields))  # type: ignore[arg-type]


def running(
    make: Make, touch: Touch, today: date = date(2026, 11, 26), **fields: object
) -> dict[str, tuple[int, str]]:
    person, record = stakeholder(**fields)
    now = make(today=today, people=(person,), stakeholders=(record,), touches={person.id: touch})
    return {clock.kind: (clock.late, clock.colour) for clock in clocks(now, record)}


def test_class_sets_both_clocks(situation: Make) -> None:
    touch = Touch(call=date(2026, 11, 17), visit=date(2026, 10, 9))
    assert running(situation, touch, client_class="A") == {"call": (2, "amber"), "visit": (-13, "green")}


def test_due_today_is_amber_and_half_an_interval_past_is_red() -> None:
    due = date(2026, 11, 2)
    assert colour_of(due, 7, date(2026, 11, 1), MON_FRI) == "green"
    assert colour_of(due, 7, due, MON_FRI) == "amber"
    assert colour_of(due, 7, date(2026, 11, 6), MON_FRI) == "amber"  # 4 days: not more than ⌈7 ÷ 2⌉
    assert colour_of(due, 7, date(2026, 11, 7), MON_FRI) == "amber"  # a Saturday turns nothing red
    assert colour_of(due, 7, date(2026, 11, 9), MON_FRI) == "red"


def test_an_unanswered_attempt_does_not_count(situation: Make) -> None:
    tried = Touch(call=date(2026, 11, 10), attempt=date(2026, 11, 25))
    assert running(situation, tried, client_class="A")["call"] == (9, "red")


def test_an_executive_has_only_the_visit_clock(situation: Make) -> None:
    fields = {"role": "executive", "client_class": "A", "classed_on": date(2026, 11, 1)}
    assert set(running(situation, Touch(), **fields)) == {"visit"}  # type: ignore[arg-type]


def test_core_team_is_silent_after_thirty_days_and_never_red(situation: Make) -> None:
    assert running(situation, Touch(call=date(2026, 10, 28)), role="core") == {}
    assert running(situation, Touch(call=date(2026, 10, 27)), role="core") == {"silence": (0, "amber")}
    assert running(situation, Touch(call=date(2026, 8, 1)), role="core")["silence"][1] == "amber"


@pytest.mark.parametrize("role", ["outer", "ours"])
def test_no_clock_runs_for_outer_team_and_ours(situation: Make, role: str) -> None:
    assert running(situation, Touch(), role=role, client_class="C") == {}


def test_nothing_to_count_from_is_unknown(situation: Make) -> None:
    assert running(situation, Touch(), client_class="B")["call"] == (0, "unknown")


def test_a_planned_sponsor_meeting_replaces_the_call(situation: Make) -> None:
    from store.records import Project

    meeting = Project(code="ERP", name="x", sponsor_meeting=date(2026, 12, 1))
    now = situation(project=meeting)
    assert [clock.kind for clock in clocks(now, now.stakeholders[0])] == []
    now = situation()
    assert [clock.kind for clock in clocks(now, now.stakeholders[0])] == ["call"]


def test_somebody_away_is_due_when_they_are_back(situation: Make) -> None:
    person = Person(name="Li", away_until=date(2026, 11, 27))
    record = Stakeholder(project=1, person=person.id, role="supplier", client_class="A")
    now = situation(
        people=(person,), stakeholders=(record,), touches={person.id: Touch(call=date(2026, 11, 10))}
    )
    call = next(clock for clock in clocks(now, record) if clock.kind == "call")
    assert call.due == date(2026, 11, 30)


def test_late_ones_come_first_by_share_of_their_interval(situation: Make) -> None:
    people = [Person(name=name) for name in ("Qian", "Wang", "Hu")]
    records = tuple(
        Stakeholder(project=1, person=person.id, role="client_pm", client_class=letter)  # type: ignore[arg-type]
        for person, letter in zip(people, "CAC", strict=True)
    )
    touches = {
        people[0].id: Touch(call=date(2026, 11, 6), visit=date(2026, 11, 6)),
        people[1].id: Touch(call=date(2026, 11, 17), visit=date(2026, 11, 6)),
        people[2].id: Touch(call=date(2026, 11, 9), visit=date(2026, 11, 6)),
    }
    now = situation(people=people, stakeholders=records, touches=touches)
    calls = [(clock, r) for r in records for clock in clocks(now, r) if clock.kind == "call"]
    late = sorted((urgency(clock, r), now.name(r.person)) for clock, r in calls)
    assert [name for _, name in late] == ["Qian", "Wang", "Hu"]


@given(last=DAYS, later=st.integers(0, 200), today=DAYS, letter=st.sampled_from("ABC"))
def test_a_later_contact_never_makes_a_clock_more_overdue(
    last: date, later: int, today: date, letter: str
) -> None:
    days = {"A": 7, "B": 7, "C": 14}[letter]
    before = call_due(last, days, MON_FRI, letter == "A")
    after = call_due(last + timedelta(days=later), days, MON_FRI, letter == "A")
    assert after >= before
    order = ["green", "amber", "red"]
    colours = [order.index(colour_of(due, days, today, MON_FRI)) for due in (before, after)]
    assert colours[1] <= colours[0]
