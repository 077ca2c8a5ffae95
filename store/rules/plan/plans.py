"""The plans of a project: what was promised first, each time that promised days moved since, what was reported of a
milestone under each, and which moves were made for a change."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from store.records import Change, Milestone, Reforecast
from store.rules.named_records import named_in
from store.rules.situation import Situation
from store.values.date_display import dated
from store.values.frozen import frozen
from store.values.words import N_, NN_, Words, bare, words

LAST = 3
"""As many moves of a forecast are told."""
MOVES = NN_("last move: {moves}wd", "last {n} moves: {moves}wd")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
AFTER = NN_("{n} working day after the first plan", "{n} working days after the first plan")
BEFORE = NN_("{n} working day before the first plan", "{n} working days before the first plan")


@frozen
class Plan:
    """One after the first: its number, and the move that says since when, approved by whom and why. `milestone` is the
    last one of those that it moved, promised for the day `first` at the beginning and for `promised` now."""

    number: int
    move: Reforecast
    milestone: Milestone
    first: date | None
    promised: date | None


def plans(situation: Situation, milestones: Iterable[Milestone]) -> tuple[Plan, ...]:
    """Those of these milestones, the second plan first: what moved on one day for one reason is one plan, as the
    counter of re-plans has it."""
    known = {one.id: one for one in milestones}
    together: dict[tuple[date, str], list[Reforecast]] = {}
    moved = (move for id, moves in situation.rebaselines_of.items() if id in known for move in moves)
    for move in sorted(moved, key=lambda move: (move.on, move.id)):
        together.setdefault((move.on, move.reason), []).append(move)
    found = []
    for number, moves in enumerate(together.values(), 2):
        last = max(moves, key=lambda move: (move.moved_to or date.min, move.id))
        first = situation.rebaselines_of[last.milestone][0].moved_from
        found.append(Plan(number, last, known[last.milestone], first, last.moved_to))
    return tuple(found)


def plan_of(situation: Situation, milestone: Milestone, known: Sequence[Plan]) -> Plan | None:
    """The one that a milestone's present baseline is of, as it concerns this milestone; None while that is the first.
    `known`: those of the project."""
    moves = situation.rebaselines_of.get(milestone.id, ())
    if not moves or milestone.baseline == moves[0].moved_from:
        return None
    last = moves[-1]
    on = (last.on, last.reason)
    number = next((one.number for one in known if (one.move.on, one.move.reason) == on), 2)
    return Plan(number, last, milestone, moves[0].moved_from, milestone.baseline)


def raised(plan: Plan | None) -> str:
    """Its number as a row bears it, such as ²; nothing for the first."""
    return str(plan.number).translate(RAISED) if plan is not None else ""


def plan_words(situation: Situation, plan: Plan) -> Words:
    """Since when it holds, who approved it, and how far it is from the first."""
    since = dated(plan.move.on, situation.day.date)
    values = {"n": plan.number, "day": since, "what": _distance(situation, plan)}
    if name := situation.name(plan.move.approver):
        return words(N_("Plan {n} since {day}, approved by {name}: {what}"), **values, name=name)
    return words(N_("Plan {n} since {day}: {what}"), **values)


def _distance(situation: Situation, plan: Plan) -> Words:
    title = bare(plan.milestone.title)
    if plan.first is None or plan.promised is None:
        return words(N_("{what} without a promised day"), what=title)
    n = situation.day.calendar.workdays(plan.first, plan.promised)
    if not n:
        return words(N_("{what} as in the first plan"), what=title)
    far = words(AFTER if n > 0 else BEFORE, n=abs(n))
    return words(N_("{what} {far}"), what=title, far=far)


@frozen
class Report:
    """What was promised and what was expected of a milestone from that day on."""

    on: date
    baseline: date | None
    expected: date | None


def reported(milestone: Milestone, moves: Sequence[Reforecast], entered: date) -> tuple[Report, ...]:
    """As it was reported, oldest first: from when it was entered, then after each of the `moves` of either date. The
    present is taken back move by move, so that what somebody read of it once is never told otherwise."""
    found: list[Report] = []
    baseline, expected = milestone.baseline, milestone.expected
    forecasts = sum(move.what == "forecast" for move in moves)
    earlier = forecasts
    for move in reversed(moves):
        found.append(Report(move.on, baseline, expected))
        if move.what == "forecast":
            expected = move.moved_from
            earlier -= 1
        else:
            # What was expected only as it was promised moved with the promise.
            as_promised = not earlier and (forecasts or milestone.forecast is None)
            if as_promised and expected == move.moved_to:
                expected = move.moved_from
            baseline = move.moved_from
    first = min(entered, found[-1].on) if found else entered
    return (Report(first, baseline, expected), *reversed(found))


def forecast_on(milestone: Milestone, moves: Sequence[Reforecast], begun: date, on: date) -> date | None:
    """What was expected of a milestone on a day."""
    if on < begun or (milestone.met_on is not None and on > milestone.met_on):
        return None
    if milestone.met_on == on:
        return on
    reports = reported(milestone, moves, begun)
    return next(one.expected for one in reversed(reports) if one.on <= on)


def moves_words(situation: Situation, milestone: Milestone) -> Words | None:
    """By how many working days its forecast was moved the last times; None where it never was."""
    moves = situation.moves_of.get(milestone.id, ())
    workdays = situation.day.calendar.workdays
    far = [workdays(one.moved_from, one.moved_to) for one in moves if one.moved_from and one.moved_to][-LAST:]
    return words(MOVES, n=len(far), moves=", ".join(f"{n:+}" for n in far)) if far else None


def moves_for(situation: Situation, change: Change) -> Mapping[int, Sequence[Reforecast]]:
    """The moves of either date that were made for it, by milestone, oldest first: by it, naming it, or together with
    such a one."""
    every = sorted(situation.reforecasts, key=lambda move: (move.on, move.id))
    known = {change.code.casefold(): change} if change.code else {}
    own = {
        move.id for move in every if move.change == change.id or (known and any(named_in(move.reason, known)))
    }
    together = {(move.on, move.reason) for move in every if move.id in own}
    found: dict[int, list[Reforecast]] = {}
    for move in every:
        if (move.on, move.reason) in together:
            found.setdefault(move.milestone, []).append(move)
    return found


def days_by(situation: Situation, change: Change) -> Callable[[date], tuple[int, ...]]:
    """What gives, of each of the milestones that a change moves, its new day as it stood on a day: as ordinals, by
    their ids."""
    moves = moves_for(situation, change)
    those = [one for one in situation.milestones if one.id in moves or one.id in change.milestones]

    def as_of(on: date) -> tuple[int, ...]:
        days = (
            _last(moves.get(one.id, ()), on)
            or _stood(situation.moves_of.get(one.id, ()), on, one.forecast)
            or _stood(situation.rebaselines_of.get(one.id, ()), on, one.baseline)
            for one in those
        )
        return tuple(0 if day is None else day.toordinal() for day in days)

    return as_of


def _last(moves: Sequence[Reforecast], on: date) -> date | None:
    return next((move.moved_to for move in reversed(moves) if move.on <= on), None)


def _stood(moves: Sequence[Reforecast], on: date, now: date | None) -> date | None:
    """A date of a milestone as it stood on a day."""
    if not moves:
        return now
    return _last(moves, on) if moves[0].on <= on else moves[0].moved_from
