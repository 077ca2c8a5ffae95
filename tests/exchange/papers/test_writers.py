"""A briefing in every format: within its limits, and nothing that somebody typed is anything but text."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from store.demo import write
from store.disk.workspace import Workspace
from store.exchange.formats import HTML, WORD, Format
from store.exchange.papers.docx import TEXT
from store.exchange.papers.html import chart
from store.exchange.papers.page_fit import READABLE, print_size
from store.exchange.papers.trend_lines import CHARTED
from store.exchange.papers.word_table import CELL, LINE, PADDING, column_widths
from store.exchange.papers.writers import PAPERS, made
from store.queries.briefing.briefing_data import Asked, briefing
from store.records import Milestone, Person, Project, Risk, Stakeholder
from store.rules.briefing.edits import Edits
from store.rules.briefing.paper import Paper, paper, row_cells, row_text
from store.rules.briefing.report import Trend
from store.values.clock import Clock
from store.values.width import cell_width
from store.values.words import words
from store.values.wrapping import wrapped

HOSTILE = "<script>alert(1)</script> | **b** [x](http://e.example) 	]]>&amp; =cmd() ‮中文 https://e.example"
Written = Callable[[Paper], str]


def one(workspace: Workspace, project: Project, title: str, number: int = 10, language: str = "en") -> Paper:
    """The paper of a sponsor with so many milestones and five risks."""
    chen = Person(name=title)
    day = date(2026, 11, 26)
    workspace.save(
        chen,
        Stakeholder(project=project.id, person=chen.id, role="sponsor"),
        *(
            Milestone(project=project.id, title=title, baseline=day + timedelta(days=14 * n))
            for n in range(1, number + 1)
        ),
        *(Risk(project=project.id, title=title, plan=title, probability=3, impact=4) for _ in range(5)),
        act=words("x"),
    )
    return paper(briefing(workspace, [project.id], chen.id), language)


@pytest.fixture(scope="module")
def english(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """The demo's sponsor."""
    folder = tmp_path_factory.mktemp("english") / "demo"
    shutil.copytree(demo, folder)
    clock = Clock(date(2026, 11, 26))
    workspace = Workspace.open(folder / "store.db", who="ann", clock=clock, private_dir=folder / "ann")
    project = workspace.live(Project)[0]
    (chen,) = workspace.select(Person, "name = 'Mei Chen'")
    written = paper(briefing(workspace, [project.id], chen.id), "en")
    workspace.close()
    return written


def text(paper: Paper, name: str) -> str:
    return made(paper, next(one for one in PAPERS if one.name == name)).decode("utf-8")


def test_ten_milestones_and_the_rest_on_sixty_lines(workspace: Workspace, project: Project) -> None:
    assert text(one(workspace, project, "Quite a long title of something"), "md").count("\n") <= 60


def test_the_demo_on_sixty_lines_with_everything_in_it(english: Paper) -> None:
    shown = text(english, "md")
    assert shown.count("\n") <= 60
    for part in ("Need from you", "Changed since 19 Nov", "You asked", "Milestones", "Open from us", "Team"):
        assert part in shown, part


def test_text_has_78_columns_in_any_script(workspace: Workspace, project: Project, english: Paper) -> None:
    chinese = one(
        workspace, project, "供应商数据清洗滞后，原型要用的接口文档还没有签字，" * 3, language="zh_CN"
    )
    for shown in (text(english, "text"), text(chinese, "text")):
        assert max(map(cell_width, shown.splitlines())) <= 78


