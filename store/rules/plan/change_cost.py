"""What a plan change costs, and how often the plan was changed: so that a change never becomes normal."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from store.records import Change, Milestone, Reforecast
from store.rules.readership import Reader
from store.values.day import Day
from store.values.frozen import frozen
from store.values.words import N_, NN_, Words, bare, words

CURRENCIES = {"CNY": N_("CNY"), "EUR": N_("EUR"), "USD": N_("USD")}
"""Currencies that have a word of their own in another language."""


@frozen
class Cost:
    """In the project's currency, from `low` to `high`, None where no part of it is known; `without`: the parts that are
    missing, as they are said."""

    low: Decimal | None
    high: Decimal | None
    without: tuple[Words, ...] = ()


@frozen
class CostPart:
    """One of the three numbers: what it is (msgid), from `low` to `high`; or `missing`, why it has no price."""

    title: str
    low: Decimal | None
    high: Decimal | None
    missing: Words | None = None


class Count(NamedTuple):
    """Re-plans of this quarter, and of the last one."""

    this: int
    last: int


def cost(
    change: Change, milestones: Mapping[int, Milestone], day: Day, *, effort: bool = True
) -> Cost | None:
    """effort days × rate + fixed + delay weeks × benefit per week; None where nothing of it was entered, or where it
    cannot be told. A part that has no price is named, never counted as 0. Not `effort`: what our days cost is left out.

    The delay counts once, on the last milestone that carries the benefit: as entered, else by which that milestone
    is expected later than promised.
    """
    parts = cost_parts(change, milestones, day, effort=effort)
    without = tuple(part.missing for part in parts if part.missing is not None)
    priced = [(part.low, part.high) for part in parts if part.low is not None and part.high is not None]
    if not priced:
        return Cost(None, None, without) if without else None
    low, high = (sum((span[end] for span in priced), Decimal(0)) for end in (0, 1))
    return Cost(low, high, without)


def cost_parts(
    change: Change, milestones: Mapping[int, Milestone], day: Day, *, effort: bool = True
) -> tuple[CostPart, ...]:
    """The three numbers of what was entered, or of what follows from its milestones; none where nobody can tell it."""
    if change.not_estimable:
        return ()
    weeks = _range(change.delay_weeks, change.delay_weeks_high)
    if weeks is None and (late := delay_weeks(change, milestones)) is not None:
        weeks = (late, late)
    days = _range(change.effort, change.effort_high) if effort else None
    entered = (
        (N_("Effort × day rate"), days, Decimal(day.settings.day_rate) or None, NO_RATE),
        (N_("Fixed cost"), _range(change.fixed_cost, change.fixed_cost_high), Decimal(1), NO_RATE),
        (N_("Delay × benefit"), weeks, change.benefit_per_week, NO_BENEFIT),
    )
    return tuple(
        CostPart(title, span[0] * price, span[1] * price)
        if price is not None
        else CostPart(title, None, None, _missing(form, span))
        for title, span, price, form in entered
        if span is not None and (price is not None or any(span))
    )


NO_RATE = (
    NN_("without the effort of {n} day (no day rate)", "without the effort of {n} days (no day rate)"),
    N_("without the effort of {low} to {high} days (no day rate)"),
)
NO_BENEFIT = (
    NN_("without the delay of {n} week, not estimated", "without the delay of {n} weeks, not estimated"),
    N_("without the delay of {low} to {high} weeks, not estimated"),
)


def _range(low: Decimal | None, high: Decimal | None) -> tuple[Decimal, Decimal] | None:
    """Both ends, where one at least was entered."""
    if low is None and high is None:
        return None
    return (low if low is not None else high or Decimal(0), high if high is not None else low or Decimal(0))


def _missing(forms: tuple[tuple[str, str], str], span: tuple[Decimal, Decimal]) -> Words:
    low, high = (_plain(value) for value in span)
    return words(forms[0], n=low) if low == high else words(forms[1], low=low, high=high)


def _plain(value: Decimal) -> int | str:
    """A number of days or weeks: whole, else with one digit behind the point."""
    rounded = value.quantize(Decimal("0.1"))
    return int(rounded) if rounded == int(rounded) else f"{rounded}"


def delay_weeks(change: Change, milestones: Mapping[int, Milestone]) -> Decimal | None:
    """Weeks by which the last of its milestones is expected after its baseline; None when it is not late."""
    last = carrier(change, milestones)
    if last is None or last.baseline is None or last.due is None or last.due <= last.baseline:
        return None
    return Decimal((last.due - last.baseline).days) / 7


def carrier(change: Change, milestones: Mapping[int, Milestone]) -> Milestone | None:
    """The last of the milestones it moves, which carries the benefit."""
    moved = [milestones[id] for id in change.milestones if id in milestones]
    return max(moved, key=lambda m: (m.due or date.min, m.id), default=None)


def cost_of(reader: Reader, change: Change) -> Words:
    """The cost as far as they may read of it; empty while nothing is known. On the supplier's side effort × rate is for
    those within."""
    now = reader.situation
    return cost_words(change, now.milestones_by_id, now.day, now.project.currency, effort=reader.knows_effort)


def cost_words(
    change: Change, milestones: Mapping[int, Milestone], day: Day, currency: str, *, effort: bool = True
) -> Words:
    """The cost as it is told, with what is missing in it; empty while nothing is known of it. Not `effort`: without
    what our days cost."""
    if change.not_estimable:
        return words(N_("cannot be estimated, because {why}"), why=bare(change.not_estimable))
    found = cost(change, milestones, day, effort=effort)
    if found is None:
        return words("")
    said = sum_words(found.low, found.high, currency)
    for missing in found.without:
        said = words(N_("{cost}, {without}"), cost=said, without=missing)
    return said


def sum_words(low: Decimal | None, high: Decimal | None, currency: str) -> Words:
    """A sum as it is said."""
    if low is None:
        return words(N_("no total yet"))
    unit = Words(CURRENCIES[currency]) if currency in CURRENCIES else currency
    if low == high:
        return words(N_("{currency} {low}"), currency=unit, low=low) if unit else words("{low}", low=low)
    form = N_("{currency} {low} to {high}") if unit else N_("{low} to {high}")
    return words(form, currency=unit, low=low, high=high)


def replans(changes: Iterable[Change], moves: Iterable[Reforecast], day: Day) -> Count:
    """Changes implemented and promises re-baselined, this quarter and last; one reason on one day counts once, and what
    moved through a change is one with it."""
    days = {("change", str(change.id)): change.implemented_on for change in changes if change.implemented_on}
    for move in moves:
        if move.what == "baseline":
            by = ("change", str(move.change)) if move.change else ("baseline", f"{move.on} {move.reason}")
            days.setdefault(by, move.on)
    quarters = [_quarter(on) for on in days.values() if on is not None]
    now = _quarter(day.date)
    return Count(quarters.count(now), quarters.count(now - 1))


def _quarter(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3
