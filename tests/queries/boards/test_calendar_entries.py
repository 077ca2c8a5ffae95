"""What stands in a calendar, and how it is told apart from what stood there before."""

import time
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from store.disk.workspace import Workspace
from store.exchange.exports.calendar_export import ics
from store.queries.boards.calendar_entries import Entry, Sort, agenda
from store.records import Contact, Meeting, Milestone, Morale, Note, Person, Project, Stakeholder
from store.records.reforecast import move
from store.values.words import say, words

DUE = date(2026, 12, 4)
TODAY = date(2026, 11, 26)


def only(workspace: Workspace, project: Project, sort: Sort) -> Entry:
    (entry,) = agenda(workspace, [project.id], [sort])
    return entry


@pytest.fixture
def chen(workspace: Workspace, project: Project) -> Person:
    """The sponsor, last spoken with on Monday 23 November."""
    chen = Person(name="Chen")
    workspace.save(
        chen,
        Stakeholder(project=project.id, person=chen.id, role="sponsor", since=date(2026, 9, 1)),
        Contact(person=chen.id, on=date(2026, 11, 23)),
        act=words("add"),
    )
    return chen


def test_a_milestone_moves_and_stays_the_same_event(workspace: Workspace, project: Project) -> None:
    (made,) = workspace.save(
        Milestone(project=project.id, title="Prototype", baseline=DUE), act=words("add")
    ).records
    first = only(workspace, project, "milestone")
    assert (first.on, say(first.title)) == (DUE, "ERP: M1 Prototype")
    assert isinstance(made, Milestone)
    moved = move(made, replace(made, forecast=date(2026, 12, 11)), "supplier", TODAY)
    (moved_one, _) = workspace.save(*moved, act=words("move")).records
    second = only(workspace, project, "milestone")
    assert (second.uid, second.on) == (first.uid, date(2026, 12, 11))
    assert second.revision > first.revision and second.stamp >= first.stamp
    assert [say(line) for line in second.lines] == ["baseline 2026-12-04", "+5wd late"]
    assert isinstance(moved_one, Milestone)
    workspace.save(replace(moved_one, met_on=TODAY), act=words("met"))
    third = only(workspace, project, "milestone")
    assert (third.on, say(third.title)) == (TODAY, "ERP: M1 Prototype (met)")


def test_nothing_moves_without_a_change(workspace: Workspace, project: Project, chen: Person) -> None:
    workspace.save(Milestone(project=project.id, title="a", baseline=DUE), act=words("add"))
    assert agenda(workspace, [project.id]) == agenda(workspace, [project.id])


def test_a_milestone_without_a_day_or_put_away(workspace: Workspace, project: Project) -> None:
    workspace.save(Milestone(project=project.id, title="some day"), act=words("add"))
    gone = Milestone(project=project.id, title="gone", baseline=DUE, archived=True)
    workspace.save(gone, act=words("add"))
    assert agenda(workspace, [project.id]) == ()


def test_a_contact_falls_due_later_after_a_call(workspace: Workspace, project: Project, chen: Person) -> None:
    first = only(workspace, project, "contact")
    assert (say(first.title), first.on) == ("ERP: call Chen", date(2026, 11, 30))
    assert [say(line) for line in first.lines] == ["last 2026-11-23"]
    workspace.save(Contact(person=chen.id, on=TODAY), act=words("call"))
    second = only(workspace, project, "contact")
    assert (second.uid, second.on) == (first.uid, date(2026, 12, 3))
    assert second.revision > first.revision


def test_a_meeting_with_and_without_its_hour(workspace: Workspace, chen: Person, project: Project) -> None:
    berlin = replace(project, zone="Europe/Berlin")
    workspace.save(berlin, act=words("zone"))
    meeting = Meeting(project=project.id, title="Steering", on=DUE, time="9:30", attendees=(chen.id,))
    (saved,) = workspace.save(meeting, act=words("plan")).records
    entry = only(workspace, project, "meeting")
    assert entry.begins == datetime(2026, 12, 4, 8, 30, tzinfo=UTC)
    assert [say(line) for line in entry.lines] == ["with Chen"]
    assert isinstance(saved, Meeting)
    workspace.save(replace(saved, time="", state="cancelled"), act=words("cancel"))
    after = only(workspace, project, "meeting")
    assert (after.begins, after.cancelled, after.uid) == (None, True, entry.uid)


@pytest.mark.parametrize("machine", ["UTC", "Europe/Berlin", "Asia/Shanghai"])
def test_without_a_zone_a_meeting_keeps_its_hour_wherever_it_is_read(
    workspace: Workspace, project: Project, monkeypatch: pytest.MonkeyPatch, machine: str
) -> None:
    """The zone of the machine that writes the file, a server's often UTC, says nothing of where they meet."""
    monkeypatch.setenv("TZ", machine)
    time.tzset()
    try:
        workspace.save(
            Meeting(project=project.id, title="Steering", on=DUE, time="9:00", state="planned"),
            act=words("m"),
        )
        content = ics(agenda(workspace, [project.id], ["meeting"]), "ERP", "en").decode()
    finally:
        monkeypatch.undo()
        time.tzset()
    assert "DTSTART:20261204T090000\r\n" in content and "DTEND:20261204T100000\r\n" in content


def test_nothing_private_is_in_it(workspace: Workspace, project: Project) -> None:
    workspace.save(
        Morale(project=project.id, on=TODAY, mood=1, text="tired", follow_up_on=DUE),
        Note(project=project.id, on=TODAY, text="! risk", remind_on=DUE),
        act=words("note"),
    )
    assert agenda(workspace, [project.id]) == ()


def test_all_projects_by_day(workspace: Workspace, project: Project) -> None:
    other = Project(code="CRM", name="CRM")
    workspace.save(
        other,
        Milestone(project=other.id, title="first", baseline=TODAY),
        Milestone(project=project.id, title="second", baseline=DUE),
        act=words("add"),
    )
    both = agenda(workspace, [project.id, other.id])
    assert [say(entry.title) for entry in both] == ["CRM: M1 first", "ERP: M1 second"]
