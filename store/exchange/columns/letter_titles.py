"""Levels under titles of one letter (`W`, `Si`), where a column of their products confirms what they are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from store.exchange.columns.column_mapping import Mapped, Mapping
from store.exchange.columns.level_cells import number_in
from store.exchange.vocabulary.titles import Target, targets_of, title_key, titles_of
from store.exchange.vocabulary.word_tables import read_table
from store.records import Risk
from store.values.record import Record

LEVELS = ("probability", "impact")
LEFT = ("residual_probability", "residual_impact")
FEWEST = 2  # rows whose products agree: one alone may be chance
MOST = 40  # columns that are looked at
Numbers = Sequence[float | None]
Pair = tuple[int, int]


def with_letters(kind: type[Record], mapping: Mapping, columns: Sequence[Sequence[str]]) -> Mapping:
    """The mapping with probability and impact, and what is left of them after the response, from columns called by a
    letter; `columns`: what stands in each."""
    if kind is not Risk or not columns:
        return mapping
    letters = {n: letter for n, title in enumerate(mapping.headers[:MOST]) if (letter := _letter(title))}
    if len(letters) < len(LEVELS):
        return mapping
    numbers = [tuple(map(number_in, texts)) for texts in columns[:MOST]]
    held = [(mapping.unmapped if (one := mapping.of(name)) is None else one.columns[:1]) for name in LEVELS]
    found = _first(_pairs(letters, *held), numbers)
    if found is None:
        return mapping
    # `Pi'` and `Si'` behind `Pi` and `Si`: the same letters once more, with a product of their own.
    behind = [column for column in mapping.unmapped if column > max(found)]
    like_p, like_i = ([n for n in behind if letters.get(n) == letters.get(column)] for column in found)
    left = _first(product(like_p, like_i), numbers)
    return _taken(mapping, dict(zip(LEVELS + LEFT, found + (left or ()), strict=False)))


def _first(pairs: Iterable[Pair], numbers: Sequence[Numbers]) -> Pair | None:
    """The first pair with a column of its products, else with one of its products with a third factor."""
    every = list(pairs)
    return next(
        (pair for alone in (True, False) for pair in every if _confirmed(*pair, numbers, alone)), None
    )


def _letter(title: str) -> str:
    """The letter that a title is, with an index at most: `P`, `Pi`, `S1`, `Risk P`; empty for a word."""
    group, _, key = title_key(title).rpartition(" ")
    if group and group not in {one.key for one in titles_of(Risk, "title")}:
        return ""
    return key[:1] if len(key) == 1 or (key[1:] and key[1:] in "i0123456789") else ""


def _pairs(letters: dict[int, str], probabilities: Sequence[int], impacts: Sequence[int]) -> Iterator[Pair]:
    """Columns that may be probability and impact by their letters."""

    def places(columns: Sequence[int], letter: str) -> Sequence[int]:
        return [column for column in columns if letters.get(column) == letter]

    for probability, impact in map(str.split, read_table("titles")["letters"]["risk"]):
        yield from product(places(probabilities, probability), places(impacts, impact))


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
