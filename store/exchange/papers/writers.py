"""What writes a content in each of its formats: a paper has one table of them, a command another, and no other place
knows a format."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from store.exchange.formats import CSV, HTML, MAIL, MARKDOWN, MESSAGE, PDF, TEXT, WORD, WORKBOOK, Format
from store.rules.briefing.paper import Paper

if TYPE_CHECKING:
    from store.exchange.exports.register_table import Table

X = TypeVar("X")
PaperWriters = Mapping[Format, Callable[[Paper], bytes]]
"""What makes the file of each format."""
Writer = Callable[[X, str, datetime], bytes]
"""From a content, a language and the present moment to what the file holds."""
Writers = Mapping[Format, Writer[X]]
"""The first is the one that is meant where nothing says which."""


def _markdown(paper: Paper) -> bytes:
    from store.exchange.papers.markdown import markdown

    return utf8(markdown(paper))


def _text(paper: Paper) -> bytes:
    from store.exchange.papers.plain_text import plain

    return utf8(plain(paper))


def _message(paper: Paper) -> bytes:
    from store.exchange.papers.message import message

    return utf8(message(paper))


def _html(paper: Paper) -> bytes:
    from store.exchange.papers.html import html

    return utf8(html(paper))


def _docx(paper: Paper) -> bytes:
    from store.exchange.papers.docx import docx

    return docx(paper)


def _pdf(paper: Paper) -> bytes:
    from store.exchange.papers.pdf import pdf

    return pdf(paper)


def _mail(paper: Paper) -> bytes:
    from store.exchange.papers.mail_draft import mail_draft

    return mail_draft(paper)


def utf8(text: str) -> bytes:
    """Text as a file holds it; half a character becomes `?`."""
    return text.encode("utf-8", "replace")


PAPERS: PaperWriters = {
    MARKDOWN: _markdown,
    TEXT: _text,
    MESSAGE: _message,
    HTML: _html,
    WORD: _docx,
    PDF: _pdf,
    MAIL: _mail,
}


def made(paper: Paper, format: Format) -> bytes:
    """The content of the file in that format, without what was left out; KeyError for one there is not."""
    return PAPERS[format](paper.kept())


def text(of: Callable[[X, str], Iterable[str]]) -> Writers[X]:
    """Lines as they are printed."""
    return {
        TEXT: lambda content, language, _: utf8(
            "".join(f"{line.rstrip()}\n" for line in of(content, language))
        )
    }


def handouts(of: Callable[[X, str, date], Paper]) -> Writers[X]:
    """The formats of a paper."""

    def written(format: Format) -> Writer[X]:
        return lambda content, language, now: PAPERS[format](of(content, language, now.date()))

    return {format: written(format) for format in (MARKDOWN, HTML, WORD, PDF, MAIL)}


def tables(of: Callable[[X, str], "Table"]) -> Writers[X]:
    """The formats of a table."""

    def as_csv(content: X, language: str, _: datetime) -> bytes:
        from store.exchange.exports.csv_file import csv_text

        return utf8(csv_text(of(content, language)))

    def as_workbook(content: X, language: str, now: datetime) -> bytes:
        from store.exchange.exports.xlsx import workbook

        return workbook(of(content, language), now)[0]

    return {CSV: as_csv, WORKBOOK: as_workbook}
