"""A briefing in somebody's own Word document: `{{risks}}` in it is where our section stands, everything else is left as
it is, the fonts of a placeholder too.

A placeholder alone in its paragraph becomes all lines of the section, each in a paragraph like it, or its table; within
a sentence it becomes the section in one line. Nothing in the document is run: it comes from others.
"""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from store.exchange.papers.word_paragraph import (
    emptied,
    ends_section,
    is_listed,
    line_before,
    page_of,
    replace,
    text_of,
    w,
)
from store.exchange.papers.word_table import add_table, rule
from store.records.briefed import BriefingType
from store.rules.briefing.paper import Paper, Part, in_one, items, paragraph
from store.rules.briefing.sections import BY_TYPE, SECTIONS, TITLES
from store.values.likeness import nearest
from store.values.problem import Problem
from store.values.text import clean_line, fold
from store.values.words import LANGUAGES, N_, say, words

FACTS = {
    "title": N_("title"),
    "project": N_("project"),
    "day": N_("day"),
    "period": N_("period"),
    "state": N_("state"),
    "to": N_("to"),
    "by": N_("by"),
}
"""What stands in a line, with the word for it."""
COMMANDS: Mapping[BriefingType, str] = {
    "briefing": "forewarn brief --for NAME",
    "weekly": "forewarn brief --weekly",
    "closing": "forewarn brief --closing",
}
"""What writes each."""
PLACEHOLDER = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
LARGEST = 64_000_000  # bytes of all parts of the document together, unpacked
EMU_OF_CM = 360_000
SIZE = 10.0
"""Points of a table's text where the document names none."""
BULLET = "• "
NOTHING = N_("nothing to report")


class ReportProblem(Problem):
    """The document cannot be filled in; nothing was written."""


class OwnReport:
    """The document at `path`, for one type of report."""

    def __init__(self, path: Path, type: BriefingType) -> None:
        """Raises ReportProblem for what is no Word document, for a placeholder there is none of, and where there is
        none at all; OSError."""
        self.name = clean_line(path.name)
        self._document = self._opened(path)
        self._known = named_placeholders(type)
        found = [name for p in self._paragraphs() for name in PLACEHOLDER.findall(text_of(p))]
        if not found:
            sentence = N_(
                "{file} has no placeholder such as {example}; see forewarn brief --sample -o FILE.docx"
            )
            raise ReportProblem(words(sentence, file=self.name, example=braces("risks")))
        self.names: tuple[str, ...] = tuple(dict.fromkeys(map(self._meant, found)))
        """Of the placeholders, in the order of the document."""
        if "state" in self.names and "bluf" not in self.names:
            sentence = N_("{file} has {state} without {bluf}: a colour is never said without its reasons")
            raise ReportProblem(words(sentence, file=self.name, state=braces("state"), bluf=braces("bluf")))

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that a briefing needs for it."""
        wanted = {*self.names, *(("milestones",) if "plans" in self.names else ())}
        return tuple(name for name in SECTIONS if name in wanted)

    def filled(self, paper: Paper) -> bytes:
        """The document with what the paper says; a section that says nothing is said to have nothing."""
        for p in list(self._paragraphs()):
            found = list(PLACEHOLDER.finditer(text_of(p)))
            alone = len(found) == 1 and found[0][0] == text_of(p).strip()
            if alone and (name := self._meant(found[0][1])) not in FACTS:
                self._put(p, paper, name)
            else:
                replace(p, [(*one.span(), self._in_line(paper, self._meant(one[1]))) for one in found])
        out = BytesIO()
        self._document.save(out)
        return out.getvalue()

    def left_out(self, paper: Paper) -> tuple[str, ...]:
        """The titles of the paper's sections for which the document has no place."""
        return tuple(dict.fromkeys(part.title for part in paper.parts if part.name not in self.names))

    def _opened(self, path: Path) -> Any:
        from zipfile import BadZipFile, ZipFile

        from docx import Document
        from docx.opc.exceptions import PackageNotFoundError

        try:
            with ZipFile(path) as parts:
                whole = sum(part.file_size for part in parts.infolist()) <= LARGEST
            if whole:
                return Document(str(path))
        except (BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError):
            pass
        sentence = N_("{file} cannot be read as a Word document: save it as .docx")
        raise ReportProblem(words(sentence, file=self.name))

    def _paragraphs(self) -> Iterator[Any]:
        """Of the text, its tables and boxes, then of headers and footers."""
        yield from self._document.element.body.iter(w("p"))
        for section in self._document.sections:
            for edge in (
                section.header, section.first_page_header, section.even_page_header,
                section.footer, section.first_page_footer, section.even_page_footer,
            ):  # fmt: skip
                if not edge.is_linked_to_previous:
                    yield from edge._element.iter(w("p"))

    def _meant(self, typed: str) -> str:
        """The section or fact that a placeholder names. Raises ReportProblem."""
        if (name := self._known.get(fold(typed))) is not None:
            return name
        for other, command in COMMANDS.items():
            if fold(typed) in named_placeholders(other):
                sentence = N_("{typed} stands in another report: {command}")
                raise ReportProblem(words(sentence, typed=braces(clean_line(typed)), command=command))
        names = tuple(dict.fromkeys(self._known.values()))
        near = nearest(fold(typed), names)
        sentence = (
            N_("{file} has an unknown placeholder {typed}; did you mean {near}?")
            if near
            else N_("{file} has an unknown placeholder {typed}; available: {known}")
        )
        said = [braces(name) for name in ((near,) if near else names)]
        raise ReportProblem(
            words(sentence, file=self.name, typed=braces(clean_line(typed)), near=said[0], known=tuple(said))
        )

    def _in_line(self, paper: Paper, name: str) -> str:
        if name in FACTS:
            return _facts(paper).get(name, "")
        parts = [part for part in paper.parts if part.name == name and part.lines]
        said = [paragraph(paper, one) if one.form == "text" else _one_line(one, paper) for one in parts]
        return say(N_("; "), paper.language).join(said) or say(NOTHING, paper.language)

    def _put(self, p: Any, paper: Paper, name: str) -> None:
        """The section in place of the paragraph."""
        said = 0
        over = [("", part) for part in paper.over]
        blocks = [(heading, part) for heading, parts, _ in paper.blocks for part in parts]
        tabled = False
        for heading, part in (*over, *blocks):
            if part.name != name or not part.lines:
                continue
            if heading:
                line_before(p, heading, bold=True)
            tabled = part.form == "table" and bool(part.lines[0].cells) and p.getparent().tag == w("body")
            if tabled:
                self._table_before(p, part)
            else:
                for line in _lines(part, paper, listed=is_listed(p, self._document.styles)):
                    line_before(p, line)
            said += 1
        if not said:
            line_before(p, say(NOTHING, paper.language))
        # A section of the document may end with it, and two tables need something between them.
        if tabled or ends_section(p):
            emptied(p)
        else:
            p.getparent().remove(p)

    def _table_before(self, p: Any, part: Part) -> None:
        """In the look of the document's tables; with lines of our own where it has none."""
        body = self._document.element.body
        look = next((one.get(w("val")) for one in body.iter(w("tblStyle"))), None)
        sizes = [float(one.get(w("val"))) / 2 for one in p.iter(w("sz"))]
        table = add_table(self._document, part, sizes[0] if sizes else SIZE, self._room(p))
        if look is not None:
            table._tbl.tblPr.style = look
        else:
            rule(table)
        p.addprevious(table._tbl)

    def _room(self, p: Any) -> float:
        """Centimetres between the margins of the page that the paragraph stands on."""
        own = page_of(p)
        section = next((s for s in self._document.sections if s._sectPr is own), self._document.sections[-1])
        width = section.page_width - section.left_margin - section.right_margin
        return float(width) / EMU_OF_CM


