"""No surprises: what hit, and whether the sponsor of that day had heard in time. Thursday 26 November 2026."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from store.records import Change, Milestone, Person, Project, Reforecast, Risk, Seat, Stakeholder, Told
from store.rules.people.departure import offers
from store.rules.registers.surprises import Surprises, all_together, surprises
from store.rules.revision import Revision
from store.rules.situation import Situation
from store.values.record import EPOCH_MS, Record

Make = Callable[..., Situation]


def nov(day: int) -> date:
    return date(2026, 11, day)


def told(now: Situation, record: Record, on: date, **fields: Any) -> Situation:
    """The situation in which the sponsor also heard of a record on that day."""
    assert now.sponsor is not None
    given: dict[str, Any] = {"person": now.sponsor.person, "entered_on": on} | fields
    one = Told(project=1, subject=record.id, subject_kind=record.kind, on=on, **given)
    return replace(now, told=(*now.told, one))


def situation_of(now: Situation, change: Change) -> Situation:
    return replace(now, changes=(change,), told=())


def outcomes(now: Situation) -> list[tuple[str, int | None]]:
    return [(one.outcome, one.lead) for one in surprises(now).events]


def issue(detected: date, occurred: date) -> Risk:
    return Risk(
        project=1, title="Strike", state="occurred", impact=4, detected_on=detected, occurred_on=occurred
    )


def test_an_issue_needs_one_working_day(situation: Make) -> None:
    strike = issue(nov(12), nov(23))  # Thursday, hits on Monday
    now = situation(risks=(strike,))
    assert outcomes(told(now, strike, nov(20))) == [("before", 1)]  # Friday to Monday
    assert outcomes(told(now, strike, nov(23))) == [("late", 0)]
    assert outcomes(now) == [("late", None)]
    assert outcomes(told(now, strike, nov(20), state="sent")) == [("late", None)], "a mail is not told"


@pytest.mark.parametrize("impact", [1, 2, None])
def test_an_issue_of_which_nobody_must_hear_is_no_surprise(situation: Make, impact: int | None) -> None:
    small = replace(issue(nov(12), nov(23)), impact=impact)
    now = situation(risks=(small,))
    assert outcomes(now) == outcomes(told(now, small, nov(23))) == []
    closed = replace(small, state="closed", closed_on=nov(24))
    assert outcomes(situation(risks=(closed,))) == []
    assert outcomes(situation(risks=(replace(closed, impact=3),))) == [("late", None)]


def test_a_risk_that_was_told_and_occurs_was_warned_of(situation: Make) -> None:
    """Nobody wrote down when it was detected: then it was when it was entered, not when it occurred."""
    drawn = datetime(2026, 11, 2, 12, tzinfo=UTC)
    id = (round(drawn.timestamp() * 1000) - EPOCH_MS) << 22
    risk = Risk(id=id, project=1, title="Strike", state="occurred", impact=4, occurred_on=nov(23))
    now = situation(risks=(risk,))
    assert outcomes(told(now, risk, nov(12))) == [("before", 7)]


def test_the_issue_that_a_risk_became_was_warned_of_with_the_risk(situation: Make) -> None:
    """A line of notes enters an issue of its own, which names the risk."""
    risk = Risk(project=1, code="R-09", title="Strike", probability=4, impact=4, detected_on=nov(2))
    strike = replace(issue(nov(23), nov(23)), code="I-03", ref="R-09")
    now = situation(risks=(risk, strike))
    assert outcomes(now) == [("late", None)]
    assert outcomes(told(now, risk, nov(12))) == [("before", 7)]
    apart = replace(now, risks=(risk, replace(strike, ref="")))
    assert outcomes(told(apart, risk, nov(12))) == [("late", None)]


def test_the_issue_of_a_leaving_hits_on_the_last_day(situation: Make) -> None:
    """It is made with the seat on the day that the leaving is known, and is the seat's event, whoever ticked which."""
    seat = Seat(project=1, title="Data owner", key=True, holder=5, until=nov(25), known_on=nov(9))
    found = offers(situation(), seat, "en")
    assert isinstance(found[0].record, Risk)
    leaving = replace(found[0].record, detected_on=nov(9), occurred_on=nov(9), code="I-04")
    acts = {one.id: (Revision(1, nov(9), one, 7),) for one in (seat, leaving)}
    now = situation(seats=(seat,), risks=(leaving,), revisions=acts)
    both = told(told(now, seat, nov(16)), leaving, nov(16))
    assert outcomes(both) == [("before", 7)]
    (one,) = surprises(now).events
    assert (one.event.hits, one.outcome) == (nov(25), "late")
    before = replace(both, day=replace(both.day, date=nov(24)))
    assert outcomes(before) == [], "nothing hit yet"
    closed = replace(leaving, state="closed", closed_on=nov(20))
    named = replace(seat, successor=6)
    assert [
        one for one, _ in outcomes(told(situation(seats=(named,), risks=(closed,)), closed, nov(10)))
    ] == ["averted"]


