"""The formats of a briefing, by name: how its file ends, and what makes it."""

from collections.abc import Callable
from typing import NamedTuple

from store.rules.paper import Paper
from store.values.words import N_


class Format(NamedTuple):
    """`title`: what people call it; `make` takes a paper without what was left out."""

    title: str
    suffix: str
    make: Callable[[Paper], bytes]


def _markdown(paper: Paper) -> bytes:
    from store.exchange.markdown import markdown

    return _utf8(markdown(paper))


def _text(paper: Paper) -> bytes:
    from store.exchange.plain import plain

    return _utf8(plain(paper))


def _message(paper: Paper) -> bytes:
    from store.exchange.message import message

    return _utf8(message(paper))


def _html(paper: Paper) -> bytes:
    from store.exchange.html import html

    return _utf8(html(paper))


def _docx(paper: Paper) -> bytes:
    from store.exchange.docx import docx

    return docx(paper)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


FORMATS: dict[str, Format] = {
    "md": Format(N_("Markdown"), ".md", _markdown),
    "text": Format(N_("text"), ".txt", _text),
    "message": Format(N_("message"), ".txt", _message),
    "html": Format(N_("HTML"), ".html", _html),
    "docx": Format(N_("Word"), ".docx", _docx),
}


def made(paper: Paper, name: str) -> bytes:
    """The content of the file in that format, without what was left out; KeyError for a format there is not."""
    return FORMATS[name].make(paper.kept())
