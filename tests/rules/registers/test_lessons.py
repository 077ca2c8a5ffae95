"""How often a cause was there before, which lessons are like a record, and what the review asks of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.records import Change, Lesson, Milestone, Risk
from store.rules.registers.lessons import alike, asks_for_lessons, same_cause, times_words
from store.rules.review.reasons.follow_ups import cause_again, lesson_check, lesson_unprevented
from store.rules.situation import Situation
from store.values.words import say

Make = Callable[..., Situation]


def lesson(title: str, on: date, same_as: Lesson | None = None, **more: Any) -> Lesson:
    return Lesson(
        project=1, code=title[:4], title=title, on=on, same_as=same_as.id if same_as else None, **more
    )


FIRST = lesson("L-01 Load test", date(2026, 6, 1))
SECOND = lesson("L-02 Cut-over", date(2026, 8, 3), FIRST)
THIRD = lesson("L-03 Reports", date(2026, 10, 5), SECOND)
BESIDE = lesson("L-04 Training", date(2026, 10, 6), FIRST)
OTHER = lesson("L-05 Contract", date(2026, 9, 1))
ALL = (FIRST, SECOND, THIRD, BESIDE, OTHER)


def test_a_cause_is_counted_along_its_chain_and_beside_it() -> None:
    assert same_cause(ALL, FIRST) == (FIRST,) and times_words(same_cause(ALL, FIRST)) is None
    assert say(times_words(same_cause(ALL, SECOND)) or "") == "second time this cause: L-01"
    assert say(times_words(same_cause(ALL, THIRD)) or "") == "third time this cause: L-01, L-02"
    assert say(times_words(same_cause(ALL, BESIDE)) or "", "zh_CN") == "同一原因第 4 次出现：L-01、L-02、L-03"
    assert times_words(same_cause(ALL, OTHER)) is None


def test_an_archived_lesson_no_longer_counts() -> None:
    assert same_cause([replace(FIRST, archived=True), SECOND], SECOND) == (SECOND,)


def test_a_chain_that_closes_ends() -> None:
    closed = replace(FIRST, same_as=THIRD.id)
    assert same_cause((closed, SECOND, THIRD), THIRD) == (closed, SECOND, THIRD)


def test_the_review_asks_of_what_came_again(situation: Make) -> None:
    found = list(cause_again(situation(lessons=ALL)))
    said = {one.record: (one.severity, say(one.words)) for one in found}
    assert said[SECOND] == ("amber", "second time this cause: L-01")
    assert said[THIRD][0] == "red" and FIRST not in said and OTHER not in said
    checked = replace(SECOND, checked_on=date(2026, 11, 2))
    assert checked not in {one.record for one in cause_again(situation(lessons=(FIRST, checked)))}


def test_the_review_asks_for_a_prevention_and_then_for_its_check(situation: Make) -> None:
    bare, prevented = OTHER, replace(FIRST, prevention="Order in May", check_on=date(2026, 11, 26))
    now = situation(lessons=(bare, prevented))
    assert [one.record for one in lesson_unprevented(now)] == [bare]
    assert [one.record for one in lesson_check(now)] == [prevented]


@pytest.mark.parametrize(
    ("record", "found"),
    [
        (Risk(project=2, title="Load test of the hardware"), [0]),
        (Risk(project=2, title="负载测试的硬件"), [1]),
        (Risk(project=2, title="Load of paper"), []),
        (Change(project=2, title="New hardware", why="the load is higher"), [0]),
        (Milestone(project=2, title="Acceptance", type="acceptance"), [2]),
        (Milestone(project=2, title="Decision", type="decision"), []),
    ],
)
def test_lessons_of_any_project_are_found_by_their_words_and_at_a_key_node(
    record: Any, found: list[int]
) -> None:
    node = Milestone(project=1, title="Handed over", type="acceptance")
    lessons = (
        lesson("L-01 Load test", date(2026, 6, 1), cause="too little hardware"),
        lesson("L-02 负载测试失败", date(2026, 6, 1), cause="硬件不足"),
        lesson("L-03 Papers", date(2026, 6, 1), milestone=node.id),
    )
    assert asks_for_lessons(record)
    assert [lessons.index(one) for one in alike(lessons, record, (node,))] == found


def test_what_is_over_asks_for_no_lessons() -> None:
    met = Milestone(project=1, title="Acceptance", type="acceptance", met_on=date(2026, 11, 2))
    assert not asks_for_lessons(met) and not asks_for_lessons(Risk(project=1, title="x", state="closed"))
    assert not asks_for_lessons(Milestone(project=1, title="Delivery"))
