"""Tables in Markdown: rows between bars, the first one titles, a line of dashes below it."""

import re
from collections.abc import Iterator, Sequence

from store.exchange.tables.sheet_grid import SheetRow
from store.values.frozen import frozen
from store.values.text import clean_line, clean_prose

_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*")
BAR = re.compile(r"(?<!\\)\|")
"""What parts the cells of a row."""
"""What parts the cells of a row."""
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_STRESS = re.compile(r"(\*\*|__|~~|`)(.+?)\1")


@frozen
class MarkdownTable:
    """A table and the heading that it stands under; rows are numbered by the lines of the file."""

    heading: str
    rows: tuple[SheetRow, ...]


def markdown_tables(text: str) -> tuple[MarkdownTable, ...]:
    """The tables of the text, none for a text that has none."""
    return tuple(_tables(text.splitlines()))


def _tables(lines: Sequence[str]) -> Iterator[MarkdownTable]:
    heading, place = "", 0
    while place < len(lines):
        if named := _HEADING.fullmatch(lines[place]):
            heading = clean_line(named[1])
        if place + 1 < len(lines) and "|" in lines[place] and is_rule(lines[place + 1]):
            end = place + 2
            while end < len(lines) and "|" in lines[end]:
                end += 1
            rows = (n for n in range(place, end) if not is_rule(lines[n]))
            yield MarkdownTable(heading, tuple(SheetRow(n + 1, _cells(lines[n])) for n in rows))
            place = end
        else:
            place += 1


def is_rule(line: str) -> bool:
    """Whether the line is the one of dashes below the titles."""
    return "|" in line and "-" in line and _RULE.fullmatch(line) is not None


def _cells(line: str) -> tuple[str, ...]:
    bare = line.strip().removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return tuple(_cell(part) for part in BAR.split(bare))


def _cell(text: str) -> str:
    """What a reader of the rendered table sees."""
    plain = _LINK.sub(r"\1", _BREAK.sub("\n", text.replace("\\|", "|")))
    return clean_prose(_STRESS.sub(r"\2", plain).strip())
