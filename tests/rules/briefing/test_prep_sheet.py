"""The prep sheet: what it holds, in which order, over all projects of a person."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from store.records import Action, Change, Contact, Person, Project, Risk, Stakeholder, Told
from store.rules.briefing.prep_sheet import Prep, greeting, prep
from store.rules.briefing.untold_events import not_told
from store.rules.situation import Situation
from store.values.words import say

Make = Callable[..., Situation]
TODAY = date(2026, 11, 26)
LI = Person(name="Li", id=7, title="CFO")


def said(sheet: Prep) -> dict[str, list[str]]:
    return {section.title: [say(line.words) for line in section.lines] for section in sheet.sections}


def sheet(*nows: Situation, person: Person = LI, **contacts: tuple[Contact, ...]) -> dict[str, list[str]]:
    touches, opinions = contacts.get("touches", ()), contacts.get("opinions", ())
    return said(prep(person, TODAY, nows, touches, opinions))


def owed(**fields: object) -> Action:
    return Action(**{"project": 1, "title": "price list"} | fields)  # type: ignore[arg-type]


def test_promises_run_both_ways_and_only_open_ones_stand_there(situation: Make) -> None:
    actions = (
        owed(type="promise", owed_to=7, due=date(2026, 11, 25)),
        owed(type="promise", owner=7, title="test data", due=date(2026, 12, 1)),
        owed(type="ask", owner=7, title="name an owner", due=TODAY, times_asked=3, delay_cost="EUR 40 k"),
        owed(type="wish", asked_by=7, title="two shifts"),
        owed(type="promise", owed_to=7, title="done", done_on=TODAY),
        owed(type="promise", owed_to=8, title="another's"),
    )
    found = sheet(situation(people=(LI,), actions=actions))
    assert found["we owe"] == ["price list, 1wd late"]
    assert found["they owe"] == ["test data, due 1 Dec"]
    assert found["we asked"] == ["name an owner, due 26 Nov, asked 3 times; a week's delay: EUR 40 k"]
    assert found["wishes"] == ["two shifts"]


def test_what_is_needed_says_for_which_days(situation: Make) -> None:
    room = {"type": "ask", "owner": 7, "title": "training room", "due": date(2026, 12, 1)}
    actions = (
        owed(**room, needed_from=date(2027, 1, 4), needed_until=date(2027, 1, 15)),
        owed(type="ask", owner=7, title="a truck", needed_until=date(2026, 11, 20)),
    )
    assert sheet(situation(people=(LI,), actions=actions))["we asked"] == [
        "training room, due 1 Dec, needed 4 Jan to 15 Jan",
        "a truck, was needed until 20 Nov",
    ]


def test_what_matters_most_stands_first(situation: Make) -> None:
    part = Stakeholder(
        project=1, person=7, role="supplier", client_class="C", motive="less typing", power=4, interest=5
    )
    now = situation(
        people=(LI,),
        stakeholders=(part,),
        begun={7: (date(2026, 11, 16), date(2026, 11, 23))},
        actions=(owed(type="promise", owed_to=7),),
    )
    call = Contact(person=7, on=date(2026, 11, 23), summary="asked for time", two_way=False)
    opinion = replace(call, opinion="is the date safe?")
    away = replace(LI, away_until=date(2026, 11, 30), greet_on=date(1980, 12, 1))
    found = sheet(now, person=away, touches=(call,), opinions=(opinion,))
    assert list(found) == [
        "who", "rest", "away", "greet", "we owe", "to answer", "last talks", "needs", "engaged", "clocks"
    ]  # fmt: skip
    assert found["to answer"] == ["is the date safe?, since 23 Nov"]
    assert found["last talks"] == ["23 Nov call, no answer: asked for time"]
    assert found["engaged"] == ["manage closely"]
    assert found["greet"] == ["greet on 1 Dec"]
    assert found["rest"][0].startswith("Li is class C: this is one contact initiated by us too many")


def test_the_sponsor_has_not_been_told_all_that_a_sponsor_reads(situation: Make) -> None:
    red = Risk(
        project=1, code="R-1", title="owner leaves", probability=4, impact=5, detected_on=date(2026, 11, 24)
    )
    now = situation(risks=(red,))
    chen = next(iter(now.people.values()))
    assert sheet(now, person=chen)["not told"] == ["R-1 owner leaves, known since 24 Nov"]
    told = Told(project=1, subject=red.id, subject_kind="risk", person=chen.id, on=date(2026, 11, 25))
    heard = sheet(replace(now, told=(told,)), person=chen)
    assert heard["not told"] == ["nothing: all of it is told"]


def test_who_hears_first_and_who_must_hear_of_a_change(situation: Make) -> None:
    red = Risk(project=1, title="late", probability=4, impact=5, detected_on=date(2026, 11, 24))
    change = Change(project=1, code="C-1", title="scope", identified_on=date(2026, 11, 20), must_hear=(7, 8))
    first = situation(
        project=Project(code="ERP", name="x", hear_first=7), people=(LI,), risks=(red,), changes=(change,)
    )
    assert [record.id for record, _, _ in not_told(first, LI)] == [change.id, red.id]
    other = Person(name="Sun", id=8)
    assert [record.id for record, _, _ in not_told(first, other)] == [change.id]
    told = Told(project=1, subject=change.id, subject_kind="change", person=8, on=date(2026, 11, 20))
    assert not_told(replace(first, told=(told,)), other) == ()
    assert not_told(replace(first, changes=(replace(change, rejected_on=TODAY),)), other) == ()
    assert first.sponsor is not None
    heard = Told(project=1, subject=red.id, subject_kind="risk", person=first.sponsor.person, on=TODAY)
    assert [record.id for record, _, _ in not_told(replace(first, told=(heard,)), LI)] == [change.id]


def test_what_is_not_told_is_listed_by_event(situation: Make) -> None:
    red = Risk(project=1, code="R-1", title="late", probability=4, impact=5, detected_on=date(2026, 11, 24))
    issue = Risk(
        project=1,
        code="I-2",
        title="gone",
        state="occurred",
        impact=4,
        cause="R-1",
        occurred_on=date(2026, 11, 25),
    )
    now = situation(risks=(red, issue))
    assert now.sponsor is not None
    chen = now.people[now.sponsor.person]
    assert sheet(now, person=chen)["not told"] == ["R-1 late (I-2), known since 24 Nov"]


def test_with_several_projects_each_line_says_which(situation: Make) -> None:
    nows = [
        situation(
            project=Project(code=code, name=code), people=(LI,), actions=(owed(type="wish", asked_by=7),)
        )
        for code in ("ERP", "CRM")
    ]
    assert sheet(*nows)["wishes"] == ["ERP: price list", "CRM: price list"]


@pytest.mark.parametrize(
    ("greet_on", "expected"),
    [
        (date(1980, 11, 26), TODAY),
        (date(1980, 11, 25), date(2027, 11, 25)),
        (date(1980, 2, 29), date(2027, 2, 28)),
        (None, None),
    ],
)
def test_a_greeting_comes_round_every_year(greet_on: date | None, expected: date | None) -> None:
    assert greeting(replace(LI, greet_on=greet_on), TODAY) == expected


def test_of_somebody_unknown_nothing_is_made_up(situation: Make) -> None:
    assert sheet(situation(), person=Person(name="Nobody")) == {}


def test_a_meeting_is_nobodys_call(situation: Make) -> None:
    touch = Contact(person=LI.id, on=TODAY, two_way=True, by_us=False, summary="Budget")
    together = replace(touch, channel="meeting", meeting=5)
    found = sheet(situation(), touches=(touch, together))
    assert next(lines for lines in found.values() if any("Budget" in line for line in lines)) == [
        "26 Nov call, initiated by them: Budget",
        "26 Nov meeting: Budget",
    ]
