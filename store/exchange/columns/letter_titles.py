"""Levels under titles of one letter (`W`, `Si`), where a column of their products confirms what they are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from store.exchange.columns.column_mapping import Mapped, Mapping
from store.exchange.columns.level_cells import number_in
from store.exchange.vocabulary.titles import Target, targets_of, title_key, titles_of
from store.exchange.vocabulary.word_tables import read_table
from store.records import Risk
from store.values.record import Record

LEVELS = ("probability", "impact")
FEWEST = 2  # rows whose products agree: one alone may be chance
MOST = 40  # columns that are looked at
Numbers = Sequence[float | None]


def with_letters(kind: type[Record], mapping: Mapping, columns: Sequence[Sequence[str]]) -> Mapping:
    """The mapping with probability and impact from columns called by a letter; `columns`: what stands in each."""
    if kind is not Risk or all(mapping.of(name) for name in LEVELS) or not columns:
        return mapping
    letters = {n: letter for n, title in enumerate(mapping.headers[:MOST]) if (letter := _letter(title))}
    if len(letters) < len(LEVELS):
        return mapping
    numbers = [tuple(map(number_in, texts)) for texts in columns[:MOST]]
    pairs = list(_pairs(mapping, letters))
    found = next(
        (pair for alone in (True, False) for pair in pairs if _confirmed(*pair, numbers, alone)), None
    )
    return _taken(mapping, dict(zip(LEVELS, found, strict=True))) if found else mapping


def _letter(title: str) -> str:
    """The letter that a title is, with an index at most: `P`, `Pi`, `S1`, `Risk P`; empty for a word."""
    group, _, key = title_key(title).rpartition(" ")
    if group and group not in {one.key for one in titles_of(Risk, "title")}:
        return ""
    return key[:1] if len(key) == 1 or (key[1:] and key[1:] in "i0123456789") else ""


def _pairs(mapping: Mapping, letters: dict[int, str]) -> Iterator[tuple[int, int]]:
    """Columns that may be probability and impact by their letters, those that are mapped staying what they are."""

    def places(name: str, letter: str) -> Sequence[int]:
        held = mapping.of(name)
        free = mapping.unmapped if held is None else held.columns[:1]
        return [column for column in free if letters.get(column) == letter]

    for probability, impact in map(str.split, read_table("titles")["letters"]["risk"]):
        yield from product(places("probability", probability), places("impact", impact))


def _confirmed(one: int, other: int, numbers: Sequence[Numbers], alone: bool) -> bool:
    """Whether a further column holds their product, or else theirs with a third factor, wherever a row has them all."""
    rest = [n for n in range(len(numbers)) if n not in (one, other)]
    thirds: Sequence[Numbers] = [(1.0,) * len(numbers[one])] if alone else [numbers[n] for n in rest]
    return any(
        _multiplied((numbers[one], numbers[other], third), numbers[n])
        for n in rest
        for third in thirds
        if third is not numbers[n]
    )


def _multiplied(factors: Sequence[Numbers], products: Numbers) -> bool:
    rows = [row for row in zip(*factors, products, strict=True) if None not in row]
    different = {row[-1] for row in rows}
    return len(different) >= FEWEST and all(
        abs((a or 0) * (b or 0) * (c or 0) - (whole or 0)) < 1e-9 for a, b, c, whole in rows
    )


def _taken(mapping: Mapping, columns: dict[str, int]) -> Mapping:
    targets: dict[str, Target] = {target.name: target for target in targets_of(Risk)}
    new = {name: Mapped(targets[name], (n,)) for name, n in columns.items() if mapping.of(name) is None}
    taken = {one.columns[0] for one in new.values()}
    order = list(targets)
    return replace(
        mapping,
        mapped=tuple(sorted((*mapping.mapped, *new.values()), key=lambda one: order.index(one.target.name))),
        unmapped=tuple(n for n in mapping.unmapped if n not in taken),
        why={n: why for n, why in mapping.why.items() if n not in taken},
        counting=mapping.counting - taken,
    )
