"""What wants me: every rule on its own, the order, parking, and what a verdict silences. Thursday 26 November 2026."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import (
    Action,
    Change,
    Contact,
    Lesson,
    Meeting,
    Milestone,
    Morale,
    Note,
    Person,
    PrivateVerdict,
    Project,
    Reading,
    Reforecast,
    Risk,
    Seat,
    Stakeholder,
    Told,
    Verdict,
)
from store.rules.evidence import Evidence
from store.rules.review.attention import REASONS, items, queue, reasons, seen_by_hand, shortened
from store.rules.review.reasons.follow_ups import private_reasons
from store.rules.review.reasons.reason import SEVERITIES, Reason
from store.rules.review.review_item import HOUSEKEEPING, Item
from store.rules.review.standing_verdict import StandingVerdict, answers, merged, standing_verdicts
from store.rules.situation import Situation, Touch
from store.values.day import Day
from store.values.record import Record, new_id
from store.values.words import say, words

Make = Callable[..., Situation]
PROJECT = Project(code="ERP", name="New ERP")
TODAY = date(2026, 11, 26)
QUIET: dict[str, Any] = {"reviewed_on": TODAY, "owner": 5, "due": date(2026, 12, 30), "response": "mitigate"}


def nov(day: int) -> date:
    return date(2026, 11, day)


def said(now: Situation, record: Record) -> dict[str, tuple[str, str]]:
    """The reasons of one record: by rule its severity and sentence."""
    found = (reason for reason in reasons(now) if reason.record.id == record.id)
    return {reason.rule: (reason.severity, say(reason.words)) for reason in found}


def told(now: Situation, record: Record, on: date, **fields: Any) -> Told:
    assert now.sponsor is not None
    values = {"person": now.sponsor.person} | fields
    return Told(project=1, subject=record.id, subject_kind=record.kind, on=on, **values)


def aged(id_day: date, kind: type[Any], **fields: Any) -> Any:
    """A record that was made on that day."""
    milliseconds = int((id_day - date(2020, 1, 1)).total_seconds() * 1000) + 3_600_000
    return kind(id=milliseconds << 22 | new_id() & 0x3FFFFF, project=1, **fields)


def test_every_rule_is_named_once() -> None:
    assert len({rule.__name__ for rule in REASONS}) == len(REASONS)


def test_a_red_issue_is_untold_and_incomplete(situation: Make) -> None:
    issue = Risk(
        project=1, title="Leaves", state="occurred", impact=5, detected_on=nov(25), reviewed_on=TODAY
    )
    found = said(situation(risks=(issue,)), issue)
    assert found == {
        "untold": ("red", "known since 25 Nov, Chen has not been told: 1wd"),
        "incomplete": ("red", "incomplete: Response, Owner, Due"),
    }


def test_a_mail_is_asked_after_two_days(situation: Make) -> None:
    issue = Risk(project=1, title="x", state="occurred", impact=5, plan="p", detected_on=nov(20), **QUIET)
    now = situation(risks=(issue,))
    assert "sent" in said(replace(now, told=(told(now, issue, nov(24), state="sent"),)), issue)
    assert said(replace(now, told=(told(now, issue, nov(25), state="sent"),)), issue) == {}


def test_reviews_fall_due_by_band(situation: Make) -> None:
    risk = Risk(project=1, title="x", probability=3, impact=3, owner=5, reviewed_on=nov(11))
    assert "review_is_due" in said(situation(risks=(risk,)), risk)  # 11wd, every 10
    assert said(situation(risks=(replace(risk, reviewed_on=nov(12)),)), risk) == {}


def test_a_reply_is_owed_today_and_red_tomorrow(situation: Make) -> None:
    issue = Risk(project=1, title="x", state="occurred", impact=2, reply_by=TODAY, reviewed_on=TODAY)
    quiet = replace(situation(risks=(issue,)), stakeholders=())
    assert said(quiet, issue)["reply_owed"] == ("amber", "reply today")
    assert said(replace(quiet, day=Day(nov(27))), issue)["reply_owed"][0] == "red"


def test_a_trigger_that_showed_asks_until_it_was_looked_at(situation: Make) -> None:
    risk = Risk(project=PROJECT.id, title="late", probability=4, impact=4, trigger="no answer",
                trigger_seen_on=nov(24), **(QUIET | {"reviewed_on": nov(20)}))  # fmt: skip
    assert said(situation(risks=(risk,)), risk)["trigger_seen"] == (
        "red",
        "the sign showed on 24 Nov: no answer",
    )
    seen = replace(risk, reviewed_on=nov(25))
    assert "trigger_seen" not in said(situation(risks=(seen,)), seen)
    happened = replace(risk, state="occurred")
    assert "trigger_seen" not in said(situation(risks=(happened,)), happened)


def test_what_was_expected_by_now_asks_for_its_sign(situation: Make) -> None:
    risk = Risk(project=1, title="x", probability=3, impact=3, hits_on=nov(26), trigger="no answer.", **QUIET)
    assert said(situation(risks=(risk,)), risk)["expected_by_now"][1] == "expected by 26 Nov: no answer?"
    assert said(situation(risks=(replace(risk, hits_on=nov(27)),)), risk) == {}


def test_a_risk_past_its_day(situation: Make) -> None:
    risk = Risk(project=1, title="x", probability=3, impact=3, **QUIET | {"due": nov(25)})
    assert said(situation(risks=(risk,)), risk)["risk_overdue"] == ("amber", "was due 25 Nov")


def test_milestones_overdue_moved_and_unconfirmed(situation: Make) -> None:
    late = aged(nov(2), Milestone, title="Late", baseline=nov(24), confirmed_on=nov(20))
    assert said(situation(milestones=(late,)), late)["milestone_overdue"][0] == "red"
    m3 = aged(nov(2), Milestone, title="M3", baseline=date(2026, 12, 4), forecast=date(2026, 12, 11))
    move = Reforecast(
        project=1, milestone=m3.id, on=nov(25), moved_from=m3.baseline, moved_to=m3.forecast, reason="data"
    )
    now = situation(milestones=(m3,), reforecasts=(move,))
    assert said(now, m3)["moved"] == ("amber", "+5wd late, now 11 Dec. Reason: data")
    confirmed = replace(m3, confirmed_on=TODAY)
    assert "moved" not in said(replace(now, milestones=(confirmed,)), m3)
    old = aged(nov(2), Milestone, title="Old", baseline=date(2026, 12, 30))
    assert "milestone_unconfirmed" in said(situation(milestones=(old,)), old)
    dateless = aged(nov(2), Milestone, title="None")
    assert "no_date" in said(situation(milestones=(dateless,)), dateless)


def test_a_milestone_that_was_met(situation: Make) -> None:
    met = Milestone(project=1, title="M2", baseline=nov(24), met_on=nov(24), type="acceptance")
    now = situation(milestones=(met,))
    assert set(said(now, met)) == {"met_untold", "met_not_thanked"}
    heard = replace(now, told=(told(now, met, nov(25)),), thanks=(Contact(person=5, on=nov(25)),))
    assert said(heard, met) == {"met_not_endorsed": ("amber", "met 24 Nov, not endorsed by Chen")}
    done = replace(met, endorsed_on=nov(25))
    assert said(replace(heard, milestones=(done,)), met) == {}


def test_changes_that_were_not_approved_or_not_told(situation: Make) -> None:
    sun = Person(name="Sun")
    change = Change(
        project=1,
        title="x",
        identified_on=nov(20),
        implemented_on=nov(24),
        unapproved_because="fire",
        must_hear=(sun.id,),
    )
    now = situation(changes=(change,), people=(sun,))
    found = said(replace(now, told=(told(now, change, nov(24)),)), change)
    assert found["unapproved"][0] == "red"
    assert found["must_hear"][1] == "not told yet: Sun"


def test_clocks_and_silence(situation: Make) -> None:
    qian = Person(name="Qian")
    part = Stakeholder(project=1, person=qian.id, role="supplier", client_class="C", classed_on=nov(1))
    now = situation(people=(qian,), stakeholders=(part,))
    late = replace(now, touches={qian.id: Touch(call=nov(6))})
    assert said(late, part)["call_over"] == ("amber", "call 6d over 14d")
    assert (
        said(replace(now, touches={qian.id: Touch(call=nov(12))}), part)["call_over"][1] == "call due today"
    )
    assert said(replace(now, touches={qian.id: Touch(call=nov(13))}), part) == {}


def test_a_key_node_without_a_touch(situation: Make) -> None:
    zhu = Person(name="Zhu")
    part = Stakeholder(project=1, person=zhu.id, role="executive")
    node = Milestone(
        project=1,
        code="M4",
        title="Accept",
        type="acceptance",
        baseline=date(2026, 12, 1),
        confirmed_on=TODAY,
    )
    now = situation(people=(zhu,), stakeholders=(part,), milestones=(node,))
    assert said(now, part)["key_node_near"][1] == "M4 Accept on 1 Dec: no contact before it yet"
    assert said(replace(now, touches={zhu.id: Touch(call=nov(25))}), part) == {}


@pytest.mark.parametrize(
    ("fields", "rule", "severity"),
    [
        ({"type": "promise", "due": TODAY}, "promise_due", "amber"),
        ({"type": "promise", "due": nov(25)}, "promise_due", "red"),
        ({"type": "ask", "due": nov(25), "times_asked": 1}, "ask_due", "red"),
        ({"type": "ask", "due": date(2026, 12, 30)}, "ask_unsent", "amber"),
        ({"type": "ask", "due": nov(30)}, "ask_unsent", "red"),
        ({"type": "wish", "asked_on": nov(18)}, "wish_open", "amber"),
        ({"type": "action", "due": nov(25)}, "carried_over", "amber"),
    ],
)
def test_the_given_word(situation: Make, fields: dict[str, Any], rule: str, severity: str) -> None:
    action = Action(project=1, title="x", **fields)
    assert {name: what[0] for name, what in said(situation(actions=(action,)), action).items()} == {
        rule: severity
    }
    done = replace(action, done_on=TODAY)
    assert said(situation(actions=(done,)), action) == {}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (
            date(2026, 12, 3),
            None,
            ("amber", "needed from 3 Dec, not answered"),
        ),  # five working days from 26 Nov
        (date(2026, 12, 4), date(2026, 12, 18), None),
        (TODAY, None, ("red", "needed from 26 Nov, not answered")),
        (None, date(2026, 12, 1), ("amber", "needed until 1 Dec, not answered")),
        (nov(16), nov(25), ("red", "was needed until 25 Nov, not answered")),
    ],
)
def test_what_is_needed_soon_and_not_answered(
    situation: Make, first: date | None, last: date | None, expected: tuple[str, str] | None
) -> None:
    ask = Action(
        project=1,
        title="x",
        type="ask",
        asked_on=nov(16),
        times_asked=1,
        needed_from=first,
        needed_until=last,
    )
    found = said(situation(actions=(ask,)), ask)
    assert found == ({} if expected is None else {"ask_needed": expected})
    assert said(situation(actions=(replace(ask, done_on=TODAY),)), ask) == {}


def test_seats_announced_then_empty(situation: Make) -> None:
    zhou = Person(name="Zhou")
    seat = Seat(project=1, title="owner", key=True, holder=zhou.id, until=nov(27), known_on=nov(24))
    now = situation(seats=(seat,), people=(zhou,))
    assert said(now, seat)["seat_announced"] == ("amber", "Zhou leaves on 27 Nov, no successor")
    assert said(replace(now, day=Day(nov(30))), seat)["seat_empty"][0] == "red"
    assert said(replace(now, seats=(replace(seat, successor=9),)), seat) == {}


def test_readings_and_overrides_that_ended(situation: Make) -> None:
    old = Reading(project=1, area="scope", colour="green", sentence="ok", on=nov(2), valid_until=nov(20))
    assert "reading_expired" in said(situation(readings=(old,)), old)
    newer = replace(old, id=old.id + 1, on=nov(23), valid_until=None)
    assert said(situation(readings=(old, newer)), old) == {}
    override = replace(old, area="time")
    assert "override_ended" in said(situation(readings=(override,)), override)


def test_lessons_and_meetings_come_back(situation: Make) -> None:
    lesson = Lesson(project=1, title="x", on=nov(2), check_on=TODAY)
    meeting = Meeting(project=1, title="weekly", on=nov(25))
    now = situation(lessons=(lesson,), meetings=(meeting,))
    assert "lesson_check" in said(now, lesson)
    assert said(now, meeting)["meeting_to_hold"][1] == "planned for 25 Nov: was it held?"


def test_opinions_and_greetings(situation: Make) -> None:
    feng = Person(name="Feng", greet_on=date(1970, 11, 28))  # a Saturday: greeted on Friday
    part = Stakeholder(project=1, person=feng.id, role="ours")
    contact = Contact(person=feng.id, on=nov(20), opinion="too fast")
    now = situation(people=(feng,), stakeholders=(part,), opinions=(contact,))
    assert said(now, contact)["opinion_unanswered"][1] == "said on 20 Nov: too fast"
    assert "greeting_due" not in said(now, part)
    friday = replace(now, day=Day(nov(27)))
    assert said(friday, part)["greeting_due"][1] == "greet Feng on 28 Nov"
    assert said(replace(friday, touches={feng.id: Touch(call=nov(27))}), part) == {}


def test_classes_are_looked_at_early_in_the_month(situation: Make) -> None:
    hu = Person(name="Hu")
    part = Stakeholder(
        project=1, person=hu.id, role="supplier", client_class="A", classed_on=date(2026, 7, 1)
    )
    now = situation(date(2026, 12, 1), people=(hu,), stakeholders=(part,))
    calm = replace(now, touches={hu.id: Touch(call=date(2026, 12, 1), visit=date(2026, 12, 1))})
    few = replace(calm, evidence={hu.id: Evidence(ours=3, theirs=1)})
    why = said(few, part)["class_disagrees"][1]
    assert why.startswith("class A, the evidence says B: 4 contacts, 1 initiated by them")
    assert said(replace(few, day=Day(date(2026, 12, 8))), part).keys() == {"call_over"}
    assert said(replace(calm, evidence={hu.id: Evidence(ours=12)}), part) == {}


def test_without_a_sponsor_it_is_said_once(situation: Make) -> None:
    now = replace(situation(), stakeholders=())
    assert list(said(now, now.project)) == ["no_sponsor"]


def test_private_notes_have_rules_of_their_own() -> None:
    morale = Morale(project=1, on=nov(24), mood=2, follow_up="talk to Guo", follow_up_on=TODAY)
    note = Note(project=1, on=nov(24), text="! risk p4 i5", remind_on=nov(27))
    assert [reason.rule for reason in private_reasons(Day(TODAY), (morale, note))] == ["morale_follow_up"]
    assert len(list(private_reasons(Day(nov(27)), (morale, note)))) == 2


def reason(severity: str = "amber", late: int = 1, **fields: Any) -> Reason:
    risk = Risk(project=1, title="x")
    values = {"rule": "any", "record": risk, "words": words("x"), "since": nov(20), "interval": 5} | fields
    return Reason(severity=severity, late=late, **values)  # type: ignore[arg-type]


def item(*found: Reason, **fields: Any) -> Item:
    return Item(1, found[0].record, found, **fields)


MADE = st.builds(
    lambda severity, late, sponsor, untold, waits, ago: reason(
        severity, late, sponsor=sponsor, untold=untold, waits=waits, since=TODAY - timedelta(days=ago)
    ),
    st.sampled_from(SEVERITIES),
    st.integers(0, 50),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.integers(0, 30),
)
ITEMS = st.lists(st.builds(item, MADE), max_size=40)


@given(ITEMS, st.randoms())
def test_the_order_is_total_and_stable(found: list[Item], dice: Any) -> None:
    shuffled = list(found)
    dice.shuffle(shuffled)
    assert queue(shuffled, Day(TODAY)) == queue(found, Day(TODAY))
    assert len({one.order for one in found}) == len(found)


@given(ITEMS, MADE)
def test_a_heavier_or_older_item_is_never_lower(others: list[Item], one: Reason) -> None:
    def place(found: Reason) -> int:
        return queue([*others, item(found)], Day(TODAY)).items.index(item(found))

    heavier = SEVERITIES[max(0, SEVERITIES.index(one.severity) - 1)]
    visible = replace(one, waits=False)
    assert place(replace(visible, severity=heavier)) <= place(visible)
    assert place(replace(visible, late=visible.late + 1)) <= place(visible)


@given(ITEMS)
def test_a_morning_has_twelve_stops_and_what_waits_is_counted(found: list[Item]) -> None:
    day = Day(TODAY)
    whole = queue(found, day)
    assert len(whole.items) + len(whole.parked) == len(found)
    assert len(whole.items) == min(len(found), day.settings.review_items)
    assert max((one.turn for one in whole.items), default=0) <= min(
        (one.turn for one in whole.parked), default=HOUSEKEEPING
    )


def test_housekeeping_that_waited_for_days_goes_before_what_did_not() -> None:
    fresh = [item(reason(late=9, waits=True, since=nov(25))) for _ in range(12)]
    old = item(reason(late=0, waits=True, since=nov(23)))
    assert queue([*fresh, old], Day(TODAY)).items[0] == old


@given(ITEMS, st.integers(0, 40))
def test_what_was_answered_today_makes_no_room_for_what_is_parked(found: list[Item], n: int) -> None:
    day = Day(TODAY)
    whole = queue(found, day)
    answered = whole.items[:n]
    left = queue([one for one in found if one not in answered], day, len(answered))
    assert left.items == whole.items[n:] and left.parked == whole.parked


@given(ITEMS)
def test_a_shortened_queue_keeps_what_is_red_or_seen(found: list[Item]) -> None:
    whole = queue(found, Day(TODAY))
    short = shortened(whole)
    assert len(short.items) + len(short.parked) == len(found)
    left = [one for one in whole.items if one not in short.items]
    assert not any(one.severity == "red" or any(each.sponsor for each in one.reasons) for one in left)


@given(
    st.dates(date(2026, 10, 1), date(2026, 11, 26)),
    st.integers(0, 40),
    st.sampled_from(["promise", "ask", "action"]),
)
def test_nothing_overdue_disappears_with_time(due: date, days: int, type: str) -> None:
    action = Action(project=1, title="x", type=type, due=due, times_asked=1)  # type: ignore[arg-type]
    missed = Milestone(project=1, title="x", baseline=due)
    now = Situation(
        Day(date(2026, 11, 27) + timedelta(days=days)), PROJECT, actions=(action,), milestones=(missed,)
    )
    later = replace(now, day=Day(now.day.date + timedelta(days=1)))
    for each in (now, later):
        assert {one.record.id for one in reasons(each)} >= {action.id, missed.id}
    first, then = (items(PROJECT, each.day, reasons(each), {}) for each in (now, later))
    for before, after in zip(first, then, strict=True):
        assert after.order[:3] <= before.order[:3]


def verdict(subject: Record, found: tuple[Reason, ...], on: date = TODAY, **fields: Any) -> Verdict:
    given: dict[str, Any] = {"decided": "stands", "until": nov(30)} | fields
    return Verdict(
        project=1,
        subject=subject.id,
        subject_kind=subject.kind,
        on=on,
        reasons=answers(found, subject.rev),
        **given,
    )


def test_a_verdict_silences_what_it_answers_until_its_day() -> None:
    risk = Risk(project=1, title="x", rev=3)
    one = reason(record=risk)
    known = standing_verdicts([verdict(risk, (one,))])

    def left(found: Reason, today: date = TODAY) -> list[Item]:
        return items(PROJECT, Day(today), (found,), known)

    assert left(one) == []
    assert left(one, nov(29)) == [] and len(left(one, nov(30))) == 1
    assert len(left(replace(one, severity="red"))) == 1, "a heavier one asks again"
    assert len(left(replace(one, record=replace(risk, rev=4)))) == 1, "so does a record that changed"
    another = replace(one, rule="another")
    assert left(another) == [] and len(left(another, nov(27))) == 1, "no record twice a morning"


def test_what_was_done_today_comes_again_tomorrow_and_whoever_else_must_hear_of_it_today() -> None:
    risk = Risk(project=1, title="x", rev=3)
    one, silent = reason(record=risk), reason(record=risk, rule="untold", sponsor=True, untold=True)
    for decided, left in (("told", 1), ("changed", 0), ("contacted", 0)):
        known = standing_verdicts([verdict(risk, (one, silent), decided=decided, until=None)])
        assert len(items(PROJECT, Day(TODAY), (one,), known)) == 0
        assert len(items(PROJECT, Day(TODAY), (one, silent), known)) == left, decided
        assert len(items(PROJECT, Day(nov(27)), (one,), known)) == 1


def test_nothing_is_asked_on_three_mornings_without_a_new_fact() -> None:
    risk = Risk(project=1, title="x", rev=3)
    one = reason(record=risk, again=1, rule="untold", sponsor=True, untold=True)
    known = standing_verdicts([verdict(risk, (one,), nov(25), until=TODAY)])
    (second,) = items(PROJECT, Day(TODAY), (one,), known)
    assert second.again == 5
    heavier = replace(one, severity="red")
    assert items(PROJECT, Day(TODAY), (heavier,), known)[0].again == 1
    changed = replace(one, record=replace(risk, rev=4))
    assert items(PROJECT, Day(TODAY), (changed,), known)[0].again == 1
    twice = standing_verdicts([verdict(risk, (one,), TODAY, until=date(2026, 12, 3))])
    assert items(PROJECT, Day(nov(27)), (one,), twice) == []
    (met,) = items(PROJECT, Day(nov(27)), (one,), twice, {risk.id: "09:30"})
    assert met.talk == "09:30", "a talk today needs it"


def test_first_what_the_next_talk_needs_then_reds_and_promises_then_housekeeping() -> None:
    house, amber, red = item(reason(waits=True)), item(reason()), item(reason("red"))
    promise, untold = item(reason(rule="promise_due")), item(reason(sponsor=True, untold=True))
    later, sooner = item(reason(), talk="11:00"), item(reason(waits=True), talk="09:30")
    found = [house, amber, promise, red, untold, later, sooner]
    assert queue(found, Day(TODAY)).items == (sooner, later, untold, red, promise, amber, house)


def test_what_i_looked_at_a_minute_ago_is_no_stop() -> None:
    """Entered or edited today by myself; looking is not telling, and what was late when it was entered is late."""
    late, new = item(reason(late=1)), item(reason(late=0))
    silent: dict[str, Any] = {"sponsor": True, "untold": True, "rule": "untold"}
    old, fresh = item(reason(late=1, **silent)), item(reason(late=0, **silent))
    found = [late, new, old, fresh]
    ids = [one.record.id for one in found]
    assert seen_by_hand(found, ids, ()) == [late, old, fresh]
    assert seen_by_hand(found, (), ids) == [old, fresh] and seen_by_hand(found, (), ()) == found


def test_the_third_snooze_in_a_row_comes_back_red() -> None:
    risk = Risk(project=1, title="x")
    one = reason(record=risk)
    every = [verdict(risk, (one,), nov(day), decided="snoozed", until=nov(day + 1)) for day in (23, 24, 25)]
    twice, thrice = (items(PROJECT, Day(TODAY), (one,), standing_verdicts(every[:n]))[0] for n in (2, 3))
    assert (twice.severity, thrice.severity) == ("amber", "red")
    between = [*every[:2], verdict(risk, (one,), nov(25), until=TODAY)]
    assert items(PROJECT, Day(TODAY), (one,), standing_verdicts(between))[0].severity == "amber"


def test_the_longer_of_two_verdicts_counts() -> None:
    short, long = StandingVerdict(nov(27)), StandingVerdict(nov(30))
    assert merged({1: short}, {1: long, 2: short}) == {1: long, 2: short}
    assert merged({1: long}, {1: short}) == {1: long}


def test_the_later_of_two_verdicts_of_one_day_is_the_last() -> None:
    """Told to who hears first it is asked about for the next one; seen after that, by me alone, it is not."""
    seat = Seat(project=1, title="Data owner", rev=2)
    told = verdict(seat, (reason(record=seat, untold=True),), decided="told", until=None)
    seen = PrivateVerdict(
        project=1, subject=seat.id, subject_kind=seat.kind, on=TODAY, decided="seen", until=nov(27)
    )
    own = standing_verdicts([seen])
    for one, last in ((replace(told, id=seen.id - 1), False), (replace(told, id=seen.id + 1), True)):
        assert merged(standing_verdicts([one]), own)[seat.id].told is last
        assert merged(own, standing_verdicts([one]))[seat.id].told is last
