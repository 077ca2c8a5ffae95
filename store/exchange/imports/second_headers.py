"""Rows of a register that are none: its titles again, as under a page break, and what to write in each column."""

from collections.abc import Sequence

from store.exchange.columns.column_mapping import Mapping
from store.exchange.tables.sheet_grid import SheetRow
from store.exchange.vocabulary.titles import LONGEST_TITLE, title_key, titles_of, words_of_titles
from store.values.record import Record
from store.values.text import fold

FEWEST_HINTS = 3  # cells that tell a row of hints

_Titled = Sequence[tuple[int, bool, frozenset[str]]]
"""Each column that is read, those first that repeat their words: whether it must be there, keys of its titles."""


def second_headers(kind: type[Record], mapping: Mapping, rows: Sequence[SheetRow]) -> frozenset[int]:
    """The numbers of the rows that are titles again, or hints right below the titles."""
    titled = _titled(kind, mapping)
    again = frozenset(row.number for row in rows if _is_second_header(row, mapping, titled))
    return again | {row.number for row in rows[:1] if _are_hints(row)}


def _are_hints(row: SheetRow) -> bool:
    """Whether most cells say what to write: `Mention the date`, `Describe the event`, `请填写`."""
    said = [fold(cell) for cell in row.cells if cell]
    hints = sum(cell.startswith(words_of_titles("hints")) for cell in said)
    return hints >= FEWEST_HINTS and hints * 2 > len(said)


def _titled(kind: type[Record], mapping: Mapping) -> _Titled:
    if not mapping.mapped:
        return []
    first = min(mapping.mapped, key=lambda one: not one.target.required)
    return [
        (
            column,
            one.target is first.target,
            frozenset(
                (title_key(mapping.headers[column]), *(t.key for t in titles_of(kind, one.target.name)))
            ),
        )
        for one in sorted(mapping.mapped, key=lambda one: one.target.shape in ("line", "prose"))
        for column in one.columns
    ]


def _is_second_header(row: SheetRow, mapping: Mapping, titled: _Titled) -> bool:
    """Whether most of the row's cells are titles of the very columns they stand in, the required one among them."""
    hits = missed = named = 0
    for column, is_first, titles in titled:
        if text := row.cells[column]:
            if len(text) < LONGEST_TITLE and title_key(text) in titles:
                hits += 1
                named += is_first
            else:
                missed += 1
                if missed * 2 >= len(titled):
                    return False
    return named > 0 and hits > missed and hits >= min(2, len(mapping.mapped))
