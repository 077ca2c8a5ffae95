"""A briefing as a Word document: real headings and tables, with a font for Chinese."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from io import BytesIO
from typing import Any

from store.exchange.papers.page_fit import print_size
from store.exchange.papers.word_chart import add_chart
from store.rules.briefing.paper import Paper, Part, Said, in_one, items, sentence, state_in
from store.values.short_date import whole_days
from store.values.sums import unbroken
from store.values.width import cell_width
from store.values.words import N_, say, words

FONT, EAST_ASIAN = "Calibri", "Microsoft YaHei"
LATIN = "en-GB"
LARGEST, SMALLEST, OF_PIXEL = 10.0, 8.0, 0.72
"""Points of the body; and how many of them a pixel of the print in HTML is, since Word's fonts are set wider."""
MARGIN = 1.6
TEXT = 21 - 2 * MARGIN
"""Centimetres."""
NAME, WIDEST, LEAST = 17, 44, 8
"""Cells of text for which the first column, any other, and one that gave way ask."""
CELL, PADDING = 0.023, 0.35
"""Centimetres of a cell of text in a table, for each point of its size, and of the space beside it."""
PADDED = {"top": 20, "left": 85, "bottom": 20, "right": 85}
"""Twentieths of a point within a cell, on each side."""
INK = {"red": "A3121B", "amber": "8A5200"}


def docx(paper: Paper) -> bytes:
    """The whole document."""
    from docx import Document
    from docx.shared import Cm, Pt

    document = Document()
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(MARGIN)
        section.top_margin = section.bottom_margin = Cm(MARGIN)
    size = _size(paper)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "List Bullet", "List Number"):
        _dress(document.styles[name], name, size)
    document.styles["Normal"].font.size = Pt(size)
    document.core_properties.title = _clean(paper.title)
    document.core_properties.author = document.core_properties.last_modified_by = _clean(paper.by)
    document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = datetime.combine(paper.day, time())
    _speak(document, "zh-CN" if paper.language.startswith("zh") else LATIN)
    document.add_heading(_clean(paper.title), 0)
    document.add_paragraph(_clean(" · ".join(paper.facts)))
    for part in paper.over:
        _add(document, paper, part, 1)
    for n, (heading, parts, trends) in enumerate(paper.blocks, 1):
        if heading:
            document.add_heading(_clean(heading), 1)
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
    if name.startswith(("Heading", "Title")):
        style.font.color.rgb = RGBColor(0x1C, 0x1F, 0x23)
        style.font.size = Pt(size * {"Title": 1.8, "Heading 1": 1.2}.get(name, 1.1))
        style.paragraph_format.space_before = Pt(0 if name == "Title" else size * 0.7)


def _add(document: Any, paper: Paper, part: Part, level: int) -> None:
    if part.form == "inline":
        paragraph = document.add_paragraph()
        titled = say(words(N_("{area}: {why}"), area=part.title, why=""), paper.language)
        paragraph.add_run(_clean(f"{titled.rstrip()} ")).bold = True
        paragraph.add_run(_clean(in_one(part, paper.language)))
        return
    if part.form == "text":
        for line in part.lines:
            _sentence(document.add_paragraph(), line, paper.language)
        return
    document.add_heading(_clean(part.title), level)
    if part.form == "table" and part.lines[0].cells:
        _table(document, part, _size(paper) - 1)
    elif part.lines[0].id.startswith("empty:"):
        document.add_paragraph(_clean(part.lines[0].text))
    elif part.form == "numbered":
        # Word goes on counting through a document; numbers of its own begin anew in each.
        for n, line in enumerate(part.lines, 1):
            document.add_paragraph(_clean(f"{n}. {line.text}"))
    else:
        for item in items(part, paper.language):
            paragraph = document.add_paragraph(style="List Bullet")
            if item.head.mark:
                paragraph.add_run(_clean(f"{item.head.mark} ")).bold = True
            paragraph.add_run(_clean(item.head.text))
            if item.below:
                paragraph.add_run().add_break()
                paragraph.add_run(_clean(item.below))


def _sentence(paragraph: Any, line: Said, language: str) -> None:
    """The sentence, with colour on the word of the state alone."""
    before, word, after = state_in(replace(line, text=sentence(line.text, language)), language)
    paragraph.add_run(_clean(before))
    run = paragraph.add_run(_clean(word))
    _ink(run, line.colour)
    paragraph.add_run(_clean(after))


def _ink(run: Any, colour: str) -> None:
    from docx.shared import RGBColor

    if ink := INK.get(colour):
        run.bold = True
        run.font.color.rgb = RGBColor.from_string(ink)


def _table(document: Any, part: Part, size: float) -> None:
    from docx.shared import Cm, Pt

    table = document.add_table(rows=1, cols=len(part.heads))
    table.style = "Table Grid"
    table.autofit = False
    _pad(table)
    rows = (part.heads, *(line.cells for line in part.lines))
    widths = [Cm(width) for width in column_widths([row for row in rows if any(row[1:])], size)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, texts in enumerate(rows):
        cells = (table.rows[0] if number == 0 else table.add_row()).cells
        if not any(texts[1:]):
            # What goes on below the table's rows has the whole width.
            cells[0].merge(cells[-1])
            texts = texts[:1]
        for cell, text, width in zip(cells, texts, widths, strict=False):
            cell.width = width
            run = cell.paragraphs[0].add_run(_clean(text))
            run.font.size = Pt(size)
            run.bold = number == 0
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
        if number and len(texts) > 1:
            _ink(run, part.lines[number - 1].colour)
    for row in table.rows:
        _mark(row, "cantSplit")
    _mark(table.rows[0], "tblHeader")


def column_widths(rows: Sequence[Sequence[str]], size: float) -> list[float]:
    """Centimetres of each column: as much as its text asks for; those that are too wide together give way, the widest
    first, and none so far that a word of it is parted."""
    cell = CELL * size
    heads = [cell_width(head) + 1 for head in rows[0]]
    # A sign of multiplication is drawn wider than a letter.
    cells = [
        max(heads[i], *(cell_width(row[i]) + row[i].count("×") for row in rows[1:]), 0)
        for i in range(len(heads))
    ]
    cells = [min(cells[0], NAME), *(min(one, WIDEST) for one in cells[1:])]
    words = [
        max(cell_width(word) for row in rows for word in (*row[i].split(), "")) for i in range(len(cells))
    ]
    least = [min(max(one + 1, LEAST), widest) for one, widest in zip(words, cells, strict=True)]
    while sum(cells) * cell + len(cells) * PADDING > TEXT and any(map(int.__gt__, cells, least)):
        widest = max((n for n in range(len(cells)) if cells[n] > least[n]), key=lambda n: cells[n])
        cells[widest] -= 1
    widths = [one * cell + PADDING for one in cells]
    return [TEXT * one / sum(widths) for one in widths]


def _pad(table: Any) -> None:
    """Space within each cell, which no style of python-docx sets."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    for side, twips in PADDED.items():
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(twips))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)


def _mark(row: Any, name: str) -> None:
    """`cantSplit`: no page ends within it; `tblHeader`: it stands again where the table goes on on another page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement(f"w:{name}")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _clean(text: str) -> str:
    """Without what XML cannot hold; a day stays on one line, and so does a sum."""
    text = unbroken(whole_days(text))
    return "".join(
        c
        for c in text
        if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
