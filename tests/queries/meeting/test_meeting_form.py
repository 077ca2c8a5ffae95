"""What the form of a meeting knows: whether it is the first of a phase or series, and what is open then."""

from dataclasses import replace
from datetime import date
from typing import Any

from store.disk.workspace import Workspace
from store.queries.meeting.meeting_form import talk
from store.records import Action, Contact, Meeting, Person, Project, Series
from store.rules.capture.open_matters import concerning
from store.values.record import new_id
from store.values.words import say, words

TODAY = date(2026, 11, 26)


def read(workspace: Workspace, project: Project) -> Any:
    return talk(workspace, project.id, new_id(), "en")


def held(workspace: Workspace, project: Project, on: date = TODAY, **more: Any) -> None:
    meeting = Meeting(project=project.id, title="m", on=on, state="held", **more)
    workspace.save(meeting, act=words("held"))


def test_the_first_of_the_project_and_of_each_phase(workspace: Workspace, project: Project) -> None:
    assert read(workspace, project).first
    held(workspace, project, date(2026, 11, 2))
    assert not read(workspace, project).first
    fresh = workspace.get(Project, project.id)
    assert fresh is not None
    (fresh,) = workspace.save(replace(fresh, phase="build"), act=words("phase")).records
    assert read(workspace, project).first
    held(workspace, project, TODAY, archived=True)
    held(workspace, project, date(2026, 11, 2))
    assert read(workspace, project).first, "one that is put away, or was before, is none"
    held(workspace, project)
    assert not read(workspace, project).first
    workspace.save(replace(fresh, name="another"), act=words("rename"))
    assert not read(workspace, project).first, "only the phase begins one"


def test_a_planned_meeting_is_none(workspace: Workspace, project: Project) -> None:
    planned = Meeting(project=project.id, title="m", on=TODAY)
    workspace.save(planned, act=words("plan"))
    assert read(workspace, project).first


def test_a_series_has_met_or_not(workspace: Workspace, project: Project) -> None:
    series = Series(project=project.id, title="Steering")
    workspace.save(series, act=words("series"))
    assert series.id not in read(workspace, project).held
    held(workspace, project, series=series.id)
    assert series.id in read(workspace, project).held


def test_actions_asks_promises_and_unanswered_opinions(workspace: Workspace, project: Project) -> None:
    chen, sun = Person(name="Chen"), Person(name="Sun")
    own: dict[str, Any] = {"project": project.id}
    opinion = {"on": date(2026, 11, 19), "projects": (project.id,)}
    workspace.save(
        chen,
        sun,
        Action(**own, title="write it up", owner=sun.id),
        Action(**own, title="name an owner", type="ask", owner=chen.id, due=date(2026, 11, 27)),
        Action(**own, title="price list", type="promise", owed_to=chen.id),
        Action(**own, title="long done", owner=sun.id, done_on=TODAY),
        Contact(person=chen.id, opinion="too fast", **opinion),  # type: ignore[arg-type]
        Contact(person=chen.id, opinion="said and done", answered_on=TODAY, **opinion),  # type: ignore[arg-type]
        act=words("add"),
    )
    found = [say(one.said) for one in read(workspace, project).matters]
    assert found == [
        "Chen thinks: too fast; not answered since 19 Nov",
        "Ask, Chen: A-02 name an owner, due 27 Nov",
        "Promise, Chen: A-03 price list",
        "Action, Sun: A-01 write it up",
    ]
    theirs = concerning(read(workspace, project).matters, (sun.id,), everything=False)
    assert [say(one.said) for one in theirs] == ["Action, Sun: A-01 write it up"]
    first = concerning(read(workspace, project).matters, (sun.id,), everything=True)
    assert [say(one.said)[:11] for one in first][:2] == ["Action, Sun", "Chen thinks"]
