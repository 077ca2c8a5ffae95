"""A RAID log as messy as real ones are: one sheet of a workbook, rows of several kinds, one act."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.exchange.columns.column_mapping import OptionProblem
from store.exchange.imports.import_plan import Plan, Status
from store.exchange.imports.import_preview import preview_lines
from store.exchange.imports.incoming_file import Options
from store.exchange.imports.register_import import plan_import, plan_raid
from store.records import Action, Decision, Person, Project, Risk
from store.values.words import say

HEADER = (
    "Ref",
    "Type",
    "Title",
    "Description",
    "Assessment",
    None,
    "Owner",
    "Dates",
    None,
    "Status",
    "Cost",
    "?",
)
BELOW = (None, None, None, None, "Probability", "Impact", None, "Raised", "Due", None, None, "Score")
DAY = datetime.fromisoformat("2026-11-20")
LOG: tuple[tuple[Any, ...], ...] = (
    ("R1", "Risk", "Data owner leaves", "No successor", "High", 5, "Wang Wei", date(2026, 11, 2), date(2026, 12, 18),
     "Open", 40000, 25),
    ("R2", "RISK", "Interface late", None, "Low", 3, "Li; Sun", "3 Nov 2026", 46374, "in progress", None, "#REF!"),
    ("R3", "Risk", "Range", None, 3, 3, "Li", None, "Oct 1 – Nov 30", "Open", None, None),
    ("I1", "Issue", "Test down", "Monday", None, 4, "#N/A", DAY, None, "Open", None, None),
    ("I2", "Issue", "Solved already", None, None, 2, "Sun", date(2026, 10, 1), None, "Closed", None, None),
    ("A1", "Action", "Name a data owner", None, None, None, "Chen", None, date(2026, 11, 30), "Open", None, None),
    ("A2", "Action item", "Licences", None, None, None, "chen", None, date(2026, 11, 10), "Done", "€ 1.200", None),
    ("D1", "Decision", "Cut-over", "fewest users", None, None, "Chen", date(2026, 11, 5), None, None, None, None),
    ("D2", "Decision", "One wave", None, None, None, "Chen", None, None, None, None, None),
    ("S1", "Assumption", "Vendor delivers in March", None, 2, 4, "Li", None, None, "Open", None, None),
    ("X1", "Dependency", "Network team", None, None, None, "Li", None, None, "Open", None, None),
    ("X2", "A", "Something", None, None, None, None, None, None, None, None, None),
    ("X3", None, "No kind", None, None, None, None, None, None, None, None, None),
    ("# asked the PMO", None, None, None, None, None, None, None, None, None, None, None),
    ("R1", "Risk", "Data owner leaves (copy)", None, 1, 1, "Li", None, None, "Open", None, None),
    ("R9", "#REF!", "#REF!", None, None, None, None, None, None, None, None, None),
    ("R5", "Risk", "#REF!", None, 2, 2, None, None, None, None, None, None),
    ("R6", "风险", "关键用户离职", "没有继任者", "高", 4, "王伟", None, "2026年12月31日", "进行中", None, None),
    ("I6", "问题", "接口报错", None, None, 3, "王伟", None, None, "处理中", None, None),
    ("A6", "行动项", "安排培训", None, None, None, "王伟", None, date(2026, 12, 4), "未完成", None, None),
    ("D6", "决定", "分两批上线", None, None, None, "王伟", date(2026, 11, 18), None, None, None, None),
    ("S6", "假设", "网络按时开通", None, 3, 4, "王伟", None, None, None, None, None),
    ("R7", "Risiko", "Lieferant verspätet", None, "Hoch", 3, "Hans Müller", None, "15.01.2027", "offen", None, None),
    ("A7", "Actie", "Contract nakijken", None, None, None, "Hans Müller", None, None, "lopend", None, None),
)  # fmt: skip


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """The workbook: a cover, hidden lists, the log under a merged banner."""
    book = Workbook()
    book.active.title = "Cover"
    book.active.append(("RAID log ERP-North", "owner: PMO"))
    lists = book.create_sheet("Lists")
    lists.sheet_state = "hidden"
    lists.append(("Type", "Status"))
    sheet = book.create_sheet("RAID")
    sheet.append(("RAID log ERP-North, as of 24 Nov 2026",))
    sheet.append(())
    for row in (HEADER, BELOW, *LOG):
        sheet.append(row)
    for cells in ("A1:L1", "E3:F3", "H3:I3", *(f"{column}3:{column}4" for column in "ABCDGJK")):
        sheet.merge_cells(cells)
    sheet["K5"].number_format = "[$€-2] #,##0"
    sheet.column_dimensions["D"].hidden = True
    path = tmp_path / "raid.xlsx"
    book.save(path)
    return path


@pytest.fixture
def plan(workspace: Workspace, project: Project, log: Path) -> Plan:
    return plan_raid(workspace, log, project=project)


def reasons(plan: Plan, status: Status) -> dict[str, str]:
    return {row.label.split()[0]: say(row.reasons[0].words) for row in plan.of(status)}


def test_each_row_becomes_what_it_is(plan: Plan, workspace: Workspace) -> None:
    plan.save(workspace)
    risks = {one.code: one for one in workspace.live(Risk)}
    people = {one.id: one.name for one in workspace.live(Person)}
    assert {code: (one.state, one.probability, one.impact) for code, one in risks.items()} == {
        "R1": ("open", 4, 5),
        "R2": ("open", 2, 3),
        "R3": ("open", 3, 3),
        "I1": ("occurred", None, 4),
        "I2": ("closed", None, 2),
        "S1": ("open", 2, 4),
        "X1": ("open", None, None),
        "R6": ("open", 4, 4),
        "I6": ("occurred", None, 3),
        "S6": ("open", 3, 4),
        "R7": ("open", 4, 3),
    }
    assert risks["S1"].title == "Vendor delivers in March (the assumption is wrong)"
    assert [risks[code].due for code in ("R1", "R2", "R6", "R7")] == [
        date(2026, 12, 18),
        date(2026, 12, 18),
        date(2026, 12, 31),
        date(2027, 1, 15),
    ]
    assert (risks["R1"].detected_on, risks["R2"].detected_on) == (date(2026, 11, 2), date(2026, 11, 3))
    assert people[risks["R2"].owner or 0] == "Li"
    assert risks["I1"].owner is None
    assert "Cost: 40000 €" in risks["R1"].remark
    assert (risks["R3"].due, risks["R3"].remark) == (date(2026, 11, 30), "")
    actions = {one.code: one for one in workspace.live(Action)}
    assert {code: (one.due, one.done_on) for code, one in actions.items()} == {
        "A1": (date(2026, 11, 30), None),
        "A2": (date(2026, 11, 10), date(2026, 11, 10)),
        "X2": (None, None),
        "A6": (date(2026, 12, 4), None),
        "A7": (None, None),
    }
    assert actions["A1"].owner == actions["A2"].owner
    assert {one.code: one.on for one in workspace.live(Decision)} == {
        "D1": date(2026, 11, 5),
        "D2": date(2026, 11, 26),
        "D6": date(2026, 11, 18),
    }


def test_what_does_not_come_in_is_said_by_name(plan: Plan) -> None:
    assert reasons(plan, "waiting") == {
        "R1": "R1 is already in row 5",
        "No": "no kind is given: risk, issue, action …",
    }
    assert reasons(plan, "rejected") == {"R9": "it has no title", "R5": "needed"}


def test_everything_unusual_is_in_the_preview(plan: Plan) -> None:
    text = "\n".join(preview_lines(plan, "en", 160))
    for said in (
        "raid.xlsx as RAID log of ERP; rows: 23",
        "sheets that are no register are left: Cover, Lists",
        "the header is rows 3 and 4, read together",
        "hidden columns are imported like the others: D Description",
        "the kind of each row is read from Type",
        "rows that begin with # are left out: 18",
        "an assumption: kept as the risk that it is wrong",
        "#N/A is a spreadsheet error and is read as empty",
        "the day number 46374 is Fri 18 Dec 2026",
        "no day is given: decided on Thu 26 Nov 2026, the day of the import",
        "rows 5, 19: rows 5 and 19 are duplicates; first: the first one counts",
    ):
        assert said in text


def test_again_nothing_changes_and_one_undo_takes_all_back(
    plan: Plan, workspace: Workspace, project: Project, log: Path
) -> None:
    saved = plan.save(workspace)
    assert say(saved.act.name) == "import raid.xlsx: 19 records of a RAID log"
    for language in ("en", "zh_CN"):
        again = plan_raid(workspace, log, project=project, options=Options(language=language))
        assert (again.coming, again.people) == (0, ())
    undo(workspace)
    assert [workspace.live(kind) for kind in (Risk, Action, Decision, Person)] == [[], [], [], []]


def columns(rows: str, folder: Path) -> Path:
    path = folder / "log.csv"
    path.write_text(rows, encoding="utf-8")
    return path


def test_the_column_of_kinds_by_hand(workspace: Workspace, project: Project, tmp_path: Path) -> None:
    path = columns("Zonk,Title,Due\nrisk,a,2026-12-01\ndecision,b,\n", tmp_path)
    with pytest.raises(OptionProblem) as caught:
        plan_raid(workspace, path, project=project)
    assert "no column tells the kind of each row; add --map type=COLUMN" in say(caught.value.words)
    maps = ("type=Zonk", "due=Due")
    assert plan_raid(workspace, path, project=project, options=Options(maps=maps)).counts["new"] == 2
    with pytest.raises(OptionProblem) as caught:
        plan_raid(workspace, path, project=project, options=Options(maps=("type=Zonk", "zonk=Due")))
    assert say(caught.value.words) == "there is no field zonk in any of these kinds"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le"])
def test_a_chinese_log_in_an_old_encoding(
    workspace: Workspace, project: Project, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "log.csv"
    text = "编号,类型,标题,责任人\nR1,风险,数据负责人离职,王伟\nI1,问题,测试系统停机,李娜\n"
    path.write_bytes(text.encode(encoding))
    plan = plan_raid(workspace, path, project=project, options=Options(language="zh_CN"))
    plan.save(workspace)
    assert [(one.title, one.state) for one in workspace.live(Risk)] == [
        ("数据负责人离职", "open"),
        ("测试系统停机", "occurred"),
    ]


def words_of_kinds() -> Iterator[tuple[str, str]]:
    for kind, texts in {
        "risk": "Risks 风险 Risiko risico",
        "issue": "Issues 问题 Problem knelpunt",
        "action": "Actions 行动 Maßnahme actie",
        "decision": "Decisions 决策 Entscheidung besluit",
        "assumption": "Assumptions 假设 Annahme aanname",
        "dependency": "Dependencies 依赖 Abhängigkeit dépendance зависимость",
    }.items():
        yield from ((text, kind) for text in texts.split())


@pytest.mark.parametrize(("text", "kind"), list(words_of_kinds()))
def test_kinds_in_four_languages(
    workspace: Workspace, project: Project, tmp_path: Path, text: str, kind: str
) -> None:
    made = plan_raid(workspace, columns(f"Type,Title\n{text},x\n", tmp_path), project=project)
    (record,) = made.of("new")[0].records
    expected = {"risk": "open", "issue": "occurred", "assumption": "open", "dependency": "open"}
    assert getattr(record, "state", record.kind) == expected.get(kind, kind)


@pytest.mark.parametrize(
    ("called", "rows", "states"),
    [
        ("", "Title,Type,Impact\nLate,Risk,4\nDown,Issue,5\nData,,3\n", ["open", "occurred", "open"]),
        (
            "issue",
            "Title,Type,Impact\nLate,Risk,4\nDown,Issue,5\nData,,3\n",
            ["open", "occurred", "occurred"],
        ),
        ("", "描述,类型,影响\n供应商延期,风险,4\n登录失败,问题,5\n", ["open", "occurred"]),
    ],
)
def test_a_register_tells_its_issues_from_its_risks(
    workspace: Workspace, project: Project, tmp_path: Path, called: str, rows: str, states: list[str]
) -> None:
    plan = plan_import(workspace, Risk, columns(rows, tmp_path), project=project, called=called)
    found = [one for row in plan.rows for one in row.records if isinstance(one, Risk)]
    assert [(one.state, one.category) for one in found] == [(state, "") for state in states]


@pytest.mark.parametrize(
    ("rows", "maps"),
    [
        ("Title,Type,Impact\nLate,Technical,4\nDown,Issue,5\n", ()),
        ("Title,Type,Impact\nLate,Risk,4\nDown,Issue,5\n", ("category=Type",)),
    ],
)
def test_a_column_of_categories_stays_one(
    workspace: Workspace, project: Project, tmp_path: Path, rows: str, maps: tuple[str, ...]
) -> None:
    options = Options(maps=maps)
    plan = plan_import(workspace, Risk, columns(rows, tmp_path), project=project, options=options)
    found = [one for row in plan.rows for one in row.records if isinstance(one, Risk)]
    assert [one.state for one in found] == ["open", "open"]
    assert all(one.category for one in found)
