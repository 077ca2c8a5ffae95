"""Registers in several languages, each read without a flag: what stands in every field, of text and of a workbook."""

import csv
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import Workbook

from store.disk.workspace import Workspace
from store.exchange.imports.import_plan import Plan
from store.records import Action, Change, Milestone, Person, Risk
from store.values.record import Record

Bring = Callable[..., Plan]
Row = Mapping[str, Any]

CASES: dict[str, tuple[type[Record], str, Sequence[Row]]] = {
    "word beside a number, German": (
        Risk,
        "Nr,Risiko,Eintrittswahrscheinlichkeit,Auswirkung\n"
        "R1,Presse spät,1 - hoch,1 - hoch\nR2,Halle nass,2 - mittel,3 - niedrig\n",
        (
            {"code": "R1", "title": "Presse spät", "probability": 5, "impact": 5},
            {"code": "R2", "title": "Halle nass", "probability": 3, "impact": 1},
        ),
    ),
    "word beside a number, Chinese": (
        Risk,
        "编号,风险描述,可能性,影响程度\nR1,设备延期,1（很高）,3（中）\nR2,仓库漏水,5（很低）,2（高）\nR3,停电,3（中）,1（很高）\n",
        ({"probability": 5, "impact": 3}, {"probability": 1, "impact": 4}, {"probability": 3, "impact": 5}),
    ),
    "steps inside of a scale beside a percentage": (
        Risk,
        "编号,风险描述,发生概率,影响程度,风险系数\nR1,设备延期,高,高,20\nR2,仓库漏水,较高,中,12\nR3,停电,60%,很大,15\n",
        (
            {"probability": 5, "impact": 4, "remark": ""},
            {"probability": 4, "impact": 3, "remark": ""},
            {"probability": 3, "impact": 5, "remark": ""},
        ),
    ),
    "states of another house": (
        Risk,
        "Risk ID,Risk title,Likelihood,Severity,Risk owner,Treatment,Current status\n"
        "R1,Late press,4,5,Ann Berg,Mitigate,Being treated\nR2,Wet hall,5,4,Bo Lund,Share,Under review\n"
        "R3,Rent,3,4,Ann Berg,Tolerate,Retired\nR4,Gate,4,4,Bo Lund,Mitigate,Flibber\n",
        (
            {"state": "open", "owner": "Ann Berg", "response": "mitigate", "remark": ""},
            {"state": "open", "owner": "Bo Lund", "response": "transfer", "remark": ""},
            {"state": "closed", "owner": "Ann Berg", "response": "accept", "remark": ""},
            {"state": "open", "owner": "Bo Lund", "remark": "Current status: Flibber"},
        ),
    ),
    "states in Chinese": (
        Risk,
        "编号,风险,概率,影响,负责人,策略,风险状态\nR1,设备延期,4,5,张三,减轻,已升级\nR2,漏水,3,4,李四,自留,处置中\n"
        "R3,停电,3,3,李四,减轻,有风险\nR4,租金,2,2,李四,减轻,活跃\n",
        (
            {"state": "open", "owner": "张三", "response": "mitigate", "remark": ""},
            {"state": "open", "owner": "李四", "response": "accept", "remark": ""},
            {"state": "open", "remark": ""},
            {"state": "open", "remark": ""},
        ),
    ),
    "days of a tracker, German": (
        Action,
        "Vorgangsschlüssel,Zusammenfassung,Status,Bearbeiter,Fälligkeitsdatum,Erstellt\n"
        "PX-1,Halle messen,Zu erledigen,Ann Berg,10/Jan/27 12:00 AM,09/Jan/26 3:54 PM\n",
        (
            {
                "code": "PX-1",
                "title": "Halle messen",
                "owner": "Ann Berg",
                "due": date(2027, 1, 10),
                "asked_on": date(2026, 1, 9),
                "done_on": None,
                "remark": "",
            },
        ),
    ),
    "days of a tracker, done": (
        Action,
        "Summary,Issue key,Status,Assignee,Due Date,Resolved\nOrder press,PX-2,Done,Bo Lund,,12/Nov/26 4:00 PM\n",
        ({"code": "PX-2", "title": "Order press", "due": None, "done_on": date(2026, 11, 12)},),
    ),
    "plan, French": (
        Milestone,
        "N°,Nom de la tâche,Durée,Début,Fin,Prédécesseurs,Noms ressources,% achevé,Jalon\n"
        "1,Lancement,0 jour,2027-01-04,2027-01-04,,Berg,0%,Oui\n"
        "2,Rédiger,20 jours,2027-01-05,2027-02-01,1,Lund,0%,Non\n"
        "3,Accepté,0 jour,2027-02-01,2027-02-01,1,Lund,0%,Oui\n",
        (
            {"title": "Lancement", "owner": "Berg", "baseline": date(2027, 1, 4), "code": "M1"},
            {"title": "Accepté", "owner": "Lund", "baseline": date(2027, 2, 1), "code": "M2"},
        ),
    ),
    "plan, Chinese": (
        Milestone,
        "标识号,任务名称,工期,开始时间,完成时间,资源名称,完成百分比,里程碑\n"
        "1,启动,0 个工作日,2027年1月4日,2027年1月4日,张三,0%,是\n"
        "2,写方案,20 个工作日,2027年1月5日,2027年2月1日,李四,0%,否\n",
        ({"title": "启动", "owner": "张三", "baseline": date(2027, 1, 4)},),
    ),
    "weekdays settle the order of day and month": (
        Milestone,
        "Task Name,Start,Finish,Milestone\nKick-off,Mon 04/01/27,Mon 04/01/27,Yes\n"
        "Accepted,Mon 01/02/27,Mon 01/02/27,Yes\n",
        ({"baseline": date(2027, 1, 4)}, {"baseline": date(2027, 2, 1)}),
    ),
    "milestones by their times, Chinese": (
        Milestone,
        "序号,阶段,关键节点,负责人,计划时间,预计时间,实际时间,进度,偏差原因\n"
        "1,规划,启动会,林涛,2026-08-14,,2026-08-14,已完成,\n"
        "2,建设,原型验收,孙建军,2026-12-07,2026-12-14,,70%,清洗延期\n",
        (
            {
                "code": "M1",
                "title": "启动会",
                "owner": "林涛",
                "baseline": date(2026, 8, 14),
                "forecast": None,
                "met_on": date(2026, 8, 14),
                "remark": "阶段: 规划",
            },
            {
                "title": "原型验收",
                "owner": "孙建军",
                "baseline": date(2026, 12, 7),
                "forecast": date(2026, 12, 14),
                "met_on": None,
                "remark": "阶段: 建设",
            },
        ),
    ),
    "change log, Chinese": (
        Change,
        "变更编号,变更类别,变更内容,提出日期,批准日期,费用影响\n"
        "BG-1,范围,增加门户,2026-09-01,2026-09-20,12000\nBG-2,环境,拆除油罐,2026-10-01,,\n",
        (
            {
                "code": "BG-1",
                "title": "增加门户",
                "type": "scope",
                "identified_on": date(2026, 9, 1),
                "approved_on": date(2026, 9, 20),
                "fixed_cost": 12000,
                "remark": "",
            },
            {
                "code": "BG-2",
                "title": "拆除油罐",
                "identified_on": date(2026, 10, 1),
                "approved_on": None,
                "remark": "变更类别: 环境",
            },
        ),
    ),
    "contacts, German": (
        Person,
        "Anrede,Vorname,Nachname,Firma,Position,E-Mail-Adresse,Telefon geschäftlich\n"
        "Frau,Ann,Berg,Kaltwerk,Leiterin IT,ann@kaltwerk.example,+49 30 1\n",
        (
            {
                "name": "Ann Berg",
                "address": "Frau",
                "title": "Leiterin IT",
                "organisation": "Kaltwerk",
                "email": "ann@kaltwerk.example",
                "phone": "+49 30 1",
                "remark": "",
            },
        ),
    ),
    "rows of a form above the titles": (
        Risk,
        "Risk Register,,,,,\nProject:,Hall,,Date prepared:,2026-11-02,\n"
        "Risk ID,Risk Statement,Probability,Impact,Response,Responsible Party\n"
        "R1,Late press,High,High,Reduce,Ann Berg\n",
        (
            {
                "code": "R1",
                "title": "Late press",
                "probability": 5,
                "impact": 5,
                "response": "mitigate",
                "owner": "Ann Berg",
                "remark": "",
            },
        ),
    ),
    "choices named in the title, Chinese": (
        Risk,
        "编号,风险,可能性,影响,应对策略（规避/减轻/转移/接受/应急）\nR1,设备延期,4,5,接受\nR2,漏水,5,5,减轻\n",
        ({"response": "accept", "contingency": ""}, {"response": "mitigate", "contingency": ""}),
    ),
    "days of a risk, Chinese": (
        Risk,
        "风险编号,描述,概率,影响,识别日期,最近评审日期,控制措施,状态\n"
        "R1,设备延期,高,高,2026-09-15,2026-10-15,第二货源,活跃\n",
        (
            {
                "title": "设备延期",
                "detected_on": date(2026, 9, 15),
                "reviewed_on": date(2026, 10, 15),
                "plan": "第二货源",
                "state": "open",
                "remark": "",
            },
        ),
    ),
    "days of a risk, controls": (
        Risk,
        "Risk_ID,Risk_Description,Likelihood,Consequence,Date Identified,Last Reviewed,Existing Controls\n"
        "R1,Late press,High,Low,2026-09-15,2026-10-15,Second source\n",
        (
            {
                "probability": 5,
                "impact": 1,
                "detected_on": date(2026, 9, 15),
                "reviewed_on": date(2026, 10, 15),
                "plan": "Second source",
                "remark": "",
            },
        ),
    ),
    "a reference that only counts": (
        Risk,
        "Ref,Title,Owner\n1,Late press,Ann Berg\n2,Wet hall,Bo Lund\n",
        (
            {"title": "Late press", "code": "R-01", "ref": ""},
            {"title": "Wet hall", "code": "R-02", "ref": ""},
        ),
    ),
}


def as_workbook(text: str) -> bytes:
    """The same cells in a workbook."""
    book, out = Workbook(), BytesIO()
    for row in csv.reader(StringIO(text)):
        book.worksheets[0].append(row)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("case", CASES)
def test_every_field_is_right(
    case: str, ending: str, bring: Bring, workspace: Workspace, said_of: Callable[..., Sequence[Row]]
) -> None:
    kind, text, expected = CASES[case]
    known = {one.id for one in workspace.live(kind)}
    content = as_workbook(text) if ending == "xlsx" else text
    plan = bring(kind, content, name=f"register.{ending}", save=True)
    made = [one for one in workspace.live(kind) if one.id not in known]
    assert said_of(made, expected) == list(expected)
    assert {row.status for row in plan.rows} == {"new"}
    assert {row.status for row in bring(kind, content, name=f"register.{ending}").rows} == {"unchanged"}