def test_what_could_not_be_known_before_is_told_at_once(situation: Make) -> None:
    sudden = issue(nov(20), nov(20))
    now = situation(risks=(sudden,))
    assert outcomes(told(now, sudden, nov(23))) == [("at once", -1)]
    assert outcomes(told(now, sudden, nov(24))) == [("late", -2)]


def test_what_can_still_be_told_at_once_is_not_late_yet(situation: Make) -> None:
    assert outcomes(situation(risks=(issue(nov(25), nov(25)),))) == []
    assert outcomes(situation(risks=(issue(nov(24), nov(24)),))) == [("late", None)]


def test_a_milestone_needs_five_before_its_baseline(situation: Make) -> None:
    m3 = Milestone(project=1, title="Prototype", baseline=nov(16), forecast=nov(30))  # 10wd: beyond 5
    move = Reforecast(
        project=1, milestone=m3.id, on=nov(4), moved_from=nov(16), moved_to=nov(30), reason="data"
    )
    now = situation(milestones=(m3,), reforecasts=(move,))
    assert outcomes(told(now, m3, nov(9))) == [("before", 5)]
    assert outcomes(told(now, m3, nov(10))) == [("late", 4)]
    assert outcomes(told(now, m3, nov(3))) == [("late", None)], "told before it was known"
    strict = replace(now, project=Project(code="E", name="E", notice=9))
    assert outcomes(told(strict, m3, nov(5))) == [("at once", 7)], "9wd of notice could not be had"


def test_the_reforecast_that_crossed_tolerance_counts(situation: Make) -> None:
    m3 = Milestone(project=1, title="Prototype", baseline=nov(16), forecast=nov(30))
    first = Reforecast(
        project=1, milestone=m3.id, on=nov(2), moved_from=nov(16), moved_to=nov(20), reason="within"
    )
    then = replace(
        first, id=first.id + 1, on=nov(12), moved_from=nov(20), moved_to=nov(30), reason="beyond it"
    )
    now = situation(milestones=(m3,), reforecasts=(first, then))
    event = surprises(now).events[0].event
    assert (event.detected, event.hits, event.notice) == (nov(12), nov(16), 5)
    assert outcomes(told(now, m3, nov(13))) == [("at once", 1)]


def test_a_milestone_that_nobody_moved_is_known_the_working_day_after(situation: Make) -> None:
    missed = Milestone(project=1, title="Blueprint", baseline=nov(20))
    now = situation(milestones=(missed,))
    assert surprises(now).events[0].event.detected == nov(23)
    assert outcomes(told(now, missed, nov(24))) == [("at once", -2)]
    on_time = replace(missed, met_on=nov(20))
    assert outcomes(situation(milestones=(on_time,))) == []
    within = replace(missed, forecast=nov(25), met_on=nov(25))
    assert outcomes(situation(milestones=(within,))) == []


def test_what_was_missed_before_it_was_moved_is_known_since_it_was_missed(situation: Make) -> None:
    """A new forecast for what is overdue makes neither the news younger nor its telling too early."""
    m1 = Milestone(project=1, title="Go-live", baseline=nov(9), forecast=date(2026, 12, 18))
    move = Reforecast(
        project=1, milestone=m1.id, on=nov(18), moved_from=nov(9), moved_to=m1.forecast, reason="x"
    )
    now = situation(milestones=(m1,), reforecasts=(move,))
    assert outcomes(told(now, m1, nov(10))) == [("at once", -1)]
    (late,) = surprises(told(now, m1, nov(18))).events
    assert (late.outcome, late.event.detected, late.event.hits) == ("late", nov(10), nov(9))

    within = Reforecast(
        project=1, milestone=m1.id, on=nov(2), moved_from=nov(9), moved_to=nov(11), reason="x"
    )
    later = replace(move, moved_from=nov(11))
    now = situation(milestones=(m1,), reforecasts=(within, later))
    assert outcomes(told(now, m1, nov(2))) == [("before", 7)], "the slip that was told was the warning"


