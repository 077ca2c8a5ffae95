"""What is offered when somebody leaves a seat."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from store.records import Action, Person, Risk, Seat, Stakeholder
from store.rules.people.departure import leaves, offers, speaks_of
from store.rules.registers.news import news
from store.rules.situation import Situation

SUN, LI = Person(name="Sun"), Person(name="Li")
LAST = date(2026, 12, 18)


def seat_in(now: Situation, **values: object) -> Seat:
    usual = {"title": "Data owner", "key": True, "holder": SUN.id, "until": LAST}
    return Seat(project=now.project.id, **(usual | values))  # type: ignore[arg-type]


def test_a_key_seat_offers_the_issue_and_the_ask(situation: Callable[..., Situation]) -> None:
    now = situation()
    issue, ask = offers(now, seat_in(now), "en")
    assert isinstance(issue.record, Risk) and isinstance(ask.record, Action)
    assert (issue.record.state, issue.record.hits_on, issue.record.title) == (
        "occurred",
        LAST,
        "Data owner leaves",
    )
    assert (ask.record.type, ask.record.owner, ask.record.due) == (
        "ask",
        now.sponsor.person if now.sponsor else 0,
        date(2026, 12, 3),
    )
    assert issue.wanted and ask.wanted
    assert not list(issue.record.objections((), now.day.date))  # type: ignore[arg-type]
    told = news(replace(now, risks=(issue.record,)), issue.record)
    assert told is not None and told.untold


def test_any_other_seat_offers_the_ask_alone(situation: Callable[..., Situation]) -> None:
    now = situation()
    (ask,) = offers(now, seat_in(now, key=False), "zh_CN")
    assert not ask.wanted


def test_a_known_successor_leaves_nothing_to_ask(situation: Callable[..., Situation]) -> None:
    now = situation()
    assert offers(now, seat_in(now, successor=LI.id), "en") == ()


def test_the_ask_comes_before_the_last_day(situation: Callable[..., Situation]) -> None:
    now = situation()
    due = [
        offers(now, seat_in(now, until=day), "en")[1].record
        for day in (date(2026, 11, 30), date(2026, 11, 2))
    ]
    assert [ask.due for ask in due if isinstance(ask, Action)] == [date(2026, 11, 27), date(2026, 11, 26)]


def test_nobody_names_their_own_successor(situation: Callable[..., Situation]) -> None:
    now = situation(stakeholders=())
    chen = now.sponsor.person if now.sponsor else 0
    manager = Stakeholder(project=now.project.id, person=LI.id, role="client_pm")
    (_, ask) = offers(
        replace(now, stakeholders=(*now.stakeholders, manager)), seat_in(now, holder=chen), "en"
    )
    assert isinstance(ask.record, Action) and ask.record.owner == LI.id


def test_a_change_of_the_last_day_is_a_leaving(situation: Callable[..., Situation]) -> None:
    now = situation()
    seat = seat_in(now, until=None)
    assert leaves(seat, seat_in(now)) and leaves(seat_in(now), seat_in(now, until=date(2026, 12, 11)))
    assert not leaves(seat_in(now), seat_in(now))
    assert not leaves(seat, seat_in(now, holder=None))


def test_an_issue_that_speaks_of_the_leaving_gets_its_day(situation: Callable[..., Situation]) -> None:
    """A resignation is published before the last day is known: no second issue is made of it."""
    published = Risk(project=1, code="I-01", title="Sun resigns", state="occurred", impact=4, owner=LI.id)
    now = replace(situation(risks=(published,)), people={SUN.id: SUN, LI.id: LI})
    issue, _ = offers(now, seat_in(now), "en")
    assert issue.record == replace(published, hits_on=LAST, due=LAST, resolve_by=LAST) and issue.wanted
    earlier, own = date(2026, 12, 11), date(2026, 12, 9)
    dated = replace(published, hits_on=LAST, due=own, resolve_by=LAST)
    issue, _ = offers(replace(now, risks=(dated,)), seat_in(now, until=earlier), "en")
    assert issue.record == replace(dated, hits_on=earlier, resolve_by=earlier)


@pytest.mark.parametrize(
    ("risk", "speaks"),
    [
        ({"title": "Sun resigns"}, True),
        ({"title": "the data  owner may leave"}, True),
        ({"title": "Data late", "cause": "no Data owner"}, True),
        ({"title": "Sunday shift"}, False),
        ({"title": "Sun resigns", "state": "closed"}, False),
        ({"title": "孙总离职"}, True),
    ],
)
def test_what_speaks_of_a_leaving(
    situation: Callable[..., Situation], risk: dict[str, str], speaks: bool
) -> None:
    now = replace(situation(), people={SUN.id: replace(SUN, address="孙总")})
    about = Risk(project=1, **risk)  # type: ignore[arg-type]
    assert speaks_of(now, about, seat_in(now)) is speaks
    assert not speaks_of(now, about, seat_in(now, until=None))
