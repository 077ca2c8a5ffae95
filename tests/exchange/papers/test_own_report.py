"""A briefing in somebody's own Word document: our sections in it, everything else as it was."""

import re
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from docx.shared import Pt

from store.disk.workspace import Workspace
from store.exchange.papers.own_report import FACTS, OwnReport, ReportProblem, named_placeholders
from store.exchange.papers.report_sample import sample
from store.queries.briefing.briefing_data import Asked
from store.records import Project
from store.records.briefed import BriefingType
from store.rules.briefing.paper import Paper, Part, Said
from store.rules.briefing.sections import BY_TYPE, TITLES
from store.values.clock import Clock

BLUF = Part("bluf", "bluf", "In short", "text",
    (Said("1", "Red: the supplier is late", colour="red"), Said("2", "I need one thing")),
)  # fmt: skip
NEEDS = Part("needs", "needs", "Need from you", "numbered",
    (Said("3", "Name a data owner"), Said("4", "Sign the plan")),
)  # fmt: skip
CHANGED = Part(
    "changed", "changed", "Changed", "list",
    (Said("5", "I-14 Data owner leaves", mark="new"), Said("6", "Sun covers", under="5"), Said("7", "R-03 is better")),
)  # fmt: skip
RISKS = Part(
    "risks", "risks", "Risks", "table",
    (Said("8", "R-09 Legacy", cells=("R-09 Legacy", "16", "Red"), colour="red"),
     Said("9", "R-11 Data", cells=("R-11 Data", "9", "Amber"), colour="amber")),
    ("Risk", "Score", "State"),
)  # fmt: skip
PAPER = Paper(
    "en", date(2026, 11, 26), "Briefing for Chen", ("ERP North", "Thu 26 Nov 2026", "since 19 Nov", "reported by Ann"),
    "Red", (BLUF, NEEDS), (("", (CHANGED, RISKS), ()),), to="Chen", by="Ann",
)  # fmt: skip
Filled = Callable[..., Any]


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    """`filled(document)`: what becomes of it, opened again."""

    def done(document: Any, paper: Paper = PAPER, type: BriefingType = "briefing") -> Any:
        file = tmp_path / "MY.docx"
        document.save(str(file))
        before = file.read_bytes()
        made = OwnReport(file, type).filled(paper)
        assert file.read_bytes() == before
        return Document(BytesIO(made))

    return done


def texts(document: Any) -> list[str]:
    """Its paragraphs; days in them hold together."""
    return [plain(p.text) for p in document.paragraphs]


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def test_a_section_alone_in_its_paragraph_is_all_its_lines(filled: Filled) -> None:
    document = Document()
    document.add_paragraph("Our own words before")
    document.add_paragraph("{{needs}}")
    document.add_paragraph("{{ changed }}", style="List Bullet")
    document.add_paragraph("{{bluf}}")
    document.add_paragraph("and behind")
    made = filled(document)
    assert texts(made) == [
        "Our own words before",
        "1. Name a data owner",
        "2. Sign the plan",
        "new I-14 Data owner leaves\nSun covers.",
        "R-03 is better",
        "Red: the supplier is late. I need one thing.",
        "and behind",
    ]
    assert [p.style.name for p in made.paragraphs[3:5]] == ["List Bullet", "List Bullet"]


def test_in_a_sentence_it_takes_the_look_of_the_placeholder(filled: Filled) -> None:
    document = Document()
    p = document.add_paragraph("For ")
    # As Word parts what was typed and corrected.
    for piece, bold in (("{", False), ("{t", True), ("o}", False), ("} on {{day}}, {{title}}: ", False)):
        p.add_run(piece).bold = bold
    p.add_run("{{needs}}").font.size = Pt(7)
    made = filled(document)
    assert texts(made) == ["For Chen on Thu 26 Nov 2026, Briefing for Chen: Name a data owner; Sign the plan"]
    runs = {plain(run.text): run for run in made.paragraphs[0].runs}
    assert runs["Name a data owner; Sign the plan"].font.size == Pt(7)