def test_an_endorsement_is_no_earlier_than_what_was_told(situation: Make) -> None:
    paid = Milestone(project=1, title="Payment", baseline=nov(2), met_on=nov(12), endorsed_on=nov(12))
    now = situation(milestones=(paid,))
    assert outcomes(told(now, paid, nov(4))) == [("at once", -2)]
    assert outcomes(now) == [("late", -8)]


def test_a_change_needs_five(situation: Make) -> None:
    change = Change(
        project=1, title="Two shifts", identified_on=nov(2), implemented_on=nov(24), milestones=(1,)
    )
    now = situation(changes=(change,))
    assert outcomes(told(now, change, nov(17))) == [("before", 5)]
    assert outcomes(told(now, change, nov(18))) == [("late", 4)]
    assert outcomes(situation(changes=(replace(change, implemented_on=None),))) == []
    assert outcomes(situation(changes=(replace(change, milestones=()),))) == [], "below the project's line"
    assert now.sponsor is not None
    approved = replace(change, approver=now.sponsor.person, approved_on=nov(3))
    assert outcomes(situation_of(now, approved)) == [("before", 15)], "the sponsor's approval is the telling"


def test_a_slip_within_tolerance_that_was_told_was_the_warning(situation: Make) -> None:
    proto = Milestone(project=1, title="Proto", baseline=nov(16), forecast=nov(18))
    move = Reforecast(
        project=1, milestone=proto.id, on=nov(5), moved_from=nov(16), moved_to=nov(18), reason="x"
    )
    now = situation(today=nov(19), milestones=(proto,), reforecasts=(move,))
    event = surprises(told(now, proto, nov(5))).events[0].event
    assert (event.detected, event.hits) == (nov(19), nov(18))
    assert outcomes(told(now, proto, nov(5))) == [("before", 9)]
    met = replace(now, milestones=(replace(proto, met_on=nov(19)),))
    assert outcomes(told(told(met, proto, nov(5)), proto, nov(19))) == [("before", 9)]


def test_a_key_seat_needs_one_before_the_last_day(situation: Make) -> None:
    seat = Seat(project=1, title="data owner", key=True, holder=5, until=nov(24), known_on=nov(18))
    now = situation(seats=(seat,))
    assert outcomes(told(now, seat, nov(23))) == [("before", 1)]
    assert outcomes(told(now, seat, nov(24))) == [("late", 0)]
    assert outcomes(situation(seats=(replace(seat, key=False),))) == []


def test_the_sponsor_of_that_day_counts(situation: Make) -> None:
    old, new = Person(name="Old"), Person(name="New")
    parts = (
        Stakeholder(project=1, person=old.id, role="sponsor", until=nov(15)),
        Stakeholder(project=1, person=new.id, role="sponsor", since=nov(16)),
    )
    strike = issue(nov(10), nov(23))
    now = replace(situation(risks=(strike,)), stakeholders=parts)
    assert outcomes(told(now, strike, nov(13), person=old.id)) == [("before", 6)], "was the sponsor then"
    assert outcomes(told(now, strike, nov(18), person=old.id)) == [("late", None)], "is not any more"
    assert outcomes(told(now, strike, nov(13), person=new.id)) == [("late", None)], "was not yet"
    assert outcomes(told(now, strike, nov(18), person=new.id)) == [("before", 3)]


def test_where_nobody_was_sponsor_nobody_was_surprised(situation: Make) -> None:
    strike = issue(nov(10), nov(23))
    assert outcomes(replace(situation(risks=(strike,)), stakeholders=())) == []


def test_told_counts_by_its_own_day_and_a_late_entry_is_marked(situation: Make) -> None:
    strike = issue(nov(12), nov(23))
    now = situation(risks=(strike,))
    late = surprises(told(now, strike, nov(17), entered_on=nov(20))).events[0]
    assert (late.outcome, late.lead, late.late_entry) == ("before", 4, True)
    assert not surprises(told(now, strike, nov(17), entered_on=nov(19))).events[0].late_entry


def test_the_window_is_ninety_days(situation: Make) -> None:
    inside, outside = issue(date(2026, 8, 1), date(2026, 8, 29)), issue(date(2026, 8, 1), date(2026, 8, 28))
    assert [one.event.record for one in surprises(situation(risks=(inside, outside))).events] == [inside]


