"""What a sheet says beside its values: comments on cells, a state that is only a fill, rows that are struck through."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from store.exchange.tables.cell_place import Place, place_of
from store.exchange.tables.headers import COLUMN
from store.exchange.tables.sheet_grid import Sheet, SheetRow
from store.exchange.tables.table_edges import numbers_of
from store.exchange.tables.workbook_grids import Grid
from store.exchange.vocabulary.titles import names_state
from store.values.words import N_, NN_, Words, words

COMMENT = "{} (comment)"
STATE = "Status (fill)"
"""The title of the column that such a register lacks; it is known like any other."""
FILL = "fill {}"
STRUCK = "struck through"
"""What stands in a cell for it; what it means is asked like any word that nobody understands."""
PALEST = "F0F0F0"
ZEBRA = 3  # rows that are enough to see that colours only alternate


def with_what_stands_beside(table: Sheet, grid: Grid) -> Sheet:
    """The table with a column for each that has comments, and its states in words."""
    return _with_comments(_with_states(table, grid) if grid.fills or grid.struck else table, grid)


def _with_comments(table: Sheet, grid: Grid) -> Sheet:
    if not grid.comments:
        return table
    places = {place_of(cell): (cell, text) for cell, text in grid.comments.items()}
    numbers = {row.number for row in table.rows}
    inside = {place for place in places if place[0] in numbers and place[1] <= len(table.headers)}
    columns = sorted({column for _, column in inside})
    titles = tuple(COMMENT.format(table.headers[column - 1]) for column in columns)
    rows = tuple(
        row._replace(
            cells=(*row.cells, *(places.get((row.number, column), ("", ""))[1] for column in columns))
        )
        for row in table.rows
    )
    notes = list(table.notes)
    if inside:
        cells = [places[place][0] for place in sorted(inside)]
        sentence = N_("comments on cells are kept in the remark: {cells}")
        notes.append(words(sentence, cells=numbers_of(cells)))
    for place in sorted(places.keys() - inside):
        cell, text = places[place]
        notes.append(
            words(N_("a comment outside of the rows is not imported: {cell}: {text}"), cell=cell, text=text)
        )
    if not columns:
        return replace(table, notes=tuple(notes))
    beside = table.beside | set(titles)
    return replace(table, headers=(*table.headers, *titles), rows=rows, notes=tuple(notes), beside=beside)


def _with_states(table: Sheet, grid: Grid) -> Sheet:
    """The states that are only seen: in an empty cell of the column for them, or in the whole row without one."""
    colour = {place: fill for fill, places in grid.fills.items() if not _is_pale(fill) for place in places}
    column = next((n for n, header in enumerate(table.headers) if names_state(header)), None)
    fills = [_of_row(row, colour) for row in table.rows]
    telling = _tell(fills)
    shown: list[str] = []
    for row, fill in zip(table.rows, fills, strict=True):
        if column is not None:
            own = colour.get((row.number, column + 1), "")
            fill = "" if row.cells[column] or (own == fill and not telling) else own
        elif not telling:
            fill = ""
        shown.append(fill)
    legend = _legend(table, grid, colour, set(filter(None, shown)))
    struck = [_is_struck(row, grid.struck) for row in table.rows]
    if not any(shown) and not any(struck):
        return table
    texts = [
        ", ".join(
            filter(
                None,
                (
                    row.cells[column] if column is not None else "",
                    legend.get(fill) or (FILL.format(fill) if fill else ""),
                    STRUCK if line else "",
                ),
            )
        )
        for row, fill, line in zip(table.rows, shown, struck, strict=True)
    ]
    notes = (*table.notes, *_said(shown, struck, legend))
    if column is None:
        rows = (row._replace(cells=(*row.cells, text)) for row, text in zip(table.rows, texts, strict=True))
        return replace(table, headers=(*table.headers, STATE), rows=tuple(rows), notes=notes)
    rows = (
        row._replace(cells=(*row.cells[:column], text, *row.cells[column + 1 :]))
        for row, text in zip(table.rows, texts, strict=True)
    )
    return replace(table, rows=tuple(rows), notes=notes)


def _is_pale(fill: str) -> bool:
    """Whether a fill is white but for a shade, as every other row of a drawn table has."""
    return len(fill) >= len(PALEST) and fill[-6:-4] == fill[-4:-2] == fill[-2:] >= PALEST[:2]


def _of_row(row: SheetRow, colour: Mapping[Place, str]) -> str:
    """The fill of more than half of what a row says."""
    said = [column for column, cell in enumerate(row.cells, 1) if cell]
    fills = Counter(filter(None, (colour.get((row.number, column)) for column in said)))
    fill, n = next(iter(fills.most_common(1)), ("", 0))
    return fill if n * 2 > len(said) else ""


def _tell(fills: Sequence[str]) -> bool:
    """Whether the fills of rows say something: not all alike, and not two in turn, as tables are drawn."""
    in_turn = len(fills) >= ZEBRA and all(a == b for a, b in zip(fills, fills[2:], strict=False))
    return len(set(fills)) > 1 and not in_turn


def _is_struck(row: SheetRow, struck: frozenset[Place]) -> bool:
    said = [column for column, cell in enumerate(row.cells, 1) if cell]
    return sum((row.number, column) in struck for column in said) * 2 > len(said)


def _legend(table: Sheet, grid: Grid, colour: Mapping[Place, str], wanted: set[str]) -> dict[str, str]:
    """Fill → what a cell outside of the table says that has it, or the cell to the right of an empty one."""
    numbers = {row.number for row in table.rows}
    titled = [n for n, header in enumerate(table.headers, 1) if header != COLUMN.format(n)]
    titles = {table.headers[n - 1] for n in titled}
    found: dict[str, str] = {}
    for row in grid.rows:
        outside = row.number not in numbers and not titles <= set(row.cells)
        for column in range(1, len(row.cells) + 1):
            fill = colour.get((row.number, column), "")
            if fill in wanted and (outside or column > max(titled, default=0)):
                after = row.cells[column] if column < len(row.cells) else ""
                if text := row.cells[column - 1] or after:
                    found.setdefault(fill, text)
    return found


def _said(fills: Sequence[str], struck: Sequence[bool], legend: Mapping[str, str]) -> Iterator[Words]:
    counted = Counter(filter(None, fills))
    for fill, n in counted.items():
        if fill in legend:
            sentence = NN_(
                "the fill {fill} of {n} row means {text}, as the legend says",
                "the fill {fill} of {n} rows means {text}, as the legend says",
            )
            yield words(sentence, fill=fill, n=n, text=legend[fill])
        else:
            sentence = NN_(
                'the fill {fill} of {n} row is read as its state; what it means: --value "{word}=open"',
                'the fill {fill} of {n} rows is read as their state; what it means: --value "{word}=open"',
            )
            yield words(sentence, fill=fill, n=n, word=FILL.format(fill))
    if n := sum(struck):
        sentence = NN_(
            '{n} row is struck through, which is read as its state; what it means: --value "{word}=closed"',
            '{n} rows are struck through, which is read as their state; what it means: --value "{word}=closed"',
        )
        yield words(sentence, n=n, word=STRUCK)
