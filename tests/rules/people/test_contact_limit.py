"""The third contact begun by us, one to one, with somebody of class C inside one interval."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Contact, Person, Stakeholder
from store.rules.people.contact_limit import counts, rest_interval, restraint, restraint_words, too_many
from store.rules.situation import Situation
from store.values.day import Settings
from store.values.words import say

Make = Callable[..., Situation]
TODAY = date(2026, 11, 26)
QIAN = Stakeholder(project=1, person=7, role="supplier", client_class="C")


def ago(*days: int) -> list[date]:
    return [TODAY - timedelta(days=n) for n in days]


@pytest.mark.parametrize(
    ("days", "held"),
    [
        (ago(), False),
        (ago(3), False),
        (ago(3, 13), True),
        (ago(3, 14), False),  # the fourteenth day back begins the interval before
        (ago(0, 0), True),
        (ago(3, -5), True),  # entered late, between two others
        (ago(9, -9), False),
        (ago(20, 21, 22), False),
    ],
)
def test_the_third_inside_one_interval_is_one_too_many(days: list[date], held: bool) -> None:
    assert (too_many(days, TODAY, 14) is not None) == held


def test_it_says_from_when_there_is_room_again() -> None:
    held = too_many(ago(3, 10), TODAY, 14)
    assert held is not None and held.free_on == date(2026, 11, 30)
    assert too_many(ago(3, 10), held.free_on, 14) is None
    assert too_many(ago(3, 10), held.free_on - timedelta(days=1), 14) is not None
    assert say(restraint_words("Qian", held)) == (
        "Qian is class C: this is one contact initiated by us too many within 14 days, after 16 Nov, 23 Nov;"
        " the next is fine from 30 Nov"
    )


def test_what_counts_is_begun_by_us_one_to_one_and_answered() -> None:
    call = Contact(person=7, on=TODAY)
    assert counts(call) and counts(replace(call, channel="visit"))
    for other in (
        replace(call, by_us=False),
        replace(call, two_way=False),
        replace(call, channel="meeting"),
        replace(call, archived=True),
    ):
        assert not counts(other)


def test_the_interval_is_the_persons_own_or_that_of_class_c() -> None:
    assert rest_interval([QIAN], Settings()) == 14
    assert rest_interval([QIAN], Settings(call_c=30)) == 30
    assert rest_interval([replace(QIAN, call_days=10)], Settings()) == 10
    assert rest_interval([QIAN, replace(QIAN, client_class="A")], Settings()) is None
    assert rest_interval([replace(QIAN, client_class="B")], Settings()) is None
    assert rest_interval([replace(QIAN, client_class=None)], Settings()) is None


def test_a_situation_says_whom_not_to_begin_with_today(situation: Make) -> None:
    qian = Person(name="Qian", id=7)
    now = situation(people=(qian,), stakeholders=(QIAN,), begun={7: tuple(ago(10, 3))})
    assert restraint(now, QIAN) is not None
    assert restraint(replace(now, begun={7: tuple(ago(3))}), QIAN) is None
    assert restraint(now, replace(QIAN, client_class="B")) is None


@given(
    days=st.lists(st.integers(-40, 40), max_size=6),
    interval=st.integers(1, 40),
)
def test_there_is_room_exactly_where_no_interval_would_hold_three(days: list[int], interval: int) -> None:
    others = ago(*days)
    starts = [TODAY - timedelta(days=n) for n in range(interval)]
    windows = ([d for d in others if start <= d < start + timedelta(days=interval)] for start in starts)
    assert (too_many(others, TODAY, interval) is not None) == any(len(window) >= 2 for window in windows)
