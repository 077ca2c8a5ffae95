"""What has to be told of a record, kind by kind: from which day on it stands so, and when that is worse than before."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from store.records import Change, Milestone, Risk, Seat
from store.records.change import unapproved
from store.records.milestone import slip, tolerance_of
from store.records.risk import band, score
from store.records.seat import seat_state
from store.rules.plan.change_line import above_line, cost_fields, most
from store.rules.revision import Revision
from store.rules.situation import Situation
from store.values.day import Day
from store.values.frozen import frozen
from store.values.record import Record

Mark = tuple[int | Decimal, ...]
"""What has to be told of a state; None where nothing has. Two of one event can be compared: by the first number where
somebody heard of it, by every one where it was said that they need not."""
Stage = tuple[date, Mark | None]
"""From a day on it stands so."""
Stages = Callable[[Situation, Sequence[Revision], int], Iterator[Stage]]
"""Those of one revision of several, the first from the day of the act on, then those that time alone brings."""
WEIGHTS: dict[str, dict[str, int]] = {"open": {"red": 1}, "occurred": {"amber": 2, "red": 3}}
"""Of risks and issues by state and colour."""


@frozen
class Event:
    """One sort of news of a kind. `worse`: whether the first mark says more than the second, which they heard;
    `excused`: which they need not hear, where that ends sooner. `agreed`: what the record began with is no news.
    `good`: it never ages and is not counted."""

    stages: Stages
    worse: Callable[[Mark, Mark], bool]
    excused: Callable[[Mark, Mark], bool] | None = None
    agreed: bool = False
    good: bool = False


def _weight(situation: Situation, revisions: Sequence[Revision], at: int) -> Iterator[Stage]:
    """A red risk weighs less than an issue; an issue counts from impact 3 on. Then its score, or the impact of an
    issue, and the day it hits, the sooner the more."""
    _, on, risk, _ = revisions[at]
    assert isinstance(risk, Risk)
    if risk.state == "occurred" and at:
        on = _said(revisions, at, "occurred_on")
    weighs = WEIGHTS.get(risk.state)
    weight = weighs.get(band(risk, situation.day)) if weighs else None
    if weight is None:
        yield on, None
        return
    points = risk.impact if risk.state == "occurred" else score(risk)
    yield on, (weight, points or 0, -(risk.hits_on or date.max).toordinal())


def _late(situation: Situation, revisions: Sequence[Revision], at: int) -> Iterator[Stage]:
    """Beyond its tolerance; from the working day after its forecast on overdue, whatever was said of it before."""
    milestone, on = revisions[at].record, revisions[at].on
    assert isinstance(milestone, Milestone)
    day, expected = situation.day, milestone.expected
    if milestone.met_on is not None or expected is None:
        yield on, None
        return
    missed = day.calendar.add(expected, 1)
    overdue: Mark = (expected.toordinal(), 1)
    if missed <= on:
        yield on, overdue
        return
    yield (
        on,
        (expected.toordinal(), 0) if (slip(milestone, day) or 0) > tolerance_of(milestone, day) else None,
    )
    yield missed, overdue


def _later(now: Mark, heard: Mark) -> bool:
    """Expected later than they heard, or missed since."""
    return now[0] > heard[0] or (now[1] > 0 and now != heard)


def _met(situation: Situation, revisions: Sequence[Revision], at: int) -> Iterator[Stage]:
    """Met, unless that is long ago: a plan that comes in with years of history is no news."""
    milestone, on = revisions[at].record, revisions[at].on
    assert isinstance(milestone, Milestone)
    met = milestone.met_on
    old = met is None or (situation.day.date - met).days > situation.day.settings.met_news_days
    yield min(on, met or on), None if old else (1,)


def _plan(situation: Situation, revisions: Sequence[Revision], at: int) -> Iterator[Stage]:
    """Its baseline, once a plan was agreed: what it was while the first one was made is no news."""
    milestone = revisions[at].record
    assert isinstance(milestone, Milestone)
    moves = situation.rebaselines_of.get(milestone.id, ())
    baseline = milestone.baseline
    if moves and baseline not in {day for move in moves for day in (move.moved_from, move.moved_to)}:
        baseline = moves[0].moved_from
    yield revisions[at].on, (baseline.toordinal(),) if baseline and moves else None


def _leaving(situation: Situation, revisions: Sequence[Revision], at: int) -> Iterator[Stage]:
    """A key seat that is announced empty: the sooner the worse."""
    seat, on = revisions[at].record, revisions[at].on
    assert isinstance(seat, Seat)
    if not seat.key or seat_state(seat, situation.day.date) == "held":
        yield on, None
        return
    until = seat.until.toordinal() if seat.until is not None and seat.holder is not None else 0
    yield _said(revisions, at, "known_on"), (-until,)


def _change(situation: Situation, revisions: Sequence[Revision], at: int) -> Iterator[Stage]:
    """One above the project's line; again when it is implemented without an approval, or other than approved. Then
    what it costs."""
    change, on = revisions[at].record, revisions[at].on
    assert isinstance(change, Change)
    day = situation.day
    done = change.implemented_on
    history = done is not None and (day.date - done).days >= day.settings.surprise_days
    if change.rejected_on is not None or history or not above_line(change, day):
        yield on, None
        return
    otherwise = done is not None and (unapproved(change) or other_than_approved(revisions[: at + 1]))
    yield on, (2 if otherwise else 1, *costs(change, day))


def costs(change: Change, day: Day) -> Iterator[Decimal | int]:
    """The cost at the most, the days and weeks that have no price, how many milestones it moves, and whether nobody can
    tell."""
    effort, fixed, delay = (most(change, name) for name in ("effort", "fixed_cost", "delay_weeks"))
    rate, benefit = day.settings.day_rate, change.benefit_per_week or 0
    yield effort * rate + fixed + delay * benefit
    yield 0 if rate else effort
    yield 0 if benefit else delay
    yield len(change.milestones)
    yield bool(change.not_estimable)


def _funding(situation: Situation, revisions: Sequence[Revision], at: int) -> Iterator[Stage]:
    """Funding whose day has passed without the money; the longer ago it was needed the worse."""
    from store.records import MoneyLine

    line, on = revisions[at].record, revisions[at].on
    assert isinstance(line, MoneyLine)
    if line.type != "funding" or line.due is None or line.in_place_on is not None:
        yield on, None
        return
    missed = line.due + timedelta(1)
    if missed > on:
        yield on, None
    yield max(on, missed), (-line.due.toordinal(),)


def as_approved(revisions: Sequence[Revision]) -> Change | None:
    """A change as it was when it was approved last; None where its approval is not known."""
    approved: Change | None = None
    for revision in revisions:
        change = revision.record
        assert isinstance(change, Change)
        if change.approved_on is None:
            approved = None
        elif approved is None or change.approved_on != approved.approved_on:
            approved = change
    return approved


def other_than_approved(revisions: Sequence[Revision]) -> bool:
    """Whether the cost of a change, or what it moves, is not what it was when it was approved."""
    approved = as_approved(revisions)
    return approved is not None and cost_fields(approved) != cost_fields(revisions[-1].record)


def _said(revisions: Sequence[Revision], at: int, name: str) -> date:
    """The day of the act, or the earlier one that it wrote into a field."""
    on: date | None = getattr(revisions[at].record, name)
    before = getattr(revisions[at - 1].record, name) if at else None
    return min(on, revisions[at].on) if on is not None and on != before else revisions[at].on


def _more(now: Mark, heard: Mark) -> bool:
    return now[0] > heard[0]


def grown(now: Mark, before: Mark) -> bool:
    """It weighs more, or as much and something else of it is more."""
    return now[0] > before[0] or (
        now[0] == before[0] and any(one > was for one, was in zip(now, before, strict=True))
    )


def _other(now: Mark, heard: Mark) -> bool:
    return now != heard


EVENTS: Mapping[str, tuple[Event, ...]] = {
    "risk": (Event(_weight, _more, grown),),
    "milestone": (Event(_late, _later), Event(_plan, _other, agreed=True), Event(_met, _more, good=True)),
    "seat": (Event(_leaving, _more),),
    "change": (Event(_change, _more, grown),),
    "money": (Event(_funding, _more),),
}
"""Everything that the sponsor must be told, and what they are told gladly, by kind."""
AGREED = frozenset(kind for kind, events in EVENTS.items() if any(event.agreed for event in events))
"""The kinds of which something may have to be told though nothing of them stands out as it is."""


def events_of(record: Record) -> tuple[Event, ...]:
    """Those of a record's kind; none for what nobody has to be told."""
    return EVENTS.get(record.kind, ())


def first_day(situation: Situation, record: Record, entered: date) -> date:
    """The day on which what a record came in with began: it may be older than its entry."""
    said: Any = None
    if isinstance(record, Risk):
        said = record.detected_on or record.occurred_on
    elif isinstance(record, Change):
        said = record.identified_on
    elif isinstance(record, Milestone):
        moves = situation.moves_of.get(record.id, ())
        said = next((move.on for move in moves if _beyond(situation, record, move.moved_to)), None)
    return entered if said is None else min(said, entered)


def _beyond(situation: Situation, milestone: Milestone, moved_to: date | None) -> bool:
    if milestone.baseline is None or moved_to is None:
        return False
    day = situation.day
    return day.calendar.workdays(milestone.baseline, moved_to) > tolerance_of(milestone, day)
