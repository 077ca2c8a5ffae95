"""Somebody's register given back with our values: their columns, words and look, and nothing else changed."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill

from store.disk.undo import undo
from store.disk.workspace import Workspace
from store.exchange.exports.like_csv import like_csv
from store.exchange.exports.like_rows import LikeRows, like_rows
from store.exchange.exports.like_workbook import like_workbook
from store.exchange.imports.import_plan import Plan
from store.exchange.imports.register_import import plan_import
from store.exchange.vocabulary.titles import knows
from store.records import Action, Milestone, Person, Project, Risk, Stakeholder
from store.records.reforecast import move
from store.values.record import Record
from store.values.words import words

Given = Callable[..., tuple[bytes, LikeRows]]
Bring = Callable[[type[Record], bytes, str], Plan]

ENGLISH = (
    "ID,Risk,Likelihood,Impact,Owner,Due,Status,Vendor\r\n"
    'PG-1,"Swings, all of them, late",High,Medium,"Bell, Ruth",12/31/2026,In progress,Ace\r\n'
    "PG-2,Permit is refused,Low,High,Omar Said,1/15/2027,Closed,\r\n"
)
CHINESE = (
    "序号;风险描述;可能性;影响程度;责任人;截止日期;状态\n1;秋千到货延迟;高;中;周航;2026年12月31日;处理中\n"
    "2;许可证未批准;低;高;林岚;2027年1月15日;已关闭\n"
)
GERMAN = (
    "Risiko-Nr.\tRisiko\tWahrscheinlichkeit\tAuswirkung\tVerantwortlich\tTermin\tStatus\n"
    "S-1\tSchaukeln kommen zu spät\thoch\tmittel\tRuth Bell\t31.12.2026\toffen\n"
    "S-2\tGenehmigung wird versagt\tniedrig\thoch\tOmar Said\t15.01.2027\tgeschlossen\n"
)
REGISTERS = {
    "en": ENGLISH.encode(),
    "zh": CHINESE.encode("gb18030"),
    "de": b"\xef\xbb\xbf" + GERMAN.encode(),
}


@pytest.fixture
def bring(workspace: Workspace, project: Project, tmp_path: Path) -> Bring:
    def plan(kind: type[Record], data: bytes, name: str = "list.csv") -> Plan:
        file = tmp_path / name
        file.write_bytes(data)
        return plan_import(workspace, kind, file, project=None if kind is Person else project)

    return plan


@pytest.fixture
def given_back(workspace: Workspace, project: Project, tmp_path: Path) -> Given:
    """The file with our values."""

    def back(kind: type[Record], data: bytes, name: str = "list.csv") -> tuple[bytes, LikeRows]:
        file = tmp_path / name
        file.write_bytes(data)
        records: Sequence[Record] = workspace.live(kind, None if kind is Person else project.id)
        rows = like_rows(workspace, kind, file, records, project=project, language="en")
        if rows.sheet.name:
            return like_workbook(data, rows)[0], rows
        return like_csv(data, rows, partial(knows, kind))[0], rows

    return back


def saved(
    bring: Bring, workspace: Workspace, kind: type[Record], data: bytes, name: str = "list.csv"
) -> None:
    plan = bring(kind, data, name)
    assert not plan.held_back
    plan.save(workspace)


@pytest.mark.parametrize("language", REGISTERS)
def test_untouched_every_byte_is_the_same(
    language: str, bring: Bring, given_back: Given, workspace: Workspace
) -> None:
    saved(bring, workspace, Risk, REGISTERS[language])
    content, rows = given_back(Risk, REGISTERS[language])
    assert content == REGISTERS[language] and not rows.changed and not rows.added


@pytest.mark.parametrize(
    ("language", "encoding", "changed", "added"),
    [
        (
            "en",
            "utf-8",
            "PG-2,Permit is refused,Low,Medium,Omar Said,2/1/2027,In progress,\r\n",
            "R-01,Moles,,High,,,,\r\n",
        ),
        ("zh", "gb18030", "2;许可证未批准;低;中;林岚;2027年2月1日;处理中\n", "3;Moles;;高;;;\n"),
        (
            "de",
            "utf-8-sig",
            "S-2\tGenehmigung wird versagt\tniedrig\tmittel\tOmar Said\t01.02.2027\toffen\n",
            "R-01\tMoles\t\thoch\t\t\t\n",
        ),
    ],
)
def test_what_changed_here_is_said_in_their_words_and_what_is_new_stands_below(
    language: str,
    encoding: str,
    changed: str,
    added: str,
    bring: Bring,
    given_back: Given,
    workspace: Workspace,
    project: Project,
) -> None:
    saved(bring, workspace, Risk, REGISTERS[language])
    second = workspace.live(Risk)[1]
    edited = replace(second, impact=3, due=date(2027, 2, 1), state="open", closed_on=None)
    workspace.save(edited, Risk(project=project.id, title="Moles", impact=5), act=words("edit"))
    content, _ = given_back(Risk, REGISTERS[language])
    before = REGISTERS[language].decode(encoding).splitlines(keepends=True)
    after = content.decode(encoding).splitlines(keepends=True)
    assert after[:2] == before[:2]
    assert after[2] == changed
    assert after[3].startswith(added.split("Moles")[0]) and "Moles" in after[3] and len(after) == 4
    again = bring(Risk, content, "list.csv")
    assert again.counts == {"new": 0, "changed": 0, "unchanged": 3, "waiting": 0, "rejected": 0}


def test_a_plan_is_given_back_with_its_days(bring: Bring, given_back: Given, workspace: Workspace) -> None:
    text = (
        b"Code,Milestone,Baseline,Finish,Status\nM1,Opening,2027-04-01,2027-04-01,Open\n"
        b"M2,Fence,2026-10-01,2026-10-01,Done\n"
    )
    saved(bring, workspace, Milestone, text)
    before = workspace.live(Milestone)[0]
    late = replace(before, forecast=date(2027, 4, 15))
    workspace.save(*move(before, late, "frost", date(2026, 11, 26)), act=words("move"))
    content, rows = given_back(Milestone, text)
    assert content == text.replace(b"2027-04-01,2027-04-01", b"2027-04-01,2027-04-15")
    assert list(rows.changed) == [2]
    assert bring(Milestone, content, "list.csv").counts["unchanged"] == 2
    workspace.save(replace(late, rev=2, met_on=date(2026, 11, 25)), act=words("met"))
    content, _ = given_back(Milestone, text)
    assert b"M1,Opening,2027-04-01,2027-04-15,Done\n" in content


def workbook() -> bytes:
    book = Workbook()
    other = book.active
    assert other is not None
    other.title = "Cover"
    other["A1"], other["B2"] = "Playground", "=1+1"
    sheet = book.create_sheet("Risks")
    sheet.append(["Playground 2027"])
    sheet.append(["ID", "Risk", "Probability", "Impact", "Score", "Owner", "Due", "Vendor"])
    sheet.append(
        ["PG-1", "Swings are late", 4, 5, "=C3*D3", "Ruth Bell", datetime.fromisoformat("2026-12-31"), "Ace"]
    )
    sheet.append(
        ["PG-2", "Permit is refused", 2, 4, "=C4*D4", "Omar Said", datetime.fromisoformat("2027-01-15"), None]
    )
    red = PatternFill("solid", fgColor="FFC7CE")
    for cell in sheet[4]:
        cell.fill = red
    for row in (3, 4):
        sheet.cell(row, 7).number_format = "dd/mm/yyyy"
    sheet.column_dimensions["B"].width = 47
    sheet.auto_filter.ref = "A2:H4"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheets(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def test_a_workbook_keeps_its_look_its_formulas_and_its_other_sheets(
    bring: Bring, given_back: Given, workspace: Workspace, project: Project
) -> None:
    saved(bring, workspace, Risk, workbook(), "list.xlsx")
    second = workspace.live(Risk)[1]
    new = Risk(project=project.id, title="=Moles", probability=1, impact=2, due=date(2027, 3, 1))
    workspace.save(replace(second, impact=5, due=date(2027, 2, 1)), new, act=words("edit"))
    content, rows = given_back(Risk, workbook(), "list.xlsx")
    assert set(rows.changed) == {4} and len(rows.added) == 1
    before, after = sheets(workbook()), sheets(content)
    assert after.sheetnames == ["Cover", "Risks"]
    assert [[cell.value for cell in row] for row in after["Cover"]] == [
        [cell.value for cell in row] for row in before["Cover"]
    ]
    sheet = after["Risks"]
    assert [cell.value for cell in sheet[3]] == [cell.value for cell in before["Risks"][3]]
    assert [cell.value for cell in sheet[4]] == [
        *(
            "PG-2",
            "Permit is refused",
            2,
            5,
            "=C4*D4",
            "Omar Said",
            datetime.fromisoformat("2027-02-01"),
            None,
        )
    ]
    assert [cell.value for cell in sheet[5]] == [
        *("R-01", "=Moles", 1, 2, "=C5*D5", None, datetime.fromisoformat("2027-03-01"), None)
    ]
    assert sheet["B5"].data_type == "s", "a text that begins with = runs nothing"
    assert sheet["A4"].fill.fgColor.rgb == "00FFC7CE"
    assert sheet["A5"].fill.fill_type is None, "a colour of one row is no look of the table"
    assert sheet["G4"].number_format == sheet["G5"].number_format == "dd/mm/yyyy"
    assert sheet.column_dimensions["B"].width == 47 and sheet.auto_filter.ref == "A2:H5"
    assert bring(Risk, content, "list.xlsx").counts["unchanged"] == 3


def test_what_stands_below_the_table_moves_down(
    bring: Bring, given_back: Given, workspace: Workspace, project: Project
) -> None:
    book = load_workbook(io.BytesIO(workbook()))
    book["Risks"]["A6"] = "Legend"
    out = io.BytesIO()
    book.save(out)
    saved(bring, workspace, Risk, out.getvalue(), "list.xlsx")
    workspace.save(
        Risk(project=project.id, title="Moles"), Risk(project=project.id, title="Sand"), act=words("add")
    )
    content, _ = given_back(Risk, out.getvalue(), "list.xlsx")
    column = [cell.value for cell in sheets(content)["Risks"]["A"]]
    assert column[4:8] == ["R-01", "R-02", None, "Legend"]


def test_names_in_two_columns(bring: Bring, given_back: Given, workspace: Workspace) -> None:
    text = b"First name,Last name,Email\nRuth,Bell,ruth@example.org\n"
    saved(bring, workspace, Person, text, "people.csv")
    workspace.save(Person(name="Omar Said", email="omar@example.org"), act=words("add"))
    content, _ = given_back(Person, text, "people.csv")
    assert content == text + b"Omar,Said,omar@example.org\n"


def test_stakeholders_and_actions_are_given_back_too(
    bring: Bring, given_back: Given, workspace: Workspace
) -> None:
    people = b"Name,Role,E-mail\nRuth Bell,Sponsor,ruth@example.org\n"
    saved(bring, workspace, Stakeholder, people)
    ruth = workspace.live(Person)[0]
    workspace.save(replace(ruth, email="bell@example.org"), act=words("edit"))
    assert given_back(Stakeholder, people)[0] == people.replace(b"ruth@", b"bell@")
    actions = (
        b"Action,Owner,Due,Status\nOrder salt,Ruth Bell,2026-12-01,Open\n"
        b"Call the town,Ruth Bell,2026-11-01,Done\n"
    )
    saved(bring, workspace, Action, actions)
    (salt, _) = workspace.live(Action)
    workspace.save(replace(salt, done_on=date(2026, 11, 25)), act=words("done"))
    content, _ = given_back(Action, actions)
    assert content == actions.replace(b"Open", b"Done")
    assert bring(Action, content, "list.csv").counts["unchanged"] == 2


def test_letters_that_their_encoding_lacks_are_written_as_utf8(
    bring: Bring, given_back: Given, workspace: Workspace, project: Project, tmp_path: Path
) -> None:
    text = "Risk,Owner\nTür klemmt öfter als früher,Jörg Müßig\n".encode("cp1252")
    saved(bring, workspace, Risk, text)
    workspace.save(Risk(project=project.id, title="秋千"), act=words("add"))
    content, _ = given_back(Risk, text)
    assert content.startswith(b"\xef\xbb\xbf") and content.decode("utf-8-sig").endswith("秋千,\n")


LEVELS = st.sampled_from(["", "1", "3", "5"])
DAYS = st.sampled_from(["", "2027-01-15", "2026-12-01", "soon"])
STATES = st.sampled_from(["", "Open", "Closed", "Escalated oddly"])
OWNERS = st.sampled_from(["", "Ruth Bell", "Omar Said"])
ROWS = st.lists(st.tuples(LEVELS, LEVELS, DAYS, STATES, OWNERS), min_size=1, max_size=5)
EDITS = st.lists(
    st.tuples(st.integers(0, 4), st.sampled_from(["impact", "probability"]), st.integers(1, 5)), max_size=3
)


def _edited(risk: Risk, name: str, level: int) -> Risk:
    return replace(risk, impact=level) if name == "impact" else replace(risk, probability=level)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=ROWS, edits=EDITS)
def test_imported_given_back_and_imported_again_nothing_changes(
    rows: list[tuple[str, ...]],
    edits: list[tuple[int, str, int]],
    bring: Bring,
    given_back: Given,
    workspace: Workspace,
) -> None:
    lines = [",".join((f"PG-{n}", f"Risk {n} of them", *row)) for n, row in enumerate(rows)]
    data = "\n".join(["ID,Risk,Probability (1-5),Impact (1-5),Due,Status,Owner", *lines, ""]).encode()
    bring(Risk, data, "list.csv").save(workspace)
    acts = 1
    try:
        untouched, found = given_back(Risk, data)
        assert untouched == data and not found.notes
        for place, name, level in edits:
            records = workspace.live(Risk)
            if place < len(records) and getattr(records[place], name) != level:
                workspace.save(_edited(records[place], name, level), act=words("edit"))
                acts += 1
        content, _ = given_back(Risk, data)
        again = bring(Risk, content, "list.csv")
        assert again.counts["unchanged"] == len(rows), again.counts
        assert not any(row.kept for row in again.rows), "it says what we hold"
    finally:
        for _ in range(acts):
            undo(workspace)


def test_a_scale_that_their_column_can_not_say_is_said(
    bring: Bring, given_back: Given, workspace: Workspace
) -> None:
    text = b"Risk,Impact\nFrost,Low\nMoles,High\n"
    saved(bring, workspace, Risk, text)
    workspace.save(replace(workspace.live(Risk)[0], impact=3), act=words("edit"))
    content, _ = given_back(Risk, text)
    assert content == b"Risk,Impact\nFrost,Medium\nMoles,High\n"
    assert bring(Risk, content, "list.csv").counts["unchanged"] == 2
