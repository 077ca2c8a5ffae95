"""What a row of a log is: by a word, by a letter of two meanings, by the sheet that it stands on."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from store.disk.workspace import Workspace
from store.exchange.columns.column_mapping import OptionProblem
from store.exchange.imports.import_plan import Plan
from store.exchange.imports.import_preview import preview_lines
from store.exchange.imports.incoming_file import Options
from store.exchange.imports.register_import import plan_import, plan_raid
from store.exchange.imports.saved_mappings import maps_of, with_mapping, words_of
from store.records import Action, Change, Decision, Lesson, Person, Project, Risk
from store.values.words import say

LETTERS = (
    "ID,Type,Description,Owner,Status,Impact,Probability\n"
    "X1,Risk,Press is late,Ann Berg,Open,High,Medium\n"
    "X2,Dependency,Hall must be built before the move,Bo Lund,Open,High,Medium\n"
    "X3,A,Power will be enough,Bo Lund,Open,Medium,Low\n"
    "X4,D,The landlord opens the gate,Bo Lund,Open,High,Medium\n"
)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "log.csv"
    path.write_text(LETTERS, encoding="utf-8")
    return path


def workbook(path: Path, sheets: Mapping[str, Sequence[tuple[object, ...]]]) -> Path:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def notes(plan: Plan) -> str:
    return "\n".join(map(say, plan.notes))


def test_a_dependency_is_a_risk_that_it_is_late(
    workspace: Workspace, project: Project, written: Path
) -> None:
    plan_raid(workspace, written, project=project).save(workspace)
    risks = {one.code: one for one in workspace.live(Risk)}
    people = {one.id: one.name for one in workspace.live(Person)}
    assert {code: one.title for code, one in risks.items()} == {
        "X1": "Press is late",
        "X2": "Hall must be built before the move (the dependency is late)",
        "X3": "Power will be enough (the assumption is wrong)",
        "X4": "The landlord opens the gate (the dependency is late)",
    }
    assert people[risks["X4"].owner or 0] == "Bo Lund"


def test_letters_are_settled_once_and_it_is_said(
    workspace: Workspace, project: Project, written: Path
) -> None:
    plan = plan_raid(workspace, written, project=project)
    assert 'D is read as dependency in 1 row; --value "D=decision" reads it otherwise' in notes(plan)
    assert [(one.text, one.choices, one.taken) for one in plan.unread] == [
        ("A", ("action", "assumption"), "assumption"),
        ("D", ("decision", "dependency"), "dependency"),
    ]
    said = ("A=action", "D=decision")
    plan = plan_raid(workspace, written, project=project, options=Options(values=said))
    assert "is read as" not in notes(plan)
    with_mapping(workspace, plan, "PMO").save(workspace)
    assert [one.code for one in workspace.live(Action)] == ["X3"]
    assert [one.code for one in workspace.live(Decision)] == ["X4"]
    saved, known = maps_of(workspace, "PMO", "raid"), words_of(workspace, "PMO", "raid")
    again = plan_raid(workspace, written, project=project, options=Options(saved=saved, known=known))
    assert (again.coming, again.unread) == (0, ())


def test_a_letter_means_what_it_cannot_be_mistaken_for(
    workspace: Workspace, project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "letters.csv"
    path.write_text("Type,Title,Probability\nR,a,3\nA,b,\nA,c,\nD,d,4\n", encoding="utf-8")
    plan_raid(workspace, path, project=project).save(workspace)
    assert [one.title for one in workspace.live(Action)] == ["b", "c"]
    assert [one.title for one in workspace.live(Risk)] == ["a", "d (the dependency is late)"]


def test_a_word_that_is_no_kind_waits_until_it_is_said(
    workspace: Workspace, project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "log.csv"
    path.write_text("Type,Title\nRisk,a\nObservation,b\nObservation,c\nLesson,d\nCR,e\n", encoding="utf-8")
    plan = plan_raid(workspace, path, project=project)
    assert {row.label for row in plan.of("waiting")} == {"b", "c"}
    assert (plan.unread[0].text, plan.unread[0].rows, plan.unread[0].waits) == ("Observation", (3, 4), True)
    plan = plan_raid(workspace, path, project=project, options=Options(values=("Observation=issue",)))
    plan.save(workspace)
    assert (len(workspace.live(Risk)), len(workspace.live(Lesson)), len(workspace.live(Change))) == (3, 1, 1)
    with pytest.raises(OptionProblem) as caught:
        plan_raid(workspace, path, project=project, options=Options(values=("Observation=cat",)))
    assert "a row is one of: risk, issue" in say(caught.value.words)


SHEETS: dict[str, list[tuple[object, ...]]] = {
    "Instructions": [("How to fill this in",), ("Write a row",), ("and save",)],
    "Risk Register": [("ID", "Risk Description", "Likelihood"), ("R1", "Press is late", "High")],
    "Issue Log": [("ID", "Issue Description", "Status", "Owner"), ("I1", "Hall is shut", "Open", "Ann Berg")],
    "Dependencies": [
        ("ID", "Dependency Description", "Why it's needed", "Status", "Owner"),
        ("D1", "The landlord's permit", "to move", "Planned", "Bo Lund"),
    ],
    "假设": [("编号", "假设", "责任人"), ("S1", "电力足够", "王伟")],
    "Assumptions": [("ID", "Assumption Statement", "Validated by"), ("S2", "Rent stays", "the contract")],
    "Lists": [("Status", "Level"), ("Open", "High")],
}


def test_every_sheet_is_its_kind_by_its_name(workspace: Workspace, project: Project, tmp_path: Path) -> None:
    path = workbook(tmp_path / "raid.xlsx", SHEETS)
    plan = plan_raid(workspace, path, project=project)
    assert "sheets that are no register are left: Instructions, Lists" in notes(plan)
    text = "\n".join(preview_lines(plan, "en", 160))
    assert "Issue Log: Risks" in text
    assert "row Issue Log 2" in text
    act = plan.save(workspace).act
    assert say(act.name) == "import raid.xlsx: 5 records of a RAID log"
    assert {one.code: (one.title, one.state) for one in workspace.live(Risk)} == {
        "R1": ("Press is late", "open"),
        "I1": ("Hall is shut", "occurred"),
        "D1": ("The landlord's permit (the dependency is late)", "open"),
        "S1": ("电力足够 (the assumption is wrong)", "open"),
        "S2": ("Rent stays (the assumption is wrong)", "open"),
    }
    assert plan_raid(workspace, path, project=project).counts["unchanged"] == 5


def test_one_code_on_two_sheets_is_asked_about(
    workspace: Workspace, project: Project, tmp_path: Path
) -> None:
    sheets: dict[str, list[tuple[object, ...]]] = {
        "Risks": [("Risk ID", "Title", "Owner"), ("X1", "a", "Li")],
        "Issues": [("Issue ID", "Title", "Owner"), ("X1", "b", "Li")],
    }
    plan = plan_raid(workspace, workbook(tmp_path / "r.xlsx", sheets), project=project)
    (row,) = plan.of("waiting")
    assert (str(row.number), say(row.reasons[0].words)) == ("Issues 2", "X1 is already in row Risks 2")


def test_one_kind_takes_the_sheet_of_its_kind(workspace: Workspace, project: Project, tmp_path: Path) -> None:
    path = workbook(tmp_path / "raid.xlsx", SHEETS)
    plan = plan_import(workspace, Risk, path, project=project, called="issue")
    assert [row.label for row in plan.rows] == ["I1 Hall is shut"]
    plan = plan_import(workspace, Risk, path, project=project)
    assert [row.label for row in plan.rows] == ["R1 Press is late"]
