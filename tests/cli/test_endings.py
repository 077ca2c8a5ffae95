"""A file is what its ending says, in every command that writes one; what a command cannot write it refuses."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

Forewarn = Callable[..., Any]
PAPERS = (".md", ".markdown", ".txt", ".html", ".htm", ".docx")
TABLES = (".csv", ".xlsx")
COMMANDS = {
    "brief --for Chen": PAPERS,
    "brief --weekly": PAPERS,
    "minutes Steering": PAPERS,
    "prep Chen": PAPERS,
    "week": (*PAPERS, *TABLES),
    "week --owners": PAPERS,
    "chart risks": (*PAPERS, *TABLES),
    "chart milestones": (*PAPERS, *TABLES),
    "export risk": (*TABLES, ".jsonl", ".ndjson"),
    "export person": (*TABLES, ".vcf", ".jsonl", ".ndjson"),
    "export milestone": (*TABLES, ".ics", ".jsonl", ".ndjson"),
    "export calendar": (*TABLES, ".ics", ".jsonl", ".ndjson"),
    "dump": (".jsonl", ".ndjson"),
}
EVERY = sorted(
    {ending for endings in COMMANDS.values() for ending in endings} | {".pdf", ".json", ".doc", ".x", ".gz"}
)


@pytest.fixture
def filled(prepared: Callable[..., Forewarn]) -> Forewarn:
    """A store in which every command has something to say."""
    return prepared(
        "add person --name Chen",
        "add stakeholder --person Chen --role sponsor",
        "add meeting --title Steering --on today --attendees Chen --notes Agreed",
        "add milestone --title Prototype --baseline 2026-12-04 --owner Chen",
        "add risk --title Late --probability 4 --impact 5 --plan act --owner Chen",
        "add action --title Call --owner Chen --due 2026-11-24",
        "calendar set CN 2026-2027",
    )


def is_what_it_says(content: bytes, ending: str) -> bool:
    """By what programs look at first."""
    if ending in (".docx", ".xlsx"):
        part = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}[ending]
        return content[:2] == b"PK" and part in zipfile.ZipFile(io.BytesIO(content)).namelist()
    text = content.decode("utf-8")
    begins = {
        ".html": "<!doctype html>",
        ".htm": "<!doctype html>",
        ".md": "# ",
        ".markdown": "# ",
        ".csv": "\ufeff",
        ".ics": "BEGIN:VCALENDAR",
        ".vcf": "BEGIN:VCARD",
        ".jsonl": "{",
        ".ndjson": "{",
    }
    if ending == ".txt":
        return not text.startswith(("#", "<", "{", "\ufeff"))
    return text.startswith(begins[ending]) and len(text) > 20


@pytest.mark.parametrize("command", COMMANDS)
def test_every_ending(filled: Forewarn, command: str, tmp_path: Path) -> None:
    for ending in EVERY:
        for shown in (ending, ending.upper()):
            file = tmp_path / f"out{shown}"
            ran = filled(*command.split(), "-o", file)
            if ending in COMMANDS[command]:
                assert (ran.code, str(file) in ran.out) == (0, True), (ending, ran)
                assert is_what_it_says(file.read_bytes(), ending), (ending, file.read_bytes()[:80])
            elif not (command.startswith("export") and ending in (".ics", ".vcf")):
                # Of a register that is no days or no people the sentence says what a calendar or a card takes.
                assert (ran.code, file.exists()) == (2, False), (ending, ran)
                assert f"ends in {ending} cannot be written here" in ran.complaint
                said = ran.complaint.partition("these can: ")[2].split(", ")
                assert set(said) <= set(COMMANDS[command]) and len(said) >= len(COMMANDS[command]) // 2
            else:
                assert (ran.code, file.exists()) == (2, False), (ending, ran)


@pytest.mark.parametrize("command", COMMANDS)
def test_without_an_ending_it_is_what_is_printed(filled: Forewarn, command: str, tmp_path: Path) -> None:
    for name in ("out", "2026.11.26"):
        file = tmp_path / name
        assert filled(*command.split(), "-o", file).code == 0
        printed = filled(*command.split()).out
        assert file.read_bytes().decode().removeprefix("\ufeff") == printed or command in (
            "prep Chen",
            "week",
        )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "brief --for Chen --format html -o {to}.docx",
            "out.docx is Word and --format says html: leave out one of the two",
        ),
        ("brief --for Chen --format message -o {to}.md", "out.md is Markdown and --format says message"),
        ("minutes Steering --format docx -o {to}.txt", "out.txt is text and --format says docx"),
        ("week --format csv -o {to}.xlsx", "out.xlsx is Excel and --format says csv"),
        ("export risk {to}.csv --format xlsx", "out.csv is CSV and --format says xlsx"),
        ("chart risks --format pdf", 'unknown format "pdf"; available: text, '),
        ("dump {to}.csv", "a file that ends in .csv cannot be written here; these can: .jsonl"),
        ("dump {to}.jsonl -o {to}.jsonl", "one file will do"),
        ("brief --for Chen -o {to}.pdf", "these can: .md, .txt, .html, .docx"),
    ],
)
def test_what_contradicts_itself_is_one_sentence(
    filled: Forewarn, tmp_path: Path, typed: str, said: str
) -> None:
    ran = filled(*typed.format(to=tmp_path / "out").split())
    assert (ran.code, said in ran.complaint) == (2, True), ran
    assert not list(tmp_path.glob("out*"))


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("brief --for Chen --format message -o {to}.txt", "Dear Chen,"),
        ("brief --for Chen --format text -o {to}.txt", "Briefing for Chen"),
        ("brief --for Chen --format markdown", "# Briefing"),
        ("brief --for Chen --format txt", "Briefing for Chen"),
        ("brief --for Chen --format html", "<!doctype"),
        ("minutes Steering --format message", "Dear Chen,\n\nMinutes: Steering\nERP ERP North · "),
        ("minutes Steering --format HTML -o {to}.html", "<!doctype"),
        ("week --format csv", "When,"),
        ("prep Chen --format md", "# Chen"),
        ("chart risks --format csv", "Code,"),
    ],
)
def test_a_format_by_name(filled: Forewarn, tmp_path: Path, typed: str, begins: str) -> None:
    ran = filled(*typed.format(to=tmp_path / "out").split())
    assert ran.code == 0, ran.err
    text = next((path.read_text("utf-8") for path in tmp_path.glob("out*")), ran.out)
    assert text.startswith(begins), text[:80]


def test_minutes_in_word_have_all_that_the_message_has(filled: Forewarn, tmp_path: Path) -> None:
    from docx import Document

    filled("minutes", "Steering", "-o", tmp_path / "m.docx")
    document = Document(str(tmp_path / "m.docx"))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert said[0] == "Minutes: Steering" and "Agreed" in said
    assert {p.style.name for p in document.paragraphs} >= {"Title", "Heading 1", "List Bullet"}
    zh = tmp_path / "zh.html"
    filled("minutes", "Steering", "-o", zh, "--lang", "zh")
    assert '<html lang="zh-CN">' in zh.read_text("utf-8") and "会议纪要" in zh.read_text("utf-8")


def test_the_week_and_the_charts_as_tables(filled: Forewarn, tmp_path: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(filled("week", "--format", "csv").out))
    assert (row["Code"], row["Due"], row["Owner"], row["Working days late"]) == (
        "A-01",
        "2026-11-24",
        "Chen",
        "2",
    )
    filled("week", "-o", tmp_path / "w.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "w.xlsx").active
    assert sheet is not None and [cell.is_date for cell in sheet[2]].count(True) == 1
    (risk,) = csv.DictReader(io.StringIO(filled("chart", "risks", "--format", "csv").out))
    assert (risk["Code"], risk["Probability"], risk["Impact"], risk["Score"]) == ("R-01", "4", "5", "20")
    (line,) = csv.DictReader(io.StringIO(filled("chart", "milestones", "--format", "csv").out))
    assert line["Title"] == "Prototype" and list(line)[-1] == "2026-11-26"


def test_nothing_typed_is_run_by_a_spreadsheet_or_a_browser(filled: Forewarn, tmp_path: Path) -> None:
    filled("add", "action", "--title", "=cmd|' /C calc'!A0", "--due", "today")
    filled("add", "action", "--title", "<script>alert(1)</script>", "--due", "today", "--owner", "Chen")
    text = filled("week", "--format", "csv").out
    assert "'=cmd" in text and "\n=cmd" not in text
    for command in ("week", "week --owners", "prep Chen"):
        filled(*command.split(), "-o", tmp_path / "x.html")
        assert "<script>" not in (tmp_path / "x.html").read_text("utf-8")


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    "typed", ["brief --for Chen --format docx", "export risk --format xlsx", "week --format docx -o -"]
)
def test_what_no_terminal_shows_goes_into_a_file(filled: Forewarn, typed: str) -> None:
    ran = filled(*typed.split())
    assert (ran.code, ran.out) == (2, "") and "is nothing to read on a terminal: -o FILE." in ran.complaint
