"""The float of a plan: how many working days a milestone may slip before the next in its chain, and go-live, move.

Free and total float of the critical path method. A milestone is `after` one other, so that one way leads up from
go-live. Where a link says no lag nobody can tell how much of the distance is work: above it no float is known.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise, takewhile

from store.records import Milestone
from store.records.milestone import MilestoneType
from store.rules.plan.plans import forecast_on
from store.rules.situation import Situation
from store.values.calendar import Calendar, add_months
from store.values.frozen import frozen
from store.values.record import born
from store.values.words import N_, NN_, Words, bare, words

ENDS: tuple[MilestoneType, ...] = ("delivery", "acceptance")
"""Go-live is the last delivery that another milestone leads to; where there is none, the last acceptance."""


@frozen
class Float:
    """Of one milestone, in working days: before `next` moves, before go-live does, and what that was a month ago. Below
    0: so many are missing already."""

    milestone: Milestone
    next: Milestone
    to_next: int
    to_go_live: int
    month_ago: int | None = None


@frozen
class Chain:
    """What leads to go-live: each float by its milestone, the nearest to go-live first. `beyond` are those further up,
    nearest first, of which nobody can tell it; `month_ago`: the least float of the chain then."""

    go_live: Milestone
    floats: Mapping[int, Float]
    beyond: tuple[Milestone, ...] = ()
    month_ago: int | None = None

    @property
    def tightest(self) -> Float | None:
        """The one that may slip least; of several the one that comes first."""
        return min(reversed(tuple(self.floats.values())), key=lambda one: one.to_go_live, default=None)


def chain(situation: Situation) -> Chain | None:
    """The chain to go-live as it is expected today, where something open leads there.

    A month ago is what was expected then of the milestones that lead to it today, so that the two compare.
    """
    if not (way := _way_to_go_live(situation.milestones)):
        return None
    today, calendar = situation.day.date, situation.day.calendar
    line = tuple(takewhile(_open, way))
    expected = {one.id: one.expected for one in line}
    then = add_months(today, -1)
    before = {
        one.milestone.id: one.to_go_live
        for one in _floats(way, _expected_on(situation, way, then), then, calendar)
    }
    found = {
        one.milestone.id: replace(one, month_ago=before.get(one.milestone.id))
        for one in _floats(line, expected, today, calendar)
    }
    return Chain(line[0], found, line[len(found) + 1 :], min(before.values(), default=None))


def _open(milestone: Milestone) -> bool:
    return milestone.met_on is None


def _way_to_go_live(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Go-live and all that leads to it, met or not, the nearest first; empty where nothing open does, or where the way
    is a circle."""
    known = {one.id: one for one in milestones}
    led = [one for one in known.values() if _open(one) and one.expected and _leads(known.get(one.after or 0))]
    for type in ENDS:
        ends = [one for one in led if one.type == type]
        if go_live := max(ends, key=lambda one: (one.expected or date.min, one.id), default=None):
            way = {go_live.id: go_live}
            before = known.get(go_live.after or 0)
            while before is not None and before.id not in way:
                way[before.id] = before
                before = known.get(before.after or 0)
            return tuple(way.values()) if before is None else ()
    return ()


def _leads(before: Milestone | None) -> bool:
    return before is not None and _open(before)


def _floats(
    way: Sequence[Milestone], expected: Mapping[int, date | None], on: date, calendar: Calendar
) -> Iterator[Float]:
    """Up the way, as far as days and lags are known. What was expected before the day `on` comes that day at the
    soonest; go-live itself is measured against the day it was expected."""
    total = 0
    goal = expected.get(way[0].id)
    for behind, one in pairwise(way):
        at = expected.get(one.id)
        if at is None or goal is None or behind.after_wd is None:
            return
        soonest = max(at, on)
        free = calendar.workdays(soonest, goal) - behind.after_wd
        total += free
        yield Float(one, behind, free, total)
        goal = soonest


