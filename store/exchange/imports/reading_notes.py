"""What is said of how a register was read: titles, scales, days, words, and the words that nobody understands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from store.exchange.columns.dated_history import is_history
from store.exchange.imports.import_row import ImportRow
from store.exchange.imports.typed_columns import TypedColumns
from store.exchange.imports.unread_words import UnreadWord, notes_on, unread_words
from store.exchange.vocabulary.titles import targets_of
from store.values.words import N_, NN_, Words, words


def reading_notes(columns: TypedColumns, rows: Sequence[ImportRow]) -> Iterator[Words]:
    """How the titles, levels, dates and words of these rows were read."""
    mapping = columns.mapping
    misspelt = N_("{column} is read as {field}, which it is but for one letter")
    instead = N_("no column is called {field}: {column} stands in for it")
    for sentence, mapped in (
        (misspelt, [one for one in mapping.mapped if one.misspelt]),
        (instead, [one for one in mapping.mapped if one.instead]),
    ):
        for one in mapped:
            yield words(sentence, column=mapping.shown(one), field=Words(one.target.title))
    for scale in columns.scales.values():
        yield from scale.notes
    yield from columns.dates.notes
    yield from _histories(columns, rows)
    yield from _translated(rows)
    yield from notes_on(words_unread(columns, rows))


def words_unread(columns: TypedColumns, rows: Iterable[ImportRow]) -> tuple[UnreadWord, ...]:
    """The words of these rows that nobody understands; days wait for the answer in which order they stand."""
    targets = targets_of(columns.kind)
    dated = {target.name for target in targets if target.shape == "date"}
    cells = (
        (row.number, replace(one, waits=bool(row.waits) and one.target in row.lacks))
        for row in rows
        if not row.wrong and row.double is None
        for one in row.unread
        if not (columns.dates.asks and one.target in dated)
    )
    return unread_words(columns.kind.kind, targets, cells)


def _histories(columns: TypedColumns, rows: Sequence[ImportRow]) -> Iterator[Words]:
    """That a cell with a history of days is kept as it is: nothing is made of its entries."""
    mapping = columns.mapping
    remark = mapping.of("remark")
    for column in (*(remark.columns if remark else ()), *mapping.unmapped):
        if n := sum(is_history(row.cells[column]) for row in rows):
            sentence = NN_(
                "{column}: a history of several days in {n} cell is kept whole in the remark, as it stands",
                "{column}: a history of several days in {n} cells is kept whole in the remark, as it stands",
            )
            yield words(sentence, column=mapping.headers[column], n=n)


def _translated(rows: Iterable[ImportRow]) -> Iterator[Words]:
    """The words that were read as choices, each column once."""
    read: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        for target, text, shown in row.translated:
            read.setdefault((row.column(target), target), {})[text] = shown
    for (column, _), pairs in read.items():
        said = tuple(words(N_("{word} as {value}"), word=word, value=value) for word, value in pairs.items())
        yield words(N_("{column}: read {words}"), column=column, words=said)
