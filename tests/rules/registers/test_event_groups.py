"""One event, one item: what was made in one act or names a record as its reason hangs under it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.records import Action, Change, Milestone, Reforecast, Risk, Seat, Stakeholder, Told
from store.records.told import ToldState
from store.rules.registers.event_groups import EventGroup, named, under, untold_events
from store.rules.registers.event_ties import together
from store.rules.registers.news import untold
from store.rules.revision import Revision
from store.rules.situation import Situation
from store.values.record import Record
from store.values.words import say

Make = Callable[..., Situation]
DAY = date(2026, 11, 25)
SEAT = Seat(project=1, title="data owner", key=True, holder=5, until=date(2026, 12, 18), known_on=DAY)
ISSUE = Risk(project=1, code="I-14", title="Data owner leaves", state="occurred", impact=5, detected_on=DAY)
ASK = Action(project=1, code="A-7", type="ask", title="Name a successor")
M3 = Milestone(
    project=1, code="M3", title="Prototype", baseline=date(2026, 12, 4), forecast=date(2026, 12, 18)
)
M5 = replace(
    M3, id=M3.id + 99, code="M5", title="Acceptance", baseline=date(2027, 2, 26), forecast=date(2027, 3, 12)
)


def moved(milestone: Milestone, reason: str, on: date = DAY) -> Reforecast:
    return Reforecast(
        project=1,
        milestone=milestone.id,
        on=on,
        moved_from=milestone.baseline,
        moved_to=milestone.forecast,
        reason=reason,
    )


def made(acts: Iterable[tuple[Record, int]]) -> dict[int, tuple[Revision, ...]]:
    """Each came in long ago or never, and was made what it is by that act."""
    found: dict[int, tuple[Revision, ...]] = {}
    for record, act in acts:
        first: tuple[Revision, ...] = ()
        if isinstance(record, Milestone):
            first = (Revision(0, date(2026, 11, 2), replace(record, forecast=None), 1),)
        found[record.id] = (*first, Revision(1, DAY, replace(record, rev=1), act))
    return found


def shapes(found: Iterable[EventGroup]) -> list[list[str]]:
    return [[getattr(record, "code", "") or record.kind for record in group.records] for group in found]


def test_a_resignation_is_one_item(situation: Make) -> None:
    """Seat, issue and ask of one act; two slips, later, that name the issue as their reason."""
    slips = (moved(M3, "I-14"), moved(M5, "因I-14推迟"))
    acts = made([(SEAT, 7), (ISSUE, 7), (ASK, 7), (M3, 8), (M5, 9)])
    now = situation(
        seats=(SEAT,), risks=(ISSUE,), actions=(ASK,), milestones=(M3, M5), reforecasts=slips, revisions=acts
    )
    (group,) = untold_events(now)
    assert shapes([group]) == [["seat", "I-14", "M3", "M5", "A-7"]] and len(untold(now)) == 4
    assert group.untold and group.since == DAY and group.age == 1
    assert say(under(now, group.records), "en") == "I-14, M3 +10wd late, M5 +10wd late, ask"
    assert together(now, (M5, ASK, SEAT)) == ((SEAT, M5, ASK),), "whatever of it a list holds"


def test_what_has_nothing_to_do_with_it_is_an_item_of_its_own(situation: Make) -> None:
    other = Risk(project=1, code="I-15", title="Strike", state="occurred", impact=4, detected_on=DAY)
    now = situation(seats=(SEAT,), risks=(ISSUE, other), revisions=made([(SEAT, 7), (ISSUE, 7), (other, 8)]))
    assert shapes(untold_events(now)) == [["seat", "I-14"], ["I-15"]]


def test_several_causes_written_down_in_one_act_are_several_matters(situation: Make) -> None:
    """The notes of a meeting, or a file: only what names a reason hangs under it."""
    others = [replace(ISSUE, id=ISSUE.id - 99 + n, code=f"I-{n}") for n in (1, 2)]
    acts = made([*((one, 7) for one in others), (M3, 7), (M5, 7)])
    slips = (moved(M3, "I-2"), moved(M5, "supplier"))
    now = situation(risks=tuple(others), milestones=(M3, M5), reforecasts=slips, revisions=acts)
    assert shapes(untold_events(now)) == [["I-1"], ["I-2", "M3"], ["M5"]]


def test_milestones_that_moved_together_are_one_item(situation: Make) -> None:
    slips = (moved(M3, "test environment"), moved(M5, "Test environment "))
    now = situation(milestones=(M3, M5), reforecasts=slips, revisions=made([(M3, 7), (M5, 7)]))
    assert shapes(untold_events(now)) == [["M3", "M5"]]


@pytest.mark.parametrize("codes", [("I-1", "I-2", "I-3"), ("I-2", "I-3", "I-1"), ("I-3", "I-1", "I-2")])
def test_reasons_that_name_each_other_in_a_circle_are_one_item(
    situation: Make, codes: tuple[str, ...]
) -> None:
    ring = [
        replace(ISSUE, id=ISSUE.id - 99 + n, code=code, cause=f"{codes[(n + 1) % 3]}, {code}")
        for n, code in enumerate(codes)
    ]
    alone = replace(ISSUE, id=ISSUE.id - 99 + 9, code="I-9", cause="I-9")
    now = situation(risks=(*ring, alone))
    (first, second) = untold_events(now)
    assert {one.record.id for one in first.each} == {one.id for one in ring} and len(first.each) == 3
    assert second.head.record == alone


def test_a_reason_that_was_told_ties_what_it_moved(situation: Make) -> None:
    """The reason itself need not be news, nor in the list."""
    risk = Risk(project=1, code="R-09", title="Legacy", probability=2, impact=3)
    slips = (moved(M3, "R-09", date(2026, 11, 24)), moved(M5, "R-09"))
    now = situation(risks=(risk,), milestones=(M3, M5), reforecasts=slips)
    assert shapes(untold_events(now)) == [["M3", "M5"]]


def test_a_reference_to_a_record_is_a_reason(situation: Make) -> None:
    """Written down on different days, a seat and an ask may say so by their `ref`."""
    seat, ask = replace(SEAT, ref="I-14"), replace(ASK, ref="https://example.org/I-14")
    now = situation(seats=(seat,), risks=(ISSUE,), actions=(ask,))
    assert shapes(untold_events(now)) == [["I-14", "seat", "A-7"]]


def test_what_speaks_of_a_leaving_hangs_under_the_seat(situation: Make) -> None:
    """Published days before the last day was entered, and written down by nobody as its reason."""
    acts = made([(SEAT, 7), (ISSUE, 5)])
    other = replace(ISSUE, id=ISSUE.id - 99, code="I-15", title="Data lost")
    now = situation(seats=(SEAT,), risks=(ISSUE, other), revisions=acts)
    assert sorted(shapes(untold_events(now))) == [["I-15"], ["seat", "I-14"]]


def test_a_number_in_a_reason_is_no_name(situation: Make) -> None:
    """Registers whose rows are called 1, 2, 3 come in as they are."""
    numbered, named = replace(ISSUE, code="2"), replace(SEAT, ref="2")
    now = situation(risks=(numbered,), milestones=(M3,), reforecasts=(moved(M3, "late by 2 weeks"),))
    assert shapes(untold_events(now)) == [["2"], ["M3"]]
    assert shapes(untold_events(replace(now, seats=(named,)))) == [["2", "seat"], ["M3"]]


def test_an_approved_change_and_what_it_moved_are_one_item(situation: Make) -> None:
    change = Change(project=1, code="C-02", title="Two shifts", identified_on=DAY, milestones=(M3.id,))
    now = situation(
        changes=(change,),
        milestones=(M3,),
        reforecasts=(moved(M3, "more training"),),
        revisions=made([(change, 7), (M3, 7)]),
    )
    assert shapes(untold_events(now)) == [["C-02", "M3"]]


def test_an_item_is_untold_until_all_of_it_was_said(situation: Make) -> None:
    acts = made([(SEAT, 7), (ISSUE, 7)])
    now = situation(seats=(SEAT,), risks=(ISSUE,), revisions=acts)
    assert now.sponsor is not None
    tick = Told(
        project=1,
        subject=SEAT.id,
        subject_kind="seat",
        subject_rev=1,
        person=now.sponsor.person,
        on=date(2026, 11, 26),
    )
    cases: tuple[tuple[ToldState, list[str], str], ...] = (
        ("told", ["I-14"], "untold"),
        ("sent", ["seat", "I-14"], "untold"),
    )
    for state, left, heard in cases:
        (group,) = untold_events(replace(now, told=(replace(tick, state=state),)))
        assert shapes([group]) == [left] and group.heard == heard
    other = replace(tick, id=tick.id + 1, subject=ISSUE.id)
    assert untold_events(replace(now, told=(tick, other))) == ()


def test_many_that_one_act_brought_in_are_one_line(situation: Make) -> None:
    risks = tuple(
        replace(ISSUE, id=ISSUE.id - 99 + n, code=f"I-{n}", detected_on=date(2026, 10, 1 + n % 30))
        for n in range(60)
    )
    acts = made([(risk, 7) for risk in risks])
    now = situation(risks=risks, revisions=acts)
    (group,) = untold_events(now)
    assert say(named(now, group), "en") == "60 issues in the register" and len(group.each) == 60
    assert len(untold_events(situation(risks=risks[:5], revisions=acts))) == 5


def test_all_that_a_new_sponsor_has_not_heard_is_one_line(situation: Make) -> None:
    began: Any = situation()
    chen = began.sponsor
    zhou = Stakeholder(project=1, person=4, role="sponsor", since=DAY)
    gone = replace(chen, until=date(2026, 11, 24))
    other = replace(ISSUE, id=ISSUE.id - 99 + 1, code="I-15")
    now = replace(situation(risks=(ISSUE, other)), stakeholders=(gone, zhou))
    (group,) = untold_events(now)
    assert say(named(now, group), "en") == "first briefing to : 2 to tell" and group.sort == "briefing"
