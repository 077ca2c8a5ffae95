"""The notes of three one-hour meetings become the right records, each in one save."""

from datetime import date
from pathlib import Path
from typing import Any

from textual import events

from store.records import (
    Action,
    Change,
    Contact,
    Decision,
    Meeting,
    Milestone,
    Morale,
    Note,
    Person,
    Reforecast,
    Risk,
    Series,
)
from store.values.words import words
from tui.screens.dashboard import Dashboard
from tui.screens.meeting import MeetingScreen
from tui.screens.question import Question

STEERING = """Steering, Chen in the chair
Prototype: test data still missing, see R-03
# M3 +5wd test data comes a week late
!! No data owner from 18 Dec i5
? name a data owner by Friday @Chen due fri
> price list for the two reports @Chen due next mon
= Cut-over stays 15 Jan @Chen
^ time two more weeks of parallel run @Chen
* thanks @Sun for the weekend
~ 2 workload Sun has not had a free weekend since October
Next time: acceptance criteria"""

CHINESE = """本周例会
！ 供应商接口延期 p4 i4 ＠王伟 due 周五
＋ 准备数据迁移清单 ＠王伟 截止下周三
＞ 提供报价单 @王伟 due 明天
＝ 培训分两班进行
～ ２ 工作负荷太大 大家很累
其他事项下次再谈"""

RESIGNATION = """One to one with Sun
+ hand over the interface list @Sun due +5wd
~ Sun resigns at the end of January, told in confidence
~ 1 recognition feels passed over for the lead
! interface knowledge in one head p4 i4 @Sun
the rest is small talk"""


async def hold(app: Any, pilot: Any, until: Any, title: str, notes: str) -> None:
    await pilot.press("m")
    await until(pilot, lambda: isinstance(app.screen, MeetingScreen) and app.screen.focused)
    await pilot.pause()
    screen = app.screen
    if "series" in screen.rows:
        await pilot.press("tab")
    await pilot.press(*title)
    screen.filling.typed["title"].text = title
    screen._to_notes()
    await pilot.pause()
    screen._typing.post_message(events.Paste(notes))
    await until(pilot, lambda: len(screen._readings) == len(notes.split("\n")), "all lines are read")
    unread = [r.text for r in screen._readings if r.problem is not None and not r.private]
    assert not unread, unread
    await pilot.press("ctrl+s")
    await until(pilot, lambda: isinstance(app.screen, (Dashboard, Question)))
    assert isinstance(app.screen, Dashboard)


async def linked(app: Any, kind: type[Any], title: str) -> list[Any]:
    (meeting,) = [m for m in await app.store.run(lambda w: w.live(Meeting)) if m.title == title]
    return [r for r in await app.store.run(lambda w: w.live(kind)) if r.meeting == meeting.id]


def shared(app: Any) -> bytes:
    """Everything that lies in the shared file, its journal and log."""
    store = Path(app.session.path)
    files = [path for path in store.parent.glob("store.db*") if path.is_file()]
    return b"".join(path.read_bytes() for path in files)


async def test_a_steering_committee(running: Any, until: Any) -> None:
    async with running(size=(120, 40)) as (app, pilot):
        await hold(app, pilot, until, "Steering", STEERING)
        (move,) = await linked(app, Reforecast, "Steering")
        assert move.reason == "test data comes a week late"
        (milestone,) = [m for m in await app.store.run(lambda w: w.live(Milestone)) if m.id == move.milestone]
        assert milestone.code == "M3" and milestone.forecast == move.moved_to
        (issue,) = await linked(app, Risk, "Steering")
        assert (issue.state, issue.impact, issue.title) == ("occurred", 5, "No data owner from 18 Dec")
        actions = {a.type: a for a in await linked(app, Action, "Steering")}
        assert actions["ask"].due == date(2026, 11, 27) and actions["ask"].times_asked == 1
        assert actions["promise"].due == date(2026, 11, 30)
        (decision,) = await linked(app, Decision, "Steering")
        assert decision.by == actions["ask"].owner and decision.title == "Cut-over stays 15 Jan"
        (change,) = await linked(app, Change, "Steering")
        assert (change.type, change.title) == ("time", "two more weeks of parallel run")
        (thanks,) = [c for c in await linked(app, Contact, "Steering") if c.purpose == "thanks"]
        assert thanks.summary == "thanks for the weekend" or "weekend" in thanks.summary
        (mood,) = await linked(app, Morale, "Steering")
        assert (mood.mood, mood.cause, mood.line) == (2, "workload", 10)
        assert b"free weekend" not in shared(app)


async def test_a_weekly_meeting_in_chinese(running: Any, until: Any) -> None:
    async with running(language="zh_CN") as (app, pilot):
        wang = Person(name="王伟")
        await app.store.run(lambda w: w.save(wang, act=words("wang")))
        await hold(app, pilot, until, "Weekly", CHINESE)
        (risk,) = await linked(app, Risk, "Weekly")
        assert (risk.title, risk.probability, risk.impact, risk.owner) == ("供应商接口延期", 4, 4, wang.id)
        assert risk.due == date(2026, 11, 27)
        actions = {a.type: a for a in await linked(app, Action, "Weekly")}
        assert (actions["action"].title, actions["action"].due) == ("准备数据迁移清单", date(2026, 12, 2))
        assert (actions["promise"].owed_to, actions["promise"].due) == (wang.id, date(2026, 11, 27))
        assert [d.title for d in await linked(app, Decision, "Weekly")] == ["培训分两班进行"]
        (mood,) = await linked(app, Morale, "Weekly")
        assert mood.mood == 2 and "大家很累" in mood.text
        (meeting,) = [m for m in await app.store.run(lambda w: w.live(Meeting)) if m.title == "Weekly"]
        assert "其他事项下次再谈" in meeting.notes
        assert "大家很累".encode() not in shared(app)


async def test_a_resignation_told_in_confidence(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await hold(app, pilot, until, "Talk", RESIGNATION)
        (note,) = await linked(app, Note, "Talk")
        assert (note.text, note.line) == ("~ Sun resigns at the end of January, told in confidence", 3)
        (mood,) = await linked(app, Morale, "Talk")
        assert (mood.mood, mood.cause, mood.line) == (1, "recognition", 4)
        assert [r.title for r in await linked(app, Risk, "Talk")] == ["interface knowledge in one head"]
        assert [a.due for a in await linked(app, Action, "Talk")] == [date(2026, 12, 3)]
        lying = shared(app)
        assert b"resigns" not in lying and b"passed over" not in lying and b"small talk" in lying


async def test_the_next_meeting_of_a_series_is_there_to_be_held(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        series = Series(project=app.project, title="Steering committee")
        planned = Meeting(
            project=app.project, title="Steering committee", on=date(2026, 11, 26), series=series.id
        )
        await app.store.run(lambda w: w.save(series, planned, act=words("plan")))
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, MeetingScreen) and app.screen._typing.has_focus)
        await pilot.press(*"agreed")
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, Dashboard))
        meetings = [m for m in await app.store.run(lambda w: w.live(Meeting)) if m.series == series.id]
        assert [(m.state, m.on) for m in meetings] == [
            ("held", date(2026, 11, 26)),
            ("planned", date(2026, 12, 3)),
        ]
        assert meetings[0].notes == "agreed"
