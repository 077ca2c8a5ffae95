"""Where a table ends: what sums it up, explains it or is another table below it is no row of it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest
from statistics import median

from store.exchange.tables.headers import COLONS, Header
from store.exchange.tables.sheet_grid import Known, SheetRow
from store.exchange.vocabulary.choices import ERRORS
from store.exchange.vocabulary.titles import title_key
from store.exchange.vocabulary.word_tables import alternatives, read_table
from store.values.frozen import frozen
from store.values.text import fold
from store.values.words import N_, Words, words

MANY = 8  # row numbers that a note lists
FEWEST_ABOVE = 3  # rows that tell what stands in a column
LEGEND = 2  # cells that the heading of a legend has at most
_AMOUNT = re.compile(r"[-+$€£¥￥]?\s*[\d.,' \u00a0]+\s*(?:[%$€£¥￥]|[A-Z]{3})?")
_DIGIT = re.compile(r"\d")
_COUNT = re.compile(r"\d[\d.,' \u00a0]*(?:[^\W\d_]{1,15})?")
"""How many there are: `5`, `5 条`, `5 risks`."""


@frozen
class Edges:
    """The rows below a header that are its table's own, and what is said of the others."""

    rows: tuple[SheetRow, ...]
    notes: tuple[Words, ...] = ()


def within_edges(rows: Sequence[SheetRow], header: Header, known: Known) -> Edges:
    """What of the rows below a header is its table."""
    another = another_begins(rows, header, known)
    end = next(
        (
            place
            for place in _after_gaps(rows)
            if _is_legend(rows[place])
            or _has_titles_elsewhere(rows[place], header, rows[:place])
            or _explains(rows[:place], rows[place:])
            or _hangs_below(rows[:place], rows[place:], known)
        ),
        len(rows) - _legend_at_the_end(rows, header),
    )
    end = end if another is None else min(another, end)
    below = rows[end:]
    broken = [row.number for row in rows[:end] if ERRORS.issuperset(filter(None, row.cells))]
    own = [row for row in rows[:end] if row.number not in broken] if broken else rows[:end]
    totals = _totals(own)
    notes = []
    if broken:
        sentence = N_("rows that hold nothing but spreadsheet errors are left out: {rows}")
        notes.append(words(sentence, rows=numbers_of(broken)))
    if totals:
        sentence = N_("rows that only sum up the others are left out: {rows}")
        notes.append(words(sentence, rows=numbers_of(totals)))
    if below:
        sentence = N_("a legend or another table begins in row {first}; it is not imported, up to row {last}")
        notes.append(words(sentence, first=below[0].number, last=below[-1].number))
    return Edges(tuple(row for row in own if row.number not in totals), tuple(notes))


def another_begins(rows: Sequence[SheetRow], header: Header, known: Known) -> int | None:
    """The place of the row below a header with which another table begins: its titles, or its name above them."""
    gaps = set(_after_gaps(rows))
    for place in range(1, len(rows)):
        above, row = rows[place - 1], rows[place]
        if place in gaps:
            if _is_another(row, header, known):
                return place
        elif above.cells.count("") == len(above.cells) - 1:
            named = place - 1 in gaps and _is_another(row, header, known)
            if named or _are_titles(row, header, known):
                return place - 1
    return None


def numbers_of(rows: Sequence[object]) -> tuple[object, ...]:
    """Row numbers as a note lists them: the first ones, and how many more."""
    more = len(rows) - MANY
    return (*rows[:MANY], words(N_("{n} more"), n=more)) if more > 0 else tuple(rows)


def _after_gaps(rows: Sequence[SheetRow]) -> Iterator[int]:
    """Places of rows with an empty row between them and the row above."""
    return (place for place in range(1, len(rows)) if rows[place].number > rows[place - 1].number + 1)


def _is_legend(row: SheetRow) -> bool:
    """Whether the row is the heading of what explains the table: `Legend`, `Note: from 1 to 5`, `Steps of impact:`."""
    said = _said(row.cells)
    heading = re.split("[:：]", said[0], maxsplit=1)[0]
    return len(said) <= LEGEND and (
        _listed("legends", heading) or all(cell.endswith(COLONS) for cell in said)
    )


def _legend_at_the_end(rows: Sequence[SheetRow], header: Header) -> int:
    """1 where the last row of a wide table is one cell `Legend: R = red`, though no empty row stands above it."""
    if len(rows) < LEGEND or len(_said(header.cells)) <= LEGEND or len(_said(rows[-1].cells)) > 1:
        return 0
    return int(_said(rows[-1].cells)[0].count(":") > 0 and _is_legend(rows[-1]))


def _is_another(row: SheetRow, header: Header, known: Known) -> bool:
    """Whether the row holds titles, and not those of the table once more: half of its cells, the first among them."""
    said = _said(row.cells)
    again = sum(cell == title for cell, title in zip(row.cells, header.cells, strict=False) if cell)
    return len(said) > 1 and known(said[0]) and sum(map(known, said)) * 2 >= len(said) > again * 2


