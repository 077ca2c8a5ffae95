"""The milestone trend: what was forecast for each milestone on each of the last report days."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from store.records import Milestone, Reforecast
from store.rules.plan.plans import forecast_on
from store.values.day import Day
from store.values.frozen import frozen

REPORTS = 12
MOST = 6
"""Milestones that one picture can tell apart."""


@frozen
class TrendLine:
    """One milestone's forecast on each report day, oldest first; None before it was entered and after it was met."""

    milestone: Milestone
    forecasts: tuple[date | None, ...]


@frozen
class Trend:
    """Report days, evenly spaced in working days up to today, and a line per milestone; `left_out`: how many more."""

    days: tuple[date, ...]
    lines: tuple[TrendLine, ...]
    left_out: int


def trend(
    milestones: Iterable[Milestone],
    moves: Mapping[int, Sequence[Reforecast]],
    begun: Mapping[int, date],
    day: Day,
    every: int = 5,
) -> Trend:
    """Of the milestones that are open, then of those met within the picture, those that moved most, then the next due.

    `moves`: a milestone's moves of either date, oldest first; `begun`: the day each was entered; `every`: working
    days between two reports.
    """
    days = tuple(day.calendar.add(day.date, -every * n) for n in reversed(range(REPORTS)))
    shown = [m for m in milestones if m.due is not None and (m.met_on is None or m.met_on >= days[0])]
    shown.sort(key=lambda m: (m.met_on is not None, -len(moves.get(m.id, ())), m.due or date.max, m.id))
    lines = [
        TrendLine(m, tuple(forecast_on(m, moves.get(m.id, ()), begun.get(m.id, date.min), on) for on in days))
        for m in shown[:MOST]
    ]
    lines.sort(key=lambda line: (line.milestone.due or date.max, line.milestone.id))
    return Trend(days, tuple(lines), max(0, len(shown) - MOST))
