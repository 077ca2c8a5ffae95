"""A briefing as a Word document: real headings and tables, with a font for Chinese."""

from dataclasses import replace
from datetime import datetime, time
from io import BytesIO
from typing import Any

from store.exchange.papers.page_fit import print_size
from store.exchange.papers.word_chart import add_chart
from store.exchange.papers.word_table import LINE, add_table, clean, ink
from store.rules.briefing.paper import Paper, Part, Said, in_one, items, sentence, state_in
from store.values.words import N_, say, words

FONT, EAST_ASIAN = "Calibri", "Microsoft YaHei"
LATIN = "en-GB"
LARGEST, SMALLEST, OF_PIXEL = 10.0, 8.0, 0.72
"""Points of the body; and how many of them a pixel of the print in HTML is, since Word's fonts are set wider."""
MARGIN = 1.6
TEXT = 21 - 2 * MARGIN
"""Centimetres."""
SCALES = {"Title": 1.8, "Heading 1": 1.2, "Heading 2": 1.1}
"""Of headings, to the size of the body."""
GRID = "Table Grid"
"""The style of tables."""


def blank(language: str, size: float) -> Any:
    """A document without text, in our styles; `size`: points of the body."""
    from docx import Document
    from docx.shared import Cm, Pt

    document = Document()
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(MARGIN)
        section.top_margin = section.bottom_margin = Cm(MARGIN)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "List Bullet", "List Number"):
        _dress(document.styles[name], name, size)
    document.styles["Normal"].font.size = Pt(size)
    _speak(document, "zh-CN" if language.startswith("zh") else LATIN)
    document.core_properties.comments = ""
    return document


def docx(paper: Paper) -> bytes:
    """The whole document."""
    document = blank(paper.language, _size(paper))
    document.core_properties.title = clean(paper.title)
    document.core_properties.author = document.core_properties.last_modified_by = clean(paper.by)
    document.core_properties.created = document.core_properties.modified = datetime.combine(paper.day, time())
    document.add_heading(clean(paper.title), 0)
    document.add_paragraph(clean(" · ".join(paper.facts)))
    for part in paper.over:
        _add(document, paper, part, 1)
    for n, (heading, parts, trends) in enumerate(paper.blocks, 1):
        if heading:
            document.add_heading(clean(heading), 1)
        for part in parts:
            _add(document, paper, part, 2 if heading else 1)
            if part.name == "milestones" and trends:
                add_chart(document, trends, paper.day, paper.language, n)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _speak(document: Any, language: str) -> None:
    """The language of the text, which a spelling checker goes by. Latin words stay English among Chinese: where they
    were Chinese, a line could end within one."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document.core_properties.language = language
    properties = document.styles["Normal"].element.get_or_add_rPr()
    spoken = OxmlElement("w:lang")
    properties.append(spoken)
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), LATIN)
        found.set(qn("w:eastAsia"), language)


def _size(paper: Paper) -> float:
    """Points of the body at which the paper comes to one page, as far as that can be read."""
    fitting = print_size(paper) * OF_PIXEL
    return max(SMALLEST, min(LARGEST, round(2 * fitting) / 2))


def _dress(style: Any, name: str, size: float) -> None:
    """The fonts of a style, the East Asian one too, which python-docx has no name for."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), EAST_ASIAN)
    style.paragraph_format.space_after = Pt(2)
    own = size * SCALES.get(name, 1.0)
    style.paragraph_format.line_spacing = Pt(own * LINE)
    if name.startswith(("Heading", "Title")):
        style.font.color.rgb = RGBColor(0x1C, 0x1F, 0x23)
        style.font.size = Pt(own)
        style.paragraph_format.space_before = Pt(0 if name == "Title" else size * 0.7)


def _add(document: Any, paper: Paper, part: Part, level: int) -> None:
    if part.form == "inline":
        paragraph = document.add_paragraph()
        titled = say(words(N_("{area}: {why}"), area=part.title, why=""), paper.language)
        paragraph.add_run(clean(f"{titled.rstrip()} ")).bold = True
        paragraph.add_run(clean(in_one(part, paper.language)))
        return
    if part.form == "text":
        for line in part.lines:
            _sentence(document.add_paragraph(), line, paper.language)
        return
    document.add_heading(clean(part.title), level)
    if part.form == "table" and part.lines[0].cells:
        add_table(document, part, _size(paper) - 1, TEXT).style = GRID
    elif part.lines[0].id.startswith("empty:"):
        document.add_paragraph(clean(part.lines[0].text))
    elif part.form == "numbered":
        # Word goes on counting through a document; numbers of its own begin anew in each.
        for n, line in enumerate(part.lines, 1):
            document.add_paragraph(clean(f"{n}. {line.text}"))
    else:
        for item in items(part, paper.language):
            paragraph = document.add_paragraph(style="List Bullet")
            if item.head.mark:
                paragraph.add_run(clean(f"{item.head.mark} ")).bold = True
            paragraph.add_run(clean(item.head.text))
            if item.below:
                paragraph.add_run().add_break()
                paragraph.add_run(clean(item.below))


def _sentence(paragraph: Any, line: Said, language: str) -> None:
    """The sentence, with colour on the word of the state alone."""
    before, word, after = state_in(replace(line, text=sentence(line.text, language)), language)
    paragraph.add_run(clean(before))
    run = paragraph.add_run(clean(word))
    ink(run, line.colour)
    paragraph.add_run(clean(after))
