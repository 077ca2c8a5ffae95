"""Hypercare: for some weeks from go-live people are called twice as often. It begins when that is met, ends by itself.

The setting `hypercare_weeks` says how long; 0: there is none. Go-live is, as the float has it, the last delivery that
another milestone leads to; while that is open it has not begun.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from store.records import Milestone
from store.values.day import Day


def go_live_met(milestones: Iterable[Milestone]) -> date | None:
    """The day it was met; None while it is ahead, or where no delivery leads from another milestone."""
    known = {one.id: one for one in milestones}
    led = [one for one in known.values() if one.type == "delivery" and one.after in known and one.due]
    last = max(led, key=lambda one: (one.due or date.min, one.id), default=None)
    return last.met_on if last is not None else None


def hypercare_until(milestones: Iterable[Milestone], day: Day) -> date | None:
    """Its last day, from the day of go-live to that day; None otherwise."""
    weeks = day.settings.hypercare_weeks
    if not weeks or (begun := go_live_met(milestones)) is None:
        return None
    last = begun + timedelta(weeks=weeks)
    return last if begun <= day.date <= last else None
