"""What a change of the plan moves: old and new day of every milestone."""

from collections.abc import Iterable
from datetime import date

from store.records import Change, Milestone
from store.rules.plan.plans import moves_for
from store.rules.situation import Situation
from store.values.date_display import dated
from store.values.frozen import frozen
from store.values.record import born
from store.values.words import N_, Words, bare, words


@frozen
class MovedDate:
    """A milestone before the change and with it; `met`: since it is met it moves no more."""

    milestone: Milestone
    old: date | None
    new: date | None
    met: bool = False


def moved_dates(situation: Situation, change: Change) -> tuple[MovedDate, ...]:
    """Of the milestones it names, and of those that were moved for it, by their new day.

    Where moves were recorded for it: from the day of the first to the day of the last. Where none was yet: from the
    day that was expected when the change was identified, the baseline where no move was recorded at all, to the day
    that is expected now.
    """
    moves = moves_for(situation, change)
    known = change.identified_on or born(change.id)
    found = []
    for one in situation.milestones:
        own = moves.get(one.id, ())
        if not own and one.id not in change.milestones:
            continue
        old = own[0].moved_from if own else _expected_by(situation, one, known)
        new = own[-1].moved_to if own else one.expected
        met = one.met_on is not None and not own
        found.append(MovedDate(one, old, one.met_on if met else new, met))
    return tuple(sorted(found, key=lambda one: (one.new or date.max, one.milestone.id)))


def _expected_by(situation: Situation, milestone: Milestone, day: date) -> date | None:
    """When it was expected before anything moved from that day on."""
    if not (moves := situation.moves_of.get(milestone.id, ())):
        return milestone.baseline
    return next((move.moved_from for move in moves if move.on >= day), milestone.expected)


def date_words(situation: Situation, moved: MovedDate) -> Words:
    """Its name, old and new day, and how far apart they are in working days."""
    today, one = situation.day.date, moved.milestone
    name = f"{one.code} {bare(one.title)}".strip()
    if moved.met:
        return words(N_("{name} met {day}, moves no more"), name=name, day=dated(moved.new or today, today))
    if moved.new is None:
        return words(N_("{name} without a day"), name=name)
    if moved.old is None or moved.old == moved.new:
        return words(N_("{name} {day}, as before"), name=name, day=dated(moved.new, today))
    n = situation.day.calendar.workdays(moved.old, moved.new)
    far = words(N_("{n:+}wd"), n=n)
    return words(
        N_("{name} {was} > {now}, {far}"),
        name=name,
        was=dated(moved.old, today),
        now=dated(moved.new, today),
        far=far,
    )


def behind(situation: Situation, milestones: Iterable[int]) -> tuple[Milestone, ...]:
    """The open ones that come after any of these, or after those, in the order they were made."""
    reached = set(milestones)
    before = 0
    while len(reached) != before:
        before = len(reached)
        reached |= {one.id for one in situation.milestones if one.after in reached and one.met_on is None}
    own = set(milestones)
    return tuple(one for one in situation.milestones if one.id in reached and one.id not in own)
