"""`forewarn minutes`: actions by owner, by audience, never a private line."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.records import (
    Action,
    Decision,
    Meeting,
    Milestone,
    Morale,
    Person,
    Project,
    Reforecast,
    Series,
    Stakeholder,
)
from store.values.clock import Clock
from store.values.words import words


@pytest.fixture
def met(begun: Any, own_store: Path, clock: Clock) -> Any:
    """A store with one meeting: a decision for the client, two internal actions, a private note."""
    with closing(Workspace.open(own_store, who="ann", clock=clock)) as workspace:
        (project,) = workspace.live(Project)
        chen = Person(name="Chen Wei")
        meeting = Meeting(
            project=project.id,
            title="Steering 9 Nov",
            on=clock.today(),
            state="held",
            attendees=(chen.id,),
            notes="We agreed on *the date*\n! late p4",
        )
        own: dict[str, Any] = {"project": project.id, "meeting": meeting.id}
        workspace.save(
            replace(project, side="supplier"),
            chen,
            meeting,
            Decision(**own, title="Go live stays", audience=("client",), on=clock.today()),
            Action(**own, title="write it up", owner=chen.id),
            Action(**own, title="and send it", owner=chen.id),
            Morale(**own, on=clock.today(), mood=2, text="SECRET", line=2),
            act=words("meeting"),
        )
    return begun


def test_markdown(met: Any) -> None:
    ran = met("minutes", "Steering")
    assert ran.code == 0, ran.err
    assert "# Minutes: Steering 9 Nov" in ran.out and "present: Chen Wei" in ran.out
    assert r"- We agreed on \*the date\*" in ran.out and "late p4" not in ran.out
    assert "- Chen Wei: A-01 write it up\n- Chen Wei: A-02 and send it\n" in ran.out
    assert "SECRET" not in ran.out


def test_a_message_for_the_client_has_nothing_internal(met: Any, tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    ran = met("minutes", "Steering", "--format", "message", "--audience", "client", "-o", path)
    assert ran.code == 0, ran.err
    text = path.read_text(encoding="utf-8")
    assert "Go live stays" in text
    assert not [word for word in ("write it up", "agreed", "SECRET", "#") if word in text]


@pytest.mark.parametrize(
    ("side", "audience", "printed"),
    [
        ("client", "client", True),
        ("client", "internal", True),
        ("supplier", "internal", True),
        ("supplier", "client", False),
    ],
)
def test_options_that_were_weighed_and_why_a_day_moved_stand_in_what_may_be_read(
    met: Any, own_store: Path, clock: Clock, side: Any, audience: str, printed: bool
) -> None:
    with closing(Workspace.open(own_store, who="ann", clock=clock)) as workspace:
        (project,) = workspace.live(Project)
        (meeting,) = workspace.live(Meeting)
        everybody: Any = ("internal", "client", "sponsor")
        own: dict[str, Any] = {"project": project.id, "meeting": meeting.id, "audience": everybody}
        pilot = Milestone(
            project=project.id, code="M2", title="Pilot", baseline=date(2026, 12, 1), audience=everybody
        )
        workspace.save(
            replace(project, side=side, state="active"),
            replace(meeting, audience=everybody),
            Decision(
                **own, title="Two shifts train", on=clock.today(), options="Two shifts train\nall at once\nnobody"
            ),
            pilot,
            Reforecast(
                project=project.id, milestone=pilot.id, on=clock.today(), meeting=meeting.id,
                moved_from=date(2026, 12, 1), moved_to=date(2026, 12, 8), reason="the tests came late",
            ),
            act=words("x"),
        )  # fmt: skip
    text = met("minutes", "Steering", "--audience", audience).out
    assert "Two shifts train" in text and "M2: 1 Dec" in text
    assert ('; weighed against: "all at once", "nobody"' in text) == printed
    assert (", because: the tests came late" in text) == printed


def test_what_is_promised_to_one_of_our_own_is_in_no_minutes_of_the_client(
    met: Any, own_store: Path, clock: Clock
) -> None:
    with closing(Workspace.open(own_store, who="ann", clock=clock)) as workspace:
        (project,) = workspace.live(Project)
        (meeting,) = workspace.live(Meeting)
        sun = Person(name="Sun Wen")
        own: dict[str, Any] = {"project": project.id, "meeting": meeting.id, "type": "promise"}
        workspace.save(
            replace(project, side="client"),
            sun,
            Stakeholder(project=project.id, person=sun.id, role="ours"),
            Action(**own, title="yours first", owed_to=sun.id),
            Action(**own, title="the price list", owed_to=meeting.attendees[0]),
            act=words("x"),
        )
    assert "yours first" in met("minutes", "Steering", "--audience", "internal").out
    text = met("minutes", "Steering", "--audience", "client").out
    assert "the price list" in text and "yours first" not in text


def test_of_an_internal_meeting_the_client_gets_no_empty_paper(
    met: Any, own_store: Path, clock: Clock
) -> None:
    with closing(Workspace.open(own_store, who="ann", clock=clock)) as workspace:
        (project,) = workspace.live(Project)
        own = Meeting(
            project=project.id, title="Among us", on=clock.today(), state="held", audience=("internal",),
            notes="We are late.",
        )  # fmt: skip
        workspace.save(own, act=words("x"))
    assert "We are late." in met("minutes", "Among us", "--audience", "internal").out
    ran = met("minutes", "Among us", "--audience", "client")
    assert (ran.code, ran.out) == (1, "") and "what it left is internal" in ran.complaint


@pytest.mark.parametrize(
    "typed", [(), ("Steering", "--format", "odt"), ("Steering", "--audience", "boss"), ("nothing",)]
)
def test_what_cannot_be_done_is_one_sentence(met: Any, typed: tuple[str, ...]) -> None:
    ran = met("minutes", *typed)
    assert ran.code in (1, 2) and ran.complaint


@pytest.fixture
def recurring(met: Any, own_store: Path, clock: Clock) -> Any:
    """Besides, a weekly meeting that was held twice and is planned once."""
    with closing(Workspace.open(own_store, who="ann", clock=clock)) as workspace:
        (project,) = workspace.live(Project)
        series = Series(project=project.id, title="Weekly")
        own: dict[str, Any] = {"project": project.id, "title": "Weekly", "series": series.id}
        today = clock.today()
        workspace.save(
            series,
            Meeting(**own, on=today - timedelta(days=9), state="held", notes="first\n| Jens: quoted"),
            Meeting(**own, on=today - timedelta(days=2), state="held", notes="second"),
            Meeting(**own, on=today + timedelta(days=5)),
            Meeting(project=project.id, title="Steering 4 Dec", on=today + timedelta(days=8)),
            act=words("meetings"),
        )
    return met


def test_of_a_series_the_latest_that_was_held(recurring: Any) -> None:
    ran = recurring("minutes", "weekly")
    assert ran.code == 0, ran.err
    assert "second" in ran.out and "first" not in ran.out
    assert "of 24 Nov; others were held on 17 Nov: --on DAY" in ran.err
    assert "#" not in ran.err


def test_of_a_day_and_without_what_is_quoted(recurring: Any) -> None:
    ran = recurring("minutes", "weekly", "--on", "17 nov")
    assert ran.code == 0, ran.err
    assert "first" in ran.out and "quoted" not in ran.out
    ran = recurring("minutes", "weekly", "--on", "18 nov")
    assert ran.code == 1 and "it was on 24 Nov, 17 Nov" in ran.complaint


def test_what_is_not_held_yet_and_what_may_be_several(recurring: Any) -> None:
    ran = recurring("minutes", "Steering 4 Dec")
    assert ran.code == 1 and "has not been held yet; it is planned for 4 Dec" in ran.complaint
    ran = recurring("minutes", "e")
    assert ran.code == 1
    assert "Weekly of 24 Nov" in ran.complaint and "Steering 9 Nov of 26 Nov" in ran.complaint
    assert "#" not in ran.complaint


def test_a_message_is_addressed_and_signed(met: Any) -> None:
    lines = met("minutes", "Steering", "--format", "message").out.splitlines()
    assert lines[0] == "Dear Chen Wei," and lines[-1].startswith("Best regards")