def _expected_on(situation: Situation, way: Sequence[Milestone], then: date) -> dict[int, date | None]:
    """What was expected that day of those that were there and not met."""
    found: dict[int, date | None] = {}
    for one in way:
        if one.met_on is not None and one.met_on <= then:
            break
        moves = situation.all_moves_of.get(one.id, ())
        entered = born(one.id, situation.project.zone)
        begun = min(entered, moves[0].on) if moves else entered
        found[one.id] = forecast_on(one, moves, begun, then)
    return found


def float_words(floats: Chain | None, *, short: bool = False) -> Words | None:
    """The number that is said each week, with what it was a month ago; None where it is not known. `short`: where there
    is no room to say to what."""
    if floats is None or (least := floats.tightest) is None:
        return None
    said = words(N_("float {n}wd") if short else N_("float to go-live {n}wd"), n=least.to_go_live)
    return (
        said if floats.month_ago is None else words("{said} ({before})", said=said, before=floats.month_ago)
    )


def float_clause(floats: Chain | None) -> Words | None:
    """The number beside what it is to cover, in a sentence of a paper."""
    if floats is None or (least := floats.tightest) is None:
        return None
    said = words(COVERED if least.to_go_live >= 0 else UNCOVERED, n=abs(least.to_go_live))
    return _ago(said, floats.month_ago)


COVERED = NN_("{n} working day of float to go-live", "{n} working days of float to go-live")
UNCOVERED = NN_("{n} working day too few to go-live", "{n} working days too few to go-live")
BEFORE_NEXT = NN_("{n} working day before {name} moves", "{n} working days before {name} moves")
BEFORE_GO_LIVE = NN_(
    "{n} working day before go-live ({name}) moves", "{n} working days before go-live ({name}) moves"
)
TO_GO_LIVE = NN_("Float to go-live ({name}): {n} working day", "Float to go-live ({name}): {n} working days")
BEYOND_GO_LIVE = NN_(
    "Float to go-live ({name}): {n} working day too few",
    "Float to go-live ({name}): {n} working days too few",
)
MISSING = NN_("{n} working day too few for {name}", "{n} working days too few for {name}")


def float_of(floats: Chain, milestone: Milestone) -> Words | None:
    """What a milestone of the chain may slip, in a sentence; of go-live itself what its chain may; None for one that
    does not lead there."""
    own = floats.floats.get(milestone.id)
    if own is not None:
        parts = [_left(BEFORE_GO_LIVE, own.to_go_live, floats.go_live)]
        if own.next.id != floats.go_live.id:
            parts.insert(0, _left(BEFORE_NEXT, own.to_next, own.next))
        return _and_then(words("{parts}", parts=tuple(parts)), own.month_ago)
    least = floats.tightest
    if milestone.id == floats.go_live.id and least is not None:
        said = words(N_("go-live; {name} leaves {n}wd"), name=_name(least.milestone), n=least.to_go_live)
        return _and_then(said, floats.month_ago)
    if milestone in floats.beyond:
        return words(
            N_("not known: the chain from here to {name} has no lag somewhere"), name=_name(floats.go_live)
        )
    return None


def float_line(floats: Chain) -> Words | None:
    """The number as a paper says it, in words, with the name of what it is measured against."""
    if (least := floats.tightest) is None:
        return None
    form = TO_GO_LIVE if least.to_go_live >= 0 else BEYOND_GO_LIVE
    said = words(form, n=abs(least.to_go_live), name=_name(floats.go_live))
    return _ago(said, floats.month_ago)


def _ago(said: Words, before: int | None) -> Words:
    if before is None:
        return said
    form = N_("{what}, a month ago {n}") if before >= 0 else N_("{what}, a month ago {n} too few")
    return words(form, what=said, n=abs(before))


def _left(forms: tuple[str, str], n: int, behind: Milestone) -> Words:
    return words(forms if n >= 0 else MISSING, n=abs(n), name=_name(behind))


def _and_then(said: Words, month_ago: int | None) -> Words:
    if month_ago is None:
        return said
    form = N_("{what}; a month ago {n}") if month_ago >= 0 else N_("{what}; a month ago {n} too few")
    return words(form, what=said, n=abs(month_ago))


def _name(milestone: Milestone) -> str:
    return bare(milestone.code or milestone.title)
