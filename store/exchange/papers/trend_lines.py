"""What a chart of slips shows: the milestones that moved most, each as steps over the days on which it was reported."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from store.rules.briefing.report import Trend
from store.values.words import N_

TITLE = N_("Slip against the baseline in working days, by the day it was reported")
CHARTED = 6
"""As many milestones one chart holds, those with the greatest slip."""
BEFORE = timedelta(days=28)
"""How long before the first move the chart begins."""


def charted(trends: Sequence[Trend]) -> tuple[Trend, ...]:
    """Those that are drawn, the latest first."""
    most = sorted(trends, key=lambda trend: -abs(trend.slips[-1][1]))[:CHARTED]
    return tuple(sorted(most, key=lambda trend: -trend.slips[-1][1]))


def first_day(shown: Sequence[Trend]) -> date:
    """Where the days begin."""
    moved = min(day for trend in shown for day, _ in trend.slips[1:] or trend.slips)
    return min(max(day, moved - BEFORE) for trend in shown for day, _ in trend.slips)


def steps(trend: Trend, first: date, today: date) -> Iterator[tuple[date, int]]:
    """The corners of one line from `first` to today: a slip stands until the day of the next."""
    before: int | None = None
    for day, slip in trend.slips:
        on = max(day, first)
        if before is not None:
            yield on, before
        yield on, slip
        before = slip
    if before is not None:
        yield max(today, first), before
