"""Several tables on one sheet, below each other or beside each other: the rows of each, with its own header."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.exchange.tables.cell_place import letters_of
from store.exchange.tables.headers import COLUMN, header_of, header_row
from store.exchange.tables.sheet_grid import Known, Sheet, SheetNumber, SheetRow, Span
from store.exchange.tables.table_edges import another_begins, numbers_of
from store.exchange.vocabulary.titles import title_key
from store.values.words import N_, words

FEWEST = 2  # titles that tables beside each other share
ALIKE = 3  # titles that tables of one register share

Rows = Sequence[SheetRow]


def tables_on(rows: Rows, known: Known, spans: Sequence[Span] = ()) -> list[list[Rows]]:
    """The rows of every table, of those below each other in one list; cells that belong to another are empty."""
    filled = [row for row in rows if any(row.cells)]
    return [list(_below(beside, known, spans)) for beside in _beside(filled, known)]


def numbered(table: Sheet, place: int) -> Sheet:
    """A table beside another, whose rows have the same numbers: called by the column that it begins in."""
    first = next((n for n, header in enumerate(table.headers) if header != COLUMN.format(n + 1)), 0)
    rows = (
        row._replace(number=SheetNumber.of(letters_of(first + 1), place, row.number)) for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def together(tables: Sequence[Sheet]) -> tuple[Sheet, list[Sheet]]:
    """The tables of one register as one, the first with the most titles in common with others; those that are not."""
    first, *others = tables
    alike = [first, *(one for one in others if len(_keys(first) & _keys(one)) >= ALIKE)]
    left = [one for one in others if one not in alike]
    if len(alike) == 1:
        return first, left
    headers = list(first.headers)
    rows: list[SheetRow] = []
    for one in alike:
        keys = [title_key(header) for header in headers]
        places = []
        for header in one.headers:
            key = title_key(header)
            if header in headers or key in keys:
                places.append(headers.index(header) if header in headers else keys.index(key))
            else:
                places.append(len(headers))
                headers.append(header)
        rows += [_moved(row, places) for row in one.rows]
    width = len(headers)
    padded = tuple(row._replace(cells=(*row.cells, *[""] * (width - len(row.cells)))) for row in rows)
    starts = tuple(str(one.rows[0].number) for one in alike if one.rows)
    note = words(
        N_("tables of one sheet are read together; their rows begin at: {rows}"), rows=numbers_of(starts)
    )
    notes = dict.fromkeys((*(said for one in alike for said in one.notes), note))
    beside = frozenset(title for one in alike for title in one.beside)
    return Sheet(tuple(headers), padded, tuple(notes), first.day_zero, beside, first.hidden), left


def _moved(row: SheetRow, places: Sequence[int]) -> SheetRow:
    """The row with its cells under the common titles; what stands under none of its own stays behind them."""
    cells = [""] * (max(places, default=0) + 1)
    for place, cell in zip(places, row.cells, strict=False):
        cells[place] = cell
    return row._replace(cells=(*cells, *row.cells[len(places) :]))


def _keys(table: Sheet) -> set[str]:
    titled = (header for n, header in enumerate(table.headers) if header != COLUMN.format(n + 1))
    return {title_key(header) for header in titled}


def _below(rows: Rows, known: Known, spans: Sequence[Span]) -> Iterator[Rows]:
    if not rows:
        yield rows
    while rows:
        header = header_of(rows, known, spans)
        begun = next((n for n, row in enumerate(rows) if row.number > header.last), len(rows))
        place = another_begins(rows[begun:], header, known)
        end = len(rows) if place is None else begun + place
        yield rows[:end]
        rows = rows[end:]


def _beside(rows: Rows, known: Known) -> Iterator[Rows]:
    blocks = _blocks(rows, known) if rows else []
    if len(blocks) < 2:
        yield rows
        return
    for left, right in blocks:
        own = (
            row._replace(
                cells=tuple(cell if left <= column <= right else "" for column, cell in enumerate(row.cells))
            )
            for row in rows
        )
        yield [row for row in own if any(row.cells)]


def _blocks(rows: Rows, known: Known) -> list[tuple[int, int]]:
    """First and last column of each table of a row of titles, parted by columns that are empty everywhere."""
    header = header_row(rows, known)
    said = [column for column, cell in enumerate(header.cells) if cell]
    if not said or said[-1] - said[0] + 1 == len(said):
        return []
    used = {column for row in rows for column, cell in enumerate(row.cells) if cell}
    blocks: list[tuple[int, int]] = []
    for column in sorted(used):
        if blocks and column == blocks[-1][1] + 1:
            blocks[-1] = blocks[-1][0], column
        else:
            blocks.append((column, column))
    if len(blocks) < 2 or len(header.cells) <= blocks[-1][0]:
        return []
    titles = [[title_key(cell) for cell in header.cells[a : b + 1] if cell] for a, b in blocks]
    first = titles[0]
    apart = all(
        other
        and known(header.cells[blocks[n][0]])
        and len(set(first) & set(other)) >= FEWEST
        and (other[0] == first[0] or (other[0] not in first and _differ(rows, blocks[0], blocks[n])))
        for n, other in enumerate(titles[1:], 1)
    )
    return blocks if apart and first else []


def _differ(rows: Rows, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether one of two blocks goes on where the other has ended."""
    last = rows[-1]
    return any(last.cells[one[0] : one[1] + 1]) != any(last.cells[other[0] : other[1] + 1])