def test_a_table_has_the_look_of_the_documents_own(filled: Filled) -> None:
    document = Document()
    document.add_table(1, 1).style = "Light List"
    document.add_paragraph("{{risks}}")
    made = filled(document)
    ours = made.tables[1]
    assert [[cell.text for cell in row.cells] for row in ours.rows] == [
        ["Risk", "Score", "State"],
        ["R-09 Legacy", "16", "Red"],
        ["R-11 Data", "9", "Amber"],
    ]
    assert ours.style.name == "Light List"
    assert "tblBorders" not in ours._tbl.xml


def test_a_table_of_a_plain_document_has_lines_and_the_width_of_its_page(filled: Filled) -> None:
    document = Document()
    document.add_paragraph("{{risks}}")
    wide = document.add_section(WD_SECTION.NEW_PAGE)
    wide.page_width, wide.page_height = wide.page_height, wide.page_width
    made = filled(document)
    assert "tblBorders" in made.tables[0]._tbl.xml
    first = made.sections[0]
    room = first.page_width - first.left_margin - first.right_margin
    assert sum(column.width for column in made.tables[0].columns) == pytest.approx(room, rel=0.01)
    # The paragraph that ends the section stays, so that the document has as many.
    assert len(made.sections) == 2


def test_everywhere_in_the_document(filled: Filled) -> None:
    document = Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "{{risks}}", "{{period}}"
    inner = table.cell(0, 1).add_table(1, 1)
    inner.cell(0, 0).text = "{{by}}"
    document.sections[0].header.paragraphs[0].text = "{{project}} – {{day}}"
    document.sections[0].footer.paragraphs[0].text = "{{title}}"
    made = filled(document)
    cells = made.tables[0].rows[0].cells
    assert cells[0].text == "R-09 Legacy · 16 · Red\nR-11 Data · 9 · Amber"
    assert plain(cells[1].paragraphs[0].text) == "since 19 Nov"
    assert cells[1].tables[0].cell(0, 0).text == "Ann"
    assert plain(made.sections[0].header.paragraphs[0].text) == "ERP North – Thu 26 Nov 2026"
    assert made.sections[0].footer.paragraphs[0].text == "Briefing for Chen"


def test_what_has_nothing_to_say_says_so(filled: Filled) -> None:
    document = Document()
    document.add_paragraph("{{decided}}")
    document.add_paragraph("Decided: {{decided}}.")
    assert texts(filled(document)) == ["nothing to report", "Decided: nothing to report."]
    assert texts(filled(document, replace(PAPER, language="zh_CN"))) == ["无", "Decided: 无."]


def test_each_project_stands_under_its_name(filled: Filled) -> None:
    document = Document()
    document.add_paragraph("{{changed}}")
    two = replace(PAPER, blocks=(("ERP North", (CHANGED,), ()), ("CRM South", (CHANGED,), ())))
    made = filled(document, two)
    assert [p.text for p in made.paragraphs if p.runs and p.runs[0].bold] == ["ERP North", "CRM South"]


def test_titles_mean_the_same_in_both_languages(filled: Filled) -> None:
    document = Document()
    for typed in ("{{Need from you}}", "{{需要您支持}}", "{{NEEDS}}"):
        document.add_paragraph(typed)
    assert texts(filled(document)) == ["1. Name a data owner", "2. Sign the plan"] * 3


