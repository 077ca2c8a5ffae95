"""A paper in every format that it can be handed over in."""

from collections.abc import Callable, Mapping

from store.exchange.formats import HTML, MARKDOWN, MESSAGE, TEXT, WORD, Format
from store.rules.briefing.paper import Paper

Writers = Mapping[Format, Callable[[Paper], bytes]]
"""What makes the file of each format."""


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


def utf8(text: str) -> bytes:
    """Text as a file holds it; half a character becomes `?`."""
    return text.encode("utf-8", "replace")


PAPERS: Writers = {MARKDOWN: _markdown, TEXT: _text, MESSAGE: _message, HTML: _html, WORD: _docx}


def made(paper: Paper, format: Format) -> bytes:
    """The content of the file in that format, without what was left out; KeyError for one there is not."""
    return PAPERS[format](paper.kept())