def test_a_message_is_short_and_has_no_marks(workspace: Workspace, project: Project, english: Paper) -> None:
    long = one(workspace, project, "A title that goes on and on " * 20)
    for shown in (text(english, "message"), text(long, "message")):
        assert len(shown) <= 700 and shown.count("\n") <= 15
        assert "**" not in shown and "|" not in shown and "\n#" not in shown
    assert text(english, "message").startswith("Dear Ms Chen,\n")
    assert (
        text(english, "message")
        .splitlines()[2]
        .startswith(
            "Red. Risk (amber on 19 Nov): I-14 Data owner leaves (no owner yet); Time (green on 19 Nov): M3 Prot"
        )
    )


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_message_drops_the_plan_and_no_problem(
    workspace: Workspace, project: Project, language: str
) -> None:
    chen = Person(name="Chen")
    day = workspace.clock.today()
    risks = [
        Risk(project=project.id, title=f"Storm {n} {'x' * 60}", probability=5, impact=5) for n in range(20)
    ]
    plan = [Milestone(project=project.id, title=f"Step {n}", baseline=day + timedelta(n)) for n in range(9)]
    part = Stakeholder(project=project.id, person=chen.id, role="sponsor")
    workspace.save(chen, part, *risks, *plan, act=words("x"))
    shown = text(paper(briefing(workspace, [project.id], chen.id), language), "message")
    assert len(shown) <= 700 and shown.count("\n") <= 15
    assert "Step 3" not in shown
    first, *_, rest, cut = shown.splitlines()[5:]
    assert "R-01" in first
    assert cut == {"en": "(The plan is in the report.)", "zh_CN": "（计划见报告全文。）"}[language]
    named = shown.count("Storm") - shown.splitlines()[2].count("Storm")
    assert str(20 - named) in rest and f"R-{named + 1:02}" in rest


def test_colour_stands_on_the_word_of_the_state_alone(english: Paper) -> None:
    page = text(english, "html")
    assert '<span class="red">Red</span>. Risk (amber on 19\u00a0Nov): I-14' in page
    assert text(english, "md").splitlines()[4].startswith("**Red.** Risk (amber on 19 Nov): I-14")


def test_a_word_file_knows_its_language_author_and_day(workspace: Workspace) -> None:
    from docx import Document
    from docx.oxml.ns import qn

    write(workspace, workspace.clock.today(), "zh")
    project = workspace.live(Project)[0]
    (chen,) = workspace.select(Person, "name = '陈婉清'")
    for language, code in (("zh_CN", "zh-CN"), ("en", "en-GB")):
        said = paper(briefing(workspace, [project.id], chen.id), language)
        document = Document(BytesIO(made(said, WORD)))
        assert document.core_properties.author == said.by == "林经理"
        assert document.core_properties.created.date() == workspace.clock.today()
        spoken = {
            (one.get(qn("w:val")), one.get(qn("w:eastAsia")))
            for one in document.styles.element.iter(qn("w:lang"))
        }
        assert document.core_properties.language == code and spoken == {("en-GB", code)}
        assert document.tables[0]._tbl.tblPr.find(qn("w:tblCellMar")) is not None
    assert "\u00a0Nov" in document.paragraphs[1].text


@pytest.mark.parametrize("format", [HTML, WORD])
def test_a_sum_stays_on_one_line(workspace: Workspace, project: Project, format: Format) -> None:
    """Nor does a sum end a line at its space in what others open."""
    from docx import Document

    written = made(one(workspace, project, "Costs EUR 12 500"), format)
    if format == WORD:
        document = Document(BytesIO(written))
        cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
        said = "\n".join((*(one.text for one in document.paragraphs), *cells))
    else:
        said = written.decode()
    assert "EUR\u00a012\u00a0500" in said and "12 500" not in said


def test_wrapping_loses_nothing() -> None:
    for line in (
        "one two three " * 9,
        "一二三，四五六。" * 12,
        "a" * 100,
        "x",
        "",
        "word 中文 word，（中）" * 7,
    ):
        lines = list(wrapped(line, 20))
        assert max(map(cell_width, lines)) <= 20
        assert "".join(lines).replace(" ", "") == line.replace(" ", "")


