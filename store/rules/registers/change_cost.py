"""What a plan change costs, and how often the plan was changed: so that a change never becomes normal."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from store.records import Change, Milestone, Reforecast
from store.values.day import Day
from store.values.frozen import frozen
from store.values.words import N_, Words, bare, words


@frozen
class Cost:
    """In the project's currency, from `low` to `high`."""

    low: Decimal
    high: Decimal


class Count(NamedTuple):
    """Re-plans of this quarter, and of the last one."""

    this: int
    last: int


def cost(change: Change, milestones: Mapping[int, Milestone], day: Day) -> Cost | None:
    """effort days × rate + fixed + delay weeks × benefit per week; None where nothing of it is known, or where it
    cannot be told.

    The delay counts once, on the last milestone that carries the benefit: as entered, else by which that milestone
    is expected later than promised.
    """
    if change.not_estimable or (change.effort is not None and not day.settings.day_rate):
        return None
    pairs = [
        (change.effort, change.effort_high, Decimal(day.settings.day_rate)),
        (change.fixed_cost, change.fixed_cost_high, Decimal(1)),
    ]
    if change.benefit_per_week is not None:
        low, high = change.delay_weeks, change.delay_weeks_high
        if low is None and high is None:
            low = delay_weeks(change, milestones)
        pairs.append((low, high, change.benefit_per_week))
    known = [(low, high, times) for low, high, times in pairs if low is not None or high is not None]
    if not known:
        return None
    least = sum(
        ((low if low is not None else high or Decimal(0)) * times for low, high, times in known), Decimal(0)
    )
    most = sum(
        ((high if high is not None else low or Decimal(0)) * times for low, high, times in known), Decimal(0)
    )
    return Cost(least, most)


def delay_weeks(change: Change, milestones: Mapping[int, Milestone]) -> Decimal | None:
    """Weeks by which the last of its milestones is expected after its baseline; None when it is not late."""
    moved = [milestones[id] for id in change.milestones if id in milestones]
    last = max(moved, key=lambda m: (m.due or date.min, m.id), default=None)
    if last is None or last.baseline is None or last.due is None or last.due <= last.baseline:
        return None
    return Decimal((last.due - last.baseline).days) / 7


def cost_words(change: Change, milestones: Mapping[int, Milestone], day: Day, currency: str) -> Words:
    """The cost as everybody is told it; empty while nothing is known of it."""
    if change.not_estimable:
        return words(N_("not estimable, because {why}"), why=bare(change.not_estimable))
    if change.effort is not None and not day.settings.day_rate:
        return words(N_("not estimable, because no day rate is set (forewarn set day_rate)"))
    found = cost(change, milestones, day)
    if found is None:
        return words("")
    low, high = amount(found.low), amount(found.high)
    if low == high:
        return words("{currency} {low}", currency=currency, low=low) if currency else words("{low}", low=low)
    form = N_("{currency} {low} to {high}") if currency else N_("{low} to {high}")
    return words(form, currency=currency, low=low, high=high)


def amount(value: Decimal) -> str:
    """In whole units, thousands parted; 12 500."""
    return f"{value.quantize(Decimal(1)):,}".replace(",", " ")


def replans(changes: Iterable[Change], moves: Iterable[Reforecast], day: Day) -> Count:
    """Changes implemented and promises re-baselined, this quarter and last; one reason on one day counts once."""
    days = {("change", str(change.id)): change.implemented_on for change in changes if change.implemented_on}
    days |= {("baseline", f"{m.on} {m.reason}"): m.on for m in moves if m.what == "baseline"}
    quarters = [_quarter(on) for on in days.values() if on is not None]
    now = _quarter(day.date)
    return Count(quarters.count(now), quarters.count(now - 1))


def _quarter(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3
