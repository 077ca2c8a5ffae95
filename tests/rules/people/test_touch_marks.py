"""The marks of the grid of people and days."""

from datetime import date

import pytest

from store.records import Contact
from store.rules.people.cadence import Clock
from store.rules.people.touch_marks import SIGNS, day_marks, last_days, mark_of

TODAY = date(2026, 11, 26)


def touch(day: int, **fields: object) -> Contact:
    return Contact(**{"person": 7, "on": date(2026, 11, day)} | fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "mark"),
    [
        ({"channel": "visit"}, "visit"),
        ({"channel": "meeting"}, "visit"),
        ({"channel": "call"}, "call"),
        ({"channel": "video"}, "call"),
        ({"channel": "email"}, "mail"),
        ({"channel": "message"}, "mail"),
        ({"channel": "visit", "two_way": False}, "attempt"),
    ],
)
def test_every_channel_has_its_mark(fields: dict[str, object], mark: str) -> None:
    assert mark_of(touch(20, **fields)) == mark


def test_signs_are_told_apart_without_colour() -> None:
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_the_weightiest_touch_of_a_day_and_the_clock_beside_it() -> None:
    clock = Clock("call", date(2026, 11, 17), date(2026, 11, 24), 7, 2, "amber")
    contacts = [touch(25, two_way=False), touch(25, channel="visit"), touch(24)]
    marks = day_marks(last_days(TODAY, 4), contacts, [clock])
    assert [one.signs for one in marks] == ["", "Co", "V!", "!"]
    assert [contact.channel for contact in marks[2].contacts] == ["visit", "call"]
    assert [one.signs for one in day_marks(last_days(TODAY, 2), [], [])] == ["", ""]


def test_the_last_day_is_today() -> None:
    days = last_days(TODAY, 14)
    assert (len(days), days[0], days[-1]) == (14, date(2026, 11, 13), TODAY)
