"""The state of a project as its reader hears it: with its reasons, from what they may read, in the manager's voice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.records import Briefed, Milestone, Person, Project, Reading, Risk, Stakeholder, Told
from store.rules.briefing.bottom_line import state, summary
from store.rules.briefing.changes import changed
from store.rules.briefing.last_paper import LastPaper, last_paper, written
from store.rules.briefing.lint import lint
from store.rules.briefing.paper import paper
from store.rules.briefing.sponsor_report import brief
from store.rules.briefing.unfit_words import WordList
from store.rules.readership import Reader, reader_of
from store.rules.registers.areas import areas
from store.rules.situation import Situation
from store.values.journal import Net
from store.values.words import say

Make = Callable[..., Situation]
TODAY = date(2026, 11, 26)
LATE = Milestone(project=1, code="M3", title="Prototype", baseline=date(2026, 11, 18))
SLIPPED = Milestone(
    project=1, code="M5", title="Acceptance", baseline=date(2026, 12, 4), forecast=date(2026, 12, 9)
)
CALM = Milestone(project=1, code="M4", title="Cut-over", baseline=date(2026, 12, 4), confirmed_on=TODAY)
RED = Risk(
    project=1, code="R-09", title="Legacy API", probability=4, impact=4, detected_on=date(2026, 11, 20)
)
PLANNED = replace(RED, plan="Record a week of real traffic")
IN_HAND = replace(RED, response="mitigate", owner=1, due=date(2026, 12, 10), reviewed_on=TODAY)
FLOAT = Reading(
    project=1,
    area="time",
    colour="green",
    sentence="covered by the float",
    on=TODAY,
    valid_until=date(2026, 12, 20),
)


def said(now: Situation, language: str = "en") -> str:
    return say(summary(Reader(now, "sponsor"), of_several=False).words, language)


@pytest.mark.parametrize(
    ("milestones", "risks", "readings", "english", "chinese"),
    [
        (
            [LATE], [], [],
            "Red. Time: M3 Prototype is 6 working days overdue",
            "红灯。进度：M3 Prototype逾期 6 个工作日",
        ),
        (
            [SLIPPED], [RED], [],
            "Red. Risk: R-09 Legacy API (no response yet, no owner yet, no day yet);"
            " Time: M5 Acceptance is 3 working days late",
            "红灯。风险：R-09 Legacy API（尚无应对策略、尚无责任人、尚无期限）；"
            "进度：M5 Acceptance晚 3 个工作日",
        ),
        (
            [], [PLANNED], [],
            "Red. Risk: R-09 Legacy API (strategy not chosen yet, no owner yet, no day yet)",
            "红灯。风险：R-09 Legacy API（应对策略未选定、尚无责任人、尚无期限）",
        ),
        (
            [LATE], [], [FLOAT],
            "Green in my judgement until 20 Dec, covered by the float,"
            " although M3 Prototype is 6 working days overdue",
            "据我判断为绿灯，至 12-20，covered by the float，尽管M3 Prototype逾期 6 个工作日",
        ),
        (
            [LATE], [RED], [FLOAT],
            "Red. Risk: R-09 Legacy API (no response yet, no owner yet, no day yet);"
            " Time: Green in my judgement until 20 Dec, covered by the float,"
            " although M3 Prototype is 6 working days overdue",
            "红灯。风险：R-09 Legacy API（尚无应对策略、尚无责任人、尚无期限）；"
            "进度：据我判断为绿灯，至 12-20，covered by the float，"
            "尽管M3 Prototype逾期 6 个工作日",
        ),
        (
            [], [RED], [replace(FLOAT, area="risk", colour="amber", sentence="the vendor answers on Monday")],
            "Amber in my judgement until 20 Dec, the vendor answers on Monday, although R-09 Legacy API is red",
            "据我判断为黄灯，至 12-20，the vendor answers on Monday，尽管R-09 Legacy API为红灯",
        ),
        (
            [CALM], [], [replace(FLOAT, colour="red", sentence="the supplier is closing down")],
            "Red in my judgement until 20 Dec, the supplier is closing down, although every milestone is on schedule",
            "据我判断为红灯，至 12-20，the supplier is closing down，尽管各里程碑均按期",
        ),
        ([LATE], [], [replace(FLOAT, valid_until=date(2026, 11, 25), on=date(2026, 11, 2))],
         "Red. Time: M3 Prototype is 6 working days overdue", "红灯。进度：M3 Prototype逾期 6 个工作日"),
        ([CALM], [], [], "Green. Time: every milestone on schedule", "绿灯。进度：各里程碑均按期"),
        (
            [CALM], [], [Reading(project=1, area="quality", colour="green", sentence="Fine.",
                                 on=date(2026, 11, 2), valid_until=date(2026, 11, 20))],
            "To be confirmed. Quality is being assessed anew", "待确认。质量正在重新评估",
        ),
        ([], [], [], "No milestone is planned yet", "尚未安排里程碑"),
        ([replace(CALM, met_on=TODAY)], [], [], "Every milestone is met", "里程碑已全部达成"),
    ],
)  # fmt: skip
def test_a_state_and_what_it_rests_on(
    situation: Make, milestones: Any, risks: Any, readings: Any, english: str, chinese: str
) -> None:
    now = situation(milestones=tuple(milestones), risks=tuple(risks), readings=tuple(readings))
    assert (said(now), said(now, "zh_CN")) == (english, chinese)


def test_a_plan_that_is_being_drawn_up_is_no_plan_without_milestones(situation: Make) -> None:
    now = situation()
    planned = replace(now, project=replace(now.project, state="planning"))
    assert (said(planned), said(planned, "zh_CN")) == ("The plan is being drawn up", "计划正在编制")


def test_what_is_covered_by_the_float_says_how_much_of_it_there_is(situation: Make) -> None:
    # Overdue since 18 Nov, so today at the soonest: 26 Nov to 15 Jan is 36 wd, 30 of them work.
    go_live = Milestone(
        project=1, code="M4", title="Cut-over", baseline=date(2027, 1, 15), after=LATE.id, after_wd=30,
        audience=LATE.audience, confirmed_on=date(2026, 11, 25),
    )  # fmt: skip
    now = situation(milestones=(LATE, go_live), readings=(FLOAT,))
    assert said(now).startswith(
        "Green in my judgement until 20 Dec, covered by the float (6 working days of float to go-live"
    )
    short = situation(milestones=(LATE, replace(go_live, after_wd=40)), readings=(FLOAT,))
    assert "(4 working days too few to go-live" in said(short)


def test_the_latest_first_and_the_rest_counted(situation: Make) -> None:
    more = [replace(LATE, id=n, code=f"M{n}", baseline=date(2026, 11, 26 - n)) for n in range(1, 6)]
    now = situation(milestones=tuple(more))
    assert said(now).endswith(
        "Time: M4 Prototype and M5 Prototype are each 4 working days overdue, and 3 more"
    )
    assert said(now, "zh_CN").endswith("均逾期 4 个工作日，另有 3 项")
    now = situation(milestones=tuple(more[:4]))
    assert said(now).endswith(" overdue, 4 in all") and said(now, "zh_CN").endswith("等 4 项")


def test_untold_colours_the_screen_and_never_the_paper(situation: Make) -> None:
    now = situation(risks=(IN_HAND,))
    screen = {area.letter: area.colour for area in areas(now)}
    assert screen["R"] == "red", "nobody has told the sponsor"
    assert [area.colour for area in state(Reader(now, "sponsor"))] == ["amber"]
    assert said(now) == "Amber. Risk: R-09 Legacy API (red, in hand)"


def test_on_the_suppliers_side_the_state_is_of_what_its_reader_may_see(situation: Make) -> None:
    project = Project(code="ERP", name="x", side="supplier")
    chen = Person(name="Chen")
    signed = replace(LATE, project=project.id, audience=("internal", "client", "sponsor"))
    now = situation(
        project=project,
        people=(chen,),
        stakeholders=(Stakeholder(project=project.id, person=chen.id, role="sponsor"),),
        milestones=(signed,),
        risks=(replace(RED, project=project.id),),
    )
    assert say(summary(reader_of(now, chen), of_several=False).words) == (
        "Red. Time: M3 Prototype is 6 working days overdue"
    )
    made = brief(chen, (now,), {}, date(2026, 11, 19))
    assert "Legacy" not in repr([made.over, made.blocks])
    findings = [say(one.words) for one in lint((now,), made, paper(made, "en"), WordList())]
    worse = "Risk is Red on your screen and not in this paper, because of what is internal: R-09 Legacy API"
    assert worse in findings
    theirs = replace(now, risks=(replace(RED, project=project.id, audience=("sponsor",)),))
    made = brief(chen, (theirs,), {}, date(2026, 11, 19))
    assert not [
        one for one in lint((theirs,), made, paper(made, "en"), WordList()) if "internal" in say(one.words)
    ]


def test_a_sent_or_told_risk_is_the_same_to_its_reader(situation: Make) -> None:
    now = situation(risks=(IN_HAND,))
    assert now.sponsor is not None
    told = Told(project=1, subject=RED.id, subject_kind="risk", person=now.sponsor.person, on=TODAY)
    for heard in ((), (told,), (replace(told, state="sent"),)):
        assert said(replace(now, told=heard)) == "Amber. Risk: R-09 Legacy API (red, in hand)"


ISSUE = Risk(
    project=1,
    code="I-03",
    title="Slow login",
    state="occurred",
    impact=3,
    owner=1,
    detected_on=date(2026, 11, 20),
    reviewed_on=TODAY,
    reply_by=date(2026, 11, 24),
)


@pytest.mark.parametrize("impact", [2, 3])
def test_a_late_reply_is_amber_on_screen_and_paper(situation: Make, impact: int) -> None:
    now = situation(risks=(replace(ISSUE, impact=impact),))
    assert {area.letter: area.colour for area in areas(now, heard=True)}["R"] == "amber"
    assert said(now) == "Amber. Risk: I-03 Slow login (our reply is 2 working days late)"
    assert said(now, "zh_CN") == "黄灯。风险：I-03 Slow login（我方答复晚 2 个工作日）"
    replied = situation(risks=(replace(ISSUE, impact=impact, replied_on=TODAY),))
    assert said(replied) == "Green. Risk: nothing red, everything followed up"


def test_an_amber_issue_untold_colours_the_screen_alone(situation: Make) -> None:
    now = situation(risks=(replace(ISSUE, replied_on=TODAY),))
    assert {area.letter: area.colour for area in areas(now)}["R"] == "amber"
    assert [area.colour for area in state(Reader(now, "sponsor"))] == ["green"]


def test_a_letter_that_differs_from_the_last_paper_says_what_changed(situation: Make) -> None:
    better = replace(RED, probability=3, response="mitigate", owner=1, reviewed_on=TODAY)
    now = situation(risks=(better,), milestones=(CALM,))
    reader, then = Reader(now, "sponsor"), LastPaper(date(2026, 11, 19), {"R": "red", "T": "green"})
    net = Net("risk", better.id, False, {"probability": 4}, {"probability": 3})
    changes = changed(now, (net,))

    def line(last: LastPaper | None, language: str = "en") -> str:
        return say(summary(reader, of_several=False, last=last, changes=changes).words, language)

    assert line(then) == (
        "Green. Time: every milestone on schedule;"
        " Risk (red on 19 Nov: R-09 16 → 12): nothing red, everything followed up"
    )
    assert line(then, "zh_CN").endswith("风险（11-19 为红灯：R-09 16 → 12）：无红灯，均已跟进")
    late = replace(now, milestones=(LATE,))
    told = summary(Reader(late, "sponsor"), of_several=False, last=then, changes=changes)
    assert say(told.words) == (
        "Red. Time (green on 19 Nov): M3 Prototype is 6 working days overdue;"
        " Risk (red on 19 Nov: R-09 16 → 12): nothing red, everything followed up"
    )
    assert "19 Nov" not in line(None)
    assert "19 Nov" not in line(LastPaper(date(2026, 11, 19), {"R": "green", "T": "green"}))


def test_letters_are_kept_with_a_report_and_read_again(situation: Make) -> None:
    now = situation(risks=(RED,), milestones=(CALM,))
    own = written(state(Reader(now, "sponsor")))
    assert own == "R!T."
    kept = Briefed(person=1, on=TODAY, projects=(7, 8), letters=f"- {own}")
    assert last_paper(kept, 8) == LastPaper(TODAY, {"R": "red", "T": "green"})
    assert last_paper(kept, 7) == LastPaper(TODAY, {})
    assert last_paper(kept, 9) is None
    assert last_paper(replace(kept, letters=""), 8) is None
