"""What the changes of the plan have cost together, by quarter and by year: the sum beside how often it was changed."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from store.records import Change, Milestone
from store.rules.plan.change_cost import carrier, cost, replans, sum_words
from store.rules.readership import Reader
from store.values.day import Day
from store.values.frozen import frozen
from store.values.words import N_, NN_, Words, words

REPLANS = NN_("{n} re-plan this quarter, {m} last", "{n} re-plans this quarter, {m} last")


@frozen
class Loss:
    """Of some changes together, in the project's currency; `without`: the codes of those of which a part is missing or
    that cannot be estimated."""

    low: Decimal
    high: Decimal
    without: tuple[str, ...] = ()


def loss(
    changes: Iterable[Change], milestones: Mapping[int, Milestone], day: Day, *, effort: bool = True
) -> Loss | None:
    """The sum of these, None where none of them has a cost. By how much a milestone is late follows from it alone, so
    that several changes that moved the same one count its delay once, where it was not entered with them."""
    low = high = Decimal(0)
    without: list[str] = []
    counted: set[int] = set()
    known = False
    for change in changes:
        entered = change.delay_weeks is not None or change.delay_weeks_high is not None
        last = None if entered else carrier(change, milestones)
        again = last is not None and last.id in counted
        found = cost(change, {} if again else milestones, day, effort=effort)
        if last is not None:
            counted.add(last.id)
        if found is None and not change.not_estimable:
            continue
        known = True
        if found is None or found.low is None or found.high is None or found.without:
            without.append(change.code or change.title)
        if found is not None and found.low is not None and found.high is not None:
            low, high = low + found.low, high + found.high
    return Loss(low, high, tuple(without)) if known else None


def implemented_since(changes: Iterable[Change], first: date, last: date) -> tuple[Change, ...]:
    """Those that took effect from the one day to the other, by day."""
    found = (one for one in changes if one.implemented_on is not None and first <= one.implemented_on <= last)
    return tuple(sorted(found, key=lambda one: (one.implemented_on or last, one.id)))


def replan_words(reader: Reader) -> Words | None:
    """How often the plan was changed, and what that cost in this quarter and this year, of what they may read; None
    where it was not changed in either quarter."""
    now = reader.situation
    changes = tuple(filter(reader.reads, now.changes))
    read = {one.id for one in now.milestones if reader.reads(one)}
    count = replans(changes, (move for move in now.reforecasts if move.milestone in read), now.day)
    if not count.this and not count.last:
        return None
    said = words(REPLANS, n=count.this, m=count.last)
    lost = loss_words(reader, changes)
    return said if lost is None else words(N_("{what}: {cost}"), what=said, cost=lost)


def loss_words(reader: Reader, changes: Iterable[Change]) -> Words | None:
    """What those that took effect cost, this quarter and this year; None where none has a cost."""
    now, today = reader.situation, reader.situation.day.date
    implemented = tuple(changes)
    quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    sums = []
    for first in (quarter, date(today.year, 1, 1)):
        own = implemented_since(implemented, first, today)
        sums.append(loss(own, now.milestones_by_id, now.day, effort=reader.knows_effort))
    if sums[1] is None:
        return None
    this_quarter, this_year = (_loss_said(one, now.project.currency) for one in sums)
    return words(N_("loss this quarter {quarter}, this year {year}"), quarter=this_quarter, year=this_year)


def _loss_said(found: Loss | None, currency: str) -> Words:
    if found is None:
        return words(N_("none"))
    said = sum_words(found.low, found.high, currency)
    if not found.without:
        return said
    return words(N_("{cost} (not all of {codes})"), cost=said, codes=found.without)
