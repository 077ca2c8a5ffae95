"""A sheet of a workbook as a table: which one, and what is said of the others and of what a reader does not see."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.exchange.tables.beside_values import with_what_stands_beside
from store.exchange.tables.decoding import SheetProblem
from store.exchange.tables.headers import LOOK_AT
from store.exchange.tables.other_files import other_file
from store.exchange.tables.sheet_grid import ONE_OF_SHEETS, Known, Sheet, no_title
from store.exchange.tables.sheet_tables import numbered, tables_on, together
from store.exchange.tables.table import empty_rows, table_of
from store.exchange.tables.table_edges import numbers_of
from store.exchange.tables.workbook_grids import Grid, grids_of
from store.values.text import clean_line
from store.values.words import N_, Words, words

FEWEST_NAMED = 2  # known titles of a sheet whose name alone would do


def parse_workbook(data: bytes, known: Known = no_title, chosen: str = "", named: Known = no_title) -> Sheet:
    """One sheet of a workbook: `chosen`, else one that is `named` for what is looked for and has titles that are known,
    else the one with most of them. Raises SheetProblem."""
    grid, notes = _choice(_opened(data), known, chosen, named)
    table, left = together(_tables(grid, known, notes))
    return replace(table, notes=(*table.notes, *_left(left)))


def parse_sheets(data: bytes, known: Known = no_title) -> tuple[tuple[str, Sheet], ...]:
    """The name and the table of every sheet that has rows, hidden ones too; of several on a sheet with their rows.
    Raises SheetProblem."""
    grids = [grid for grid in _opened(data) if grid.rows]
    if not grids:
        raise SheetProblem(words(N_("the workbook has no sheet with cells")))
    return tuple(
        (grid.title if n == 1 else f"{grid.title} ({table.rows[0].number})", table)
        for grid in grids
        for n, table in enumerate(_tables(grid, known, ()), 1)
        if n == 1 or table.rows
    )


def _opened(data: bytes) -> Sequence[Grid]:
    if (other := other_file(data)) is not None:
        raise SheetProblem(other)
    if grids := grids_of(data):
        return grids
    raise SheetProblem(words(N_("the workbook has no sheet with cells")))


def _choice(grids: Sequence[Grid], known: Known, chosen: str, named: Known) -> tuple[Grid, list[Words]]:
    """The sheet to read, and what is said of the others."""
    names = tuple(grid.title for grid in grids)
    if chosen:
        wanted = clean_line(chosen).casefold()
        found = [grid for grid in grids if grid.title.casefold() == wanted]
        if not found:
            sentence = N_("the workbook has no sheet {name}; it has: {sheets}")
            raise SheetProblem(words(sentence, name=clean_line(chosen), sheets=names))
        return found[0], []
    shown = [grid for grid in grids if grid.seen] or grids

    def rank(grid: Grid) -> tuple[bool, bool, int, int]:
        titles, filled = _titles(grid, known)
        is_one = titles >= FEWEST_NAMED
        return is_one and named(grid.title), is_one and filled > 1, titles, filled

    best = max(shown, key=rank)
    unseen = max((grid for grid in grids if not grid.seen), key=rank, default=best)
    if _titles(best, known)[0] < FEWEST_NAMED <= _titles(unseen, known)[0]:
        best = unseen  # a register that nobody sees is one all the same
    return best, list(_others(best, grids))


def _others(best: Grid, grids: Sequence[Grid]) -> Iterator[Words]:
    others = tuple(grid.title for grid in grids if grid is not best and grid.seen)
    if others:
        yield words(ONE_OF_SHEETS, sheet=best.title, others=others)
    if not best.seen:
        yield words(N_("the sheet {sheet} is hidden and is read all the same"), sheet=best.title)
    yield from _hidden(grids, [best])


def _hidden(grids: Sequence[Grid], read: Sequence[Grid]) -> tuple[Words, ...]:
    hidden = tuple(grid.title for grid in grids if grid not in read and not grid.seen)
    sentence = N_("hidden sheets, not read: {sheets}; one of them with --sheet NAME")
    return (words(sentence, sheets=hidden),) if hidden else ()


def _titles(grid: Grid, known: Known) -> tuple[int, int]:
    """(most known titles in one of the first rows, how many of those rows say something)."""
    best = filled = 0
    for cells in grid.first(LOOK_AT):
        said = [clean_line(cell) for cell in cells if cell]
        best = max(best, sum(map(known, said)))
        filled += bool(said)
    return best, filled


def _tables(grid: Grid, known: Known, notes: Sequence[Words]) -> list[Sheet]:
    """The tables of a sheet, with what is said of it."""
    tables = []
    for place, below in enumerate(tables_on(grid.rows, known, grid.spans)):
        for rows in below:
            table = table_of(rows, known, notes, grid.spans, grid.day_zero)
            said = replace(
                table,
                notes=(*table.notes, *_said(table.headers, grid)),
                hidden=not grid.seen,
                name=grid.title,
            )
            table = with_what_stands_beside(said, grid)
            tables.append(numbered(table, place) if place else table)
    return tables


def _left(tables: Sequence[Sheet]) -> Iterator[Words]:
    """Tables of the sheet that are another register."""
    for one in tables:
        if one.rows:
            sentence = N_("another table of the sheet is not imported: {titles}; its rows: {rows}")
            rows = numbers_of([str(row.number) for row in one.rows])
            yield words(sentence, titles=one.headers[:8], rows=rows)


def _said(header: Sequence[str], grid: Grid) -> Iterator[Words]:
    """What a reader of the sheet does not see, and what the file does not hold."""
    used = [(column, letters) for column, letters in grid.hidden_columns if column <= len(header)]
    if used:
        shown = tuple(f"{letters} {header[column - 1]}".rstrip() for column, letters in used)
        yield words(N_("hidden columns are imported like the others: {columns}"), columns=shown)
    if grid.hidden_rows:
        sentence = N_("hidden rows are imported like the others: {rows}")
        yield words(sentence, rows=numbers_of(grid.hidden_rows))
    yield from empty_rows(grid.empty_rows)
    if grid.empty_formulas:
        sentence = N_(
            "formulas without a saved value are read as empty: {cells}; save the workbook in a"
            " spreadsheet program to include them"
        )
        yield words(sentence, cells=numbers_of(grid.empty_formulas))
