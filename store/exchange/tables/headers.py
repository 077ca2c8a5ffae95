"""The header of a table: which row it is, two rows that are one header, titles that differ from each other."""

import re
from collections.abc import Sequence

from store.exchange.tables.decoding import SheetProblem
from store.exchange.tables.sheet_grid import Known, SheetRow, Span
from store.exchange.vocabulary.choices import ERRORS
from store.exchange.vocabulary.titles import scale_in, stands_in, title_key, words_of_titles
from store.values.frozen import frozen
from store.values.text import clean_line
from store.values.words import N_, Words, words

LOOK_AT = 60  # rows that the header is found in
MOST_COLUMNS = 500
FEW = 3  # titles of several columns that are said one by one
FEWEST = 2  # known titles that tell a row of titles
PAIR = 3  # cells of a form for each label at most: the label, and what is filled in
COLUMN = "column {}"  # what a column without a title is called, by its place
COLONS = (":", "：")
_FILLED_IN = re.compile(r"[^\W\d_][^:：]{0,30}(?::\s|：)\s*\S")
_VALUE = re.compile(r"(?!(?:19|20)\d\d$)[-+]?[\d.,\s]*\d\s*[%€$£¥￥]?|\d{1,4}\s?[-/.年]\s?\d{1,2}\D.*")
"""A number or a day; a year alone may be a title."""
_NUMBERED = re.compile(r"#\d*")


@frozen
class Header:
    """The titles as the file has them, and the rows they stand in: two where groups of columns have a title too, none
    (`last` before `first`, the first row of the table) in a file without titles."""

    first: int
    last: int
    cells: tuple[str, ...]

    @property
    def missing(self) -> bool:
        """Whether no row holds titles."""
        return self.last < self.first


def header_of(rows: Sequence[SheetRow], known: Known, spans: Sequence[Span] = ()) -> Header:
    """The header of rows that all say something; `spans`: merged cells, where the file knows of them."""
    header = header_row(rows, known)
    place = next(place for place, row in enumerate(rows) if row.number == header.number)
    below = rows[place + 1] if place + 1 < len(rows) else None
    if below is not None and not any(map(known, header.cells)) and _are_data(header, below):
        return Header(header.number, header.number - 1, ("",) * len(header.cells))
    if below is not None and below.number == header.number + 1 and _is_below(header, below, known, spans):
        return Header(header.number, below.number, _joined(header.cells, below.cells, known, spans, header))
    above = rows[place - 1] if place else None
    if above is not None and above.number == header.number - 1 and _is_above(above, header, known, spans):
        return Header(above.number, header.number, _joined(above.cells, header.cells, known, spans, above))
    return Header(header.number, header.number, header.cells)


def header_row(rows: Sequence[SheetRow], known: Known) -> SheetRow:
    """The first row with at least half as many known titles as the best; unknown words: the first wide row."""
    near = [row for row in rows[:LOOK_AT] if not is_form(row.cells, known)] or rows[:LOOK_AT]
    for candidates in (
        [row for row in near if not is_comment(row.cells)],
        [_uncommented(row) for row in near],
    ):
        hits = [sum(map(known, row.cells)) for row in candidates]
        best = max(hits, default=0)
        if best >= FEWEST:
            return next(row for row, n in zip(candidates, hits, strict=True) if n >= max(FEWEST, best / 2))
    plain = [row for row in near if not is_comment(row.cells)] or near
    if titled := [
        row for row in plain if any(map(known, row.cells)) and _filled(row) == 1 == max(map(_filled, plain))
    ]:
        return titled[0]
    wide = max(map(_filled, plain))
    return next(row for row in plain if _filled(row) * 2 > wide)


def is_comment(cells: Sequence[str]) -> bool:
    """Whether the first cell begins with `#`; `#` and `#12` beside other cells are a title and a number."""
    return (
        cells[:1] != ()
        and cells[0].startswith("#")
        and cells[0] not in ERRORS
        and not (_NUMBERED.fullmatch(cells[0]) and any(cells[1:]))
    )


def is_form(cells: Sequence[str], known: Known) -> bool:
    """Whether a row is filled in like a form above the table: `Project:`, `ERP`, `Date:`, `2026-11-02`."""
    said = [cell for cell in cells if cell]
    if sum(known(cell) for cell in said if not cell.endswith(COLONS)) >= FEWEST:
        return False  # a row of titles of which some end with a colon
    labels = sum(cell.endswith(COLONS) for cell in said)
    pairs = sum(_FILLED_IN.match(cell) is not None for cell in said)
    filled_in = labels < len(said) <= labels * PAIR  # one title with a colon makes no form of a row of titles
    return filled_in or (0 < pairs == len(said) - labels)


