"""Registers that nobody here made: each shows one kind of fault, and what is right."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.exchange.imports.import_plan import Plan
from store.exchange.imports.import_preview import preview_lines
from store.records import Change, Contact, Milestone, Person, Project, Reforecast, Risk, Stakeholder
from store.values.record import Record
from store.values.words import say

Bring = Callable[..., Plan]


def fields(workspace: Workspace, kind: type[Record], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(getattr(one, name) for name in names) for one in workspace.live(kind)]


def notes(plan: Plan) -> str:
    return "\n".join(map(say, plan.notes))


def preview(plan: Plan) -> str:
    return "\n".join(preview_lines(plan, "en", 400))


def statuses(plan: Plan) -> list[str]:
    return [row.status for row in plan.rows]


def test_status_words_of_other_houses_are_states(bring: Bring, workspace: Workspace) -> None:
    words = [
        "Open",
        "Escalated",
        "Mitigating",
        "Accepted",
        "At-Risk",
        "Treating",
        "Monitoring",
        "Flibber",
        "Flibber",
    ]
    lines = "".join(f"R{n},risk {n},4,5,{word}\n" for n, word in enumerate(words, 1))
    plan = bring(Risk, f"ID,Risk,Probability,Impact,Status\n{lines}", save=True)
    assert statuses(plan) == ["new"] * 9
    assert {one.state for one in workspace.live(Risk)} == {"open"}
    assert [one.remark for one in workspace.live(Risk)][-3:] == ["", "Status: Flibber", "Status: Flibber"]
    assert notes(plan).count("Flibber (2)") == 1


def test_where_a_word_and_a_number_stand_together_the_word_decides(
    bring: Bring, workspace: Workspace
) -> None:
    text = (
        "ID,Risk,Probability,Impact\nR1,Vendor late,1-High,1-High\nR2,Licence gap,2-Medium,3-Low\n"
        "R3,Desk shared,3-Low,2-Medium\n"
    )
    plan = bring(Risk, text, save=True)
    assert fields(workspace, Risk, "probability", "impact") == [(5, 5), (3, 1), (1, 3)]
    assert "Probability: words read as 1-5: 1-High is 5, 2-Medium is 3, 3-Low is 1" in notes(plan)
    assert "Probability: where a word and a number stand together the word counts" in notes(plan)


def test_a_scale_that_counts_from_the_top_is_named_by_hand(bring: Bring, workspace: Workspace) -> None:
    text = "ID,Risk,Probability\nR1,Vendor late,1\nR2,Licence gap,3\n"
    bring(Risk, text, "probability=Probability:3-1", save=True)
    assert fields(workspace, Risk, "probability") == [(5,), (1,)]


def test_a_plan_in_german_has_its_milestones_by_name(bring: Bring, workspace: Workspace) -> None:
    text = (
        "Nr.;Vorgangsname;Dauer;Anfang;Fertig stellen;Vorgänger;Ressourcennamen;% Abgeschlossen;Meilenstein\n"
        "1;Kick-off;0 Tage;Mo 04.01.27;Mo 04.01.27;;Berg;0%;Ja\n"
        "2;Konzept schreiben;20 Tage;Di 05.01.27;Mo 01.02.27;1;Lund;0%;Nein\n"
        "3;Konzept abgenommen;0 Tage;Mo 01.02.27;Mo 01.02.27;1;Lund;0%;Ja\n"
    )
    plan = bring(Milestone, text.encode("cp1252"), save=True)
    people = {one.id: one.name for one in workspace.live(Person)}
    found = workspace.live(Milestone)
    assert [(one.title, one.baseline, people[one.owner or 0]) for one in found] == [
        ("Kick-off", date(2027, 1, 4), "Berg"),
        ("Konzept abgenommen", date(2027, 2, 1), "Lund"),
    ]
    assert (found[1].after, [one.code for one in found]) == (found[0].id, ["M1", "M2"])
    assert "1 task that is no milestone is left out" in notes(plan)


@pytest.mark.parametrize(("title", "yes", "no"), [("里程碑", "是", "否"), ("Milestone", "Y", "N")])
def test_yes_and_no_tell_milestones_from_tasks(
    bring: Bring, workspace: Workspace, title: str, yes: str, no: str
) -> None:
    bring(Milestone, f"Task,Finish,{title}\na,2027-01-04,{no}\nb,2027-01-05,{yes}\n", save=True)
    assert fields(workspace, Milestone, "title") == [("b",)]


def test_hints_in_brackets_are_no_title(bring: Bring, workspace: Workspace) -> None:
    title = '"Response (Avoid, Reduce, Transfer, Contingency, Accept)"'
    bring(Risk, f"Risk ID,Risk Title,{title}\nR1,late,Accept\nR2,gone,Reduce\n", save=True)
    assert fields(workspace, Risk, "response", "contingency") == [("accept", ""), ("mitigate", "")]


def test_change_orders_have_their_gates(bring: Bring, workspace: Workspace) -> None:
    plan = bring(
        Change,
        "CO Number,Category,Description,Submitted Date,Approved Date,Status\n"
        "CO-1,Scope,Add a portal,2026-09-01,2026-09-20,Approved\n"
        "CO-2,Environmental,Remove old tank,2026-10-01,2026-10-09,Approved\n",
        save=True,
    )
    assert fields(workspace, Change, "code", "title", "identified_on", "approved_on") == [
        ("CO-1", "Add a portal", date(2026, 9, 1), date(2026, 9, 20)),
        ("CO-2", "Remove old tank", date(2026, 10, 1), date(2026, 10, 9)),
    ]
    assert "Category: Environmental" in workspace.live(Change)[1].remark
    assert "Environmental (1)" in notes(plan)


def test_contacts_of_outlook_and_google(bring: Bring, workspace: Workspace) -> None:
    bring(
        Person,
        "Title,First Name,Last Name,Company,Job Title,E-mail Address,Business Phone\n"
        "Ms,Ann,Berg,Kaltwerk,Head of IT,ann@kaltwerk.example,+49 30 1\n",
        save=True,
    )
    bring(
        Person,
        "First Name,Last Name,Organization Name,Organization Title,E-mail 1 - Value,Phone 1 - Value\n"
        "伟,李,ACME,CIO,li@acme.example,+86 1\n",
        save=True,
    )
    names = ("name", "address", "organisation", "title", "email", "phone")
    assert fields(workspace, Person, *names) == [
        ("Ann Berg", "Ms", "Kaltwerk", "Head of IT", "ann@kaltwerk.example", "+49 30 1"),
        ("李伟", "", "ACME", "CIO", "li@acme.example", "+86 1"),
    ]


def test_the_days_of_a_risk_and_its_control_measures(bring: Bring, workspace: Workspace) -> None:
    bring(
        Risk,
        "Risk_ID,Description,Probability,Impact,Identified_Date,Date of last review,Control Measures,Status\n"
        "R1,Vendor late,High,High,2026-09-15,2026-10-15,Second source,Active\n",
        save=True,
    )
    assert fields(workspace, Risk, "title", "detected_on", "reviewed_on", "plan") == [
        ("Vendor late", date(2026, 9, 15), date(2026, 10, 15), "Second source")
    ]


FIRST = "序号,风险描述,可能性,影响程度,责任人\n1,接口延期,4,5,孙建军\n2,预算滞后,2,3,李梅\n"
SECOND = (
    "序号,风险描述,可能性,影响程度,责任人\n1,等保整改,3,4,王芳\n2,接口延期,4,5,孙建军\n3,预算滞后,2,3,李梅\n"
)


def test_a_row_inserted_on_top_renames_nothing(bring: Bring, workspace: Workspace) -> None:
    plan = bring(Risk, FIRST, save=True)
    assert fields(workspace, Risk, "code", "title") == [("R-01", "接口延期"), ("R-02", "预算滞后")]
    assert "序号: it numbers the rows and is no code; it is left out" in preview(plan)
    assert statuses(bring(Risk, SECOND, save=True)) == ["new", "unchanged", "unchanged"]
    assert statuses(bring(Risk, SECOND)) == ["unchanged"] * 3
    assert fields(workspace, Risk, "code", "title")[-1] == ("R-03", "等保整改")


@pytest.mark.parametrize(
    ("title", "cells", "codes"),
    [
        ("ID", "1 2 3", "R-01 R-02 R-03"),
        ("#", "3 1 2", "R-01 R-02 R-03"),
        ("No.", "10 11 12", "R-01 R-02 R-03"),
        ("Risk ID", "2 1 3", "R-01 R-02 R-03"),
        ("ID", "4711 4802 5190", "4711 4802 5190"),
        ("ID", "7 3 5", "7 3 5"),
        ("Nr.", "R-14 R-15 R-20", "R-14 R-15 R-20"),
        ("序号", "FX-1 FX-2 FX-3", "FX-1 FX-2 FX-3"),
    ],
)
def test_what_numbers_rows_is_no_code(
    bring: Bring, workspace: Workspace, title: str, cells: str, codes: str
) -> None:
    lines = "".join(f"{cell},risk {cell}\n" for cell in cells.split())
    bring(Risk, f"{title},Risk\n{lines}", save=True)
    assert [one.code for one in workspace.live(Risk)] == codes.split()


def test_numbered_rows_of_one_title_are_several(bring: Bring, workspace: Workspace) -> None:
    text = (
        "No,Task,Finish\n1,Review,2027-01-05\n2,Build,2027-01-06\n3,Review,2027-02-05\n4,Review,2027-02-05\n"
    )
    assert statuses(bring(Milestone, text, save=True)) == ["new", "new", "new", "unchanged"]
    assert statuses(bring(Milestone, text)) == ["unchanged"] * 4


def test_the_description_is_the_title_where_the_cause_has_its_own(bring: Bring, workspace: Workspace) -> None:
    text = (
        "序号,风险编号,风险描述,风险原因,发生概率,影响程度,应对策略,应对措施,责任人,计划完成日期,状态,备注\n"
        "1,FX-1,接口文档缺失,原厂商已停止维护,高,高,减轻,重写接口,孙建军,2026/12/5,跟踪中,每周例会\n"
        "2,FX-2,数据清洗不达标,历史数据重复,60%,很大,接受,专职清洗,王芳,待定,未关闭,\n"
    )
    bring(Risk, text, save=True, language="zh_CN")
    assert fields(workspace, Risk, "code", "title", "cause", "response", "plan", "due", "state") == [
        ("FX-1", "接口文档缺失", "原厂商已停止维护", "mitigate", "重写接口", date(2026, 12, 5), "open"),
        ("FX-2", "数据清洗不达标", "历史数据重复", "accept", "专职清洗", None, "open"),
    ]


def test_a_chinese_plan_with_its_reasons(bring: Bring, workspace: Workspace) -> None:
    text = (
        "序号,阶段,里程碑名称,责任人,计划完成日期,预计完成日期,实际完成日期,完成情况,延期原因\n"
        "1,规划,启动会,林涛,2026-08-14,,2026-08-14,已完成,\n"
        "2,建设,原型验收,孙建军,2026-12-07,2026-12-14,,进行中（70%）,数据清洗延期\n"
        "3,切换,上线,王建国,2027-01-18,,,未开始,\n"
    )
    plan = bring(Milestone, text, save=True, language="zh_CN")
    assert statuses(plan) == ["new"] * 3
    assert fields(workspace, Milestone, "code", "title", "baseline", "forecast", "met_on", "remark") == [
        ("M1", "启动会", date(2026, 8, 14), None, date(2026, 8, 14), "阶段: 规划"),
        ("M2", "原型验收", date(2026, 12, 7), date(2026, 12, 14), None, "阶段: 建设"),
        ("M3", "上线", date(2027, 1, 18), None, None, "阶段: 切换"),
    ]
    assert fields(workspace, Reforecast, "moved_from", "moved_to", "reason") == [
        (date(2026, 12, 7), date(2026, 12, 14), "数据清洗延期")
    ]
    assert statuses(bring(Milestone, text, language="zh_CN")) == ["unchanged"] * 3
    later = text.replace("2026-12-14,,进行中（70%）,数据清洗延期", "2026-12-21,,进行中,测试环境未到位")
    bring(Milestone, later, save=True, language="zh_CN")
    assert fields(workspace, Reforecast, "moved_to", "reason")[-1] == (date(2026, 12, 21), "测试环境未到位")


def test_one_accidental_hit_does_not_make_prose_a_choice(bring: Bring, workspace: Workspace) -> None:
    sentences = [
        "ask the vendor for a second source",
        "hire two people by spring",
        "accept",
        "train the users",
    ]
    lines = "".join(f"risk {n},{text}\n" for n, text in enumerate(sentences))
    plan = bring(Risk, f"Title,Mitigation Strategy\n{lines}", save=True)
    assert fields(workspace, Risk, "response", "plan") == [(None, text) for text in sentences]
    assert statuses(plan) == ["new"] * 4


def test_a_title_alone_never_wins_over_what_stands_below_it(bring: Bring, workspace: Workspace) -> None:
    plan = bring(
        Risk,
        "ID,Title,Schedule Impact?,Likely Initial Risk,Likelihood,Severity\n"
        "R-1,Vendor late,Yes,$40000,High,4\nR-2,Licence gap,No,$100,Low,2\n",
        save=True,
    )
    assert fields(workspace, Risk, "probability", "impact") == [(5, 4), (1, 2)]
    assert "Schedule Impact?: its cells do not read as Impact; it is kept in the remark" in preview(plan)
    assert workspace.live(Risk)[0].remark == "Schedule Impact?: Yes\nLikely Initial Risk: $40000"


@pytest.mark.parametrize(
    ("titles", "taken"),
    [
        ("Gross Probability,Gross Impact,Current Probability,Current Impact", (1, 2)),
        ("Probability,Impact,Target Probability,Target Impact", (5, 4)),
    ],
)
def test_twins_are_told_apart(
    bring: Bring, workspace: Workspace, titles: str, taken: tuple[int, int]
) -> None:
    bring(Risk, f"Title,{titles}\nlate,5,4,1,2\n", save=True)
    (risk,) = workspace.live(Risk)
    assert (risk.probability, risk.impact) == taken
    kept = [line.partition(": ")[0] for line in risk.remark.splitlines()]
    assert len(set(kept) & set(titles.split(","))) == 2, "the other pair is kept"


@pytest.mark.parametrize(
    ("titles", "levels"),
    [
        ("Initial Probability,Initial Impact,Residual Probability,Residual Impact", "5,4,1,2"),
        ("Residual Probability,Residual Impact,Inherent Probability,Inherent Impact", "1,2,5,4"),
        ("固有概率,固有影响,剩余概率,剩余影响", "5,4,1,2"),
    ],
)
def test_what_is_left_after_the_response_is_residual(
    bring: Bring, workspace: Workspace, titles: str, levels: str
) -> None:
    bring(Risk, f"Title,{titles}\nlate,{levels}\n", save=True)
    (risk,) = workspace.live(Risk)
    assert (risk.probability, risk.impact) == (5, 4)
    assert (risk.residual_probability, risk.residual_impact) == (1, 2) and risk.remark == ""


@pytest.mark.parametrize(
    ("title", "typed", "category"),
    [
        ("风险类别", "技术风险", "technical"),
        ("Category", "Management", "management"),
        ("Risk type", "Data protection", "Data protection"),
        ("类别", "外部", "external"),
        ("Risikokategorie", "Markt", "market"),
    ],
)
def test_the_category_of_a_risk_is_a_usual_word_or_its_own(
    bring: Bring, workspace: Workspace, title: str, typed: str, category: str
) -> None:
    bring(Risk, f"Title,Probability,Impact,{title}\nlate,5,4,{typed}\nmore,2,2,\n", save=True)
    late, more = workspace.live(Risk)
    assert (late.category, late.remark, more.category) == (category, "", "")


def test_people_of_a_contact_plan_come_alive(bring: Bring, workspace: Workspace) -> None:
    plan = bring(
        Stakeholder,
        "Name,Function,客户等级,期望态度,沟通频率\nAnn,Sponsor / COO,A类,支持,每周\nBo,Head of IT,B,,monthly\n"
        "Cy,乙方项目组,,,\n",
        save=True,
    )
    assert fields(workspace, Stakeholder, "role", "client_class", "wanted", "call_days", "motive") == [
        ("sponsor", "A", "supportive", 7, ""),
        ("core", "B", None, 30, ""),
        ("ours", None, None, None, ""),
    ]
    assert "1 without a role: no clock runs" in notes(plan)


def test_a_way_of_talking_is_the_channel(bring: Bring, workspace: Workspace) -> None:
    text = "姓名,日期,沟通方式\n张三,2026-11-02,拜访\n李四,尽快,电话\n王五,2026-11-03,电话\n"
    plan = bring(Contact, text, save=True)
    assert fields(workspace, Contact, "channel") == [("visit",), ("call",)]
    assert statuses(plan) == ["new", "waiting", "new"]
    assert "日期: rows wait, since it does not read: 尽快 (1)" in notes(plan)


def test_a_done_day_is_never_invented_where_one_is_given(bring: Bring, workspace: Workspace) -> None:
    from store.records import Action

    bring(Action, "任务,状态,实际完成时间\n培训,已完成,2026-11-03\n", save=True)
    assert fields(workspace, Action, "title", "done_on") == [("培训", date(2026, 11, 3))]


def test_a_word_for_a_day_loses_no_row_but_a_milestone_waits(bring: Bring, workspace: Workspace) -> None:
    assert statuses(bring(Risk, "Risk,Due\na,尽快\nb,2027-01-05\n", save=True)) == ["new", "new"]
    assert fields(workspace, Risk, "due", "remark") == [(None, "Due: 尽快"), (date(2027, 1, 5), "")]
    plan = bring(Milestone, "Name,Finish\na,尽快\nb,2027-01-05\nc,尽快\n", save=True)
    assert statuses(plan) == ["waiting", "new", "waiting"] and plan.held_back == 2
    text = preview(plan)
    assert text.count("尽快 is not a date") == 1, "one cause, its rows below it"
    assert "row 2  a" in text and "row 4  c" in text


def test_doubles(bring: Bring, workspace: Workspace) -> None:
    plan = bring(
        Risk,
        "ID,Title,Impact\nR-1,,4\nR-1,Vendor late,4\nR-1,vendor late,4\nR-1,Other,4\nR-2,New,1\n",
        save=True,
    )
    assert statuses(plan) == ["rejected", "new", "unchanged", "waiting", "new"]
    assert [one.title for one in workspace.live(Risk)] == ["Vendor late", "New"]
    assert "says the same as row 3 and is taken once" in preview(plan)


def test_one_sentence_stands_once_however_many_rows(bring: Bring) -> None:
    lines = "".join(f"{'x' * (n % 7)},,{n % 5 + 1}\n" for n in range(180))
    text = preview(bring(Risk, f"Asset,Title,Impact\n{lines}"))
    assert text.count("Title: needed") == 1
    assert "172 more" in text


def test_a_column_shows_how_well_it_fits_and_two_values(bring: Bring) -> None:
    plan = bring(Risk, "Risk,Status,Impact\na,Open,4\nb,Flibber,5\nc,Closed,2\n")
    lines = preview(plan).splitlines()
    assert "  State   <- Status  67 % reads: Open | Flibber" in lines
    assert "  Impact  <- Impact  4 | 5" in lines


def test_an_issue_log_is_a_register_of_its_own(
    bring: Bring, workspace: Workspace, project: Project, tmp_path: Any
) -> None:
    from store.exchange.imports.register_import import plan_import

    file = tmp_path / "issues.csv"
    file.write_text(
        "Issue ID,Issue Title,Description,Impact,Owner,Date Raised,Target Date,Status\n"
        "I-1,Lab booked twice,Two teams,High,Ann,2026-11-02,2026-12-10,Open\n"
        "I-2,Lab closed,Fire,High,Ann,2026-11-02,2026-12-10,Closed\n"
        "I-3,Lab cold,Heating,High,Ann,2026-11-02,2026-12-10,Flibber\n"
    )
    plan = plan_import(workspace, Risk, file, project=project, called="issue")
    assert say(plan.act) == "import issues.csv: 3 issues" and "as Issues of ERP" in preview(plan)
    plan.save(workspace)
    assert fields(workspace, Risk, "code", "title", "state", "cause", "detected_on", "due") == [
        ("I-1", "Lab booked twice", "occurred", "Two teams", date(2026, 11, 2), date(2026, 12, 10)),
        ("I-2", "Lab closed", "closed", "Fire", date(2026, 11, 2), date(2026, 12, 10)),
        ("I-3", "Lab cold", "occurred", "Heating", date(2026, 11, 2), date(2026, 12, 10)),
    ]
    assert plan_import(workspace, Risk, file, project=project, called="issue").counts["unchanged"] == 3


def test_a_total_below_running_numbers_is_no_risk_and_they_are_no_codes(
    bring: Bring, workspace: Workspace
) -> None:
    text = "序号,风险,概率,影响\n1,模型漂移,高,4\n2,数据泄漏,4,4\n3,标注延迟,80%,3\n合计,5 条,,\n"
    plan = bring(Risk, text, save=True)
    found = [(one.code, one.title, one.probability) for one in workspace.live(Risk)]
    assert found == [("R-01", "模型漂移", 4), ("R-02", "数据泄漏", 4), ("R-03", "标注延迟", 4)]
    assert "rows that only sum up the others are left out: 5" in list(map(say, plan.notes))
