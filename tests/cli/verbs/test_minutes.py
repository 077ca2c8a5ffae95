"""`forewarn minutes`: actions by owner, by audience, never a private line."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.records import Action, Decision, Meeting, Morale, Person, Project
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
    "typed", [(), ("Steering", "--format", "pdf"), ("Steering", "--audience", "boss"), ("nothing",)]
)
def test_what_cannot_be_done_is_one_sentence(met: Any, typed: tuple[str, ...]) -> None:
    ran = met("minutes", *typed)
    assert ran.code in (1, 2) and ran.complaint