def distinct(cells: Sequence[str], width: int) -> tuple[tuple[str, ...], list[Words]]:
    """Titles made different and none empty, and a note for each that stood there before; `width`: cells in use."""
    last = max((position for position, cell in enumerate(cells, 1) if cell), default=0)
    if last > MOST_COLUMNS:
        raise SheetProblem(
            words(N_("the file has {n} columns; export at most {most}"), n=last, most=MOST_COLUMNS)
        )
    headers: list[str] = []
    again: dict[str, str] = {}
    for position in range(1, min(len(cells), max(last, width)) + 1):
        title = clean_line(cells[position - 1]) or COLUMN.format(position)
        name, times = title, 1
        while name in headers:
            times += 1
            name = f"{title} ({times})"
        if times > 1:
            again.setdefault(title, name)
        headers.append(name)
    if len(again) > FEW:
        sentence = N_("titles of several columns, of which the later ones are called (2), (3) here: {titles}")
        return tuple(headers), [words(sentence, titles=tuple(again))]
    sentence = N_("{title} is the title of two columns; the later one is called {name} here")
    return tuple(headers), [words(sentence, title=title, name=name) for title, name in again.items()]


def _filled(row: SheetRow) -> int:
    return sum(map(bool, row.cells))


def _uncommented(row: SheetRow) -> SheetRow:
    return SheetRow(row.number, tuple(cell.lstrip("# ") for cell in row.cells))


def _cell(cells: Sequence[str], position: int) -> str:
    return cells[position] if position < len(cells) else ""


def _are_data(row: SheetRow, below: SheetRow) -> bool:
    """Whether the row that should hold titles says a number or a day where the one below it does."""
    pairs = zip(row.cells[1:], below.cells[1:], strict=False)
    return any(_VALUE.fullmatch(cell) and _VALUE.fullmatch(under) for cell, under in pairs)


def _is_below(header: SheetRow, below: SheetRow, known: Known, spans: Sequence[Span]) -> bool:
    """Whether a row holds the titles of columns that only have the title of their group in the header."""
    columns = [column for column, cell in enumerate(below.cells) if cell]
    if len(columns) < 2 or is_comment(below.cells):
        return False
    apart = all(not _cell(header.cells, c) or _opens_group(header.cells, below.cells, c) for c in columns)
    titles = sum(known(below.cells[column]) for column in columns)
    if any(span.wide and span.top == header.number for span in spans):
        return titles * 2 >= len(columns) or (
            apart and all(len(below.cells[column]) < 80 for column in columns)
        )
    return apart and titles == len(columns)


def _opens_group(header: Sequence[str], below: Sequence[str], column: int) -> bool:
    return not _cell(header, column + 1) and bool(_cell(below, column + 1))


def _is_above(above: SheetRow, header: SheetRow, known: Known, spans: Sequence[Span]) -> bool:
    """Whether a row holds titles of groups: more than one cell, or one that is merged over some of the columns."""
    if is_comment(above.cells) or is_form(above.cells, known):
        return False
    wide = [span for span in spans if span.wide and span.top == span.bottom == above.number]
    width = len([cell for cell in header.cells if cell])
    if spans:
        alone = sum(map(bool, above.cells)) == 1  # a name over most of the table is no group of its columns
        return any((span.right - span.left + 1) * (1 + alone) < width + alone for span in wide)
    return sum(map(bool, above.cells)) > 1


def _joined(
    groups: Sequence[str], titles: Sequence[str], known: Known, spans: Sequence[Span], row: SheetRow
) -> tuple[str, ...]:
    """A title for each column: its own, with its group's before it where it would not be understood alone."""
    covered = [span for span in spans if span.wide and span.top <= row.number <= span.bottom]
    joined: list[str] = []
    used: set[str] = set()
    group, end = "", 0
    for column in range(max(len(groups), len(titles))):
        own, here = _cell(titles, column), _cell(groups, column)
        if here:
            group, end = here, max((s.right for s in covered if s.left == column + 1), default=0)
        elif covered and column + 1 > end:
            group = ""
        title = own or here
        if own and group and own != group and (not known(own) or own in used or _apart(group)):
            title = f"{group} {own}"
        elif own and group and own != group and (here or covered) and (scale := scale_in(group)):
            title = f"{own} ({scale[0]}-{scale[1]})"
        used.add(own)
        joined.append(title)
    return tuple(joined)


def _apart(group: str) -> bool:
    """Whether a group of columns is about another time than now: what is left after the response."""
    return any(stands_in(word, title_key(group)) for word in words_of_titles("groups"))
