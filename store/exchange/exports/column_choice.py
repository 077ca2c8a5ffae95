"""The columns that somebody else's form has: which of ours, under which name, on which scale."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from store.exchange.columns.column_mapping import OptionProblem
from store.exchange.columns.scales import Scale
from store.exchange.exports.register_table import LEVELS, Cell, Column
from store.exchange.vocabulary.titles import scale_in, title_key
from store.values.record import Record
from store.values.text import clean_line
from store.values.words import N_, words

_SCALE = re.compile(r"(.+):\s*(\d{1,3})\s*-\s*(\d{1,3})\s*")
_JOINS = re.compile(r"[+|]")


def columns_as(pairs: Sequence[str]) -> Callable[[Sequence[Column]], Sequence[Column]]:
    """`choose` for a table, by pairs `field=column` as an import takes them, in their order.

    Of a field that was joined from several columns the first one gets it whole. Raises OptionProblem for a pair
    that is none, and for a field that the register has not.
    """

    def choose(columns: Sequence[Column]) -> Sequence[Column]:
        return tuple(_column(columns, pair) for pair in pairs)

    return choose


def _column(columns: Sequence[Column], pair: str) -> Column:
    name, equals, source = clean_line(pair).partition("=")
    form = _SCALE.fullmatch(source)
    title = _JOINS.split(form[1] if form else source)[0].strip()
    if not equals or not title:
        raise OptionProblem(words(N_('"{pair}" is not a pair: write field=column'), pair=clean_line(pair)))
    wanted = title_key(name)
    found = next((one for one in columns if wanted in (title_key(one.name), title_key(one.title))), None)
    if found is None:
        fields = tuple(column.name for column in columns)
        raise OptionProblem(
            words(N_("there is no field {name}; available: {fields}"), name=name, fields=fields)
        )
    span = (int(form[2]), int(form[3])) if form else scale_in(title)
    if span is not None and span != LEVELS and found.level:
        return replace(found, title=title, cell=_on(found.cell, span))
    return replace(found, title=title)


def _on(cell: Callable[[Record], Cell], span: tuple[int, int]) -> Callable[[Record], Cell]:
    """Levels on a scale from `span[0]` to `span[1]`: of the numbers that are read as the level the middle one."""
    scale = Scale("", span)
    read = {number: scale.level(str(number)) for number in range(min(span), max(span) + 1)}

    def scaled(record: Record) -> Cell:
        level = cell(record)
        if not isinstance(level, int):
            return level
        distance = min(abs(one - level) for one in read.values())
        near = [number for number, one in read.items() if abs(one - level) == distance]
        return near[len(near) // 2]

    return scaled
