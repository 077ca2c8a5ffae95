"""What a project costs and who funds it, for those who may read of it: the figures as somebody entered them, in the
project's currency. No bookkeeping: nothing is reckoned but their sums."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from store.records import MoneyLine
from store.records.money_line import AMOUNTS
from store.records.names import name_said
from store.rules.briefing.report import Line, Section
from store.rules.briefing.sections import TITLES
from store.rules.plan.change_cost import CURRENCIES, sum_words
from store.rules.readership import Reader
from store.values.date_display import dated
from store.values.words import N_, Words, words

MONEY_HEADS = (N_("For what"), N_("Approved"), N_("Committed"), N_("Spent"), N_("Expected"), N_("As of"))


def money_sections(reader: Reader) -> tuple[Section, ...]:
    """The table of costs and the list of funding."""
    return (
        Section("money", money_title(reader), "table", money_rows(reader), MONEY_HEADS),
        Section("funding", Words(TITLES["funding"]), "list", funding_lines(reader)),
    )


def money_title(reader: Reader) -> Words:
    """With the currency that all of its sums are in, where the project has one."""
    currency = reader.situation.project.currency
    if not currency:
        return words(N_("Money"))
    return words(
        N_("Money in {currency}"),
        currency=Words(CURRENCIES[currency]) if currency in CURRENCIES else currency,
    )


def money_rows(reader: Reader) -> tuple[Line, ...]:
    """A row for each line of cost; where there are several, their sum, of each column that every one of them has."""
    costs = [line for line in reader.situation.costs if reader.reads(line)]
    rows = [_row(reader, line) for line in costs]
    if len(costs) > 1:
        rows.append(_sum(reader, costs))
    return tuple(rows)


def funding_lines(reader: Reader) -> tuple[Line, ...]:
    """Who pays how much, and whether it is there."""
    funding = [line for line in reader.situation.funding if reader.reads(line)]
    return tuple(
        Line(f"funding:{line.id}", _funding(reader, line), (line,))
        for line in sorted(funding, key=lambda line: (line.due or date.max, line.id))
    )


def _row(reader: Reader, line: MoneyLine) -> Line:
    today = reader.situation.day.date
    name = name_said(line)
    cells = (
        name,
        *(amount_said(getattr(line, name)) for name in AMOUNTS),
        words("{day}", day=dated(line.as_of, today)) if line.as_of else words("-"),
    )
    return Line(f"money:{line.id}", name, (line,), cells=cells)


def _sum(reader: Reader, costs: Sequence[MoneyLine]) -> Line:
    together = words(N_("Together"))
    sums = (total(getattr(line, name) for line in costs) for name in AMOUNTS)
    cells = (together, *(amount_said(total) for total in sums), words(""))
    return Line(f"money:sum:{reader.situation.project.id}", together, tuple(costs), cells=cells)


def total(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """None where one of them is not known: a sum without it would be too low."""
    found = list(amounts)
    known = [amount for amount in found if amount is not None]
    return sum(known, Decimal(0)) if len(known) == len(found) else None


def amount_said(amount: Decimal | None) -> Words:
    """A cell of a table whose title says the currency."""
    return words("{n}", n=amount) if amount is not None else words("-")


def _funding(reader: Reader, line: MoneyLine) -> Words:
    situation = reader.situation
    said = name_said(line)
    if line.approved is not None:
        said = words(
            N_("{what}: {said}"),
            what=said,
            said=sum_words(line.approved, line.approved, situation.project.currency),
        )
    if name := situation.name(line.funder):
        said = words(N_("{what} by {name}"), what=said, name=name)
    if line.in_place_on is not None:
        return words(
            N_("{what}, in place since {day}"), what=said, day=dated(line.in_place_on, situation.day.date)
        )
    if line.due is None:
        return words(N_("{what}, not in place"), what=said)
    form = (
        N_("{what}, not in place, was due {day}")
        if line.due < situation.day.date
        else N_("{what}, due {day}")
    )
    return words(form, what=said, day=dated(line.due, situation.day.date))
