"""Plans of Microsoft Project as XML, meetings out of calendars."""

from datetime import date
from pathlib import Path

import pytest

from store.disk.workspace import Workspace
from store.exchange.columns.column_mapping import OptionProblem
from store.exchange.imports.register_import import plan_import
from store.exchange.tables.decoding import SheetProblem
from store.records import Meeting, Milestone, Person, Project, Risk
from store.values.words import say

SPACE = 'xmlns="http://schemas.microsoft.com/project"'


def task(uid: int, name: str, more: str, *before: int) -> str:
    links = "".join(
        f"<PredecessorLink><PredecessorUID>{n}</PredecessorUID></PredecessorLink>" for n in before
    )
    return f"<Task><UID>{uid}</UID><ID>{uid}</ID><Name>{name}</Name>{more}{links}</Task>"


PLAN = (
    f'<?xml version="1.0"?><Project {SPACE}><Tasks>'
    + task(0, "the plan", "<Summary>1</Summary>")
    + task(1, "Start of the move", "<Milestone>1</Milestone><Finish>2026-11-02T08:00:00</Finish>"
           "<ActualFinish>2026-11-02T08:00:00</ActualFinish><PercentComplete>100</PercentComplete>")
    + task(2, "Pack", "<Milestone>0</Milestone><Duration>PT80H0M0S</Duration>"
           "<Finish>2027-01-15T17:00:00</Finish>", 1)
    + task(3, "Hall is empty", "<Milestone>1</Milestone><Finish>2027-01-22T17:00:00</Finish>"
           "<Baseline><Number>0</Number><Finish>2027-01-15T17:00:00</Finish></Baseline>"
           "<Baseline><Number>1</Number><Finish>2026-12-01T17:00:00</Finish></Baseline>", 2)
    + "<Task><UID>4</UID><ID>4</ID><IsNull>1</IsNull></Task></Tasks>"
    "<Resources><Resource><UID>7</UID><Name>Bo Lund</Name></Resource></Resources>"
    "<Assignments><Assignment><TaskUID>3</TaskUID><ResourceUID>7</ResourceUID></Assignment></Assignments>"
    "</Project>"
)  # fmt: skip


@pytest.fixture
def plan_xml(tmp_path: Path) -> Path:
    path = tmp_path / "plan.xml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_a_plan_brings_its_milestones(workspace: Workspace, project: Project, plan_xml: Path) -> None:
    plan = plan_import(workspace, Milestone, plan_xml, project=project)
    assert "1 task that is no milestone is left out" in "\n".join(map(say, plan.notes))
    plan.save(workspace)
    people = {one.id: one.name for one in workspace.live(Person)}
    last, first = sorted(workspace.live(Milestone), key=lambda one: one.title)
    assert (first.title, first.baseline, first.met_on) == (
        "Start of the move",
        date(2026, 11, 2),
        date(2026, 11, 2),
    )
    assert (last.title, last.baseline, last.forecast) == (
        "Hall is empty",
        date(2027, 1, 15),
        date(2027, 1, 22),
    )
    assert (people[last.owner or 0], last.after) == ("Bo Lund", first.id)


def test_a_plan_is_no_register_of_risks(workspace: Workspace, project: Project, plan_xml: Path) -> None:
    with pytest.raises(OptionProblem) as caught:
        plan_import(workspace, Risk, plan_xml, project=project)
    assert "forewarn import milestone FILE" in say(caught.value.words)


@pytest.mark.parametrize(
    "text",
    [
        f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "{"c" * 900}">]><Project {SPACE}>&b;</Project>',
        f"<Project {SPACE}><Tasks><Task><UID>1</UID>",
        f"<Project {SPACE}></Project>",
    ],
)
def test_a_plan_that_is_none_is_a_sentence(
    workspace: Workspace, project: Project, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "plan.xml"
    path.write_text(text)
    with pytest.raises(SheetProblem):
        plan_import(workspace, Milestone, path, project=project)


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:1@x.example
SUMMARY:Steering committee
DTSTART;TZID=Europe/Berlin:20261203T093000
DTEND;TZID=Europe/Berlin:20261203T103000
ORGANIZER;CN=Ann Berg:mailto:ann@x.example
ATTENDEE;CN="Bo Lund":mailto:bo@x.example
ATTENDEE;CUTYPE=ROOM;CN=Hall 4:mailto:hall4@x.example
ATTENDEE:mailto:li.wei@x.example
DESCRIPTION:Bring the figures
RRULE:FREQ=MONTHLY
END:VEVENT
BEGIN:VEVENT
UID:2@x.example
SUMMARY:Go-live
DTSTART;VALUE=DATE:20270118
END:VEVENT
END:VCALENDAR
"""


def test_an_invitation_is_a_meeting(workspace: Workspace, project: Project, tmp_path: Path) -> None:
    path = tmp_path / "invite.ics"
    path.write_bytes(CALENDAR.replace("\n", "\r\n").encode())
    plan = plan_import(workspace, Meeting, path, project=project)
    assert "1 entry recurs: its first day comes in" in "\n".join(map(say, plan.notes))
    plan.save(workspace)
    people = {one.id: one.name for one in workspace.live(Person)}
    first, second = sorted(workspace.live(Meeting), key=lambda one: one.on)
    assert (first.title, first.on, first.time) == ("Steering committee", date(2026, 12, 3), "09:30")
    assert [people[id] for id in first.attendees] == ["Ann Berg", "Bo Lund", "li.wei"]
    assert (second.title, second.on, second.time) == ("Go-live", date(2027, 1, 18), "")
    days = plan_import(workspace, Milestone, path, project=project)
    days.save(workspace)
    assert {(one.title, one.baseline) for one in workspace.live(Milestone)} == {
        ("Steering committee", date(2026, 12, 3)),
        ("Go-live", date(2027, 1, 18)),
    }
    with pytest.raises(SheetProblem) as caught:
        plan_import(workspace, Risk, path, project=project)
    assert "forewarn import meeting" in say(caught.value.words)


def test_milestones_of_gitlab_have_their_days(workspace: Workspace, project: Project, tmp_path: Path) -> None:
    path = tmp_path / "milestones.csv"
    path.write_text(
        "Title,Description,State,Due On\n"
        "Hall,the first,closed,2026-10-01T07:00:00Z\nMove,the second,open,2026-12-18T08:00:00Z\n"
    )
    plan_import(workspace, Milestone, path, project=project).save(workspace)
    assert {(one.title, one.baseline, one.met_on is not None) for one in workspace.live(Milestone)} == {
        ("Hall", date(2026, 10, 1), True),
        ("Move", date(2026, 12, 18), False),
    }
