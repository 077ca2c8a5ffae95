"""Registers for others: export."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from icalendar import Calendar

Forewarn = Callable[..., Any]
RISKS = """\
Risk ID,Title,Probability (1-5),Impact (1-5),Owner,Due,Detected on,Status,Response,Plan,Remark,Closed on
R-1,"=cmd|' /C calc'!A0",3,3,"Wang, Li & Co",2027-04-05,2026-11-02,open,avoid,"- first
- second",+49 30,
R-2,@Sun leaves,1,2,王伟,,,closed,escalate,'=quoted,-,2026-11-03
I-3,＝全角,,3,Sun,,2026-10-01,occurred,,,,
"""
PLAN = """\
Activity ID,Name,Baseline,Forecast,Met on,Owner,Type,Predecessors
M1,Kick-off,2026-09-01,,2026-09-02,Sun,decision,
M2,Prototype,2026-12-04,,,王伟,delivery,M1
M3,"Cut-over; north, south",2027-01-15,,,,acceptance,M2
"""
ACTIONS = """\
Code,What,Type,Owner,Owed to,Due,Done on,Audience
A-1,Send price list,promise,Sun,王伟,2026-11-27,,client
A-2,Name a data owner,ask,王伟,,2026-11-30,2026-11-20,client; sponsor
A-3,-5 % discount,wish,,,,,internal
"""
PEOPLE = """\
Name,Form of address,Organisation,Phone,E-mail,Language,Away until,Remark
王伟,王总,北方数据,+86 138,wang@example.org,zh,2026-12-01,喜欢上午
Sun,,Kaltwerk,@200,sun@example.org,en,,
Sun,,Nordwerk,,other@example.org,de,,
"""
PARTS = """\
Name,Organisation,Client role,Class,Class since,Power (1-5),Interest (1-5),Engagement now,Via,From,Remark
王伟,北方数据,sponsor,A,2026-09-01,3,2,supportive,,2026-09-01,=1
Zhao,,outer team,,,1,1,unaware,王伟,,
"""
FILES = {"person": PEOPLE, "risk": RISKS, "milestone": PLAN, "action": ACTIONS, "stakeholder": PARTS}


@pytest.fixture
def filled(begun: Forewarn, tmp_path: Path) -> Forewarn:
    """`forewarn` on a store with a register of every kind that is imported."""
    for kind, text in FILES.items():
        path = tmp_path / f"{kind}-in.csv"
        path.write_text(
            text.replace("Sun,", "sun@example.org,") if kind != "person" else text, encoding="utf-8"
        )
        ran = begun("import", kind, path, "--project", "ERP", "--yes")
        assert ran.code == 0 and ", 0 rejected" in ran.out, ran.out
    # By hand, since one that a file brings without its day waits.
    assert begun("add", "milestone", "--title", "Some day", "--type", "report").code == 0
    assert begun("edit", "M2", "--forecast", "2026-12-11", "--reason", "supplier").code == 0
    return begun


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_exported_comes_in_unchanged(filled: Forewarn, tmp_path: Path, language: str) -> None:
    for kind in FILES:
        for path in (tmp_path / "out.csv", tmp_path / "out.xlsx"):
            assert filled("export", kind, path, "--project", "ERP", "--lang", language).code == 0
            ran = filled("import", kind, path, "--project", "ERP", "--dry-run")
            n = len(filled("list", kind, "--project", "ERP", "--json").json["records"])
            assert f"0 new, 0 changed, {n} unchanged, 0 waiting, 0 rejected" in ran.out, ran.out


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_csv_is_what_spreadsheets_read(filled: Forewarn, tmp_path: Path) -> None:
    path = tmp_path / "risks.csv"
    ran = filled("export", "risk", path)
    assert ran.out == f"3 written to {path}\n"
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfCode,Title,") and b"\r\n" in content
    assert path.stat().st_mode & 0o777 == 0o600
    first, _, third = rows(content.decode())
    assert first["Title"] == "'=cmd|' /C calc'!A0" and third["Title"] == "'＝全角"
    assert (first["Owner"], first["Due"], first["Score"], third["Score"]) == ("Wang", "2027-04-05", "9", "")
    assert first["What we do"] == "'- first\n- second"
    assert filled("export", "risk").out.encode() == content.removeprefix(b"\xef\xbb\xbf")


def test_no_cell_begins_a_formula(filled: Forewarn) -> None:
    for kind in FILES:
        for row in csv.reader(io.StringIO(filled("export", kind).out.removeprefix("\ufeff"))):
            assert not [cell for cell in row if cell.startswith(tuple("=+-@＝＋－＠\t\r"))]


def test_every_register_has_a_form(filled: Forewarn) -> None:
    filled("add", "told", "--subject", "R-1", "--person", "王伟", "--on", "today")
    (told,) = rows(filled("export", "told").out)
    assert (told["What was told"], told["To whom"]) == ("R-1", "王伟")
    filled("add", "decision", "--title", "Go", "--on", "today", "--by", "王伟")
    (decision,) = rows(filled("export", "decision").out)
    assert (decision["Code"], decision["Decided by"]) == ("D-01", "王伟")
    assert [row["Code"] for row in rows(filled("export", "issue").out)] == ["I-3"]
    assert [row["Code"] for row in rows(filled("export", "promises").out)] == ["A-1"]
    assert len(rows(filled("export", "reforecast").out)) == 1


def test_a_workbook(filled: Forewarn, tmp_path: Path) -> None:
    path = tmp_path / "risks.xlsx"
    assert filled("export", "risk", path, "--lang", "zh").code == 0
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None and sheet.title == "风险"
    titles = [cell.value for cell in sheet[1]]
    first = dict(zip(titles, sheet[2], strict=True))
    assert first["概率 (1-5)"].value == 3
    assert first["截止日"].is_date
    assert first["标题"].value == "=cmd|' /C calc'!A0" and first["标题"].data_type == "s"


def test_the_columns_of_a_saved_mapping(filled: Forewarn, tmp_path: Path) -> None:
    pairs = "code=Nr\ntitle=Risikobezeichnung\nimpact=Auswirkung:1-10\nowner=Eigner"
    assert filled("add", "mapping", "--name", "PMO", "--for-kind", "risk", "--pairs", pairs).code == 0
    first = rows(filled("export", "risk", "--mapping", "pmo").out)[1]
    assert first == {"Nr": "R-2", "Risikobezeichnung": "'@Sun leaves", "Auswirkung": "4", "Eigner": "王伟"}
    filled("export", "risk", tmp_path / "pmo.xlsx", "--mapping", "PMO")
    sheet = openpyxl.load_workbook(tmp_path / "pmo.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == ["Nr", "Risikobezeichnung", "Auswirkung", "Eigner"]
    ran = filled("export", "risk", "--mapping", "other")
    assert (ran.code, ran.complaint) == (1, "no mapping other for risk; available: PMO")
    assert "forewarn add mapping" in filled("export", "action", "--mapping", "PMO").complaint


def test_people_as_cards(filled: Forewarn, tmp_path: Path) -> None:
    for form, version in (("vcf", "3.0"), ("vcf4", "4.0")):
        path = tmp_path / "people.vcf"
        assert filled("export", "person", path, "--format", form).code == 0
        assert f"VERSION:{version}" in path.read_text(encoding="utf-8")
        ran = filled("import", "person", path, "--dry-run")
        assert "0 new, 0 changed, 5 unchanged, 0 waiting, 0 rejected" in ran.out, ran.out
    assert filled("export", "person", "--format", "vcf", "--project", "ERP").out.count("BEGIN:VCARD") == 2


def test_a_calendar(filled: Forewarn, tmp_path: Path) -> None:
    filled("add", "meeting", "--title", "Steering", "--on", "2026-12-04", "--time", "9:30")
    path = tmp_path / "erp.ics"
    assert filled("export", "calendar", path).code == 0
    names = [str(event["SUMMARY"]) for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]
    assert "ERP: M2 Prototype" in names and "ERP: call 王伟" in names and "ERP: Steering" in names
    assert filled("export", "milestone", path).out == f"3 written to {path}\n"
    assert filled("export", "meeting", path).out == f"1 written to {path}\n"


def test_lines_of_json(filled: Forewarn, tmp_path: Path) -> None:
    path = tmp_path / "risks.jsonl"
    filled("export", "risk", path)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    listed = filled("list", "risk", "--json").json["records"]
    assert lines == [{name: value for name, value in one.items() if name != "untold"} for one in listed]


@pytest.mark.parametrize("kind", ["morale", "note"])
def test_what_is_private_is_not_exported(filled: Forewarn, tmp_path: Path, kind: str) -> None:
    ran = filled("export", kind, tmp_path / "x.csv")
    assert (ran.code, (tmp_path / "x.csv").exists()) == (3, False)
    assert f"forewarn list {kind}" in ran.complaint


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("export", "which kind?"),
        ("export rsik", "did you mean risk?"),
        (
            "export risk {to}.docx",
            "a file that ends in .docx cannot be written here; these can: .csv, .xlsx, .jsonl",
        ),
        ("export risk {to} --format docx", 'unknown format "docx"; available: csv, xlsx, jsonl'),
        ("export risk {to}.csv -o {to}.csv", "one file will do"),
        ("export risk {to}.vcf", "vCards hold people"),
        ("export risk {to}.ics", "a calendar takes milestone"),
        ("export milestone {to}.ics --mapping PMO", "--mapping names columns, and ics has none"),
    ],
)
def test_what_cannot_be_understood(begun: Forewarn, tmp_path: Path, typed: str, said: str) -> None:
    ran = begun(*typed.format(to=tmp_path / "out").split())
    assert (ran.code, said in ran.complaint) == (2, True), ran
    assert not list(tmp_path.glob("out*"))


def test_a_file_that_cannot_be_written(begun: Forewarn, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "elsewhere.csv")
    for path, said in (
        (tmp_path / "link.csv", "is a link"),
        (tmp_path / "none" / "x.csv", "cannot be written"),
        (tmp_path, "is a folder"),
    ):
        ran = begun("export", "risk", path, "--format", "csv")
        assert ran.code == 1 and said in ran.complaint
    assert not (tmp_path / "elsewhere.csv").exists()
