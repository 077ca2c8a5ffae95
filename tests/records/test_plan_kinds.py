"""The four kinds of the plan: what forbids saving one, and what follows from one alone."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from store.records import Check, Deliverable, Goal, MoneyLine
from store.records.check import next_on, uncorrected
from store.records.goal import behind_line, lacks, on_line, readings_of
from store.records.money_line import budget, outstanding
from store.values.record import Batch, Record

TODAY = date(2026, 11, 26)
OWN: dict[str, Any] = {"project": 1, "title": "x"}


def refused(record: Record) -> list[tuple[str, str]]:
    return [(one.field, one.words.msgid) for one in record.objections(Batch((record,)), TODAY)]


def test_what_forbids_saving_a_deliverable() -> None:
    tomorrow, sent = date(2026, 11, 27), date(2026, 11, 20)
    assert refused(Deliverable(**OWN, sent_on=sent, answer_by=sent, accepted_on=TODAY)) == []
    assert refused(Deliverable(**OWN, sent_on=tomorrow)) == [("sent_on", "not after today")]
    early = Deliverable(**OWN, sent_on=sent, answer_by=date(2026, 11, 19), accepted_on=date(2026, 11, 18))
    assert refused(early) == [("answer_by", "before it was sent"), ("accepted_on", "before it was sent")]
    both = Deliverable(**OWN, accepted_on=sent, refused_on=sent)
    assert refused(both) == [("refused_on", "accepted or refused, not both")]
    assert refused(Deliverable(**OWN, added_by=7)) == [
        ("added_by", "what is in the baseline was added by no change")
    ]


def test_where_a_deliverable_is() -> None:
    sent, refusal = date(2026, 11, 10), date(2026, 11, 17)
    at_work, away = Deliverable(**OWN), Deliverable(**OWN, sent_on=sent)
    back, done = Deliverable(**OWN, sent_on=sent, refused_on=refusal), Deliverable(**OWN, accepted_on=sent)
    assert [one.handed_over for one in (at_work, away, back, done)] == [False, True, False, True]
    assert [one.awaited for one in (at_work, away, back, done)] == [False, True, False, False]
    assert [one.refused for one in (at_work, away, back, done)] == [False, False, True, False]


def test_what_forbids_saving_a_goal() -> None:
    same = Goal(**OWN, base=Decimal(12), target=Decimal("12.0"))
    assert refused(same) == [("target", "the same as the base: nothing would have to change")]
    backwards = Goal(**OWN, base_on=date(2026, 11, 2), due=date(2026, 11, 2))
    assert refused(backwards) == [("due", "ends before it begins")]
    typed = "2026-11-20 7.5\n\n2026-11-20 8\nlast week 9\n2026-11-30 6\n2026-11-21 NaN"
    assert refused(Goal(**OWN, readings=typed)) == [
        ("readings", "{day} has two readings"),
        ("readings", '"{line}": a day and a value, as in 2026-11-20 7.5'),
        ("readings", "{day}: not after today"),
        ("readings", '"{line}": a day and a value, as in 2026-11-20 7.5'),
    ]


def test_a_goal_against_its_straight_line() -> None:
    """From 12 days on 1 Sep to 5 on 10 Dec, 100 days: a day and a half within 21 3/7 days, 7 in all."""
    goal = Goal(
        **OWN,
        measure="working days to close a month",
        base=Decimal(12),
        base_on=date(2026, 9, 1),
        target=Decimal(5),
        due=date(2026, 12, 10),
        readings="2026-11-20 7.5\n2026-10-01 9.9",
    )
    assert readings_of(goal) == ((date(2026, 10, 1), Decimal("9.9")), (date(2026, 11, 20), Decimal("7.5")))
    assert on_line(goal, date(2026, 10, 1)) == Decimal("9.9")  # 30 of 100 days: 12 - 2.1
    assert on_line(goal, date(2026, 11, 20)) == Decimal("6.4")  # 80 of 100 days: 12 - 5.6
    assert on_line(goal, date(2026, 8, 1)) == 12 and on_line(goal, date(2027, 1, 1)) == 5
    assert behind_line(goal) is True
    assert lacks(goal) == () and lacks(Goal(**OWN)) == ("measure", "target", "due")
    assert on_line(Goal(**OWN), TODAY) is None and behind_line(Goal(**OWN)) is None


def test_what_forbids_saving_a_money_line() -> None:
    assert refused(MoneyLine(**OWN, spent=Decimal(90), expected=Decimal(80))) == [
        ("expected", "less than is spent already")
    ]
    assert refused(MoneyLine(**OWN, approved=Decimal(-1), as_of=date(2026, 12, 1))) == [
        ("approved", "not below 0"),
        ("as_of", "not after today"),
    ]
    assert refused(MoneyLine(**OWN, due=TODAY)) == [("due", "this belongs to a line of funding")]
    assert refused(MoneyLine(**OWN, type="funding", due=TODAY, in_place_on=TODAY)) == []


def test_what_the_money_comes_to() -> None:
    lines = (
        MoneyLine(**OWN, approved=Decimal(1000), committed=Decimal(1100), spent=Decimal(300)),
        MoneyLine(**OWN, approved=Decimal(500), expected=Decimal(450)),
        MoneyLine(**OWN, expected=Decimal(9000)),
        MoneyLine(**OWN, type="funding", approved=Decimal(7000)),
    )
    assert budget(lines) == (Decimal(1500), Decimal(1550))
    assert budget(lines[2:]) is None


@pytest.mark.parametrize(
    ("due", "in_place", "expected"),
    [
        (TODAY, None, False),
        (date(2026, 11, 25), None, True),
        (date(2026, 11, 25), TODAY, False),
        (None, None, False),
    ],
)
def test_funding_that_is_not_in_place(due: date | None, in_place: date | None, expected: bool) -> None:
    assert outstanding(MoneyLine(**OWN, type="funding", due=due, in_place_on=in_place), TODAY) is expected


def test_what_forbids_saving_a_check() -> None:
    assert refused(Check(**OWN, result="failed")) == [("checked_on", "a result has its day")]
    done = date(2026, 11, 16)
    early = Check(**OWN, checked_on=done, result="failed", correct_by=date(2026, 11, 13))
    assert refused(early) == [("correct_by", "before it was checked")]
    assert refused(Check(**OWN, checked_on=date(2026, 11, 27))) == [("checked_on", "not after today")]


def test_when_a_check_is_due_next() -> None:
    """31 Aug and six months is the last of February."""
    last = date(2026, 8, 31)
    assert next_on(Check(**OWN, planned_on=last)) == last
    assert next_on(Check(**OWN, planned_on=last, checked_on=last)) is None
    assert next_on(Check(**OWN, planned_on=last, checked_on=last, every_months=6)) == date(2027, 2, 28)
    again = Check(**OWN, planned_on=date(2026, 12, 1), checked_on=last, every_months=6)
    assert next_on(again) == date(2026, 12, 1)
    assert uncorrected(Check(**OWN, checked_on=last, result="failed"))
    assert not uncorrected(Check(**OWN, checked_on=last, result="failed", corrected_on=TODAY))
