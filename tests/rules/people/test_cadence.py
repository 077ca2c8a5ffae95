"""Two clocks per person: every vector of the rule, and what moves them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Milestone, Person, Project, Stakeholder
from store.records.stakeholder import Role
from store.rules.people.cadence import call_due, clocks, colour_of, touch_of, urgency, visit_due
from store.rules.registers.areas import ORDER
from store.rules.situation import Situation, Touch
from store.values.calendar import MON_FRI, Calendar
from store.values.day import Day

Make = Callable[..., Situation]
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
DAY = timedelta(days=1)
NODE = Milestone(project=1, title="Acceptance", type="acceptance", baseline=date(2026, 10, 14))
CHINA = Calendar(
    code="CN",
    holidays=frozenset({date(2026, 9, n) for n in (25, 26, 27)} | {date(2026, 10, n) for n in range(1, 8)}),
    makeup=frozenset({date(2026, 9, 20), date(2026, 10, 10)}),
    last=date(2026, 12, 31),
)
"""The autumn of the fixture `china`, for properties, which take no fixtures."""


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


def test_somebody_of_the_outer_team_is_touched_with_whom_they_are_reached_via(situation: Make) -> None:
    fan, zhou, wu = (Person(name=name) for name in ("Fan", "Zhou", "Wu"))
    core = Stakeholder(project=1, person=zhou.id, role="core")
    outer = Stakeholder(project=1, person=fan.id, role="outer", via=zhou.id, call_days=14)
    touches = {
        fan.id: Touch(call=date(2026, 10, 1), attempt=date(2026, 11, 25)),
        zhou.id: Touch(call=date(2026, 11, 20), visit=date(2026, 9, 1)),
    }
    now = situation(people=(fan, zhou, wu), stakeholders=(core, outer), touches=touches)
    assert touch_of(now, outer) == Touch(date(2026, 11, 20), date(2026, 9, 1), date(2026, 11, 25))
    (clock,) = clocks(now, outer)
    assert (clock.due, clock.colour) == (date(2026, 12, 4), "green")
    further = Stakeholder(project=1, person=wu.id, role="outer", via=fan.id)
    assert touch_of(replace(now, stakeholders=(core, outer, further)), further).call == date(2026, 11, 20)
    assert touch_of(now, replace(outer, role="supplier")) == touches[fan.id]


def test_two_people_reached_via_each_other_end_nowhere(situation: Make) -> None:
    an, bo = Person(name="An"), Person(name="Bo")
    parts = tuple(
        Stakeholder(project=1, person=one.id, role="outer", via=other.id)
        for one, other in ((an, bo), (bo, an))
    )
    now = situation(people=(an, bo), stakeholders=parts, touches={bo.id: Touch(call=date(2026, 11, 20))})
    assert touch_of(now, parts[0]).call == date(2026, 11, 20)


def test_a_person_is_due_on_a_working_day_of_their_own(situation: Make, china: Calendar) -> None:
    person = Person(name="Wang", calendar="cn")
    record = Stakeholder(project=1, person=person.id, role="supplier", client_class="B")
    now = situation(
        today=date(2026, 10, 7),
        people=(person,),
        stakeholders=(record,),
        touches={person.id: Touch(call=date(2026, 9, 25), visit=date(2026, 9, 25))},
        calendars={"cn": china},
    )
    assert next(clocks(now, record)).due == date(2026, 10, 8)
    assert next(clocks(replace(now, calendars={}), record)).due == date(2026, 10, 2)


def test_nothing_turns_red_on_a_day_off_here_or_there(china: Calendar) -> None:
    due = date(2026, 9, 28)  # red from Saturday 3 October on, which is a holiday in China until the 8th
    assert colour_of(due, 7, date(2026, 10, 5), MON_FRI) == "red"
    assert colour_of(due, 7, date(2026, 10, 5), MON_FRI, china) == "amber"
    assert colour_of(due, 7, date(2026, 10, 8), MON_FRI, china) == "red"
    assert colour_of(due, 7, date(2026, 10, 10), MON_FRI, china) == "red"  # it had turned so on the 8th


@st.composite
def people(draw: st.DrawFn) -> tuple[Person, Stakeholder]:
    """Somebody with a part in the project: any role, class, interval and absence."""
    person = Person(
        name="Wang",
        calendar=draw(st.sampled_from(["", "cn"])),
        away_until=draw(st.none() | DAYS),
    )
    record = Stakeholder(
        project=1,
        person=person.id,
        role=draw(st.sampled_from(get_args(Role))),
        client_class=draw(st.sampled_from(["A", "B", "C", None])),
        classed_on=draw(st.none() | DAYS),
        call_days=draw(st.none() | st.integers(1, 60)),
        visit_months=draw(st.none() | st.integers(1, 12)),
    )
    return person, record


def in_china(today: date, who: tuple[Person, Stakeholder], touch: Touch) -> Situation:
    person, record = who
    return Situation(
        day=Day(today, CHINA),
        project=Project(code="ERP", name="ERP"),
        people={person.id: person},
        stakeholders=(record,),
        milestones=(NODE,),
        touches={person.id: touch},
        calendars={"cn": CHINA},
    )


@given(who=people(), last=DAYS, later=st.integers(0, 200), today=DAYS, face=st.booleans())
def test_a_contact_never_makes_a_clock_more_overdue(
    who: tuple[Person, Stakeholder], last: date, later: int, today: date, face: bool
) -> None:
    new = last + timedelta(days=later)
    before = {c.kind: c for c in clocks(in_china(today, who, Touch(last, last)), who[1])}
    after = {c.kind: c for c in clocks(in_china(today, who, Touch(new, new if face else last)), who[1])}
    for kind, clock in after.items():
        assert clock.due is not None
        if kind in before:
            assert clock.late <= before[kind].late
            if not clock.months:  # the red of months follows their length, which is 28 to 31 days
                assert ORDER.index(clock.colour) >= ORDER.index(before[kind].colour)


@given(who=people(), touch=DAYS, today=DAYS)
def test_nothing_turns_red_on_a_day_off(who: tuple[Person, Stakeholder], touch: date, today: date) -> None:
    if CHINA.is_working(today):
        return
    before = {c.kind: c for c in clocks(in_china(today - DAY, who, Touch(touch, touch)), who[1])}
    for clock in clocks(in_china(today, who, Touch(touch, touch)), who[1]):
        was = before[clock.kind].colour if clock.kind in before else "green"
        assert clock.colour != "red" or was == "red"


@given(who=people(), touch=DAYS, attempt=DAYS, today=DAYS)
def test_an_attempt_without_an_answer_changes_nothing(
    who: tuple[Person, Stakeholder], touch: date, attempt: date, today: date
) -> None:
    alone = in_china(today, who, Touch(touch, touch))
    tried = in_china(today, who, Touch(touch, touch, attempt))
    assert list(clocks(alone, who[1])) == list(clocks(tried, who[1]))


@given(start=DAYS, days=st.integers(1, 60), months=st.integers(1, 12), back=st.booleans())
def test_a_due_day_is_worked_and_lies_behind_its_start(
    start: date, days: int, months: int, back: bool
) -> None:
    for due in (call_due(start, days, CHINA, back), visit_due(start, months, CHINA, back)):
        assert CHINA.is_working(due)
        assert due >= start or days == 1
