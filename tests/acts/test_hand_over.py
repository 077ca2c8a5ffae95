"""Putting records away, and what hangs on somebody who leaves."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.acts.archive import archive
from store.acts.carry_out import carry_out
from store.acts.hand_over import HandOver, hand_over, leaving, leaving_seat, refused, taken_over
from store.disk.workspace import Workspace
from store.records import Person, Project, Reforecast, Risk, Seat, Stakeholder
from store.rules.people.responsibilities import CLOSE
from store.values.outcome import Choose, Save
from store.values.words import Words, say, words

TODAY = date(2026, 11, 26)


@pytest.fixture
def team(workspace: Workspace, project: Project) -> dict[str, Any]:
    """Sun owns a risk and has a part in the project; Li has nothing."""
    sun, li = Person(name="Sun"), Person(name="Li")
    part = Stakeholder(project=project.id, person=sun.id)
    seat = Seat(project=project.id, title="Data owner", key=True, holder=sun.id)
    workspace.save(
        sun, li, part, seat, Risk(project=project.id, title="Late", owner=sun.id), act=words("add")
    )
    found = {name: workspace.get(Person, one.id) for name, one in (("sun", sun), ("li", li))}
    return {**found, "part": workspace.get(Stakeholder, part.id), "seat": workspace.get(Seat, seat.id)}


def test_it_asks_whether(workspace: Workspace, team: dict[str, Any]) -> None:
    asked = archive(workspace, (team["li"],), {})
    assert isinstance(asked, Choose) and say(asked.said) == "Archive Li? You can undo it."
    done = archive(workspace, (team["li"],), {"archive": "yes"})
    assert isinstance(done, Save) and done.records == (replace(team["li"], archived=True),)
    moved = Reforecast(
        project=1, milestone=2, on=TODAY, what="forecast", moved_from=TODAY, moved_to=TODAY, reason="x"
    )
    assert isinstance(archive(workspace, (moved,), {"archive": "yes"}), Words), "the program writes it"


def test_of_somebody_it_asks_what_becomes_of_what_hangs_on_them(
    workspace: Workspace, team: dict[str, Any]
) -> None:
    asked = archive(workspace, (team["sun"],), {"archive": "yes"})
    assert isinstance(asked, HandOver) and len(asked.lines) == 3
    assert refused(asked, team["li"].id) is None
    assert (why := refused(asked, team["sun"].id)) is not None and say(why) == "Sun is the one who leaves"
    along = hand_over(asked, taken_over(asked, team["li"].id), frozenset())
    done = archive(workspace, (team["sun"],), {asked.name: along})
    assert isinstance(done, Save) and say(done.act) == "archive Sun"
    carry_out(workspace, done)
    (risk,), (part,), (seat,) = workspace.live(Risk), workspace.live(Stakeholder), workspace.live(Seat)
    assert (risk.owner, part.until, seat.holder) == (team["li"].id, TODAY, team["li"].id)


def test_what_is_not_answered_stays(workspace: Workspace, team: dict[str, Any]) -> None:
    asked = leaving(workspace, team["sun"])
    assert asked is not None and hand_over(asked, {}, frozenset()) == ()
    (line,) = (line for line in asked.lines if isinstance(line.responsibility.record, Risk))
    (risk,) = hand_over(asked, {(line.responsibility.record.id, "owner"): CLOSE}, frozenset())
    assert isinstance(risk, Risk) and risk.state == "closed"


def test_a_seat_that_is_left_offers_more(workspace: Workspace, team: dict[str, Any]) -> None:
    seat = team["seat"]
    assert leaving_seat(workspace, seat, replace(seat, key=False), "en") is None
    asked = leaving_seat(workspace, seat, replace(seat, until=date(2026, 12, 18)), "en")
    assert asked is not None and asked.last == date(2026, 12, 18)
    assert [offer.record.kind for offer in asked.offers] == ["risk", "action"]
    made = hand_over(asked, {}, frozenset((asked.offers[0].record.id,)))
    assert made == (asked.offers[0].record,)


def test_an_issue_that_is_dated_and_handed_over_is_saved_once(
    workspace: Workspace, team: dict[str, Any]
) -> None:
    """Sun owns the issue that speaks of Sun leaving."""
    seat, sun, last = team["seat"], team["sun"], date(2026, 12, 18)
    resigns = Risk(project=seat.project, title="Sun resigns", state="occurred", impact=4, owner=sun.id)
    workspace.save(resigns, act=words("publish"))
    asked = leaving_seat(workspace, seat, replace(seat, until=last), "en")
    assert asked is not None
    made = hand_over(asked, taken_over(asked, team["li"].id), frozenset((resigns.id,)))
    (issue,) = (one for one in made if one.id == resigns.id)
    assert isinstance(issue, Risk) and (issue.owner, issue.hits_on) == (team["li"].id, last)