def test_averted_after_a_warning_is_credit_outside_the_share(situation: Make) -> None:
    risk = Risk(
        project=1,
        title="Crane",
        probability=4,
        impact=4,
        state="closed",
        detected_on=nov(2),
        closed_on=nov(18),
    )
    now = situation(risks=(risk,))
    assert outcomes(now) == [], "averted in silence is nothing to boast of"
    heard = surprises(told(now, risk, nov(5)))
    assert [(one.outcome, one.lead) for one in heard.events] == [("averted", 9)]
    assert (heard.share, heard.lead) == (None, None)
    m3 = Milestone(project=1, title="Prototype", baseline=nov(16), forecast=nov(16), met_on=nov(16))
    there = Reforecast(
        project=1, milestone=m3.id, on=nov(3), moved_from=nov(16), moved_to=nov(30), reason="data"
    )
    back = replace(
        there, id=there.id + 1, on=nov(10), moved_from=nov(30), moved_to=nov(16), reason="a second team"
    )
    saved = situation(milestones=(m3,), reforecasts=(there, back))
    assert outcomes(told(saved, m3, nov(4))) == [("averted", 8)]


def test_share_and_median_lead(situation: Make) -> None:
    issues = tuple(issue(nov(2), nov(day)) for day in (16, 17, 18, 19))
    now = situation(risks=issues)
    for one, on in zip(issues, (nov(13), nov(10), nov(18)), strict=False):  # leads 1, 5, 0; the fourth untold
        now = told(now, one, on)
    found = surprises(now)
    assert [found.count(name) for name in ("before", "at once", "late")] == [2, 0, 2]
    assert found.share == 0.5
    assert found.lead == 1
    few = surprises(replace(now, risks=issues[:2]))
    assert few.share is None, "two events are no share"
    assert all_together((few, few)).share == 1.0
    assert all_together(()) == Surprises((), 0)


def test_what_the_sponsor_may_not_read_is_none_of_it(situation: Make) -> None:
    assert outcomes(situation(risks=(replace(issue(nov(12), nov(23)), audience=("internal",)),))) == []


def test_what_hit_keeps_the_baseline_that_it_was_hit_against(situation: Make) -> None:
    """Missed on 9 Nov and promised anew on the 16th; what is moved before its day hit nothing."""

    def rebased(on: date) -> Situation:
        goal = Milestone(id=9, project=1, title="Go", baseline=date(2027, 1, 22))
        move = Reforecast(
            project=1,
            milestone=9,
            what="baseline",
            on=on,
            moved_from=nov(9),
            moved_to=goal.baseline,
            reason="new plan",
        )
        return situation(milestones=(goal,), reforecasts=(move,))

    (missed,) = surprises(rebased(nov(16))).events
    assert (missed.event.hits, missed.event.detected, missed.outcome) == (nov(9), nov(10), "late")
    assert outcomes(rebased(nov(6))) == []


def test_a_milestone_that_was_missed_under_two_plans_hit_twice(situation: Make) -> None:
    """Missed on 9 Nov, promised anew for the 20th, and missed again."""
    goal = Milestone(id=9, project=1, title="Go", baseline=nov(20))
    move = Reforecast(
        project=1,
        milestone=9,
        what="baseline",
        on=nov(16),
        moved_from=nov(9),
        moved_to=goal.baseline,
        reason="new plan",
    )
    found = surprises(situation(milestones=(goal,), reforecasts=(move,)))
    assert [(one.event.hits, one.outcome) for one in found.events] == [(nov(20), "late"), (nov(9), "late")]


def test_one_event_is_one_hit(situation: Make) -> None:
    """The slip names the issue as its reason: told together they are one, and a part that was told late says so."""
    strike = replace(issue(nov(10), nov(23)), code="I-14")
    m3 = Milestone(project=1, title="Prototype", baseline=nov(24), forecast=date(2026, 12, 18))
    move = Reforecast(
        project=1, milestone=m3.id, on=nov(11), moved_from=nov(24), moved_to=m3.forecast, reason="I-14"
    )
    now = situation(risks=(strike,), milestones=(m3,), reforecasts=(move,))
    both = told(told(now, strike, nov(11)), m3, nov(11))
    (one,) = surprises(both).events
    assert one.outcome == "before" and [part.event.record for part in one.parts] == [m3]
    (late,) = surprises(told(told(now, strike, nov(11)), m3, nov(23))).events
    assert late.outcome == "late" and [part.event.record for part in late.parts] == [strike]
