"""What came of today's review."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from store.acts.tell import tell
from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.queries.project_day import day_within
from store.queries.review.review_board import review
from store.queries.review.review_line import ReviewLine
from store.queries.review.review_summary import review_summary
from store.records import Meeting, Milestone, Person, Project, Reforecast, Risk, Stakeholder
from store.rules.review.verdicts import judged, settled, snoozed, stands
from store.values.clock import Clock
from store.values.outcome import Save
from store.values.record import Record
from store.values.words import say, words

TODAY = date(2026, 11, 26)


@pytest.fixture
def risks(workspace: Workspace, project: Project) -> tuple[Risk, ...]:
    """Three issues that the sponsor Chen has not heard of, by somebody else, one entered after the other."""
    chen = Person(name="Chen")
    me, workspace.who = workspace.who, "lin"
    workspace.save(
        chen, Stakeholder(project=project.id, person=chen.id, role="sponsor", since=TODAY), act=words("add")
    )
    found = []
    for title in ("Strike", "Flood", "Rain"):
        risk = Risk(project=project.id, title=title, state="occurred", impact=4, detected_on=TODAY)
        workspace.save(risk, act=words("add"))
        found.append(risk)
    workspace.who = me
    return tuple(found)


def line_of(workspace: Workspace, record: Record) -> ReviewLine:
    apart = [one.record.id for line in review(workspace).lines for one in line.item.each]
    return next(one for one in review(workspace, apart=apart).lines if one.item.record.id == record.id)


def said(workspace: Workspace) -> list[str]:
    return [say(sentence) for sentence in review_summary(workspace)]


def test_it_counts_stops_by_what_was_decided(
    workspace: Workspace, project: Project, risks: tuple[Risk, ...]
) -> None:
    assert said(workspace) == []
    day = day_within(workspace, project.id)
    strike, flood, rain = (line_of(workspace, risk) for risk in risks)
    for done in (
        stands(strike.item, day, strike.name),
        judged(tell_now(workspace, risks[1]), flood.item, day, "told"),
        snoozed(rain.item, day, rain.name, TODAY + timedelta(days=5), "waits"),
    ):
        assert isinstance(done, Save)
        workspace.save(*done.records, act=done.act)
    assert said(workspace) == ["1 stands, 1 told, 1 put off; 1 min"]
    undo(workspace)
    assert said(workspace) == ["1 stands, 1 told; 1 min"], "what was taken back was not decided"
    workspace.who = "bob"
    assert said(workspace) == [], "what others decided is not mine"


def tell_now(workspace: Workspace, risk: Risk) -> Save:
    done = tell(workspace, risk, risk.project, subject=risk.title)
    assert isinstance(done, Save)
    return done


def test_a_moved_milestone_moved(workspace: Workspace, project: Project, risks: tuple[Risk, ...]) -> None:
    m3 = Milestone(project=project.id, title="Prototype", baseline=TODAY - timedelta(days=3))
    workspace.who = "lin"
    workspace.save(m3, act=words("add"))
    workspace.who = "anna"
    line = line_of(workspace, m3)
    now = workspace.get(Milestone, m3.id)
    assert now is not None and now.baseline is not None
    later = now.baseline + timedelta(days=10)
    move = Reforecast(
        project=project.id, milestone=m3.id, on=TODAY, moved_from=now.baseline, moved_to=later, reason="x"
    )
    records = (replace(now, forecast=later), move)
    records = settled(line.item, line.day, "changed")(records)
    workspace.save(*records, act=words("move"))
    assert said(workspace) == ["1 moved; 1 min"]


def test_it_names_the_next_talk_of_today(
    workspace: Workspace, project: Project, risks: tuple[Risk, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    guo = Person(name="Guo")
    talks = [
        Meeting(project=project.id, title="x", on=TODAY, time=time, state="planned", attendees=(guo.id,))
        for time in ("8:30", "16:00")
    ]
    workspace.save(guo, *talks, act=words("add"))
    for hour, next_ in ((8, ["next: Guo 8:30, ERP"]), (17, [])):
        moment = datetime(2026, 11, 26, hour).astimezone()
        monkeypatch.setattr(Clock, "now", lambda self, moment=moment: moment)
        assert said(workspace) == next_
