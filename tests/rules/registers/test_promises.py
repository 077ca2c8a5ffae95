"""Kept on the day ÷ due; no partial credit; agreed anew in time is its own state."""

from datetime import date
from typing import Any

import pytest

from store.records import Action
from store.rules.registers.promises import Due, ratio, told_of, unexplained, word
from store.values.day import Day
from store.values.words import say

TODAY = date(2026, 11, 26)


def day(n: int) -> date:
    return date(2026, 11, n)


def promise(**more: Any) -> Action:
    return Action(project=1, title="price list", type="promise", **more)


@pytest.mark.parametrize(
    ("record", "changes", "state"),
    [
        (promise(due=day(30)), (), "open"),
        (promise(), (), "open"),
        (promise(due=day(26)), (), "open"),
        (promise(due=day(25)), (), "missed"),
        (promise(due=day(20), done_on=day(20)), (), "kept"),
        (promise(due=day(20), done_on=day(23)), (), "missed"),
        (promise(due=day(24), done_on=day(24)), (Due(day(19), day(20), day(24)),), "renegotiated"),
        (promise(due=day(24), done_on=day(24)), (Due(day(20), day(20), day(24)),), "missed"),
        (promise(due=day(24), done_on=day(24)), (Due(day(21), day(20), day(24)),), "missed"),
        (promise(due=day(24), done_on=day(25)), (Due(day(19), day(20), day(24)),), "missed"),
        (promise(due=day(24), done_on=day(24)), (Due(day(19), None, day(24)),), "kept"),
        (promise(due=day(30), dropped_on=day(20)), (), "dropped"),
        (promise(due=day(20), dropped_on=day(25)), (), "missed"),
    ],
)
def test_what_became_of_it(record: Action, changes: tuple[Due, ...], state: str) -> None:
    assert word(record, changes, TODAY).state == state


def test_the_ratio_and_its_reasons() -> None:
    found = [
        word(promise(due=day(20), done_on=day(20)), (), TODAY),
        word(promise(due=day(20), done_on=day(23), missed_because="supplier late"), (), TODAY),
        word(promise(due=day(25)), (), TODAY),
        word(promise(due=day(24), done_on=day(24)), (Due(day(19), day(20), day(24)),), TODAY),
        word(promise(due=day(30)), (), TODAY),
    ]
    told = ratio(found)
    assert (told.kept, told.due, told.renegotiated) == (1, 3, 1)
    assert say(told.words) == "1 of 3 kept on the day, 1 renegotiated before due"
    reasons = [say(reason) for reason in told.reasons]
    assert "missed 20 Nov, supplier late" in reasons[0] and reasons[1].endswith("no reason given")
    assert say(ratio([]).words) == "none was due yet"


@pytest.mark.parametrize(
    ("record", "changes", "lines"),
    [
        (promise(due=day(30)), (), []),
        (promise(due=day(25)), (), ["late since 25 Nov, no reason given"]),
        (
            promise(due=day(20), done_on=day(23), missed_because="supplier late"),
            (),
            ["missed 20 Nov, supplier late"],
        ),
        (
            promise(due=day(30)),
            (Due(day(19), day(20), day(30)),),
            ["renegotiated before it was due", "on 19 Nov: 20 Nov > 30 Nov"],
        ),
        (
            promise(due=day(30)),
            (Due(day(23), day(20), day(30)),),
            ["late since 20 Nov, no reason given", "on 23 Nov: 20 Nov > 30 Nov"],
        ),
    ],
)
def test_what_is_told_of_a_promise(record: Action, changes: tuple[Due, ...], lines: list[str]) -> None:
    assert [say(fact.said) for fact in told_of(record, changes, Day(TODAY))] == lines


def test_an_ask_tells_how_often_it_was_asked_and_that_its_cost_is_not_known() -> None:
    ask = Action(project=1, title="x", type="ask", times_asked=2, asked_on=day(12))
    said = [say(fact.said) for fact in told_of(ask, (), Day(TODAY))]
    assert said == ["2 times, first on 12 Nov", "not estimated yet: e enters what it costs"]
    never = Action(project=1, title="x", type="ask", delay_cost="EUR 40 k")
    assert [say(fact.said) for fact in told_of(never, (), Day(TODAY))] == ["not yet"]
    assert not list(told_of(Action(project=1, title="x", due=day(20)), (), Day(TODAY)))


@pytest.mark.parametrize(
    ("first", "last", "days", "weight"),
    [
        (date(2027, 1, 4), date(2027, 1, 15), "4 Jan to 15 Jan", "text"),
        (date(2026, 12, 1), None, "from 1 Dec", "amber"),
        (None, day(30), "until 30 Nov", "amber"),
        (day(30), day(30), "30 Nov", "amber"),
        (day(16), day(20), "16 Nov to 20 Nov", "red"),
    ],
)
def test_a_need_tells_its_days(first: date | None, last: date | None, days: str, weight: str) -> None:
    ask = Action(
        project=1,
        title="x",
        type="ask",
        asked_on=day(12),
        delay_cost="y",
        needed_from=first,
        needed_until=last,
    )
    fact = list(told_of(ask, (), Day(TODAY)))[-1]
    assert (say(fact.said), fact.weight, fact.of) == (days, weight, ("needed_from", "needed_until"))


def test_only_a_word_that_was_missed_is_to_be_explained() -> None:
    assert unexplained(promise(due=day(25)), TODAY)
    assert not unexplained(promise(due=day(26)), TODAY)
    assert not unexplained(promise(due=day(25), missed_because="why"), TODAY)
    assert not unexplained(promise(due=day(25), done_on=day(26)), TODAY)
    assert not unexplained(Action(project=1, title="x", due=day(25)), TODAY)