def named_placeholders(type: BriefingType) -> Mapping[str, str]:
    """Every word for a placeholder of that report, folded → its name: the name itself, and its title in each
    language."""
    said = {**FACTS, **{name: TITLES.get(name, name) for name in BY_TYPE[type]}}
    titles = {fold(say(title, language)): name for name, title in said.items() for language in LANGUAGES}
    return {**titles, **{name: name for name in said}}


def braces(name: str) -> str:
    """A placeholder as it is typed."""
    return f"{{{{{name}}}}}"


def _facts(paper: Paper) -> dict[str, str]:
    project, day, period, *_ = paper.facts
    return {
        "title": paper.title, "project": project, "day": day, "period": period,
        "state": paper.state, "to": paper.to, "by": paper.by,
    }  # fmt: skip


def _one_line(part: Part, paper: Paper) -> str:
    rows = [" · ".join(filter(None, line.cells)) for line in part.lines if line.cells]
    return say(N_("; "), paper.language).join(rows) if rows else in_one(part, paper.language)


def _lines(part: Part, paper: Paper, *, listed: bool) -> Iterator[str]:
    """Each line of a section, with a bullet or a number of ours where Word gives none; a row with its cells in one."""
    if part.form == "text":
        yield paragraph(paper, part)
    elif part.form == "inline":
        yield in_one(part, paper.language)
    elif part.lines[0].cells:
        yield from (" · ".join(filter(None, line.cells)) for line in part.lines)
    elif part.lines[0].id.startswith("empty:"):
        yield part.lines[0].text
    else:
        for n, item in enumerate(items(part, paper.language), 1):
            sign = "" if listed else f"{n}. " if part.form == "numbered" else BULLET
            head = f"{item.head.mark} {item.head.text}" if item.head.mark else item.head.text
            yield f"{sign}{head}" + (f"\n{item.below}" if item.below else "")
