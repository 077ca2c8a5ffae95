"""Where the knowledge of working days ends."""

from collections.abc import Callable
from datetime import date

import pytest

from store.records import Person, Project, Stakeholder
from store.rules.calendar_coverage import notices
from store.rules.situation import Situation
from store.values.calendar import MON_FRI, Calendar
from store.values.words import say

Make = Callable[..., Situation]


def said(now: Situation) -> list[str]:
    return [say(notice.short) for notice in notices(now)]


def in_china(make: Make, last: date | None, known: bool = True, **parts: object) -> Situation:
    china = Calendar("CN", last=last)
    calendars = {"cn": china} if known else {}
    project = Project(code="ERP", name="x", calendar="cn")
    return make(calendar=china if known else MON_FRI, calendars=calendars, project=project, **parts)


@pytest.mark.parametrize(
    ("last", "short"),
    [
        (date(2026, 12, 31), ["calendar CN ends 31 Dec"]),
        (date(2026, 11, 26), ["calendar CN ends 26 Nov"]),
        (date(2026, 11, 25), ["calendar CN ended Wed 25 Nov 2026"]),
        (date(2020, 12, 31), ["calendar CN ended Thu 31 Dec 2020"]),
        (date(2027, 1, 24), ["calendar CN ends 24 Jan"]),
        (date(2027, 1, 25), []),
        (None, []),
    ],
)
def test_the_end_of_the_projects_calendar(situation: Make, last: date | None, short: list[str]) -> None:
    assert said(in_china(situation, last)) == short


def test_a_calendar_that_is_not_there(situation: Make) -> None:
    now = in_china(situation, None, known=False)
    assert said(now) == ["no calendar cn"]
    assert say(notices(now)[0].full).endswith("forewarn calendar set cn")
    assert said(situation()) == []


def test_calendars_that_people_have_of_their_own(situation: Make) -> None:
    people = [Person(name=name, calendar=code) for name, code in (("Li", "US"), ("Wu", "us"), ("Xu", "cn"))]
    parts = tuple(Stakeholder(project=1, person=person.id, role="core") for person in people)
    now = in_china(situation, date(2030, 12, 31), people=people, stakeholders=parts)
    assert [say(notice.full) for notice in notices(now)] == [
        "no calendar US for Li, Wu, so the project's: forewarn calendar set US"
    ]
    assert now.calendar_of(people[0].id) is now.day.calendar


def test_nothing_breaks_beyond_the_last_day(situation: Make) -> None:
    now = in_china(situation, date(1999, 12, 31))
    assert now.day.until(date(2026, 12, 4)) == 6
    assert now.day.calendar.forward(date(2026, 11, 28)) == date(2026, 11, 30)
