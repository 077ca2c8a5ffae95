"""An act is told on the day that it was where its project is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from store.disk.workspace import Workspace
from store.queries.due_changes import due_changes
from store.queries.meeting.meeting_form import talk
from store.queries.recent import recent
from store.records import Action, Meeting, Project
from store.values.record import new_id
from store.values.words import words


class Evening:
    """Wednesday evening in Greenwich: Thursday in Shanghai, Wednesday morning in Honolulu."""

    def now(self) -> datetime:
        return datetime(2026, 11, 25, 18, 30, tzinfo=UTC)

    def today(self, zone: str = "") -> date:
        return date(2026, 11, 25)


@pytest.fixture
def in_the_evening(project: Project, open_again: Callable[..., Workspace]) -> Workspace:
    workspace = open_again("ann")
    workspace.clock = Evening()  # type: ignore[assignment]
    return workspace


@pytest.mark.parametrize(("zone", "day"), [("Asia/Shanghai", 26), ("Pacific/Honolulu", 25)])
def test_the_day_of_an_act(in_the_evening: Workspace, project: Project, zone: str, day: int) -> None:
    workspace, on = in_the_evening, date(2026, 11, day)
    (there,) = workspace.save(replace(project, zone=zone), act=words("edit")).records
    ask = Action(project=project.id, title="a", type="ask", due=date(2026, 11, 30))
    (ask,) = workspace.save(ask, act=words("add")).records  # type: ignore[assignment]
    assert [happened.day for happened in recent(workspace, ask, "en")] == [on]
    (ask,) = workspace.save(replace(ask, due=date(2026, 12, 3)), act=words("edit")).records  # type: ignore[assignment]
    assert [due.on for due in due_changes(workspace, (ask,))[ask.id]] == [on]
    workspace.save(replace(there, phase="build"), act=words("edit"))  # type: ignore[call-arg]
    held = Meeting(project=project.id, title="m", on=date(2026, 11, 25), state="held")
    workspace.save(held, act=words("held"))
    assert talk(workspace, project.id, new_id(), "en").first is (day == 26), (
        "the phase began after it, or not"
    )
