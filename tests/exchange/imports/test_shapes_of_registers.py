"""Shapes of registers by which a reader goes astray: titles of several things, forms, legends, words of several."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.exchange.imports.import_plan import Plan
from store.records import Milestone, Risk, Stakeholder
from store.values.record import Record

Bring = Callable[..., Plan]
Rows = Sequence[Mapping[str, Any]]

CASES: dict[str, tuple[type[Record], str, Rows]] = {
    "a title of several things": (
        Risk,
        "ID,Risk Description,Cause/Source,A=Likelihood,Impact,Owner\n"
        "R1,Late press,Supplier is busy,4,5,Ann Berg\nR2,Wet hall,The roof leaks,3,3,Bo Lund\n",
        (
            {"title": "Late press", "cause": "Supplier is busy", "probability": 4, "owner": "Ann Berg"},
            {"title": "Wet hall", "cause": "The roof leaks", "probability": 3, "owner": "Bo Lund"},
        ),
    ),
    "one title of many with a colon": (
        Risk,
        "Risk ID,Raised by:,Risk Title,Probability,Impact,Status\nR1,Ann Berg,Late press,4,5,Open\n",
        ({"code": "R1", "title": "Late press", "probability": 4, "impact": 5},),
    ),
    "versions are no days": (
        Milestone,
        "title,due date\nv2.11.3,2027-01-04\nv2.11.4,2027-02-01\n",
        ({"title": "v2.11.3"}, {"title": "v2.11.4"}),
    ),
    "a scale above each title": (
        Risk,
        "Risk analysis,1 to 10,1 to 3,\nRisk,Probability,Impact,Solution\n"
        "Late press,10,3,Second source\nWet hall,1,2,New roof\nStrike,5,1,Talk\n",
        (
            {"title": "Late press", "probability": 5, "impact": 5, "plan": "Second source"},
            {"title": "Wet hall", "probability": 1, "impact": 3},
            {"title": "Strike", "impact": 1},
        ),
    ),
    "a legend of words under numbers": (
        Risk,
        "Risk,Probability,Impact,Product,Plan\nLate press,4,3,12,Second source\nWet hall,1,2,2,New roof\n"
        "Strike,5,1,5,Talk\n,,,,\nClass A,16 to 25,,,\nClass B,1 to 15,,,\n",
        ({"title": "Late press"}, {"title": "Wet hall"}, {"title": "Strike"}),
    ),
    "a choice and what is meant by it": (
        Risk,
        "Risk,Probability,Impact,Response Strategy,Strategy description,Status\n"
        'Late press,4,3,Mitigate / Transfer,Second source,"Open, waiting for a bid"\n'
        'Wet hall,1,2,"Accept, nothing can be done",Towels,Closed\n',
        (
            {
                "response": "mitigate",
                "plan": "Second source",
                "state": "open",
                "remark": "Response Strategy: Mitigate / Transfer\nStatus: Open, waiting for a bid",
            },
            {"response": "accept", "plan": "Towels", "state": "closed"},
        ),
    ),
    "steps of likelihood in German": (
        Risk,
        "Risiko,Eintrittswarscheinlichkeit,Auswirkungsgrad,Gegenmassnahme\n"
        "Presse spät,Unwahrscheinlich,Katastrophal,Zweite Quelle\nHalle nass,Gelegentlich,Unwesentlich,Dach\n",
        (
            {"probability": 2, "impact": 5, "plan": "Zweite Quelle"},
            {"probability": 3, "impact": 1, "plan": "Dach"},
        ),
    ),
    "occurrence and consequence": (
        Risk,
        "Name,Scenario,A=Occurrence,B=Consequences,RPN,Risk mitigation\n"
        "Late press,The supplier is busy with others,9,10,90,Second source\n"
        "Wet hall,It rains through the roof,1,3,3,New roof\n",
        (
            {"title": "Late press", "probability": 5, "impact": 5, "plan": "Second source"},
            {"title": "Wet hall", "probability": 1, "impact": 2, "plan": "New roof"},
        ),
    ),
    "codes under a word for the title": (
        Risk,
        "Risco,Nome,Probabilidade,Impacto,Prevenção\nR1,Prensa tarde,Alta,Muito Alto,Outra fonte\n"
        "R2,Telhado,Baixa,Alto,Telhado novo\n",
        (
            {"code": "R1", "title": "Prensa tarde", "probability": 5, "impact": 5, "plan": "Outra fonte"},
            {"code": "R2", "title": "Telhado", "probability": 1, "impact": 4},
        ),
    ),
    "numbers that tell more apart than their words": (
        Risk,
        "Risk,Probability,Impact\nLate press,4 - very likely,3\nWet hall,5 - almost certain,5\nStrike,3 - possible,1\n",
        ({"probability": 4}, {"probability": 5}, {"probability": 3}),
    ),
    "a level and when it is one": (
        Risk,
        "#,Riesgo,Probabilidad,Impacto,Estado\n1,Prensa tarde,Alta,Alto,Mitigado*\n"
        "2,Techo,Baja si se sigue el plan,Medio-Alto,🟡 Abierto\n",
        ({"probability": 5, "state": "closed"}, {"probability": 1, "impact": 4, "state": "open"}),
    ),
    "two letters for probability and product": (
        Risk,
        "ID,Risk,Impact,Prob.,P,Status\nR1,Late press,High,High,9,Open\nR2,Wet hall,Low,Medium,2,Open\n",
        (
            {"probability": 5, "impact": 5, "remark": "P: 9"},
            {"probability": 3, "impact": 1, "remark": "P: 2"},
        ),
    ),
    "codes under the title, beside a description": (
        Risk,
        "Cause,Risk,Description of risk,Owner\nBusy,RN1,Late press,Ann Berg\nRain,RN2,Wet hall,Bo Lund\n",
        (
            {"code": "RN1", "title": "Late press", "cause": "Busy"},
            {"code": "RN2", "title": "Wet hall", "cause": "Rain"},
        ),
    ),
    "a choice under the title of the text": (
        Risk,
        "Rischio,Probabilità,Impatto,Azione,Attività,Stato\nPressa tardi,Alto,Alto,Mitigazione,Altra fonte,Aperto\n"
        "Tetto,Basso,Medio,Mitigazione,Tetto nuovo,In risoluzione\n"
        "Sciopero,Medio,Medio,Accettazione,,Chiuso\nAffitto,Medio,Basso,Accettazione,,Chiuso\n",
        (
            {"response": "mitigate", "plan": "Altra fonte", "state": "open"},
            {"response": "mitigate", "plan": "Tetto nuovo", "state": "open"},
            {"response": "accept", "plan": ""},
            {"response": "accept", "state": "closed"},
        ),
    ),
    "a heading below the table": (
        Risk,
        "潜在风险事件,类型,发生概率,影响程度\n沟通不畅,管理,3,2\n经验不足,技术,3,4\n,,,\n可能性等级表：,,影响：,\n灾难级,4,4,8\n",
        ({"title": "沟通不畅", "probability": 3}, {"title": "经验不足", "impact": 4}),
    ),
    "an effect in words, Chinese": (
        Risk,
        "风险,可能性,影响,应对\n接口失效,中,查询不可用,降低频率\n风控严格,低,需要其他方案,研究接口\n新航司,中,部分不可用,先做宽松的\n",
        (
            {"probability": 3, "impact": None, "remark": "影响: 查询不可用", "plan": "降低频率"},
            {"probability": 1, "remark": "影响: 需要其他方案"},
            {"probability": 3, "impact": None},
        ),
    ),
    "one scale for both levels": (
        Risk,
        "ID,Risk,Probability,Impact\nR1,Press,6,10\nR2,Hall,5,9\nR3,Gate,4,8\nR4,Rent,3,7\nR5,Strike,2,3\n"
        "R6,Flood,1,2\nR7,Heat,5,6\n",
        (
            {"probability": 3, "impact": 5},
            {"probability": 3, "impact": 5},
            {"probability": 2, "impact": 4},
            {"probability": 2, "impact": 4},
            {"probability": 1, "impact": 2},
            {"probability": 1, "impact": 1},
            {"probability": 3, "impact": 3},
        ),
    ),
    "nothing but the type of each risk": (
        Risk,
        "risk_id,risk_type,probability,impact,mitigation_action\nR1,Budget overrun,0.84,0.91,Emergency review\n"
        "R2,Integration failure,0.39,0.38,Second team\nR3,Budget overrun,0.2,0.5,Emergency review\n",
        (
            {"code": "R1", "title": "Budget overrun", "probability": 5, "impact": 5},
            {"code": "R2", "title": "Integration failure", "probability": 2, "impact": 2},
            {"code": "R3", "title": "Budget overrun", "probability": 1, "impact": 3},
        ),
    ),
    "two values in a cell": (
        Stakeholder,
        "Stakeholder,Position/Interest\nAnn Berg,For/High\nBo Lund,Against/Low\n",
        ({"remark": "Position/Interest: For/High"}, {"remark": "Position/Interest: Against/Low"}),
    ),
    "remarks of a review, Chinese": (
        Risk,
        "问题序号,问题位置,问题说明,评审组,处理意见\n1,1.1,背景过于简单，没有说明,甲,接受，修改该段\n2,1.2,任务应放在最后,乙,不接受\n",
        (
            {"title": "背景过于简单，没有说明", "plan": "接受，修改该段"},
            {"title": "任务应放在最后", "plan": "不接受"},
        ),
    ),
    "attitudes in Russian": (
        Stakeholder,
        "Имя,Категория,Должность,Влияние (1-10),Отношение к проекту\n"
        'Анна Берг,Банк,Директор,10,Сторонник\nБо Лунд,Поставщик,Аналитик,2,"Противник, боится сокращения"\n',
        (
            {"power": 5, "engagement": "supportive", "client_class": None},
            {"power": 1, "engagement": "resistant"},
        ),
    ),
    "titles with words that say nothing": (
        Risk,
        "List of Possible Risks,Current Response,Likelihood,Impact\n"
        "Late press,Ask a second source for a bid,4,3\nWet hall,Have the roof looked after in spring,1,2\n",
        (
            {"title": "Late press", "plan": "Ask a second source for a bid", "probability": 4},
            {"title": "Wet hall"},
        ),
    ),
    "how it is after the response": (
        Risk,
        "Risk,Likelihood,Severity,Impact,Treatment,New Likelihood,New Severity,New Impact\n"
        "Late press,4,3,IV,Second source,2,3,III\nWet hall,1,2,I,New roof,1,1,I\n",
        (
            {
                "probability": 4,
                "impact": 3,
                "residual_probability": 2,
                "residual_impact": 3,
                "remark": "Impact: IV\nNew Impact: III",
            },
            {"probability": 1, "impact": 2, "residual_probability": 1, "residual_impact": 1},
        ),
    ),
    "numbers are no strategy": (
        Risk,
        "Risk,Controls (1-3),Probability,Impact\nLate press,2,4,3\nWet hall,2,1,2\nStrike,1,2,2\n",
        ({"response": None, "plan": "", "remark": "Controls (1-3): 2"}, {"plan": ""}, {"plan": ""}),
    ),
    "numbers that are written as they are called": (
        Risk,
        "Risk ID,Risk,Status\n0001,Late press,Dormant\n0002,Wet hall,Closed\n",
        ({"code": "0001", "state": "open"}, {"code": "0002", "state": "closed"}),
    ),
    "numbers that do not begin at one": (
        Risk,
        "Ref ID,Risk,Date raised\n10001,Late press,MM/DD/YY\n10002,Wet hall,2026-11-02\n",
        (
            {"code": "10001", "detected_on": None, "remark": ""},
            {"code": "10002", "detected_on": date(2026, 11, 2)},
        ),
    ),
    "a name before whom to reach": (
        Stakeholder,
        "Stakeholder Name,Power/Influence,Interest,Sentiment,Contact\n"
        "Ann Berg,Strong,Weak,Champion,Room 402\nBo Lund,Neutral,Strong,Skeptic,bo@example.com\n",
        (
            {"power": 5, "interest": 1, "engagement": "leading"},
            {"power": 3, "interest": 5, "engagement": "resistant"},
        ),
    ),
    "an interest in sentences": (
        Stakeholder,
        "Stakeholder,Interest,Influence\nAnn Berg,Wants a fast and easy process,High\n"
        "Bo Lund,Less paper on the desk,Low\n",
        (
            {"motive": "Wants a fast and easy process", "power": 5},
            {"motive": "Less paper on the desk", "power": 1},
        ),
    ),
    "steps of commitment below the people": (
        Stakeholder,
        "Name,Current State,Desired State\nAnn Berg,Leading,Leading\nBo Lund,Neutral,Supportive\n"
        "Han Mei,Unaware,Leading\n,,\nLevel of Commitment,ROLE,DEFINED\n,U,Unaware: has not heard\n"
        ",N,Neutral: has yet to say\n",
        ({"engagement": "leading", "wanted": "leading"}, {"wanted": "supportive"}, {"engagement": "unaware"}),
    ),
    "titles that end with a colon": (
        Risk,
        "Nombre,Descripción del riesgo:,Probabilidad (alta o baja):,Impacto (1--5):,Severidad,Plan de accion\n"
        "Lluvia,Llueve en la obra,Baja,5,Alta,Techo\nHuelga,Nadie trabaja,Alta,3,Alta,Hablar\n",
        (
            {"title": "Lluvia", "cause": "Llueve en la obra", "impact": 5, "plan": "Techo"},
            {"title": "Huelga", "impact": 3},
        ),
    ),
    "numbers are no title where texts are": (
        Risk,
        "Identified,Prob of occurance,Damage,Person in charge,Risk factor\n"
        'Late press,0.8,7,Bo Lund,5.6\nWet hall,0.2,2,Ann Berg,"0,4-4"\nStrike,0.4,5,Bo Lund,2\n',
        ({"title": "Late press", "owner": "Bo Lund"}, {"title": "Wet hall"}, {"title": "Strike"}),
    ),
    "what is written of a response": (
        Risk,
        "Risk,Probability,Impact,Treatment type,Response description\n"
        "Late press,4,3,Mitigate,Ask a second source for a bid\nWet hall,1,2,Accept,Have towels at hand all winter\n",
        ({"plan": "Ask a second source for a bid"}, {"plan": "Have towels at hand all winter"}),
    ),
    "another table under its name right below": (
        Milestone,
        "里程碑名称,计划开始日期,计划结束日期,备注\n文档编写,2027-04-08,2027-04-14,全员\n界面设计,2027-04-15,2027-04-16,前台\n"
        "进度描述,,,\n管理事件,计划日期,实际日期,意见\n启动会议,2027-04-08,2027-04-08,一致\n",
        ({"baseline": date(2027, 4, 14)}, {"baseline": date(2027, 4, 16)}),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_every_field_is_right(
    case: str, bring: Bring, workspace: Workspace, said_of: Callable[..., Rows]
) -> None:
    kind, text, expected = CASES[case]
    plan = bring(kind, text, save=True)
    assert said_of(workspace.live(kind), expected) == list(expected)
    assert not [row for row in plan.rows if row.status == "rejected"]
