"""What somebody chooses for a file: rows left out, columns set aside, answers, and that it can be kept."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook as Book

from store.disk.workspace import Workspace
from store.exchange.columns.column_mapping import OptionProblem
from store.exchange.imports.import_choices import Choices, FileChanged, read_incoming, save_incoming
from store.exchange.imports.import_preview import preview_lines
from store.exchange.imports.import_questions import Asked, answered, notes_beside, questions_of
from store.exchange.imports.incoming_file import Options
from store.exchange.imports.register_import import plan_import, plan_raid
from store.exchange.imports.register_names import CALENDAR, REGISTERS, likely
from store.exchange.imports.saved_mappings import maps_of, with_mapping
from store.exchange.tables.decoding import SheetProblem
from store.exchange.tables.folder_list import entries
from store.named_file import named_file
from store.records import Project, Risk

TODAY = date(2026, 11, 26)
RISKS = "Ref,Risk,Probability,Note\nX-1,Vendor is late,4,one\nX-2,Owner goes,2,two\nX-2,Owner goes again,2,three\n"


@pytest.fixture
def risks(tmp_path: Path) -> Path:
    path = tmp_path / "risks.csv"
    path.write_text(RISKS)
    return path


def test_a_row_left_out_is_counted_apart_and_claims_nothing(
    workspace: Workspace, project: Project, risks: Path
) -> None:
    plan = plan_import(workspace, Risk, risks, project=project, options=Options(leave_out=frozenset({3})))
    assert [row.number for row in plan.left_out] == [3]
    assert [row.label for row in plan.left_out] == ["X-2 Owner goes"]
    assert plan.counts == {"new": 2, "changed": 0, "unchanged": 0, "waiting": 0, "rejected": 0}
    assert sum(plan.counts.values()) == len(plan.rows)
    assert not [one for one in plan.questions if one.about == "row"]
    shown = preview_lines(plan, "en", 100)
    assert "2 new, 0 changed, 0 unchanged, 0 waiting, 0 rejected, 1 left out" in shown
    assert shown[0].endswith("rows: 3")


def test_a_word_of_a_row_left_out_may_be_explained(
    workspace: Workspace, project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "risks.csv"
    path.write_text("Risk,Status\nVendor is late,Blue\n")
    options = Options(leave_out=frozenset({2}), values=["Blue=open"])
    assert not plan_import(workspace, Risk, path, project=project, options=options).rows


def test_a_column_is_kept_aside_or_left_out_by_hand(
    workspace: Workspace, project: Project, risks: Path
) -> None:
    maps = ("aside=Probability", "out=Note")
    plan = plan_import(workspace, Risk, risks, project=project, options=Options(maps=maps))
    (first, *_) = (record for row in plan.rows for record in row.records)
    assert isinstance(first, Risk)
    assert (first.probability, first.remark) == (None, "Probability: 4")
    assert plan.kept == ("Probability",)
    assert "  left out: Note" in preview_lines(plan, "en", 100)
    with pytest.raises(OptionProblem, match="no column Nope"):
        plan_import(workspace, Risk, risks, project=project, options=Options(maps=("out=Nope",)))


def test_such_columns_are_kept_with_a_mapping(workspace: Workspace, project: Project, risks: Path) -> None:
    maps = ("aside=Probability", "out=Note")
    plan = plan_import(workspace, Risk, risks, project=project, options=Options(maps=maps))
    with_mapping(workspace, plan, "PMO").save(workspace)
    kept = maps_of(workspace, "PMO", "risk")
    assert set(maps) < set(kept)
    again = plan_import(workspace, Risk, risks, project=project, options=Options(saved=kept))
    assert again.parts[0].mapping.left_out == ("Note",)
    assert again.counts["unchanged"] == plan.coming


def test_a_map_is_for_the_sheet_that_has_its_column(
    workspace: Workspace, project: Project, tmp_path: Path
) -> None:
    book = Book()
    first, second = book.active, book.create_sheet("Issues")
    assert first is not None
    first.title = "Risks"
    for sheet, rows in (
        (first, [("Risk title", "Probability", "Held by"), ("Vendor is late", 4, "Ann Berg")]),
        (second, [("Issue title", "Impact"), ("Lab is booked twice", 3)]),
    ):
        for row in rows:
            sheet.append(row)
    book.save(path := tmp_path / "raid.xlsx")
    plan = plan_raid(workspace, path, project=project, options=Options(maps=("owner=Held by",)))
    risks = [record for row in plan.rows for record in row.records if isinstance(record, Risk)]
    assert [risk.owner is not None for risk in risks] == [True, False]
    with pytest.raises(OptionProblem, match="no column Nope"):
        plan_raid(workspace, path, project=project, options=Options(maps=("owner=Nope",)))


def test_choices_come_back_as_they_were_kept() -> None:
    chosen = Choices(
        "risk",
        maps=("owner=Held by",),
        values={"Blue": "open"},
        rows={4: "last"},
        named={"bo": "#7"},
        left=frozenset({2, 9}),
        reason="late",
    )
    assert Choices.unpacked(chosen.packed()) == chosen


def test_a_field_has_one_column_and_a_column_one_field() -> None:
    chosen = Choices("risk").with_column("A", "owner").with_column("B", "owner").with_column("B", "cause")
    assert chosen.maps == ("cause=B",)
    assert chosen.with_column("B", "out").with_column("C", "out").maps == ("out=B", "out=C")
    assert chosen.with_column("B", "").maps == ()


def test_a_missing_column_is_asked_for_and_answered(
    workspace: Workspace, project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("Decision,Zeitpunkt X\nWe go,2026-11-05\n")
    incoming = read_incoming(workspace, path, project, Choices("decision"), "en")
    assert incoming.plan.counts["waiting"] == 1
    (must,) = [one for one in questions_of(incoming) if one.must]
    assert (must.about, must.key) == ("field", "on")
    chosen = answered(incoming.choices, must, "Zeitpunkt X")
    assert read_incoming(workspace, path, project, chosen, "en").plan.counts["new"] == 1


def test_an_approval_needs_why(workspace: Workspace, project: Project, tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Milestone,Baseline\nFirst light,2027-06-05\n")
    nobody = read_incoming(workspace, path, project, Choices("milestone", approver="Nobody Here"), "en")
    assert nobody.trouble
    assert nobody.plan.counts["new"] == 1


def test_what_is_typed_to_the_base_line_and_is_no_day_is_said(
    workspace: Workspace, project: Project, risks: Path
) -> None:
    found = read_incoming(workspace, risks, project, Choices("risk", heard_until="someday"), "en")
    assert found.trouble


def test_a_file_that_changed_is_not_saved(workspace: Workspace, project: Project, risks: Path) -> None:
    incoming = read_incoming(workspace, risks, project, Choices("risk"), "en")
    risks.write_text(RISKS + "X-9,More,1,\n")
    with pytest.raises(FileChanged):
        save_incoming(workspace, risks, incoming)
    assert not workspace.live(Risk, project.id)


@pytest.mark.parametrize(
    ("name", "text", "called"),
    [
        ("a.csv", RISKS, "risk"),
        ("a.csv", "Milestone,Baseline finish\nFirst light,2027-06-05\n", "milestone"),
        ("a.csv", "Type,Title\nRisk,One\nAction,Two\n", "raid"),
        ("a.csv", "First name,Last name,E-mail\nHan,Mei,h@example.com\n", "person"),
        ("issue log.csv", "Issue ID,Issue title\nI-1,Lab\n", "issue"),
        ("a.vcf", "BEGIN:VCARD\nEND:VCARD\n", "person"),
        ("a.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", CALENDAR),
        ("a.toml", 'code = "XX"\n', CALENDAR),
        ("a.csv", "姓名,单位,11月16日,11月17日,11月18日\n李梅,华东,V,,V\n", "contact"),
    ],
)
def test_what_a_file_likely_is(tmp_path: Path, name: str, text: str, called: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    found = likely(path, TODAY)
    assert found[0] == called
    assert len(set(found)) == len(found)
    assert called == CALENDAR or {one.called for one in REGISTERS} <= set(found)


def test_what_is_no_register_says_so(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    with pytest.raises(SheetProblem, match="PDF"):
        likely(path, TODAY)


def test_a_folder_lists_the_newest_first(tmp_path: Path) -> None:
    import os

    for at, name in enumerate(("old.csv", "new.csv", ".hidden")):
        (tmp_path / name).write_text("x")
        os.utime(tmp_path / name, (at + 1, at + 1))
    (tmp_path / "folder").mkdir()
    os.utime(tmp_path / "folder", (9, 9))

    def names(typed: Any) -> list[str]:
        return [entry.path.name for entry in entries(str(typed), lambda text: named_file(text, ""))]

    assert names(f"{tmp_path}/") == ["folder", "new.csv", "old.csv"]
    assert names(f"{tmp_path}/N") == ["new.csv"]
    assert names(f"{tmp_path}/.") == [".hidden"]
    assert names(f"{tmp_path}/nowhere/") == []
    assert names("~nobody-of-this-name/") == []


def test_which_sheet_is_read_is_asked_and_taken_back(
    workspace: Workspace, project: Project, tmp_path: Path
) -> None:
    book = Book()
    first = book.active
    assert first is not None
    first.title = "Now"
    second = book.create_sheet("Before")
    for sheet, title in ((first, "Vendor is late"), (second, "Permit is late")):
        sheet.append(["Ref", "Risk", "Probability"])
        sheet.append(["X-1", title, 4])
    path = tmp_path / "risks.xlsx"
    book.save(path)

    def read(choices: Choices) -> tuple[Any, str]:
        incoming = read_incoming(workspace, path, project, choices, "en")
        (asked,) = (one for one in questions_of(incoming) if one.about == "sheet")
        assert not any("--sheet" in note.msgid for note in notes_beside(incoming.plan))
        return asked, incoming.plan.rows[0].label

    asked, label = read(Choices("risk"))
    assert ([value for value, _ in asked.answers], label) == (["Before"], "X-1 Vendor is late")
    other = answered(Choices("risk", maps=("title=Risk",)), asked, "Before")
    asked, label = read(other)
    assert (other.maps, label) == ((), "X-1 Permit is late")
    assert answered(other, asked, "").sheet == ""


def test_a_mapping_is_kept_by_its_name_and_used_for_the_next_file(
    workspace: Workspace, project: Project, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Zonk,Level,Weight\nLate press,4,High\nWet hall,2,Low\n")

    def asked(choices: Choices) -> dict[str, Asked]:
        return {
            one.about: one for one in questions_of(read_incoming(workspace, file, project, choices, "en"))
        }

    chosen = Choices("risk", maps=("title=Zonk", "probability=Level", "impact=Weight"))
    assert "mapping" not in asked(chosen)
    keep = asked(chosen)["keep"]
    incoming = read_incoming(workspace, file, project, answered(chosen, keep, "weekly"), "en")
    save_incoming(workspace, file, incoming)
    use = asked(Choices("risk"))["mapping"]
    assert [value for value, _ in use.answers] == ["weekly"]
    file.write_text("Zonk,Level,Weight\nStrike,3,High\n")
    again = read_incoming(workspace, file, project, answered(Choices("risk"), use, "weekly"), "en")
    assert again.plan.counts["new"] == 1
    assert again.choices.mapping == "weekly"
    assert (
        read_incoming(workspace, file, project, Choices("risk", mapping="gone"), "en").choices.mapping == ""
    )
