"""What writes a content in each of its formats: a command has one table of them, and no other place knows a format."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import TypeVar

from store.exchange.exports.register_table import Table
from store.exchange.formats import CSV, HTML, MARKDOWN, TEXT, WORD, WORKBOOK, Format
from store.exchange.papers.paper_writers import PAPERS, utf8
from store.rules.briefing.paper import Paper

X = TypeVar("X")
Writer = Callable[[X, str, datetime], bytes]
"""From a content, a language and the present moment to what the file holds."""
Writers = Mapping[Format, Writer[X]]
"""The first is the one that is meant where nothing says which."""


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

    return {format: written(format) for format in (MARKDOWN, HTML, WORD)}


def tables(of: Callable[[X, str], Table]) -> Writers[X]:
    """The formats of a table."""

    def as_csv(content: X, language: str, _: datetime) -> bytes:
        from store.exchange.exports.csv_file import csv_text

        return utf8(csv_text(of(content, language)))

    def as_workbook(content: X, language: str, now: datetime) -> bytes:
        from store.exchange.exports.xlsx import workbook

        return workbook(of(content, language), now)[0]

    return {CSV: as_csv, WORKBOOK: as_workbook}
