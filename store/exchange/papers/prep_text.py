"""A prep sheet as lines of text that fit one screen, which the screen and the command print; and as a paper, whole."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from store.exchange.papers.handout import day_words, handout, listed
from store.rules.briefing.paper import Paper
from store.rules.briefing.prep_sheet import Prep, PrepLine, Section, Weight
from store.values.frozen import frozen
from store.values.record import Record
from store.values.width import cell_width, cut
from store.values.words import Words, say, words
from store.values.wrapping import wrapped

SHORT, LONG = 2, 4
"""Lines of text that one entry takes at the most, and one that somebody wrote at length."""
GAP = 1
BOX = 4
"""Cells between a title and the text."""


@frozen
class SheetLine:
    """One line: the section's title on its first, else empty. `begins`: it is the first of its entry; `to_tell`: they
    have not heard of what it stands for, and `BOX` cells in front of it are left for a tick."""

    title: str
    text: str
    weight: Weight
    record: Record | None
    begins: bool = True
    to_tell: bool = False


def sheet_lines(sheet: Prep, language: str, width: int, height: int) -> tuple[SheetLine, ...]:
    """At most `height` lines of `width` cells. Every section keeps its first line; what else has room is given in
    turns, what matters most first. A section that is cut says how many entries it has."""
    titles = max((cell_width(_title(section, True, language)) for section in sheet.sections), default=0)
    room = max(20, width - titles - GAP)
    whole = _entries(sheet, lambda line: wrapped(_text(line, language), room))
    if sum(map(len, chain(*whole))) > height:
        whole = _entries(sheet, lambda line: _folded(line, language, room))
    wanted = [sum(map(len, entries)) for entries in whole]
    given = _shared(wanted, height)
    lines: list[SheetLine] = []
    for section, entries, rows in zip(sheet.sections, whole, given, strict=True):
        lines += _section(section, entries, rows, language)
    return tuple(lines)


def prep_paper(sheet: Prep, language: str, day: date) -> Paper:
    """All of it, however many lines."""
    codes = words("{codes}", codes=tuple(project.code for project in sheet.projects))
    parts = [
        listed(_heading(section, language), [line.words for line in section.lines], language)
        for section in sheet.sections
    ]
    title = words("{name}", name=sheet.person.name)
    return handout(title, [codes, day_words(day, language)], parts, day, language)


def _heading(section: Section, language: str) -> Words:
    """Its title as a heading: beside text it stands small, above text it begins like those of other papers."""
    title = say(section.title, language)
    return words("{title}", title=title[:1].upper() + title[1:])


def _shared(wanted: Sequence[int], height: int) -> list[int]:
    """How many lines each section gets."""
    given = [1 if place < height else 0 for place in range(len(wanted))]
    while sum(given) < height and given != list(wanted):
        for place, lines in enumerate(wanted):
            if given[place] < lines and sum(given) < height:
                given[place] += 1
    return given


def _section(
    section: Section, entries: Sequence[Sequence[str]], rows: int, language: str
) -> Iterator[SheetLine]:
    title = _title(section, sum(map(len, entries)) > rows, language)
    flat = [
        (line, text, at == 0)
        for line, texts in zip(section.lines, entries, strict=True)
        for at, text in enumerate(texts)
    ]
    for number, (line, text, begins) in enumerate(flat[:rows]):
        goes_on = number == rows - 1 and len(flat) > rows and flat[rows][0] is line
        shown = cut(f"{text}…", cell_width(text)) if goes_on else text
        first = title if number == 0 else ""
        yield SheetLine(first, shown, line.weight, line.record, begins, line.to_tell)


def _title(section: Section, cut_off: bool, language: str) -> str:
    title = say(section.title, language)
    if not cut_off or len(section.lines) == 1:
        return title
    return say(words("{title} ({n})", title=title, n=len(section.lines)), language)


def _entries(sheet: Prep, fold: Callable[[PrepLine], Iterable[str]]) -> list[list[list[str]]]:
    return [[list(fold(line)) for line in section.lines] for section in sheet.sections]


def _text(line: PrepLine, language: str) -> str:
    return " ".join(say(line.words, language).split())


def _folded(line: PrepLine, language: str, width: int) -> Iterator[str]:
    """The text of an entry on lines of `width` cells; what is left over is cut off the last."""
    width -= BOX if line.to_tell else 0
    left = _text(line, language)
    for _ in range((LONG if line.prose else SHORT) - 1):
        if cell_width(left) <= width:
            break
        piece = cut(left, width, "")
        # Chinese breaks anywhere; a word or an address goes to the next line whole.
        begun = len(piece) - len(_word(piece[::-1]))
        if _word(left[len(piece) :]) and cell_width(piece[:begun]) > width // 2:
            piece = piece[:begun]
        yield piece.rstrip()
        left = left[len(piece) :].lstrip()
    yield cut(left, width)


def _word(text: str) -> str:
    """What `text` begins with up to a blank or a character that is not ASCII."""
    end = next((at for at, char in enumerate(text) if not char.isascii() or char.isspace()), len(text))
    return text[:end]
