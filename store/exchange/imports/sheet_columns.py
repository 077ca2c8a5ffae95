"""Which column of a sheet is what, what scale its levels are on and in which order its dates stand."""

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import replace

from store.exchange.columns.column_mapping import Mapped, Mapping
from store.exchange.columns.date_order import decide
from store.exchange.columns.finish_column import finish_as_met
from store.exchange.columns.letter_titles import with_letters
from store.exchange.columns.people_lookup import People
from store.exchange.columns.scales import USUAL, Scale, read_scale
from store.exchange.columns.title_match import map_columns
from store.exchange.imports.conflicts import Decisions
from store.exchange.imports.second_headers import second_headers
from store.exchange.imports.sheet_look import SheetLook
from store.exchange.imports.taught_words import KnownWords
from store.exchange.imports.typed_columns import TypedColumns
from store.exchange.tables.sheet_grid import Sheet, SheetRow
from store.exchange.vocabulary.choices import is_blank
from store.exchange.vocabulary.titles import targets_of
from store.values.reader import Reader
from store.values.record import Record
from store.values.text import fold


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
    known: KnownWords | None = None,
) -> TypedColumns:
    """Which column is what, and how its cells are read. Raises OptionProblem for a wrong `--map`."""
    look = SheetLook(kind, sheet, reader, known or KnownWords({}))
    by_title = map_columns(
        kind, sheet.headers, maps, look.fit, look.counting(), look.beside, look.names, look.marks
    )
    mapping = look.sampled(with_letters(kind, by_title, look.texts))
    for one in mapping.mapped:
        if one.target.field is not None and one.target.field.links_to == "person":
            people.look_at(look.cells(one.columns[0]).texts)
    again = second_headers(kind, mapping, sheet.rows)
    rows = [row for row in sheet.rows if row.number not in again]
    texts = {
        one.target.name: [(row.number, one.text(row.cells)) for row in rows]
        for one in mapping.mapped
        if one.target.is_level or one.target.shape == "date"
    }
    levels = [one for one in mapping.mapped if one.target.is_level]
    scales = _scales(mapping, levels, texts, frozenset())
    days = [texts[one.target.name] for one in mapping.mapped if one.target.shape == "date"]
    dates = decide(days, order)
    if "finish" in texts:
        met_on = next(target for target in targets_of(kind) if target.name == "met_on")
        ends = [text for _, text in texts["finish"]]
        mapping = finish_as_met(mapping, met_on, ends, dates.order, reader.day.date)
    said = (
        column
        for column in mapping.unmapped
        if mapping.is_kept(column) and any(not is_blank(row.cells[column]) for row in rows)
    )
    kept = tuple(sheet.headers[column] for column in said)
    columns = TypedColumns(
        kind=kind,
        mapping=mapping,
        reader=reader,
        people=people,
        scales=scales,
        dates=dates,
        headers_again=again,
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
        meant={one.target.name: look.meant(one.target) for one in mapping.mapped},
    )
    rescaled = any(one.scale is None and scales[one.target.name].span[1] > USUAL for one in levels)
    if rescaled and (out := _rejected(columns, rows)):
        columns = replace(columns, scales=_scales(mapping, levels, texts, out), ways=[])
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


def _rejected(columns: TypedColumns, rows: Sequence[SheetRow]) -> frozenset[int]:
    """Rows that do not come in whatever the scales are; none when no other would."""
    headers = columns.mapping.headers
    codes: set[str] = set()
    out = set()
    for row in rows:
        read = columns.read(row)
        code = fold(read.texts.get("code", ""))
        again = bool(code) and code in codes
        codes.add(code)
        if again or len(row.cells) > len(headers) or read.wrong:
            out.add(row.number)
    return frozenset(out) if len(out) < len(rows) else frozenset()
