"""The end of a month: what each line of cost has come to, as one act."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from store.records import MoneyLine
from store.values.outcome import Save
from store.values.record import Batch
from store.values.words import N_, NN_, Words, words

Figures = Mapping[str, Decimal]
"""Amounts of one line by field: committed, spent, expected."""


ACT = NN_("month end of {day}: {n} line", "month end of {day}: {n} lines")


def last_month_end(today: date) -> date:
    """The last day of a month that is over, today's own if it is its last."""
    tomorrow = today + timedelta(1)
    return today if tomorrow.day == 1 else today.replace(day=1) - timedelta(1)


def day_offered(lines: Sequence[MoneyLine], today: date) -> date:
    """The day that figures are most likely of: the last month end, or a later one that lines have figures of."""
    return max((last_month_end(today), *(line.as_of for line in lines if line.as_of is not None)))


def with_figures(line: MoneyLine, figures: Figures, as_of: date | None = None) -> MoneyLine:
    """The line as it stands with them, on that day."""
    values: dict[str, Any] = {**figures, "as_of": as_of or line.as_of}
    return replace(line, **values)


def refused(line: MoneyLine, figures: Figures, as_of: date, today: date) -> Words | None:
    """Why a line cannot have these figures."""
    found = next(iter(with_figures(line, figures, as_of).objections(Batch(), today)), None)
    return found.words if found is not None else None


def month_end(
    lines: Sequence[MoneyLine], found: Mapping[int, Figures], as_of: date, today: date
) -> Save | Words:
    """`found`: by the id of the line. Lines without figures stay as they are; those whose day is later are refused."""
    changed = []
    for line in lines:
        if not (figures := found.get(line.id)):
            continue
        if line.as_of is not None and as_of < line.as_of:
            said = N_("{name} has figures of {day} already, which are newer")
            return words(said, name=line.code, day=line.as_of)
        if (problem := refused(line, figures, as_of, today)) is not None:
            return words(N_("{name}: {problem}"), name=line.code, problem=problem)
        after = with_figures(line, figures, as_of)
        if after != line:
            changed.append(after)
    if not changed:
        return words(N_("nothing was changed"))
    return Save(tuple(changed), words(ACT, day=as_of, n=len(changed)))
