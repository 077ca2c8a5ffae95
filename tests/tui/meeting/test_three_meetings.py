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
from tui.dashboard.dashboard import Dashboard
from tui.dialogs.question import Question
from tui.meeting.meeting_screen import MeetingScreen

STEERING = """Steering committee, Chen in the chair, Sun, Li; 50 min
\tPrototype: demo shown, Chen likes the order screen
\ttest data still missing, see R-03
# M3 +5wd test data comes a week late
!! No data owner from 18 Dec i5 @Sun
? name a data owner @Chen due fri
> price list for the two reports @Chen due next mon
Chen: why two shifts? -> more people trained before year end
< training in two shifts @Chen
= Cut-over stays 15 Jan @Chen
^ time two more weeks of parallel run @Chen
- budget: nothing new, invoice 3 is out
! supplier contract ends in March, see R-03 p3 i4 @Sun due 5 dec
+ minutes to everybody due tomorrow
+ send the test data list @Sun due +2wd
* thanks @Sun for the weekend before the demo
~ 2 workload Sun has not had a free weekend since October
Next time: acceptance criteria, Li brings a draft
--
next meeting 10 Dec"""

CHINESE = """本周例会，王伟、孙浩参加，一小时
1、原型演示完成，客户基本满意
2、测试数据还没到，见 R-03
＃ M3 ＋5wd 测试数据晚一周
！ 供应商接口延期 p4 i4 ＠王伟 due 周五
！！ 测试环境不可用 i3
＋ 准备数据迁移清单 ＠王伟 截止下周三
＞ 提供报价单 @王伟 due 明天
？ 指定数据负责人 ＠王伟 due 月底
＜ 培训材料要中文 @王伟
＝ 培训分两班进行
＾ 增加两张报表 ＠王伟
＊ 感谢周末加班 ＠王伟
～ ２ 工作量 大家很累
其他事项下次再谈"""

RESIGNATION = """One to one with Sun, his office, an hour
He likes the new colleague from the south
+ hand over the interface list @Sun due +5wd
~ Sun resigns at the end of January, told in confidence
~ 1 recognition feels passed over for the lead @Sun
wants to keep the data stream until then
! interface knowledge in one head p4 i4 @Sun due +2w
~ talk to Chen only after 15 Dec, he asked for that
> two days of training before Christmas @Sun due 18 dec
* thanks @Sun for telling me early
the rest is small talk"""


async def hold(app: Any, pilot: Any, until: Any, title: str, notes: str) -> None:
    await pilot.press("m")
    await until(pilot, lambda: isinstance(app.screen, MeetingScreen) and app.screen.focused)
    await pilot.pause()
    screen = app.screen
    if "series" in screen.rows:
        await pilot.press("tab")
    await pilot.press(*title)
    screen.state.typed["title"].text = title
    screen._to_notes()
    await pilot.pause()
    screen._typing.post_message(events.Paste(notes))
    await until(pilot, lambda: len(screen._read_as.readings) == len(notes.split("\n")), "all lines are read")
    unread = [r.text for r in screen._read_as.readings if r.problem is not None and not r.private]
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


async def known(app: Any, name: str) -> int:
    (person,) = [p for p in await app.store.run(lambda w: w.live(Person)) if name in p.name.split()]
    return int(person.id)


async def test_a_steering_committee(running: Any, until: Any) -> None:
    async with running(size=(120, 40)) as (app, pilot):
        (m3,) = [
            m
            for m in await app.store.run(lambda w: w.live(Milestone))
            if m.code == "M3" and m.project == app.project
        ]
        await hold(app, pilot, until, "Steering", STEERING)
        chen, sun = await known(app, "Chen"), await known(app, "Sun")
        (move,) = await linked(app, Reforecast, "Steering")
        assert (move.milestone, move.reason) == (m3.id, "test data comes a week late")
        now = await app.store.run(lambda w: w.get(Milestone, m3.id))
        assert now.forecast == move.moved_to == date(2026, 12, 18) and move.moved_from == m3.expected
        issue, risk = sorted(await linked(app, Risk, "Steering"), key=lambda r: r.state != "occurred")
        assert (issue.title, issue.state, issue.impact, issue.owner) == (
            "No data owner from 18 Dec",
            "occurred",
            5,
            sun,
        )
        assert (issue.detected_on, issue.occurred_on) == (date(2026, 11, 26), date(2026, 11, 26))
        assert risk.title == "supplier contract ends in March, see R-03" and risk.ref == "R-03"
        assert (risk.probability, risk.impact, risk.owner, risk.due) == (3, 4, sun, date(2026, 12, 5))
        actions = {a.title: a for a in await linked(app, Action, "Steering")}
        assert {title: (a.type, a.due) for title, a in actions.items()} == {
            "name a data owner": ("ask", date(2026, 11, 27)),
            "price list for the two reports": ("promise", date(2026, 11, 30)),
            "training in two shifts": ("wish", None),
            "minutes to everybody": ("action", date(2026, 11, 27)),
            "send the test data list": ("action", date(2026, 11, 30)),
        }
        ask, promise = actions["name a data owner"], actions["price list for the two reports"]
        assert (ask.owner, ask.times_asked, ask.asked_on) == (chen, 1, date(2026, 11, 26))
        assert (promise.owed_to, promise.owner) == (chen, ask.owed_to)
        assert actions["training in two shifts"].asked_by == chen
        assert actions["send the test data list"].owner == sun
        (decision,) = await linked(app, Decision, "Steering")
        assert (decision.title, decision.by, decision.on) == (
            "Cut-over stays 15 Jan",
            chen,
            date(2026, 11, 26),
        )
        (change,) = await linked(app, Change, "Steering")
        assert (change.type, change.title, change.approver) == (
            "time",
            "two more weeks of parallel run",
            chen,
        )
        (thanks,) = await linked(app, Contact, "Steering")
        assert (thanks.person, thanks.purpose, thanks.summary) == (
            sun,
            "thanks",
            "the weekend before the demo",
        )
        (mood,) = await linked(app, Morale, "Steering")
        assert (mood.mood, mood.cause, mood.line) == (2, "workload", 17)
        assert mood.text == "Sun has not had a free weekend since October"
        assert b"free weekend" not in shared(app)
        assert not await linked(app, Note, "Steering")


