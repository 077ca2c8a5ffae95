"""A RAID log given back: every kind in its rows, what is new below its own, what it has no rows for said."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill

from store.disk.workspace import Workspace
from store.exchange.exports.like_csv import like_csv
from store.exchange.exports.like_log import like_log
from store.exchange.exports.like_markdown import is_markdown, like_markdown
from store.exchange.exports.like_rows import LikeRows
from store.exchange.exports.like_workbook import like_workbook
from store.exchange.imports.import_plan import Plan
from store.exchange.imports.register_import import LOGGED, known_in_logs, plan_raid
from store.records import Action, Decision, Lesson, Project, Risk
from store.values.words import say, words

Bring = Callable[[bytes, str], Plan]
Given = Callable[[bytes, str], tuple[bytes, tuple[LikeRows, ...]]]

LOG = (
    "No,Type,ID,Description,Owner,Due,Probability,Impact,Status,Vendor\n"
    "1,Risk,X1,Press late,Ann Berg,2027-01-15,High,Low,Open,Ace\n"
    "2,Issue,X2,Lab is booked,Bo Lund,,,High,Open,\n"
    "3,Assumption,X3,Power is free,,,,,Open,\n"
    "4,Action,X4,Call Ace,Ann Berg,2026-12-04,,,Open,Ace\n"
)


@pytest.fixture
def bring(workspace: Workspace, project: Project, tmp_path: Path) -> Bring:
    def plan(data: bytes, name: str) -> Plan:
        (file := tmp_path / name).write_bytes(data)
        return plan_raid(workspace, file, project=project)

    return plan


@pytest.fixture
def given_back(workspace: Workspace, project: Project, tmp_path: Path) -> Given:
    """The file with our values, and what was done to its tables."""

    def back(data: bytes, name: str) -> tuple[bytes, tuple[LikeRows, ...]]:
        (file := tmp_path / name).write_bytes(data)
        records = [record for kind in LOGGED for record in workspace.live(kind, project.id)]
        tables = like_log(workspace, file, records, project=project, language="en")
        if tables[0].sheet.name:
            return like_workbook(data, *tables)[0], tables
        if is_markdown(data):
            return like_markdown(data, *tables)[0], tables
        return like_csv(data, tables[0], known_in_logs)[0], tables

    return back


def test_a_log_in_one_sheet(bring: Bring, given_back: Given, workspace: Workspace, project: Project) -> None:
    data = LOG.encode()
    bring(data, "raid.csv").save(workspace)
    assert given_back(data, "raid.csv")[0] == data, "untouched every byte is the same"
    late = next(risk for risk in workspace.live(Risk) if risk.code == "X1")
    (call,) = workspace.live(Action)
    workspace.save(
        replace(late, impact=5, due=date(2027, 2, 1)),
        replace(call, done_on=date(2026, 11, 25)),
        Risk(project=project.id, title="Moles", code="R-20", probability=5, impact=1),
        Risk(project=project.id, title="Roof leaks", code="I-21", state="occurred", impact=5),
        Action(project=project.id, title="Order salt", code="A-22", due=date(2026, 12, 8)),
        Lesson(project=project.id, title="Ask twice", on=date(2026, 11, 3)),
        act=words("edit"),
    )
    content, (table,) = given_back(data, "raid.csv")
    lines = content.decode().splitlines()
    assert lines[1:5] == [
        "1,Risk,X1,Press late,Ann Berg,2027-02-01,High,High,Open,Ace",
        "2,Issue,X2,Lab is booked,Bo Lund,,,High,Open,",
        "3,Assumption,X3,Power is free,,,,,Open,",
        "4,Action,X4,Call Ace,Ann Berg,2026-12-04,,,Done,Ace",
    ]
    assert [line.split(",")[:4] for line in lines[5:]] == [
        ["5", "Risk", "R-20", "Moles"],
        ["6", "Issue", "I-21", "Roof leaks"],
        ["7", "Action", "A-22", "Order salt"],
    ]
    assert [say(note, "en") for note in table.notes] == [
        "Lessons: 1 is not written, for the log has no rows of that kind"
    ]
    again = bring(content, "raid.csv")
    assert again.counts == {"new": 0, "changed": 0, "unchanged": 7, "waiting": 0, "rejected": 0}


def test_a_sheet_for_each_kind(
    bring: Bring, given_back: Given, workspace: Workspace, project: Project
) -> None:
    book = Workbook()
    risks = book.active
    assert risks is not None
    risks.title = "Risks"
    for row in (["ID", "Risk", "Probability", "Impact"], ["X1", "Press late", 4, 2], ["X2", "Frost", 5, 1]):
        risks.append(row)
    risks["B2"].fill = PatternFill("solid", fgColor="FFC7CE")
    issues, decisions = book.create_sheet("Issues"), book.create_sheet("Decisions")
    for row in (["ID", "Issue", "Impact", "Status"], ["Y1", "Lab is booked", 5, "Open"]):
        issues.append(row)
    for row in (["ID", "Decision", "Date"], ["Z1", "Build it", date(2026, 11, 2)]):
        decisions.append(row)
    book.create_sheet("Cover")["A1"] = "Playground"
    book.save(out := io.BytesIO())
    bring(out.getvalue(), "raid.xlsx").save(workspace)
    frost = next(risk for risk in workspace.live(Risk) if risk.code == "X2")
    workspace.save(
        replace(frost, impact=5),
        Risk(project=project.id, title="Roof leaks", code="I-21", state="occurred", impact=3),
        Decision(project=project.id, title="Leave it", code="D-22", on=date(2026, 11, 9)),
        act=words("edit"),
    )
    content, _ = given_back(out.getvalue(), "raid.xlsx")
    after = load_workbook(io.BytesIO(content))
    assert after.sheetnames == ["Risks", "Issues", "Decisions", "Cover"]
    said = {sheet.title: [[cell.value for cell in row] for row in sheet] for sheet in after.worksheets}
    assert said["Risks"][1:] == [["X1", "Press late", 4, 2], ["X2", "Frost", 5, 5]]
    assert after["Risks"]["B2"].fill.fgColor.rgb == "00FFC7CE"
    assert [row[:3] for row in said["Issues"][1:]] == [["Y1", "Lab is booked", 5], ["I-21", "Roof leaks", 3]]
    assert [row[:2] for row in said["Decisions"][1:]] == [["Z1", "Build it"], ["D-22", "Leave it"]]
    assert said["Cover"] == [["Playground"]]
    assert bring(content, "raid.xlsx").counts["unchanged"] == 6


MARKDOWN = (
    "# Our log\r\n\r\n## Risks\r\n\r\n| ID | Risk | Probability | Impact |\r\n|:---|---|---|---|\r\n"
    "| **X1** |  Press `late` | 4 | 2 |\r\n\r\nSeen every week.\r\n\r\n## Issues\r\n\r\n"
    "ID | Issue | Impact\r\n---|---|---\r\nY1 | Lab is booked | 5"
)


def test_tables_in_markdown(bring: Bring, given_back: Given, workspace: Workspace, project: Project) -> None:
    data = MARKDOWN.encode()
    bring(data, "raid.md").save(workspace)
    assert given_back(data, "raid.md")[0] == data, "untouched every byte is the same"
    late = next(risk for risk in workspace.live(Risk) if risk.code == "X1")
    workspace.save(
        replace(late, code="X9", impact=5),
        Risk(project=project.id, title="Frost | ice", code="R-20", probability=5, impact=1),
        Risk(project=project.id, title="Roof leaks", code="I-21", state="occurred", impact=3),
        act=words("edit"),
    )
    content, _ = given_back(data, "raid.md")
    assert content.decode().splitlines() == [
        *MARKDOWN.splitlines()[:6],
        "| **X9** |  Press `late` | 4 | 5 |",
        "| R-20 | Frost \\| ice | 5 | 1 |",
        *MARKDOWN.splitlines()[7:14],
        "Y1 | Lab is booked | 5",
        "I-21 | Roof leaks | 3",
    ]
    assert b"\n" not in content.replace(b"\r\n", b""), "its line endings are kept"
    assert bring(content, "raid.md").counts["unchanged"] == 4


def test_a_table_of_titles_alone_in_markdown(
    bring: Bring, given_back: Given, workspace: Workspace, project: Project
) -> None:
    issues = b"## Issues\n\n| ID | Issue | Impact |\n|---|---|---|\n| Y1 | Lab | 5 |\n"
    data = b"## Risks\n\n| ID | Risk | Impact |\n|---|---|---|\n\n" + issues
    bring(data, "raid.md").save(workspace)
    workspace.save(Risk(project=project.id, title="Frost", code="R-20", impact=1), act=words("add"))
    content, _ = given_back(data, "raid.md")
    assert content.decode().splitlines()[3:6] == ["|---|---|---|", "| R-20 | Frost | 1 |", ""]
