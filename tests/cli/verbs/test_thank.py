"""`forewarn thank`: to whom, for which talk, and nothing that they may not read."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.records import Action, Contact, Decision, Meeting, Person, Project
from store.values.clock import Clock
from store.values.words import words


@pytest.fixture
def met(begun: Any, own_store: Path, clock: Clock) -> Any:
    """A supplier's store: a meeting with a decision for the client and one of our own, and an earlier call."""
    with closing(Workspace.open(own_store, who="ann", clock=clock)) as workspace:
        (project,) = workspace.live(Project)
        chen, lin, today = Person(name="Chen Wei", address="Ms Chen"), Person(name="Jun Lin"), clock.today()
        meeting = Meeting(
            project=project.id,
            title="Visit",
            on=today,
            state="held",
            place="visit",
            attendees=(chen.id, lin.id),
        )
        own: dict[str, Any] = {"project": project.id, "meeting": meeting.id}
        workspace.save(
            chen,
            lin,
            replace(project, side="supplier", manager=lin.id),
            meeting,
            Contact(person=chen.id, on=today - timedelta(days=3), projects=(project.id,)),
            Decision(**own, title="Go live stays", audience=("client",), on=today),
            Decision(**own, title="raise the price", on=today),
            Action(**own, title="send the plan", type="promise", owner=lin.id, owed_to=chen.id, due=today),
            act=words("meeting"),
        )
    return begun


def test_the_latest_talk(met: Any) -> None:
    ran = met("thank", "Chen")
    assert ran.code == 0, ran.err
    assert ran.out == (
        "Dear Ms Chen,\n\nThank you for your time on Thu 26 Nov; it was good to talk face to face.\n\n"
        "We agreed:\n- Go live stays\n\nYou will hear from us:\n- send the plan, by Thu 26 Nov\n\n"
        "Best regards, Jun Lin\n"
    )


def test_another_day_and_a_day_without_a_talk(met: Any, tmp_path: Path) -> None:
    ran = met("thank", "Ms", "Chen", "--on", "23 nov", "-o", tmp_path / "thanks.txt")
    assert ran.code == 0, ran.err
    assert "Thank you for your time on Mon 23 Nov.\n" in (tmp_path / "thanks.txt").read_text("utf-8")
    ran = met("thank", "Chen", "--on", "24 nov")
    assert ran.code == 1 and "there were: 26 Nov, 23 Nov" in ran.complaint


def test_nobody_to_thank(met: Any) -> None:
    assert met("add", "person", "--name", "Zoe").code == 0
    assert "no talk with Zoe is recorded" in met("thank", "Zoe").complaint
    assert met("thank").code == 2
