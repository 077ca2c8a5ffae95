"""The line of a project between a change that its sponsor must hear of and one of many small ones."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from store.records import Change
from store.values.day import Day
from store.values.record import Record
from store.values.words import N_, NN_, Words, words

COST_FIELDS = (
    "effort",
    "effort_high",
    "fixed_cost",
    "fixed_cost_high",
    "delay_weeks",
    "delay_weeks_high",
    "benefit_per_week",
    "milestones",
)


def cost_fields(change: Record) -> tuple[Any, ...]:
    """All that an approval agrees to beside the change itself."""
    return tuple(getattr(change, name) for name in COST_FIELDS)


def most(change: Change, name: str) -> Decimal:
    """A figure of it at the most; 0 where none was entered."""
    return max(getattr(change, name) or Decimal(0), getattr(change, f"{name}_high") or Decimal(0))


def above_line(change: Change, day: Day) -> bool:
    """Whether it moves a milestone, delays the end, takes more effort or money than the project's line allows, or
    nobody can tell."""
    if change.milestones or change.delay_weeks or change.delay_weeks_high or change.not_estimable:
        return True
    effort, fixed = most(change, "effort"), most(change, "fixed_cost")
    settings = day.settings
    return effort > settings.line_days or effort * settings.day_rate + fixed > settings.line_cost


def small_changes(changes: Iterable[Change], day: Day, *, effort: bool = True) -> Words | None:
    """Those below the line in one line, with the days of work they take, where `effort` may be read; None of none."""
    small = [one for one in changes if one.rejected_on is None and not above_line(one, day)]
    if not small:
        return None
    days = sum((most(one, "effort") for one in small), Decimal(0))
    counted = words(NN_("{n} small change", "{n} small changes"), n=len(small))
    if not days or not effort:
        return counted
    taking = words(NN_("{n} day", "{n} days"), n=int(days)) if days == int(days) else None
    taking = taking or words(N_("{days} days"), days=f"{days.normalize():f}")
    return words(N_("{changes}, {days}"), changes=counted, days=taking)
