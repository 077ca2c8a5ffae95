"""What a person should hear: lines with their records, in the order of the chosen sections, by audience."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from store.exchange.papers.markdown import markdown
from store.records import (
    Action,
    Change,
    Contact,
    Decision,
    Meeting,
    Milestone,
    Person,
    Project,
    Reading,
    Reforecast,
    Risk,
    Seat,
    Stakeholder,
    Told,
)
from store.rules.briefing.changed_line import Changed
from store.rules.briefing.changes import changed
from store.rules.briefing.last_paper import LastPaper
from store.rules.briefing.page_budget import fit_risks
from store.rules.briefing.paper import paper
from store.rules.briefing.paper_start import PaperStart
from store.rules.briefing.report import Briefing
from store.rules.briefing.sponsor_report import brief
from store.rules.briefing.tables import heavy_risks, risk_row
from store.rules.briefing.weekly_report import weekly
from store.rules.readership import reader_of
from store.rules.situation import Situation
from store.values.journal import Net
from store.values.words import say, words

Make = Callable[..., Situation]
SINCE = date(2026, 11, 19)


def told(situation: Situation, since: date | None = SINCE, **others: Any) -> Briefing:
    (sponsor,) = [s for s in situation.stakeholders if s.role == "sponsor"]
    return brief(situation.people[sponsor.person], (situation,), others.pop("changes", {}), since, **others)


def texts(briefing: Briefing, name: str) -> list[str]:
    return [say(line.words) for line in briefing.lines(name)]


def sponsored(situation: Make, **parts: Any) -> tuple[Situation, Project, int]:
    now = situation(**parts)
    return now, now.project, now.stakeholders[0].person


def test_nothing_needed_is_said_and_nothing_else_is_made_up(situation: Make) -> None:
    briefing = told(situation())
    assert texts(briefing, "bluf")[-1] == "Nothing needed from you today"
    assert [section.name for section in briefing.over] == ["bluf"]
    (needs,) = told(situation(), sections=("needs", "changed")).over
    assert (needs.lines, needs.empty) == ((), "Nothing needed today.")


def test_one_bottom_line_and_one_list_of_needs_over_all_projects(situation: Make) -> None:
    chen = Person(name="Chen")
    nows = []
    for code in ("ERP", "CRM"):
        project = Project(code=code, name=code)
        ask = Action(project=project.id, title=f"Decide {code}", type="ask", owner=chen.id)
        part = Stakeholder(project=project.id, person=chen.id, role="sponsor")
        nows.append(situation(project=project, people=(chen,), stakeholders=(part,), actions=(ask,)))
    briefing = brief(chen, nows, {}, SINCE)
    assert [section.name for section in briefing.over] == ["bluf", "needs"]
    assert texts(briefing, "needs") == ["Decide ERP", "Decide CRM"]
    assert [text[:4] for text in texts(briefing, "bluf")] == ["ERP:", "CRM:", "I ne"]
    assert [block.code for block in briefing.blocks] == ["ERP", "CRM"]


def test_every_line_has_an_id_of_its_own_and_its_records(situation: Make) -> None:
    now, project, _chen = sponsored(situation)
    risk = Risk(project=project.id, code="R-1", title="Late", probability=4, impact=4)
    milestone = Milestone(project=project.id, code="M1", title="Prototype", baseline=date(2026, 12, 4))
    now = situation(project=project, risks=(risk,), milestones=(milestone,))
    briefing = told(now, changes={project.id: (Changed("new", words("x"), risk),)})
    sections = (*briefing.over, *briefing.blocks[0].sections)
    lines = [line for section in sections for line in section.lines]
    assert len({line.id for line in lines}) == len(lines)
    assert [line.records for line in briefing.lines("changed")] == [(risk,)]
    assert [line.records for line in briefing.lines("milestones")] == [(milestone,)]


def test_sections_in_the_order_somebody_chose(situation: Make) -> None:
    now, _project, _ = sponsored(situation)
    briefing = told(now, sections=("team", "needs", "milestones"))
    assert [section.name for section in briefing.over] == ["needs"]
    assert [section.name for section in briefing.blocks[0].sections] == ["team", "milestones"]


def test_a_milestone_with_its_trend(situation: Make) -> None:
    _now, project, _ = sponsored(situation)
    base, first, second = date(2026, 12, 4), date(2026, 12, 9), date(2026, 12, 11)
    m3 = Milestone(project=project.id, code="M3", title="Prototype", baseline=base, forecast=second)
    moves = tuple(
        Reforecast(project=project.id, milestone=m3.id, on=on, moved_from=a, moved_to=b, reason="x")
        for on, a, b in ((date(2026, 11, 10), base, first), (date(2026, 11, 25), first, second))
    )
    briefing = told(situation(project=project, milestones=(m3,), reforecasts=moves))
    (row,) = briefing.lines("milestones")
    assert [say(cell) for cell in row.cells] == [
        "M3 Prototype",
        "4 Dec",
        "11 Dec",
        "+5wd late",
        "0 → +3 → +5",
        "Amber",
    ]
    assert [slip for _, slip in briefing.blocks[0].trends[0].slips] == [0, 3, 5]


def test_decisions_changes_and_what_was_averted_since(situation: Make) -> None:
    now, project, chen = sponsored(situation)
    old = Decision(project=project.id, code="D-1", title="Old", on=SINCE)
    new = Decision(project=project.id, code="D-2", title="New", on=date(2026, 11, 24))
    change = Change(
        project=project.id,
        code="C-1",
        title="Second shift",
        approved_on=date(2026, 11, 20),
        fixed_cost=Decimal(1000),
        fixed_cost_high=Decimal(2000),
    )
    risk = Risk(
        project=project.id,
        code="R-9",
        title="Strike",
        state="closed",
        probability=4,
        impact=5,
        closed_on=date(2026, 11, 25),
    )
    calm = Risk(project=project.id, title="Calm", state="closed", probability=1, impact=2, closed_on=SINCE)
    heard = Told(project=project.id, subject=risk.id, subject_kind="risk", person=chen, on=date(2026, 11, 2))
    now = situation(
        project=project, decisions=(old, new), changes=(change,), risks=(risk, calm), told=(heard,)
    )
    sponsor = next(iter(now.people.values()))
    heard = Told(project=project.id, subject=risk.id, subject_kind="risk", person=sponsor.id, on=heard.on)
    now = situation(
        project=project,
        people=(sponsor,),
        decisions=(old, new),
        changes=(change,),
        risks=(risk, calm),
        told=(heard,),
    )
    briefing = brief(sponsor, (now,), {}, SINCE)
    assert texts(briefing, "decided") == ["D-2 New, 24 Nov"]
    assert texts(briefing, "changes") == ["C-1 Second shift, approved 20 Nov: 1 000 to 2 000"]
    assert texts(briefing, "averted") == ["R-9 Strike: told 2 Nov, averted 25 Nov"]
    mailed = replace(now, told=(replace(heard, state="sent"),))
    assert texts(brief(sponsor, (mailed,), {}, SINCE), "averted") == []
    counts = replace(mailed, people={sponsor.id: replace(sponsor, mail_counts=True)})
    assert texts(brief(sponsor, (counts,), {}, SINCE), "averted") == texts(briefing, "averted")


def test_wishes_promises_and_what_others_owe(situation: Make) -> None:
    chen, li = Person(name="Chen"), Person(name="Li")
    project = Project(code="ERP", name="x", side="supplier")
    part = Stakeholder(project=project.id, person=chen.id, role="sponsor")

    def action(**values: Any) -> Action:
        return Action(project=project.id, **values)

    actions = (
        action(title="Two shifts", type="wish", asked_by=chen.id, asked_on=SINCE, remark="never say this"),
        action(title="Price list", type="promise", owed_to=chen.id, due=date(2026, 11, 24)),
        action(title="Secret deal", type="promise", owed_to=li.id),
        action(title="Test data", type="ask", owner=li.id, audience=("sponsor",)),
        action(title="Hidden", type="ask", owner=chen.id, audience=("internal",)),
    )
    now = situation(project=project, people=(chen, li), stakeholders=(part,), actions=actions)
    briefing = brief(chen, (now,), {}, SINCE)
    assert texts(briefing, "asked") == ["Two shifts (asked 19 Nov)"]
    assert texts(briefing, "open") == ["Price list, due 24 Nov, 2wd late"]
    assert texts(briefing, "waiting") == ["Li: Test data"]
    assert texts(briefing, "needs") == []


def test_what_comes_next_and_the_one_sentence_about_the_team(situation: Make) -> None:
    _now, project, _ = sponsored(situation)
    meeting = Meeting(project=project.id, title="Steering", on=date(2026, 12, 4))
    far = Meeting(project=project.id, title="Far", on=date(2026, 12, 20))
    milestone = Milestone(project=project.id, code="M3", title="Prototype", baseline=date(2026, 12, 1))
    team = Reading(
        project=project.id, area="team", colour="amber", sentence="Tired but steady.", on=date(2026, 11, 24)
    )
    briefing = told(
        situation(project=project, meetings=(meeting, far), milestones=(milestone,), readings=(team,))
    )
    assert texts(briefing, "next") == ["1 Dec M3 Prototype", "4 Dec Steering"]
    assert texts(briefing, "team") == ["Tired but steady"]


def test_my_part_stays_on_the_card_on_the_suppliers_side(situation: Make) -> None:
    for side, optional in (("supplier", True), ("client", False)):
        project = Project(code="ERP", name="x", side=side)  # type: ignore[arg-type]
        issue = Risk(
            project=project.id,
            code="I-1",
            title="Down",
            state="occurred",
            impact=4,
            my_part="No deputy",
            audience=("sponsor",),
        )
        briefing = told(situation(project=project, risks=(issue,)))
        assert [line.optional for line in briefing.lines("part")] == [optional]
        assert "I-1: No deputy" in [say(line.words) for line in briefing.talk.ready]


def test_their_last_question_comes_first_on_the_card(situation: Make) -> None:
    _now, project, chen = sponsored(situation)
    late = Action(project=project.id, title="List", type="promise", owed_to=chen, due=date(2026, 11, 20))
    question = Contact(person=chen, on=SINCE, opinion="Is the budget safe?")
    briefing = told(situation(project=project, actions=(late,)), opinions=(question,))
    assert say(briefing.talk.ready[0].words) == "They said on 19 Nov: Is the budget safe?"


def test_on_the_suppliers_side_nothing_internal_is_said(situation: Make) -> None:
    project = Project(code="ERP", name="x", side="supplier")
    risk = Risk(project=project.id, code="R-1", title="hush", probability=5, impact=5)
    milestone = Milestone(project=project.id, code="M1", title="hush", baseline=date(2026, 11, 1))
    reading = Reading(project=project.id, area="cost", colour="red", sentence="hush", on=SINCE)
    now = situation(project=project, risks=(risk,), milestones=(milestone,), readings=(reading,))
    briefing = told(now, changes={project.id: (Changed("new", words("hush"), risk),)})
    assert "hush" not in repr([briefing.over, briefing.blocks])
    assert briefing.state == "unknown", "the state is of what its reader may see"
    assert texts(briefing, "bluf")[0] == "Nothing to report yet"


@pytest.mark.parametrize(("reds", "ambers"), [(2, 3), (2, 40), (40, 2), (30, 30)])
def test_a_page_however_much_there_is_and_every_red_one_named(
    situation: Make, reds: int, ambers: int
) -> None:
    project = Project(code="ERP", name="x", side="client")
    chen = Person(name="Chen")
    of: dict[str, Any] = {"project": project.id, "owner": chen.id}
    red = [Risk(code=f"R-{n}", title="red", probability=5, impact=5 - n % 2, **of) for n in range(reds)]
    amber = [Risk(code=f"A-{n}", title="amber", probability=3, impact=3, **of) for n in range(ambers)]
    day = date(2026, 11, 30)
    now = situation(
        project=project,
        people=(chen,),
        stakeholders=(Stakeholder(project=project.id, person=chen.id, role="sponsor"),),
        risks=(*red, *amber, Risk(code="I", title="x", state="occurred", impact=3, my_part="Mine", **of)),
        milestones=tuple(
            Milestone(project=project.id, code=f"M{n}", title="m", baseline=day + timedelta(n))
            for n in range(10)
        ),
        actions=(
            *(Action(project=project.id, title=f"Ask {n}", type="ask", owner=chen.id) for n in range(4)),
            Action(project=project.id, title="Wish", type="wish", asked_by=chen.id, asked_on=SINCE),
            Action(project=project.id, title="Promise", type="promise", owed_to=chen.id),
        ),
        decisions=(Decision(project=project.id, title="Decided", on=date(2026, 11, 24)),),
    )
    changes = tuple(Changed("worse", words("changed"), risk) for risk in (*red, *amber))
    briefing = brief(chen, (now,), {project.id: changes}, SINCE)
    assert markdown(paper(briefing, "en").kept()).count("\n") <= 60
    rows = briefing.lines("risks")
    shown = [record for line in rows for record in line.records]
    assert {risk.id for risk in red} <= {record.id for record in shown}
    assert len(shown) == len(set(shown)) == reds + ambers + 1
    left = say(rows[-1].cells[0])
    if reds + ambers > 20:
        assert ("more amber" in left) == any(r in amber for r in rows[-1].records)
        assert all(risk.code in left for risk in rows[-1].records if isinstance(risk, Risk))
    assert (
        say(briefing.lines("changed")[-1].words).startswith(f"{reds + ambers - 9} more: ")
        or len(changes) <= 10
    )


def test_the_week(situation: Make) -> None:
    _now, project, _ = sponsored(situation)
    met = Milestone(
        project=project.id, code="M1", title="Plan", baseline=date(2026, 11, 24), met_on=date(2026, 11, 24)
    )
    done = Action(project=project.id, title="Move in", done_on=date(2026, 11, 25))
    coming = Action(project=project.id, title="Print", due=date(2026, 11, 30))
    ask = Action(project=project.id, title="A room", type="ask")
    briefing = weekly(
        None, (situation(project=project, milestones=(met,), actions=(done, coming, ask)),), SINCE
    )
    assert texts(briefing, "done") == ["M1 Plan met 24 Nov, on its baseline", "Move in"]
    assert texts(briefing, "ahead") == ["30 Nov Print"]
    assert texts(briefing, "support") == ["A room"]
    assert [section.name for section in briefing.blocks[0].sections][-1] == "support"
    assert "period 20 Nov to 26 Nov" in paper(briefing, "en").facts
    assert "报告期：11-20 至 11-26" in paper(briefing, "zh_CN").facts


def test_the_week_names_what_is_late_with_day_and_reason(situation: Make) -> None:
    _now, project, chen = sponsored(situation)
    base, moved = date(2026, 12, 4), date(2026, 12, 9)
    late = Milestone(project=project.id, code="M3", title="Prototype", baseline=base, forecast=moved)
    over = Milestone(project=project.id, code="M2", title="Plan", baseline=date(2026, 11, 18))
    move = Reforecast(
        project=project.id, milestone=late.id, on=SINCE, moved_from=base, moved_to=moved, reason="Data late."
    )
    owed = Action(project=project.id, title="List", type="promise", owed_to=chen, due=date(2026, 11, 25))
    change = Change(
        project=project.id, code="C-1", title="Shift", approved_on=date(2026, 11, 24), fixed_cost=Decimal(9)
    )
    happy = Reading(
        project=project.id, area="satisfaction", colour="amber", sentence="3 of 5, sales.", on=SINCE
    )
    now = situation(
        project=project,
        milestones=(late, over),
        reforecasts=(move,),
        actions=(owed,),
        changes=(change,),
        readings=(happy,),
    )
    week = weekly(None, (now,), SINCE)
    assert [(line.mark, say(line.words)) for line in week.lines("late")] == [
        ("Red", "M2 Plan 18 Nov, 6wd overdue"),
        ("Amber", "M3 Prototype 4 Dec → 9 Dec, +3wd late. Reason: Data late"),
    ]
    assert texts(week, "owed") == ["List, due 25 Nov, 1wd late"]
    assert texts(week, "changes") == ["C-1 Shift, approved 24 Nov: 9"]
    assert texts(week, "satisfaction") == ["3 of 5, sales, 19 Nov"]
    sponsor = next(iter(now.people.values()))
    theirs = weekly(sponsor, (replace(now, stakeholders=()),), SINCE)
    assert not theirs.lines("satisfaction"), "how satisfied they are is for those within"


def test_nothing_changed_is_said_only_where_nothing_did(situation: Make) -> None:
    project = Project(code="ERP", name="x", side="supplier")
    hidden = Risk(project=project.id, code="R-1", title="hush", probability=5, impact=5)

    def empty(briefing: Briefing) -> list[str]:
        return [s.empty for s in briefing.blocks[0].sections if s.name == "changed"]

    now = situation(project=project, risks=(hidden,))
    assert empty(told(now)) == ["Nothing changed."]
    assert empty(told(now, changes={project.id: (Changed("new", words("hush"), hidden),)})) == [""]
    decided = Decision(project=project.id, title="Yes", on=date(2026, 11, 24), audience=("sponsor",))
    assert empty(told(replace(now, decisions=(decided,)))) == [""]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_thousand_milestones_are_a_page_and_a_count(situation: Make, language: str) -> None:
    _now, project, _ = sponsored(situation)
    many = tuple(
        Milestone(project=project.id, code=f"M{n}", title="m", baseline=date(2026, 11, 1) + timedelta(n))
        for n in range(1000)
    )
    now = situation(project=project, milestones=many)
    for briefing in (told(now), weekly(None, (now,), SINCE)):
        assert markdown(paper(briefing, language).kept()).count("\n") <= 60
    (*_, last) = told(now).lines("milestones")
    assert say(last.cells[0]) == "987 more milestones, 12 of them red"
    assert len(last.records) == 987


@pytest.mark.parametrize(
    ("role", "english", "chinese"),
    [
        ("sponsor", "Briefing for Li", "呈Li的简报"),
        ("executive", "Briefing for Li", "呈Li的简报"),
        ("core", "Project briefing for Li", "致Li的项目简报"),
    ],
)
def test_only_what_goes_upwards_is_presented(situation: Make, role: Any, english: str, chinese: str) -> None:
    li, sun = Person(name="Li"), Person(name="Sun")
    project = Project(code="ERP", name="x", manager=sun.id)
    part = Stakeholder(project=project.id, person=li.id, role=role, since=date(2026, 1, 1))
    now = situation(project=project, people=(li, sun))
    briefing = brief(li, (replace(now, stakeholders=(part,)),), {}, SINCE)
    assert (paper(briefing, "en").title, paper(briefing, "zh_CN").title) == (english, chinese)
    assert "汇报人：Sun" in paper(briefing, "zh_CN").facts


def test_several_small_changes_are_one_line_and_a_single_one_is_named(situation: Make) -> None:
    _now, project, _ = sponsored(situation)
    small = [
        Change(
            project=project.id,
            code=f"C-{n}",
            title="A field",
            identified_on=date(2026, 11, 23),
            approved_on=date(2026, 11, 24) if n % 2 else None,
            effort=Decimal("0.5"),
        )
        for n in range(6)
    ]
    large = Change(
        project=project.id,
        code="C-9",
        title="Shift",
        approved_on=date(2026, 11, 24),
        fixed_cost=Decimal(90_000),
    )
    now = situation(project=project, changes=(*small, large))
    assert texts(told(now), "changes") == ["C-9 Shift, approved 24 Nov: 90 000", "6 small changes, 3 days"]
    said = told(now).lines("changes")[-1]
    assert say(said.words, "zh_CN") == "6 项小变更，3 天"
    (alone,) = texts(told(situation(project=project, changes=(small[1],))), "changes")
    assert alone.startswith("C-1 A field, approved 24 Nov: ")


@pytest.mark.parametrize(
    ("values", "after", "mark", "said"),
    [
        ({}, None, "new", "C-2 Second site: to be decided, EUR 90 000"),
        ({"implemented_on": date(2026, 11, 24), "unapproved_because": "The line stood still."},
         {"implemented_on": date(2026, 11, 24)}, "worse",
         "C-2 Second site: in place since 24 Nov, without an approval, EUR 90 000. Reason: The line stood still"),
        ({"approved_on": date(2026, 11, 20), "implemented_on": date(2026, 11, 24)},
         {"implemented_on": date(2026, 11, 24)}, "done",
         "C-2 Second site: approved 20 Nov, in place since 24 Nov, EUR 90 000"),
        ({"rejected_on": date(2026, 11, 24)}, {"rejected_on": date(2026, 11, 24)}, "better",
         "C-2 Second site: rejected 24 Nov, EUR 90 000"),
    ],
)  # fmt: skip
def test_a_change_of_the_plan_that_must_be_told_stands_among_the_changes(
    situation: Make, values: Any, after: Any, mark: str, said: str
) -> None:
    project = Project(code="ERP", name="x", currency="EUR")
    change = Change(project=project.id, code="C-2", title="Second site", fixed_cost=Decimal(90_000), **values)
    now = situation(project=project, changes=(change,))
    net = Net("change", change.id, after is None, dict.fromkeys(after or ()), after or {})
    briefing = told(now, changes={project.id: changed(now, (net,))})
    assert [(line.mark, say(line.words)) for line in briefing.lines("changed")] == [(mark, said)]
    assert not briefing.lines("changes"), "it stands in a paper once"
    small = replace(change, fixed_cost=Decimal(9))
    assert not changed(replace(now, changes=(small,)), (net,))


def test_a_reading_or_a_letter_that_differs_is_a_change_too(situation: Make) -> None:
    now, project, _ = sponsored(situation)
    assert [s.empty for s in told(now).blocks[0].sections if s.name == "changed"] == ["Nothing changed."]
    cost = Reading(project=project.id, area="cost", colour="amber", sentence="More.", on=date(2026, 11, 24))
    read = situation(project=project, readings=(cost,))
    assert [s.empty for s in told(read).blocks[0].sections if s.name == "changed"] == [""]
    old = replace(cost, on=date(2026, 11, 2))
    before = {project.id: LastPaper(SINCE, {"$": "green"})}
    moved = told(situation(project=project, readings=(old,)), last=before)
    assert [s.empty for s in moved.blocks[0].sections if s.name == "changed"] == [""]


def test_what_is_credited_as_averted_stands_once_and_among_the_changes(situation: Make) -> None:
    now, project, chen = sponsored(situation)
    risk = Risk(
        project=project.id, code="R-9", title="Strike", state="closed", probability=4, impact=5,
        closed_on=date(2026, 11, 25),
    )  # fmt: skip
    heard = Told(project=project.id, subject=risk.id, subject_kind="risk", person=chen, on=date(2026, 11, 2))
    now = replace(now, risks=(risk,), told=(heard,))
    credit = "R-9 Strike: told 2 Nov, averted 25 Nov"
    assert texts(told(now), "averted") == [credit]
    both = told(now, changes={project.id: (Changed("better", words("closed"), risk),)})
    assert (texts(both, "changed"), texts(both, "averted")) == ([credit], [])


def test_a_reason_that_names_an_issue_is_its_code(situation: Make) -> None:
    now, project, _ = sponsored(situation)
    base, moved = date(2026, 12, 4), date(2026, 12, 11)
    issue = Risk(project=project.id, code="I-14", title="Owner leaves", state="occurred", impact=5)
    late = Milestone(project=project.id, code="M3", title="Prototype", baseline=base, forecast=moved)
    for typed, said in (("I-14：数据晚五天", "I-14"), ("I-15: a week", "I-15: a week"), ("Data", "Data")):
        move = Reforecast(
            project=project.id, milestone=late.id, on=SINCE, moved_from=base, moved_to=moved, reason=typed
        )
        there = replace(now, risks=(issue,), milestones=(late,), reforecasts=(move,))
        net = Net("milestone", late.id, False, {"forecast": base}, {"forecast": moved})
        (line,) = changed(there, (net,))
        assert say(line.words) == f"M3 Prototype 4 Dec → 11 Dec (+5wd). Reason: {said}"


def test_a_week_does_not_name_its_reader_as_somebody_else(situation: Make) -> None:
    now, project, chen = sponsored(situation)
    ask = Action(project=project.id, title="Name a data owner", type="ask", owner=chen)
    there = replace(now, actions=(ask,))
    assert texts(weekly(now.people[chen], (there,), SINCE), "support") == ["Name a data owner"]
    assert texts(weekly(None, (there,), SINCE), "support") == ["Chen: Name a data owner"]


def test_a_week_does_not_say_that_there_is_nothing_where_all_of_it_is_internal(situation: Make) -> None:
    project = Project(code="ERP", name="x", side="supplier")
    risk = Risk(project=project.id, code="R-1", title="Late", probability=4, impact=4)
    step = Action(project=project.id, title="Rehearse", due=date(2026, 11, 27))
    now = situation(project=project, risks=(risk,), actions=(step,))
    chen = now.people[now.stakeholders[0].person]
    (block,) = weekly(chen, (now,), SINCE).blocks
    assert {one.name: one.empty for one in block.sections if one.name in ("ahead", "trouble", "done")} == {
        "ahead": "", "trouble": "", "done": "Nothing finished this week."
    }  # fmt: skip
    (block,) = weekly(chen, (replace(now, risks=(), actions=()),), SINCE).blocks
    assert [one.empty for one in block.sections if one.name in ("ahead", "trouble")] == [
        "Nothing planned.",
        "None.",
    ]


def test_a_week_names_the_key_seats_that_are_left(situation: Make) -> None:
    holder = Person(name="Li")
    left = Seat(project=1, title="Data owner", key=True, holder=holder.id, until=date(2026, 12, 18))
    kept = Seat(project=1, title="Key user", key=True, holder=holder.id)
    side = Seat(project=1, title="Trainer", key=False)
    now = situation(people=(holder,), seats=(left, kept, side))
    assert texts(weekly(None, (now,), SINCE), "seats") == ["Data owner: last day 18 Dec, no successor yet"]


def test_a_week_carries_over_what_was_due_for_those_within(situation: Make) -> None:
    now, project, chen = sponsored(situation)
    days = [date(2026, 11, day) for day in range(17, 27)]
    late = [Action(project=project.id, title=f"Step {on:%d}", due=on) for on in days]
    done = Action(project=project.id, title="Old", due=days[0], done_on=days[0])
    there = replace(now, actions=(done, *late[:2]))
    assert texts(weekly(None, (there,), SINCE), "ahead") == [
        "Step 17, was due 17 Nov",
        "Step 18, was due 18 Nov",
    ]
    assert texts(weekly(now.people[chen], (there,), SINCE), "ahead") == []
    many = texts(weekly(None, (replace(now, actions=tuple(late)),), SINCE), "ahead")
    assert len(many) == 8 and many[-1] == "3 more that were due"


def test_a_week_credits_who_did_what_was_asked(situation: Make) -> None:
    now, project, chen = sponsored(situation)
    ask = Action(
        project=project.id, title="Data owner named", type="ask", owner=chen, done_on=date(2026, 11, 25)
    )
    there = replace(now, actions=(ask,))
    assert texts(weekly(None, (there,), SINCE), "done") == ["Chen: Data owner named"]
    assert texts(weekly(now.people[chen], (there,), SINCE), "done") == ["Data owner named"]


def test_a_week_owns_up_to_its_reader_what_was_promised_to_them(situation: Make) -> None:
    """Also where what belongs to the project is internal: they know what they were promised."""
    project = Project(code="ERP", name="x", side="supplier")
    now = situation(project=project)
    chen = now.people[now.stakeholders[0].person]
    owed = Action(
        project=project.id, title="Price list", type="promise", owed_to=chen.id, due=date(2026, 11, 24)
    )
    other = replace(owed, id=owed.id + 1, title="Rates", owed_to=chen.id + 1)
    there = replace(now, actions=(owed, other))
    assert texts(weekly(chen, (there,), SINCE), "owed") == ["Price list, due 24 Nov, 2wd late"]


def test_a_week_asks_its_reader_what_the_briefing_asks(situation: Make) -> None:
    """What somebody is asked they may read, also where what belongs to the project is internal."""
    project = Project(code="ERP", name="x", side="supplier")
    now = situation(project=project)
    chen = now.people[now.stakeholders[0].person]
    ask = Action(project=project.id, title="Name a lead", type="ask", owner=chen.id, due=date(2026, 12, 2))
    other = replace(ask, id=ask.id + 1, title="Rates", owner=chen.id + 1)
    there = replace(now, actions=(ask, other))
    assert texts(weekly(chen, (there,), SINCE), "support") == ["Name a lead by 2 Dec"]
    done = replace(now, actions=tuple(replace(one, done_on=date(2026, 11, 25)) for one in there.actions))
    assert texts(weekly(chen, (done,), SINCE), "done") == ["Name a lead"]


def test_a_float_that_another_lag_made_is_a_change_too(situation: Make) -> None:
    project = Project(code="ERP", name="x")
    m1 = Milestone(project=project.id, code="M1", title="built", baseline=date(2026, 12, 10))
    now = situation(project=project, milestones=(m1,))
    for fields, said in ((("ref",), ["Nothing changed."]), (("after_wd",), [""])):
        starts = {project.id: PaperStart(SINCE, {m1.id: fields})}
        (part,) = [s for s in told(now, starts=starts).blocks[0].sections if s.name == "changed"]
        assert [part.empty] == said


def test_a_decision_names_what_else_was_weighed_where_they_may_read_it(situation: Make) -> None:
    _, project, chen = sponsored(situation)
    decided = Decision(project=project.id, code="D-01", title="Two shifts", on=date(2026, 11, 24), by=chen,
                       options="Two shifts\none shift\novertime")  # fmt: skip
    now = situation(project=project, decisions=(decided,))
    assert texts(told(now), "decided") == [
        'D-01 Two shifts, 24 Nov; weighed against: "one shift", "overtime"'
    ]
    supplier = replace(project, side="supplier")
    theirs = replace(decided, audience=("internal", "client", "sponsor"))
    assert texts(told(situation(project=supplier, decisions=(theirs,))), "decided") == [
        "D-01 Two shifts, 24 Nov"
    ]


def test_the_top_three_risks_have_their_rows_whatever_the_room(situation: Make) -> None:
    _, project, _chen = sponsored(situation)
    risks = tuple(
        Risk(project=project.id, code=f"R-{n}", title=f"r{n}", probability=n, impact=4, residual_probability=1,
             residual_impact=n) for n in (3, 5, 4, 2, 5)
    )  # fmt: skip
    rows = fit_risks(heavy_risks(reader_of(situation(project=project, risks=risks), None)),
                     partial(risk_row, situation(project=project)), 1)  # fmt: skip
    assert [say(row.cells[1]) for row in rows[:3]] == [
        "5×4=20, residual 5",
        "5×4=20, residual 5",
        "4×4=16, residual 4",
    ]
    assert say(rows[3].words) == "2 more amber: R-3, R-2"
