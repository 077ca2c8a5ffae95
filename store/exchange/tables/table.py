"""The rows of any file as a table: its header, its body, and what is left out and said."""

from collections.abc import Iterator, Sequence
from datetime import date

from store.exchange.tables.decoding import SheetProblem
from store.exchange.tables.headers import COLUMN, Header, distinct, header_of, is_comment
from store.exchange.tables.sheet_grid import Known, Sheet, SheetRow, Span
from store.exchange.tables.table_edges import numbers_of, within_edges
from store.values.text import clean_proses
from store.values.words import N_, Words, words

LONGEST_CELL = 1_000_000  # characters
MANY_EMPTY = 100_000  # rows without cells from which on they are said


def cleaned(number: int, cells: Sequence[str]) -> Sequence[str]:
    """The cells of a row made safe. Raises SheetProblem where one is longer than anybody writes by hand."""
    if sum(map(len, cells)) > LONGEST_CELL and max(map(len, cells)) > LONGEST_CELL:
        sentence = N_("row {number}: a cell holds more than {most} characters; shorten it in the file")
        raise SheetProblem(words(sentence, number=number, most=f"{LONGEST_CELL:,}"))
    return clean_proses(cells)


def empty_rows(n: int) -> Iterator[Words]:
    """What is said of so many rows that say nothing."""
    if n > MANY_EMPTY:
        sentence = N_("the sheet goes on for {n} empty rows, which say nothing and are left out")
        yield words(sentence, n=f"{n:,}")


def table_of(
    rows: Sequence[SheetRow],
    known: Known,
    notes: Sequence[Words] = (),
    spans: Sequence[Span] = (),
    day_zero: date | None = None,
) -> Sheet:
    """The table in the rows of a file; blank ones may be among them. Raises SheetProblem where there is none."""
    filled = [row for row in rows if any(row.cells)]
    if not filled:
        raise SheetProblem(words(N_("the file has no rows; export it again")))
    header = header_of(filled, known, spans)
    edges = within_edges([row for row in filled if row.number > header.last], header, known)
    body, merged = _filled_down(edges.rows, spans)
    comments = [row.number for row in body if is_comment(row.cells)]
    banners = _banners(body, header, spans)
    headers, twice = distinct(header.cells, max((_width(row) for row in body), default=0))
    out = {*comments, *banners}
    table = tuple(_padded(row, len(headers)) for row in body if row.number not in out)
    said = (
        *notes,
        *twice,
        *_left_out(header, filled[0].number, comments, banners),
        *edges.notes,
        *merged,
    )
    return Sheet(headers, table, said, day_zero, last_header=header.last)


def _filled_down(body: Sequence[SheetRow], spans: Sequence[Span]) -> tuple[list[SheetRow], tuple[Words, ...]]:
    """A cell that is merged over several rows says the same in each of them."""
    if not spans:
        return list(body), ()
    rows = {row.number: row for row in body}
    filled: list[int] = []
    for span in spans:
        top = rows.get(span.top)
        if top is None or span.bottom == span.top or len(top.cells) < span.left:
            continue
        for number in range(span.top + 1, span.bottom + 1):
            if (text := top.cells[span.left - 1]) and (row := rows.get(number)) is not None:
                cells = [*row.cells, *[""] * (span.left - len(row.cells))]
                cells[span.left - 1] = text
                rows[number] = SheetRow(number, tuple(cells))
                filled.append(number)
    numbers = sorted(set(filled))
    sentence = N_("a cell merged over several rows stands in each of them: {rows}")
    return list(rows.values()), (words(sentence, rows=numbers_of(numbers)),) if numbers else ()


def _banners(body: Sequence[SheetRow], header: Header, spans: Sequence[Span]) -> list[int]:
    """Rows that are one merged cell across the table: headings between its rows."""
    width = len([cell for cell in header.cells if cell])
    wide = {span.top for span in spans if span.wide and (span.right - span.left + 1) * 2 > width}
    return [row.number for row in body if row.number in wide and sum(map(bool, row.cells)) == 1]


def _width(row: SheetRow) -> int:
    """The position of the last cell that says something."""
    width = len(row.cells)
    while width and not row.cells[width - 1]:
        width -= 1
    return width


def _padded(row: SheetRow, width: int) -> SheetRow:
    if len(row.cells) == width:
        return row
    cells = list(row.cells)
    while len(cells) > width and not cells[-1]:
        cells.pop()
    return SheetRow(row.number, tuple(cells) + ("",) * (width - len(cells)))


def _left_out(header: Header, first: int, comments: Sequence[int], banners: Sequence[int]) -> Iterator[Words]:
    if header.last > header.first:
        sentence = N_("the header is rows {first} and {last}, read together")
        yield words(sentence, first=header.first, last=header.last)
    if header.missing:
        sentence = N_('no row holds titles; the columns are called by their places: --map title="{column}"')
        yield words(sentence, column=COLUMN.format(2))
    elif header.first > first:
        sentence = N_("the header is row {number}; the rows above it are not imported")
        yield words(sentence, number=header.first)
    if comments:
        yield words(N_("rows that begin with # are left out: {rows}"), rows=numbers_of(comments))
    if banners:
        sentence = N_("rows that are one merged cell across the table are left out: {rows}")
        yield words(sentence, rows=numbers_of(banners))
