"""What is asked after a touch with somebody who must hear: which lines, and which of them are ticked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.records import Action, Milestone, Person, Project, Reforecast, Risk, Stakeholder, Told
from store.rules.briefing.heard_in_talk import Mention, Talk, heard_in_talk
from store.rules.revision import Revision
from store.rules.situation import Situation
from store.values.words import say

Make = Callable[..., Situation]
TODAY, MONDAY = date(2026, 11, 26), date(2026, 11, 23)
PROJECT = Project(code="ERP", name="New ERP", side="client")
LI = Person(name="Li")


def red(title: str, **more: Any) -> Risk:
    """A red risk that is known since the 24th."""
    known = date(2026, 11, 24)
    whole: dict[str, Any] = {
        "project": PROJECT.id,
        "title": title,
        "probability": 5,
        "impact": 5,
        "detected_on": known,
        "rev": 1,
        "code": title,
    }
    return Risk(**whole | more)


@pytest.fixture
def now(situation: Make) -> Situation:
    """A, B untold; IN is internal, SP is for the sponsor alone; Li is the client's project manager."""
    risks = (
        red("A"),
        red("B"),
        red("IN", audience=("internal",)),
        red("SP", audience=("sponsor",)),
    )
    li = Stakeholder(project=PROJECT.id, person=LI.id, role="client_pm")
    return situation(TODAY, project=PROJECT, risks=risks, people=(LI,), stakeholders=(li,))


def talk(now: Situation, *others: Person, **more: Any) -> Talk:
    """A meeting of today with the sponsor."""
    assert now.sponsor is not None
    people = (now.sponsor.person, *(one.id for one in others))
    usual: dict[str, Any] = {"people": people, "on": TODAY, "channel": "meeting", "by_us": True}
    return Talk(**usual | more)


def lines(found: tuple[Mention, ...]) -> list[tuple[str, bool]]:
    """What is asked, and whether it is ticked."""
    return [(say(one.said), one.ticked) for one in found]


def test_what_the_note_names_is_ticked_and_the_rest_is_not(now: Situation) -> None:
    found = heard_in_talk(now, talk(now, named=(now.risks[1],)))
    assert lines(found) == [
        ("B, untold 2wd", True),
        ("A, untold 2wd", False),
        ("SP, untold 2wd", False),
    ], "and never what is internal"
    (told,) = found[0].tolds
    assert (told.subject_rev, told.on, told.state, told.channel) == (1, TODAY, "told", "meeting")


def test_what_the_note_makes_is_told_as_the_revision_that_it_gets(now: Situation) -> None:
    new = replace(red("N"), rev=0)
    moved = replace(now.risks[0], impact=4)
    found = heard_in_talk(
        now, talk(now, made=(new, moved, Action(project=PROJECT.id, title="x"))), rest=False
    )
    assert [(one.ticked, one.tolds[0].subject_rev) for one in found] == [(True, 1), (True, 2)]


def test_what_not_all_may_read_is_not_ticked(now: Situation) -> None:
    found = heard_in_talk(now, talk(now, LI, named=(now.risks[3], now.risks[2])))
    assert ("SP, untold 2wd", False) in lines(found)
    assert not any(one.ticked for one in found)
    assert not heard_in_talk(now, replace(talk(now, LI), people=(LI.id,))), "nobody is owed it"


def test_what_they_know_as_it_is_now_is_not_asked(now: Situation) -> None:
    assert now.sponsor is not None
    told = Told(
        project=PROJECT.id,
        subject=now.risks[0].id,
        subject_kind="risk",
        subject_rev=1,
        person=now.sponsor.person,
        on=TODAY,
    )
    knows = replace(now, told=(told,))
    found = heard_in_talk(knows, talk(now, named=(now.risks[0],)), paper={now.risks[0].id, now.risks[1].id})
    assert lines(found) == [("B, untold 2wd", True), ("SP, untold 2wd", False)]
    assert found[0].paper


def test_what_they_began_answers_the_mail(now: Situation) -> None:
    assert now.sponsor is not None
    mails = tuple(
        Told(
            project=PROJECT.id,
            subject=risk.id,
            subject_kind="risk",
            subject_rev=1,
            person=now.sponsor.person,
            on=date(2026, 11, 24),
            channel="email",
            state="sent",
        )
        for risk in now.risks[:2]
    )
    sent = replace(now, told=mails)
    found = heard_in_talk(sent, talk(now, by_us=False, channel="call"))
    assert lines(found) == [("answers the mail of 24 Nov (2 items)", True), ("SP, untold 2wd", False)]
    assert [(t.id, t.state, t.on) for t in found[0].tolds] == [(m.id, "told", m.on) for m in mails]
    ours = lines(heard_in_talk(sent, talk(now)))
    assert ours[0] == ("A, sent 24 Nov", False), "what we began answers nothing"


def test_what_is_written_is_sent_and_what_began_later_is_not_asked(now: Situation) -> None:
    found = heard_in_talk(now, talk(now, channel="email"))
    assert {told.state for one in found for told in one.tolds} == {"sent"}
    assert not heard_in_talk(now, talk(now, on=MONDAY)), "all of it came after that day"


def test_one_event_is_one_line_and_a_tick_tells_each_part(now: Situation) -> None:
    late = Milestone(
        project=PROJECT.id,
        code="M3",
        title="Prototype",
        baseline=date(2026, 12, 1),
        forecast=date(2026, 12, 15),
        rev=2,
    )
    move = Reforecast(
        project=PROJECT.id,
        milestone=late.id,
        on=date(2026, 11, 24),
        moved_from=late.baseline,
        moved_to=late.forecast,
        reason="A",
    )
    now = replace(now, milestones=(late,), reforecasts=(move,))
    found = heard_in_talk(now, talk(now))
    assert lines(found) == [
        ("A (M3 +10wd late), untold 2wd", False),
        ("B, untold 2wd", False),
        ("SP, untold 2wd", False),
    ]
    assert [told.subject for told in found[0].tolds] == [now.risks[0].id, late.id]
    named = heard_in_talk(now, talk(now, named=(now.risks[0],)))
    assert lines(named)[0] == ("A, untold 2wd", True), "what was not said is not told with it"
    assert "M3 Prototype, untold 2wd" in [said for said, ticked in lines(named) if not ticked]
    both = heard_in_talk(now, talk(now, named=(late, now.risks[0])))
    assert lines(both)[0] == ("A (M3 +10wd late), untold 2wd", True)


def test_many_that_came_in_together_are_one_line(situation: Make) -> None:
    risks = tuple(red(f"R{n}") for n in range(8))
    entered = {risk.id: (Revision(1, TODAY, risk, act=7),) for risk in risks}
    now = situation(TODAY, project=PROJECT, risks=risks, revisions=entered)
    (line,) = heard_in_talk(now, talk(now))
    assert say(line.said) == "8 risks in the register, untold 2wd" and len(line.tolds) == 8