@pytest.mark.parametrize("typed", ["R&D <b> {{needs}} \x0b {{x}}", "=cmd()", "\ud800"])
def test_what_somebody_typed_is_text_and_no_placeholder(filled: Filled, typed: str) -> None:
    document = Document()
    document.add_paragraph("{{needs}}")
    document.add_paragraph("So: {{needs}}")
    hostile = replace(NEEDS, lines=(Said("3", typed), Said("4", "last")))
    made = texts(filled(document, replace(PAPER, over=(BLUF, hostile))))
    kept = re.sub("[\x0b\ud800]", "", typed)
    assert made == [f"1. {kept}", "2. last", f"So: {kept}; last"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("{{risk}}", "MY.docx has an unknown placeholder {{risk}}; did you mean {{risks}}?"),
        ("{{zzz}}", "MY.docx has an unknown placeholder {{zzz}}; available: {{title}}, {{project}}"),
        ("{{support}}", "{{support}} stands in another report: forewarn brief --weekly"),
        ("risks", "MY.docx has no placeholder such as {{risks}}; see forewarn brief --sample -o FILE.docx"),
        ("{{state}}", "MY.docx has {{state}} without {{bluf}}: a colour is never said without its reasons"),
    ],
)
def test_what_cannot_be_filled_in_is_said(tmp_path: Path, typed: str, said: str) -> None:
    document = Document()
    document.add_paragraph(typed)
    document.save(str(tmp_path / "MY.docx"))
    with pytest.raises(ReportProblem) as caught:
        OwnReport(tmp_path / "MY.docx", "briefing")
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 torn", b"{\\rtf1 {{risks}}}", b"\xd0\xcf\x11\xe0" * 200]
)
def test_what_is_no_word_document_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "MY.docx").write_bytes(content)
    with pytest.raises(ReportProblem, match="cannot be read as a Word document"):
        OwnReport(tmp_path / "MY.docx", "briefing")


def test_one_that_would_fill_the_memory_is_not_opened(tmp_path: Path) -> None:
    from zipfile import ZIP_DEFLATED, ZipFile

    with ZipFile(tmp_path / "MY.docx", "w", ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", b" " * 65_000_000)
    with pytest.raises(ReportProblem):
        OwnReport(tmp_path / "MY.docx", "briefing")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("type", BY_TYPE)
def test_the_sample_is_one(tmp_path: Path, language: str, type: BriefingType) -> None:
    file = tmp_path / "sample.docx"
    file.write_bytes(sample(language, type))
    own = OwnReport(file, type)
    assert {"title", "bluf", "plans"} <= set(own.names)
    paper = replace(PAPER, language=language)
    assert "{{" not in "\n".join(texts(Document(BytesIO(own.filled(paper)))))
    assert own.left_out(PAPER) == (() if type == "briefing" else ("Need from you", "Changed", "Risks"))


def test_every_section_has_a_placeholder_of_its_own() -> None:
    assert {name for names in BY_TYPE.values() for name in names} == {*TITLES, "money"}
    for type, names in BY_TYPE.items():
        assert set(named_placeholders(type).values()) == {*FACTS, *names}


def test_the_page_of_the_manual_names_them_all() -> None:
    for language in ("en", "zh_CN"):
        page = (Path(__file__).parents[3] / f"store/manual/{language}/report.md").read_text("utf-8")
        *_, briefing, weekly, end, _ = page.split("\n\n")
        for type, told in (("briefing", briefing), ("weekly", weekly), ("closing", end)):
            assert {*re.findall(r"`\{\{(\w+)\}\}`", told)} == {*BY_TYPE[type]}
        assert not [name for name in FACTS if f"`{{{{{name}}}}}`" not in page]


@pytest.mark.parametrize("type", ["weekly", "closing"])
def test_every_section_of_a_report_is_known(demo: Path, tmp_path: Path, type: BriefingType) -> None:
    shutil.copytree(demo, folder := tmp_path / "demo")
    clock = Clock(date(2026, 11, 26))
    store = Workspace.open(folder / "store.db", who="ann", clock=clock, private_dir=folder / "ann")
    with closing(store) as workspace:
        projects = tuple(project.id for project in workspace.live(Project))
        # A weekly is of all of them, a closing report of one.
        about = (projects,) if type == "weekly" else tuple((one,) for one in projects)
        made = [Asked(one, type=type).made(workspace) for one in about]
    sections = {
        section.name
        for one in made
        for section in (*one.over, *(each for block in one.blocks for each in block.sections))
    }
    assert sections == {*BY_TYPE[type]}
