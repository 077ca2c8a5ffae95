"""Titles that trackers and planning tools write: each file is read without a flag."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from store.disk.workspace import Workspace
from store.exchange.imports.import_plan import Plan
from store.exchange.imports.register_import import plan_raid
from store.records import Action, Change, Milestone, Project, Risk
from store.values.record import Record

Bring = Callable[..., Plan]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (
            Milestone,
            "标识号,任务名称,工期,开始时间,完成时间,里程碑,资源名称\n"
            "1,编写方案,5 个工作日,2027年1月4日,2027年1月11日,是,郭明\n",
            {"title": "编写方案", "baseline": date(2027, 1, 11)},
        ),
        (
            Milestone,
            "title,due_on,state,closed_at\nv1,2026-10-01T07:00:00Z,closed,2026-10-03T09:00:00Z\n",
            {"baseline": date(2026, 10, 1), "met_on": date(2026, 10, 3)},
        ),
        (
            Action,
            "Key,Summary,Due,Resolved,Status\nPX-7,Agree data,2026-11-10,2026-11-03,Done\n",
            {"code": "PX-7", "title": "Agree data", "done_on": date(2026, 11, 3)},
        ),
        (
            Risk,
            "Bug ID,Problem,Severity,Reported,Target\nB-7,Login fails,Critical,2026-11-02,2026-12-01\n",
            {
                "code": "B-7",
                "title": "Login fails",
                "detected_on": date(2026, 11, 2),
                "due": date(2026, 12, 1),
            },
        ),
        (
            Change,
            "Request No,Request,Decision date,Decision\nCR-8,Old tank,2026-10-09,Rejected\n",
            {"code": "CR-8", "title": "Old tank", "approved_on": None},
        ),
        (
            Change,
            "变更编号,变更内容,变更类型\nBG-1,上线推迟,进度变更\n",
            {"code": "BG-1", "title": "上线推迟", "type": "time"},
        ),
    ],
)
def test_a_file_of_a_tool(
    kind: type[Record], text: str, expected: dict[str, object], bring: Bring, workspace: Workspace
) -> None:
    bring(kind, text, save=True)
    (record,) = workspace.live(kind)
    assert {name: getattr(record, name) for name in expected} == expected


def test_the_items_of_a_raid_log_are_titles(workspace: Workspace, project: Project, tmp_path: Path) -> None:
    log = tmp_path / "raid.csv"
    log.write_text("No,Category,Item,Owner\n1,Risk,Vendor late,Ann\n2,Action,Call vendor,Bo\n")
    plan = plan_raid(workspace, log, project=project)
    assert [(row.status, row.label) for row in plan.rows] == [("new", "Vendor late"), ("new", "Call vendor")]


ISSUES = "Title,Issue ID,URL,State\nLogin,1,{}/1,Open\nSearch,2,{}/2,Closed\n"


@pytest.mark.parametrize(
    "text",
    [
        ISSUES.replace("{}", "https://gitlab.example.org/a/b/-/issues"),
        "Title,Issue ID,State,Author Username,Labels,Time Spent\nLogin,1,Open,ann,,\nSearch,2,Closed,bo,,\n",
        "#,Title,State,Link\n1,Login,Open,https://example.org/issues/1\n2,Search,Closed,https://example.org/issues/2\n",
    ],
)
def test_the_number_of_a_tracker_is_a_code_though_it_counts_from_1(
    text: str, bring: Bring, workspace: Workspace
) -> None:
    bring(Risk, text, save=True)
    assert [(risk.code, risk.title) for risk in workspace.live(Risk)] == [("1", "Login"), ("2", "Search")]


def test_a_running_number_beside_other_links_is_no_code(bring: Bring, workspace: Workspace) -> None:
    bring(Risk, "ID,Risk,Link\n1,Login,https://example.org/7\n2,Search,https://example.org/9\n", save=True)
    assert [risk.code for risk in workspace.live(Risk)] == ["R-01", "R-02"]
