"""What hit the project or would have, kind by kind: known from which day on, hitting on which day."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from store.records import Change, Milestone, Reforecast, Risk, Seat
from store.records.milestone import tolerance_of
from store.rules.plan.change_line import above_line
from store.rules.plan.plans import reported
from store.rules.registers.news import began
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.record import Record, born


@frozen
class Hit:
    """Something that hit, or would have: detected on one day, hitting on another; `notice` in working days is how
    long before that the sponsor wants to have heard."""

    record: Record
    detected: date
    hits: date
    notice: int
    averted: bool = False
    warned_from: date | None = None

    @property
    def first(self) -> date:
        """From which day on a telling counts: a slip within tolerance that was told was a warning, too."""
        return self.warned_from or self.detected


def hits(situation: Situation) -> Iterator[Hit]:
    """Everything that ever hit, or was averted."""
    for record in (*situation.risks, *situation.milestones, *situation.changes, *situation.seats):
        yield from _of(situation, record)


def hit_by(situation: Situation, until: date) -> frozenset[int]:
    """The records with something that hit by that day, whether they had to be told or not."""
    return frozenset(
        event.record.id for event in hits(situation) if event.hits <= until and not event.averted
    )


def days_of(situation: Situation, record: Record) -> tuple[date | None, date | None]:
    """(detected, hits) of whatever the sponsor should hear of a record; hits None where no day is known, both None
    where there is nothing to hear."""
    if (event := next(_of(situation, record), None)) is not None:
        return event.detected, event.hits
    since = began(situation, record)
    return since, _named_day(record) if since is not None else None


def hit_day(situation: Situation, record: Record) -> date | None:
    """The second of `days_of` alone: since when it is known is not looked up where no day is."""
    if (event := next(_of(situation, record), None)) is not None:
        return event.hits
    on = _named_day(record)
    return on if on is not None and began(situation, record) is not None else None


def _named_day(record: Record) -> date | None:
    """The day that it says itself."""
    on: date | None = record.hits_on if isinstance(record, Risk) else getattr(record, "baseline", None)
    return on


def _of(situation: Situation, record: Record) -> Iterator[Hit]:
    """What hit of one record, or was averted."""
    if isinstance(record, Risk):
        yield from _risk(situation, record)
    elif isinstance(record, Milestone):
        yield from _milestone(situation, record)
    elif isinstance(record, Change):
        yield from _change(situation, record)
    elif isinstance(record, Seat):
        yield from _seat(situation, record)


def _change(situation: Situation, change: Change) -> Iterator[Hit]:
    """Its own days say it."""
    if change.implemented_on is not None and above_line(change, situation.day):
        known = change.identified_on or min(born(change.id), change.implemented_on)
        yield Hit(change, known, change.implemented_on, situation.day.settings.notice_change_wd)


def _seat(situation: Situation, seat: Seat) -> Iterator[Hit]:
    """A key seat; its own days say it."""
    if seat.key and seat.until is not None:
        known, notice = seat.known_on or min(born(seat.id), seat.until), situation.day.settings.notice_seat_wd
        yield Hit(seat, known, seat.until, notice, averted=seat.successor is not None)


def _risk(situation: Situation, risk: Risk) -> Iterator[Hit]:
    """An issue hit on the day it occurred, unless it was put back to open; one that is known before it hits, as that
    somebody leaves, hits on the day that it names. What was closed before it hit is averted."""
    notice = situation.day.settings.notice_issue_wd
    entered = born(risk.id, situation.project.zone)
    hit = risk.occurred_on if risk.state != "open" else None
    if hit is None and risk.state == "occurred":
        hit = risk.detected_on or entered
    closed = risk.closed_on if risk.state == "closed" else None
    if hit is not None:
        detected = risk.detected_on or min(entered, hit)
        if risk.probability is None and risk.hits_on is not None and risk.hits_on > hit:
            hit = risk.hits_on
        averted = closed is not None and closed < hit
        yield Hit(risk, detected, closed if averted and closed else hit, notice, averted=averted)
    elif closed is not None:
        yield Hit(risk, risk.detected_on or entered, closed, notice, averted=True)


def _milestone(situation: Situation, milestone: Milestone) -> Iterator[Hit]:
    """Under its present baseline, and what had hit already when an earlier one was moved: it keeps the baseline that
    it was hit against."""
    moves = situation.all_moves_of.get(milestone.id, ())
    bases = situation.rebaselines_of.get(milestone.id, ())
    yield from _under(situation, milestone, situation.moves_of.get(milestone.id, ()), situation.day.date)
    if not bases:
        return
    reports = reported(milestone, moves, date.min)
    for n, base in enumerate(bases):
        start, end = moves.index(bases[n - 1]) + 1 if n else 0, moves.index(base)
        within = tuple(move for move in moves[start:end] if move.what == "forecast")
        last = reports[end]
        met = milestone.met_on if milestone.met_on is not None and milestone.met_on <= base.on else None
        then = replace(milestone, baseline=last.baseline, forecast=last.expected, met_on=met)
        events = _under(situation, then, within, base.on)
        for event in events:
            if event.hits <= base.on and not event.averted:
                yield replace(event, record=milestone)


def _under(
    situation: Situation, milestone: Milestone, moves: Sequence[Reforecast], today: date
) -> Iterator[Hit]:
    """One that is or was beyond its tolerance, or past its forecast without being met, as of `today`. Back within
    tolerance before it hit, it is averted."""
    day, baseline = situation.day, milestone.baseline
    if baseline is None or milestone.expected is None:
        return
    settings = day.settings
    tolerance = tolerance_of(milestone, day)
    own = situation.project.notice
    notice = settings.notice_milestone_wd if own is None else own
    end = milestone.met_on or today
    crossed, last = _crossed(situation, moves, baseline, tolerance)
    late = day.calendar.workdays(baseline, milestone.due or baseline)
    # Kept its last forecast or not: a day off between the two keeps nobody waiting.
    overdue = day.calendar.workdays(milestone.expected, end) > 0
    if late > tolerance or overdue:
        if crossed is not None:
            before = moves[: moves.index(crossed)]
            promised = next((m.moved_to for m in reversed(before) if m.moved_to is not None), baseline)
            if day.calendar.workdays(promised, crossed.on) <= 0:
                yield Hit(milestone, crossed.on, baseline, notice)
                return
        else:
            promised = milestone.expected if overdue else baseline
        # Nobody moved it beyond tolerance in time: it is the last promise that was missed.
        slipped = next((m.on for m in moves if m.moved_to is not None and m.moved_to > baseline), None)
        first = day.calendar.add(promised, 1)
        warned = slipped if slipped is not None and slipped < first else None
        yield Hit(milestone, first, promised, notice, warned_from=warned)
    elif crossed is None and last is not None:
        yield Hit(milestone, last.on, baseline, notice, averted=True)


def _crossed(
    situation: Situation, moves: Sequence[Reforecast], baseline: date, tolerance: int
) -> tuple[Reforecast | None, Reforecast | None]:
    """(the move that took the forecast beyond tolerance and left it there, the last one that did so for a while)."""
    crossed = last = None
    for move in moves:
        beyond = (
            move.moved_to is not None and situation.day.calendar.workdays(baseline, move.moved_to) > tolerance
        )
        if beyond and crossed is None:
            crossed = last = move
        elif not beyond:
            crossed = None
    return crossed, last
