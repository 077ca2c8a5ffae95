"""The formats in which something leaves, and which of them a file's ending names."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

from store.values.problem import Problem
from store.values.text import clean_line, fold
from store.values.words import LANGUAGES, N_, Words, say, words


class Format(NamedTuple):
    """`title`: what people call it; `endings`: of its files, the usual one first; `key`: chooses it on the screen.

    `content`: lines to read, data that goes to a program as it is, or nothing to see on a terminal. `mark`: what begins
    a file of it, and would be in the way in a pipe.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    key: str = ""
    content: Literal["lines", "data", "binary"] = "lines"
    mark: bytes = b""


MARKDOWN = Format("md", N_("Markdown"), (".md", ".markdown"), "m")
TEXT = Format("text", N_("text"), (".txt", ".text"), "t")
MESSAGE = Format("message", N_("message"), (".txt",), "g")
HTML = Format("html", N_("HTML"), (".html", ".htm"), "h")
WORD = Format("docx", N_("Word"), (".docx",), "w", "binary")
PDF = Format("pdf", "PDF", (".pdf",), "p", "binary")
MAIL = Format("eml", N_("mail draft"), (".eml",), "e", "data")
CSV = Format("csv", "CSV", (".csv",), "", "data", "\ufeff".encode())
"""Spreadsheets read UTF-8 only after the mark."""
WORKBOOK = Format("xlsx", "Excel", (".xlsx",), "", "binary")
CALENDAR = Format("ics", "iCalendar", (".ics",), "", "data")
CARDS = Format("vcf", "vCard", (".vcf",), "", "data")
CARDS_4 = Format("vcf4", "vCard 4", (".vcf",), "", "data")
JSON_LINES = Format("jsonl", "JSON Lines", (".jsonl", ".ndjson"), "", "data")


class FormatProblem(Problem):
    """What was asked for is no format of this content; `words` says which there are."""


def ending_of(path: Path) -> str:
    """`.docx`, in small letters; empty for none. `2026.11.26` has none: a number is no ending."""
    _, dot, ending = path.name.strip().casefold().rpartition(".")
    return f".{ending}" if dot and ending and not ending.isdigit() else ""


def format_of(formats: Iterable[Format], named: str | None, path: Path | None) -> Format:
    """The one that the file's ending says, of several with that ending the named one; without an ending the named one,
    else the first. Raises FormatProblem for an ending or a name that is not among them, and where the two disagree."""
    known = tuple(formats)
    ending = ending_of(path) if path is not None else ""
    fitting = [one for one in known if ending in one.endings] if ending else list(known)
    if not fitting:
        endings = tuple(dict.fromkeys(one.endings[0] for one in known))
        sentence = N_("a file that ends in {ending} cannot be written here; these can: {endings}")
        raise FormatProblem(words(sentence, ending=clean_line(ending), endings=endings))
    if not named:
        return fitting[0]
    meant = [one for one in known if fold(named) in _names(one)]
    if not meant:
        names = tuple(one.name for one in known)
        raise FormatProblem(words(N_('unknown format "{text}"; available: {known}'), text=named, known=names))
    both = [one for one in meant if one in fitting]
    if not both:
        sentence = N_("{file} is {ending} and --format says {name}: leave out one of the two")
        name = path.name if path is not None else ""
        raise FormatProblem(
            words(sentence, file=clean_line(name), ending=Words(fitting[0].title), name=meant[0].name)
        )
    return both[0]


def _names(one: Format) -> tuple[str, ...]:
    """What people type for it."""
    titles = (fold(say(one.title, language)) for language in LANGUAGES)
    return (one.name, *titles, *(ending[1:] for ending in one.endings))
