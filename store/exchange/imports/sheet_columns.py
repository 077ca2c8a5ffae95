"""Which column of a sheet is what, what scale its levels are on and in which order its dates stand."""

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from store.exchange.columns.column_mapping import Mapped, Mapping, map_columns
from store.exchange.columns.date_order import decide
from store.exchange.columns.people_lookup import People
from store.exchange.columns.scales import USUAL, Scale, is_level, read_scale
from store.exchange.imports.conflicts import Decisions
from store.exchange.imports.typed_columns import SAID_LIKE, TypedColumns
from store.exchange.tables.sheet import Sheet, SheetRow
from store.exchange.vocabulary.choices import is_blank, word_key, words_for
from store.exchange.vocabulary.titles import Target, targets_of, title_key, titles_of
from store.values.reader import Reader, Unreadable
from store.values.record import Record
from store.values.text import fold

LONGEST_TITLE = 80  # characters
PROSE_FROM = 20  # characters on average: the column is text, not levels or choices
FEW = 3  # cells that prove nothing about their column


def columns_of(
    kind: type[Record],
    sheet: Sheet,
    maps: Sequence[str],
    order: str,
    reader: Reader,
    people: People,
    *,
    currency: str = "",
    decisions: Decisions | None = None,
    supplied: frozenset[str] = frozenset(),
) -> TypedColumns:
    """Which column is what, and how its cells are read. Raises OptionProblem for a wrong `--map`."""
    mapping = map_columns(kind, sheet.headers, maps, partial(_fits, kind, sheet, reader))
    again = {row.number for row in sheet.rows if _is_second_header(kind, row, mapping)}
    rows = [row for row in sheet.rows if row.number not in again]
    texts = {
        one.target.name: [(row.number, one.text(row.cells)) for row in rows]
        for one in mapping.mapped
        if one.target.is_level or one.target.shape == "date"
    }
    levels = [one for one in mapping.mapped if one.target.is_level]
    scales = _scales(mapping, levels, texts, frozenset())
    days = [texts[one.target.name] for one in mapping.mapped if one.target.shape == "date"]
    said = (column for column in mapping.unmapped if any(not is_blank(row.cells[column]) for row in rows))
    kept = tuple(sheet.headers[column] for column in said)
    columns = TypedColumns(
        kind=kind,
        mapping=mapping,
        reader=reader,
        people=people,
        scales=scales,
        dates=decide(days, order),
        headers_again=frozenset(again),
        kept=kept,
        currency=currency,
        decisions=decisions or Decisions(),
        supplied=supplied,
        missing=frozenset(
            target.name
            for target in targets_of(kind)
            if target.required and target.name not in supplied and mapping.of(target.name) is None
        ),
        day_zero=sheet.day_zero,
    )
    rescaled = any(one.scale is None and scales[one.target.name].span[1] > USUAL for one in levels)
    if rescaled and (out := _rejected(columns, rows, levels)):
        columns = replace(columns, scales=_scales(mapping, levels, texts, out))
    return columns


def _scales(
    mapping: Mapping,
    levels: Sequence[Mapped],
    texts: Table[str, Sequence[tuple[int, str]]],
    out: frozenset[int],
) -> dict[str, Scale]:
    """How each level column is read, from all of its cells but those of the rows `out`."""
    cells = {
        one.target.name: [text for number, text in texts[one.target.name] if number not in out]
        for one in levels
    }
    scales = {}
    for one in levels:
        beside = [text for other in levels if other is not one for text in cells[other.target.name]]
        scales[one.target.name] = read_scale(
            mapping.shown(one), one.target.name, cells[one.target.name], one.scale, beside
        )
    return scales


def _rejected(columns: TypedColumns, rows: Sequence[SheetRow], levels: Sequence[Mapped]) -> frozenset[int]:
    """Rows that do not come in whatever the scales are; none when no other would."""
    headers = columns.mapping.headers
    level_titles = {headers[column] for one in levels for column in one.columns}
    codes: set[str] = set()
    out = set()
    for row in rows:
        read = columns.read(row)
        code = fold(read.texts.get("code", ""))
        again = bool(code) and code in codes
        codes.add(code)
        if again or len(row.cells) > len(headers) or any(r.column not in level_titles for r in read.wrong):
            out.add(row.number)
    return frozenset(out) if len(out) < len(rows) else frozenset()


def _is_second_header(kind: type[Record], row: SheetRow, mapping: Mapping) -> bool:
    """Whether most of the row's cells are titles of the very columns they stand in, the required one among them."""
    filled = hits = 0
    for one in sorted(mapping.mapped, key=lambda one: not one.target.required):
        titles = {title.key for title in titles_of(kind, one.target.name)}
        for column in one.columns:
            if text := row.cells[column]:
                key = title_key(text) if len(text) < LONGEST_TITLE else ""
                filled += 1
                hits += key in titles or key == title_key(mapping.headers[column])
        if not hits:
            return False
    return hits * 2 > filled and hits >= min(2, len(mapping.mapped))


def _fits(kind: type[Record], sheet: Sheet, reader: Reader, target: Target, column: int) -> bool:
    """Whether a column's cells can be what its title promises: levels and choices are not prose."""
    if not target.is_level and target.shape != "choice":
        return True
    said = {row.cells[column] for row in sheet.rows if not is_blank(row.cells[column])}
    if not said:
        return True
    if target.is_level:
        return any(map(is_level, said)) or sum(map(len, said)) < PROSE_FROM * len(said)
    if any(_is_choice(kind, target, reader, text) for text in said):
        return True
    return len(said) < FEW and max(map(len, said)) < PROSE_FROM


def _is_choice(kind: type[Record], target: Target, reader: Reader, text: str) -> bool:
    assert target.field is not None
    if word_key(text) in words_for(kind.kind, SAID_LIKE.get(target.name, target.name)):
        return True
    try:
        reader.read(target.field, text)
    except Unreadable:
        return False
    return True