class Tags(HTMLParser):
    """The tags and addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action", "style")]


def test_html_needs_no_network_and_runs_nothing(
    workspace: Workspace, project: Project, english: Paper
) -> None:
    for page in (text(english, "html"), text(one(workspace, project, HOSTILE), "html")):
        read = Tags()
        read.feed(page)
        assert not read.links and not read.tags & {"script", "link", "img", "iframe", "object", "a"}
        assert "@import" not in page and "url(" not in page
        assert "prefers-color-scheme: dark" in page
    assert "<svg" in text(english, "html")


def test_the_names_of_lines_stand_one_under_another_within_the_chart() -> None:
    moved = ((date(2026, 7, 1), 0), (date(2026, 8, 10), 9))
    trends = [Trend(f"M{n}", (*moved, (date(2026, 8, 11), 0))) for n in range(1, CHARTED + 1)]
    drawn = chart(trends, date(2026, 8, 11), "en")
    places = [float(y) for y in re.findall(r'y="([0-9.]+)">M\d 0<', drawn)]
    assert len(places) == CHARTED and all(b - a >= 12 for a, b in pairwise(places))
    assert places[0] > 0 and places[-1] <= 150


def test_hostile_text_stays_text_in_markdown(workspace: Workspace, project: Project) -> None:
    read = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
    shown = text(one(workspace, project, HOSTILE), "md")
    tokens = [token for block in read.parse(shown) for token in (block, *(block.children or ()))]
    kinds = {token.type for token in tokens}
    assert not kinds & {"html_inline", "html_block", "link_open", "image", "code_inline"}
    rows = [token for token in tokens if token.type == "tr_open"]
    assert len(rows) == 10 + 5 + 2, "no title opened a column or a row"


def test_word_has_real_headings_tables_and_a_chinese_font(workspace: Workspace, project: Project) -> None:
    from docx import Document
    from docx.oxml.ns import qn

    said = one(workspace, project, HOSTILE + "\x01", language="zh_CN")
    document = Document(BytesIO(made(said, WORD)))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Title") == 1 and "Heading 1" in styles
    assert [len(table.rows) for table in document.tables] == [11, 6]
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "Microsoft YaHei"
    assert "<script>alert(1)</script>" in document.tables[0].rows[1].cells[0].text


@pytest.mark.parametrize("format", PAPERS)
def test_what_was_left_out_is_nowhere_and_what_was_edited_everywhere(format: Format, english: Paper) -> None:
    assert made(english, format) != b""


def test_edits(workspace: Workspace, project: Project) -> None:
    chen = Person(name="Chen")
    risk = Risk(project=project.id, title="Strike", probability=5, impact=5)
    other = Risk(project=project.id, title="Storm", probability=5, impact=4)
    part = Stakeholder(project=project.id, person=chen.id, role="sponsor")
    workspace.save(chen, part, risk, other, act=words("x"))
    told = briefing(workspace, [project.id], chen.id)
    row = next(line for p in paper(told, "en").parts for line in p.lines if line.id == f"risk:{risk.id}")
    text_ = row_text(row.cells).replace("Strike", "Walk-out")
    edits = (
        Edits()
        .written(row.id, text_)
        .written("bluf:needs", "I need you")
        .toggled(f"risk:{other.id}", optional=False)
    )
    shown = text(paper(told, "en", edits), "md")
    assert "R-01 Walk-out" in shown and "I need you" in shown
    assert "R-02" not in shown.partition("## Risks")[2]
    moved = Edits().ordered("ERP:risks", (f"risk:{other.id}", f"risk:{risk.id}"))
    assert re.findall(r"R-0\d", text(paper(told, "en", moved), "md").partition("## Risks")[2]) == [
        "R-02",
        "R-01",
    ]
    assert row_cells("only | three | cells", 6) is None


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_word_has_the_trend_as_a_chart_and_keeps_each_day_on_a_line(
    workspace: Workspace, language: str
) -> None:
    from zipfile import ZipFile

    from docx.shared import Pt

    write(workspace, workspace.clock.today(), language[:2])
    project = workspace.live(Project)[0]
    (chen,) = workspace.select(Person, "name IN ('Mei Chen', '陈婉清')")
    content = made(paper(briefing(workspace, [project.id], chen.id), language), WORD)
    archive = ZipFile(BytesIO(content))
    chart = archive.read("word/charts/chart1.xml").decode()
    assert "M3 +5" in chart and "M5 +5" in chart and chart.count("<c:ser>") == 2
    assert {"en": "d mmm", "zh_CN": "mm-dd"}[language] in chart
    assert len(set(re.findall(r'<c:ptCount val="(\d+)"/>', chart))) == 1, (
        "what one has fewer is made up by others"
    )
    document = archive.read("word/document.xml").decode()
    assert "chart1.xml" in archive.read("word/_rels/document.xml.rels").decode()
    from docx import Document

    read = Document(BytesIO(content))
    body = read.styles["Normal"]
    assert body.paragraph_format.line_spacing == Pt(body.font.size.pt * LINE), "whatever a font asks for"
    (drawn,) = [one for one in read.paragraphs if "c:chart" in one._p.xml]
    assert drawn.paragraph_format.line_spacing == 1.0, "a chart is not cut to a line of text"
    assert language == "en" or "12-\u200d\u206004" in document


def test_a_week_is_printed_to_be_read(workspace: Workspace) -> None:
    write(workspace, workspace.clock.today(), "en")
    projects = tuple(project.id for project in workspace.live(Project))
    week = paper(Asked(projects, type="weekly").made(workspace), "en")
    assert not week.one_page
    assert print_size(week) >= READABLE
    assert print_size(replace(week, one_page=True)) < READABLE


def test_a_message_names_what_is_overdue(workspace: Workspace, project: Project) -> None:
    chen = Person(name="Chen")
    late = Milestone(project=project.id, code="M7", title="Go-live", baseline=date(2026, 11, 18))
    part = Stakeholder(project=project.id, person=chen.id, role="sponsor")
    workspace.save(chen, part, late, act=words("x"))
    shown = text(paper(briefing(workspace, [project.id], chen.id), "en"), "message")
    assert "- M7 Go-live 6wd overdue" in shown.splitlines()


def test_a_column_of_word_is_as_wide_as_its_longest_word() -> None:
    """Of many texts that are too long together the widest column gives way, and none within a word."""
    heads = ["Risk or issue", "P×I", "Response", "By", "Owner", "State"]
    row = ["R01 Account takeover", "4×4=16", "mitigate: " + "conditional access; " * 6, "31 Mar 2026"]
    widths = column_widths([heads, [*row, "Procurement-and-logistics", "Red"]], 10, TEXT)
    assert sum(widths) == pytest.approx(TEXT)
    room = [(width - PADDING) / (CELL * 10) for width in widths]
    longest = ("Account", "4×4=16", "conditional", "2026", "Procurement-and-logistics", "State")
    assert all(cells > cell_width(word) for cells, word in zip(room, longest, strict=True)), room


def test_no_line_of_a_drawn_paper_ends_within_a_typed_day(workspace: Workspace, project: Project) -> None:
    """In a file that is searched and copied the same day has a plain hyphen, and so has a code everywhere."""
    from zipfile import ZipFile

    chen, day = Person(name="Chen"), date(2026, 12, 4)
    title = "服务器12-07到, by 2026-12-07, not 4 Jan 2027, see AB-12-07"
    late = Milestone(project=project.id, code="M7", title=title, baseline=day)
    workspace.save(
        chen, Stakeholder(project=project.id, person=chen.id, role="sponsor"), late, act=words("x")
    )
    found = paper(briefing(workspace, [project.id], chen.id), "zh_CN")
    drawn = "服务器12-\u200d\u206007到, by 2026-\u200d\u206012-\u200d\u206007, not 4\u00a0Jan\u00a02027, see AB-12-07"
    assert drawn in text(found, "html")
    document = ZipFile(BytesIO(made(found, WORD))).read("word/document.xml").decode()
    assert drawn in document
    for plain in ("md", "message"):
        assert "服务器12-07到, by 2026-12-07" in text(found, plain), plain
