"""Whose day it is, when an act was, and what a clock that is set back does to either."""

from dataclasses import replace
from datetime import UTC, date, datetime

from store.disk.workspace import Workspace
from store.queries.briefing.briefing_data import changes_of
from store.queries.briefing.previous_report import last_heard
from store.queries.briefing.unheard import not_heard
from store.queries.project_day import day_among, day_of
from store.queries.project_list import project_to_open
from store.queries.project_situation import situation, situations
from store.queries.record_history import history, log, reader_for
from store.records import Briefed, Person, Project, Risk, Stakeholder
from store.values.clock import Clock, zone_of
from store.values.record import Record
from store.values.words import words


class Hands(Clock):
    """A clock that stands where it was put."""

    __slots__ = ("moment",)
    moment: datetime

    def __init__(self, moment: datetime) -> None:
        super().__init__()
        object.__setattr__(self, "moment", moment)

    def now(self) -> datetime:
        return self.moment

    def today(self, zone: str = "") -> date:
        return self.moment.astimezone(zone_of(zone) or UTC).date()


def at(workspace: Workspace, text: str) -> None:
    workspace.clock = Hands(datetime.fromisoformat(text).replace(tzinfo=UTC))


def save(workspace: Workspace, *records: Record) -> None:
    workspace.save(*records, act=words("x"))


def two(workspace: Workspace) -> tuple[Project, Project]:
    shanghai = Project(code="SH", name="x", zone="Asia/Shanghai")
    lima = Project(code="LI", name="x", zone="America/Lima")
    save(workspace, shanghai, lima)
    return shanghai, lima


def test_every_project_has_its_own_day_at_once(workspace: Workspace) -> None:
    ids = [project.id for project in two(workspace)]
    at(workspace, "2026-11-26T16:30")
    assert [now.day.date for now in situations(workspace, ids)] == [date(2026, 11, 27), date(2026, 11, 26)]
    at(workspace, "2026-11-27T04:59")
    assert [now.day.date for now in situations(workspace, ids)] == [date(2026, 11, 27), date(2026, 11, 26)]
    at(workspace, "2026-11-27T05:01")
    assert [now.day.date for now in situations(workspace, ids)] == [date(2026, 11, 27), date(2026, 11, 27)]
    at(workspace, "2026-11-20T05:01")
    assert situation(workspace, ids[0]).day.date == date(2026, 11, 20)


def test_a_reading_is_kept_while_the_day_lasts(workspace: Workspace) -> None:
    shanghai, _ = two(workspace)
    at(workspace, "2026-11-26T10:00")
    read = situation(workspace, shanghai.id)
    at(workspace, "2026-11-26T15:59")
    assert situation(workspace, shanghai.id) is read
    at(workspace, "2026-11-26T16:00")
    assert situation(workspace, shanghai.id) is not read


def test_the_days_of_all_zones(workspace: Workspace) -> None:
    shanghai, _ = two(workspace)
    at(workspace, "2026-11-26T16:30")
    assert workspace.days() == {
        "": date(2026, 11, 26),
        "Asia/Shanghai": date(2026, 11, 27),
        "America/Lima": date(2026, 11, 26),
    }
    save(workspace, replace(workspace.live(Project)[0], zone="Asia/Tokyo"))
    assert "Asia/Tokyo" in workspace.days() and shanghai.zone not in workspace.days()


def test_the_meeting_that_comes_next_is_by_its_projects_day(workspace: Workspace) -> None:
    meeting = {"sponsor_meeting": date(2026, 11, 26)}
    past = Project(code="SH", name="x", zone="Asia/Shanghai", **meeting)  # type: ignore[arg-type]
    next_one = Project(code="LI", name="x", zone="America/Lima", **meeting)  # type: ignore[arg-type]
    save(workspace, past, next_one)
    at(workspace, "2026-11-26T20:00")
    opened = project_to_open(workspace, None)
    assert opened is not None and opened.code == "LI"


def test_an_act_is_dated_where_its_project_is(workspace: Workspace) -> None:
    shanghai, lima = two(workspace)
    at(workspace, "2026-11-26T17:15")
    risks = [Risk(project=one.id, title="x") for one in (shanghai, lima)]
    save(workspace, *risks)
    reader = reader_for(workspace, shanghai.id, "en")
    (step,) = history(workspace, Risk, risks[0].id, reader)
    assert f"{step.at:%Y-%m-%d %H:%M}" == "2026-11-27 01:15"
    (other,) = [step for step in log(workspace, lima.id, 5, reader) if step.kind is Risk]
    assert f"{other.at:%Y-%m-%d %H:%M}" == "2026-11-26 12:15"


def test_what_came_after_the_briefing_is_news_even_on_a_clock_set_back(
    workspace: Workspace, project: Project
) -> None:
    chen = Person(name="Chen")
    save(workspace, chen, Stakeholder(project=project.id, person=chen.id, role="sponsor"))
    at(workspace, "2026-11-19T15:00")
    row = workspace.store.journal.last()
    save(workspace, Risk(project=project.id, title="while it lay open"))
    on = date(2026, 11, 19)
    save(workspace, Briefed(person=chen.id, on=on, projects=(project.id,), journal_row=row))
    at(workspace, "2026-11-19T14:00")
    save(workspace, Risk(project=project.id, title="after it"))
    at(workspace, "2026-11-20T08:00")
    now = situation(workspace, project.id)
    assert last_heard(workspace, now, chen.id) == on
    found = not_heard(workspace, (now,), chen.id).changes[project.id]
    assert [change.record.label for change in found] == ["while it lay open", "after it"]


def test_since_a_day_is_since_its_midnight_where_the_project_is(workspace: Workspace) -> None:
    shanghai, _ = two(workspace)
    for moment, title in (("2026-11-19T15:59", "that day"), ("2026-11-19T16:01", "the day after")):
        at(workspace, moment)
        save(workspace, Risk(project=shanghai.id, title=title))
    at(workspace, "2026-11-26T08:00")
    now = situation(workspace, shanghai.id)
    changes = changes_of(workspace, (now,), date(2026, 11, 19))[shanghai.id]
    assert [change.record.label for change in changes] == ["the day after"]


def test_what_belongs_to_no_project_is_of_the_day_of_the_store_s_or_of_their_projects(
    workspace: Workspace,
) -> None:
    at(workspace, "2026-11-26T16:30")
    assert day_of(workspace, None).date == date(2026, 11, 26)
    save(workspace, Project(code="AK", name="x", zone="Pacific/Auckland"))
    assert day_of(workspace, None).date == date(2026, 11, 27), "all projects are there"
    shanghai, lima = two(workspace)
    assert day_of(workspace, None).date == date(2026, 11, 26), "the machine's, where they differ"
    wu, both = Person(name="Wu"), Person(name="Xu")
    parts = [Stakeholder(project=shanghai.id, person=one.id) for one in (wu, both)]
    save(workspace, wu, both, *parts, Stakeholder(project=lima.id, person=both.id))
    assert day_among(workspace, wu.id).date == date(2026, 11, 27)
    assert day_among(workspace, both.id).date == date(2026, 11, 26)
    save(workspace, replace(lima, state="paused", rev=1))
    assert day_among(workspace, both.id).date == date(2026, 11, 27)