def _are_titles(row: SheetRow, header: Header, known: Known) -> bool:
    """Whether a row below a name is the header of what is called so: titles of other columns than the table's, among
    them some that are known, and no number."""
    said = _said(row.cells)
    again = any(cell == title for cell, title in zip(row.cells, header.cells, strict=False) if cell)
    titled = sum(map(known, said))
    return not again and titled >= LEGEND and titled * 3 >= len(said) and not any(map(_DIGIT.search, said))


def _has_titles_elsewhere(row: SheetRow, header: Header, above: Sequence[SheetRow]) -> bool:
    """Whether a row that is no header repeats a title of the table under another one, where no row above says so: the
    heading of what explains the table."""
    titles = {title_key(title): column for column, title in enumerate(header.cells) if title}
    found = [(column, cell) for column, cell in enumerate(row.cells) if cell and title_key(cell) in titles]
    return (
        len(_said(row.cells)) > 1
        and bool(found)
        and all(
            titles[title_key(cell)] != column
            and not any(cell in one.cells[column : column + 1] for one in above)
            for column, cell in found
        )
    )


def _explains(above: Sequence[SheetRow], below: Sequence[SheetRow]) -> bool:
    """Whether the rows below a gap are about those above it: each has half of their cells at most, and words stand
    where theirs are numbers (`Risk A`, `from 21 to 30`)."""
    if len(above) < FEWEST_ABOVE:
        return False
    usual = median(len(_said(row.cells)) for row in above)
    if any(len(_said(row.cells)) * 2 > usual for row in below):
        return False
    return any(
        len(said := [cell for cell in over if cell]) >= FEWEST_ABOVE
        and all(map(_AMOUNT.fullmatch, said))
        and any(cell and not _AMOUNT.fullmatch(cell) for cell in under)
        for over, under in zip(_columns(above), _columns(below), strict=False)
    )


def _hangs_below(above: Sequence[SheetRow], below: Sequence[SheetRow], known: Known) -> bool:
    """Whether the rows below a gap are about the one that they begin with: it has a title, and it alone says something
    in the first column, where all rows above do (`Commitment`, `Role`, and below it `U`, `N` in the second)."""
    heading, *others = below
    return (
        len(above) >= FEWEST_ABOVE
        and bool(others)
        and any(map(known, heading.cells[1:]))
        and all(row.cells[0] for row in (*above, heading))
        and not any(row.cells[0] for row in others)
    )


def _columns(rows: Sequence[SheetRow]) -> Iterator[Sequence[str]]:
    return zip_longest(*(row.cells for row in rows), fillvalue="")


def _totals(rows: Sequence[SheetRow]) -> list[int]:
    """The rows that only sum up others, wherever they stand: `Total` and beside it numbers alone, `合计` and `5 条`,
    `Count: 5`; whatever stands beside a total that stands where all other rows have a running number."""
    found = [row for row in rows if _names_total(row)]
    if not found:
        return []
    sums = {row.number for row in found}
    others = [row for row in rows if row.number not in sums]
    return [row.number for row in found if _only_sums(row) or _instead_of_number(row, others)]


def _names_total(row: SheetRow) -> bool:
    """Whether a total is the first that the row says, its running number aside."""
    first = next(filter(None, row.cells))
    return _is_total(next(iter(_behind_number(row)), "") if first.isdecimal() else first)


def _only_sums(row: SheetRow) -> bool:
    return all(_AMOUNT.fullmatch(cell) or _COUNT.fullmatch(cell) for cell in _behind_number(row)[1:])


def _instead_of_number(row: SheetRow, others: Sequence[SheetRow]) -> bool:
    column = next(n for n, cell in enumerate(row.cells) if cell)
    above = [one.cells[column] for one in others if column < len(one.cells) and one.cells[column]]
    return _is_total(row.cells[column]) and len(above) > 1 and all(map(str.isdecimal, above))


def _behind_number(row: SheetRow) -> list[str]:
    said = _said(row.cells)
    return said[1:] if said[0].isdecimal() else said


def _is_total(text: str) -> bool:
    """Whether the cell is a word for the total, with or without what it comes to."""
    return _total().fullmatch(text.casefold()) is not None


@cache
def _total() -> re.Pattern[str]:
    """`Total`, `Total:`, `Count: 5`, `共 5 条`, `Total (5 risks)`, in any language."""
    known = alternatives(read_table("titles")["otherwise"]["totals"])
    return re.compile(rf"(?:{known})\s*[:：=]?\s*(?:[(（]?\s*{_COUNT.pattern}\s*[)）]?)?")


def _said(cells: Sequence[str]) -> list[str]:
    return [cell for cell in cells if cell]


def _listed(name: str, text: str) -> bool:
    return fold(text).rstrip(":： ") in read_table("titles")["otherwise"][name]