async def test_a_weekly_meeting_in_chinese(running: Any, until: Any) -> None:
    async with running(language="zh_CN") as (app, pilot):
        wang = Person(name="王伟")
        await app.store.run(lambda w: w.save(wang, act=words("wang")))
        await hold(app, pilot, until, "Weekly", CHINESE)
        (move,) = await linked(app, Reforecast, "Weekly")
        assert (move.moved_to, move.reason) == (date(2026, 12, 18), "测试数据晚一周")
        issue, risk = sorted(await linked(app, Risk, "Weekly"), key=lambda r: r.state != "occurred")
        assert (issue.title, issue.state, issue.impact) == ("测试环境不可用", "occurred", 3)
        assert (risk.title, risk.probability, risk.impact, risk.owner) == ("供应商接口延期", 4, 4, wang.id)
        assert risk.due == date(2026, 11, 27)
        actions = {a.type: a for a in await linked(app, Action, "Weekly")}
        assert {type: (a.title, a.due) for type, a in actions.items()} == {
            "action": ("准备数据迁移清单", date(2026, 12, 2)),
            "promise": ("提供报价单", date(2026, 11, 27)),
            "ask": ("指定数据负责人", date(2026, 11, 30)),
            "wish": ("培训材料要中文", None),
        }
        assert actions["action"].owner == actions["ask"].owner == wang.id
        assert actions["promise"].owed_to == actions["wish"].asked_by == wang.id
        assert [d.title for d in await linked(app, Decision, "Weekly")] == ["培训分两班进行"]
        (change,) = await linked(app, Change, "Weekly")
        assert (change.title, change.type, change.approver) == ("增加两张报表", "scope", wang.id)
        (thanks,) = await linked(app, Contact, "Weekly")
        assert (thanks.person, thanks.purpose, thanks.summary) == (wang.id, "thanks", "感谢周末加班")
        (mood,) = await linked(app, Morale, "Weekly")
        assert (mood.mood, mood.cause, mood.text) == (2, "workload", "大家很累")
        (meeting,) = [m for m in await app.store.run(lambda w: w.live(Meeting)) if m.title == "Weekly"]
        assert meeting.notes.split("\n")[-1] == "其他事项下次再谈"
        assert "大家很累".encode() not in shared(app)


async def test_a_resignation_told_in_confidence(running: Any, until: Any) -> None:
    async with running() as (app, pilot):
        await hold(app, pilot, until, "Talk", RESIGNATION)
        sun = await known(app, "Sun")
        notes = {note.line: note.text for note in await linked(app, Note, "Talk")}
        assert notes == {
            4: "~ Sun resigns at the end of January, told in confidence",
            8: "~ talk to Chen only after 15 Dec, he asked for that",
        }
        (mood,) = await linked(app, Morale, "Talk")
        assert (mood.mood, mood.cause, mood.line, mood.person) == (1, "recognition", 5, sun)
        assert mood.text == "feels passed over for the lead"
        (risk,) = await linked(app, Risk, "Talk")
        assert (risk.title, risk.owner, risk.due) == (
            "interface knowledge in one head",
            sun,
            date(2026, 12, 10),
        )
        actions = {a.title: (a.type, a.due) for a in await linked(app, Action, "Talk")}
        assert actions == {
            "hand over the interface list": ("action", date(2026, 12, 3)),
            "two days of training before Christmas": ("promise", date(2026, 12, 18)),
        }
        (thanks,) = await linked(app, Contact, "Talk")
        assert (thanks.person, thanks.summary) == (sun, "telling me early")
        (meeting,) = [m for m in await app.store.run(lambda w: w.live(Meeting)) if m.title == "Talk"]
        assert [n for n in meeting.notes.split("\n") if n.startswith("~")] == []
        lying = shared(app)
        assert b"small talk" in lying
        for secret in (b"resigns", b"passed over", b"only after 15 Dec"):
            assert secret not in lying


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
