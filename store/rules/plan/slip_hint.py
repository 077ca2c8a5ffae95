"""What a milestone's day rests on: what before it nobody confirmed, and how it moved before. No forecast of ours."""

from collections.abc import Iterator

from store.records import Milestone
from store.records.milestone import days_overdue, unconfirmed
from store.rules.plan.plans import moves_words
from store.rules.situation import Situation
from store.values.record import born
from store.values.words import N_, Clauses, Words, bare, words

NAMED = 2
"""As many of those before it are named, the nearest first."""


def slip_hint(situation: Situation, milestone: Milestone) -> Words | None:
    """Of an open milestone that nobody confirmed lately, or that comes after such a one: what that is, and its own last
    moves, oldest first. None where its day is as firm as a day can be."""
    if milestone.met_on is not None or milestone.expected is None:
        return None
    before = tuple(_unsure(situation, milestone))[:NAMED]
    own = _silent(situation, milestone)
    if not before and own is None:
        return None
    moved = moves_words(situation, milestone)
    parts = (*((own,) if own is not None else ()), *before, *((moved,) if moved is not None else ()))
    return words("{parts}", parts=Clauses(parts))


def _unsure(situation: Situation, milestone: Milestone) -> Iterator[Words]:
    """The open ones that it comes after which are overdue or that nobody confirmed, the nearest first."""
    known = situation.milestones_by_id
    seen = {milestone.id}
    before = known.get(milestone.after or 0)
    while before is not None and before.id not in seen and before.met_on is None:
        seen.add(before.id)
        name = bare(before.code or before.title)
        if late := days_overdue(before, situation.day):
            yield words(N_("{name} before it {n}wd overdue"), name=name, n=late)
        elif (silent := _silent(situation, before)) is not None:
            yield words(N_("{name} before it {what}"), name=name, what=silent)
        before = known.get(before.after or 0)


def _silent(situation: Situation, milestone: Milestone) -> Words | None:
    moves = situation.moves_of.get(milestone.id, ())
    touched = moves[-1].on if moves else born(milestone.id, situation.project.zone)
    if not unconfirmed(milestone, situation.day, touched):
        return None
    last = max(touched, milestone.confirmed_on or touched)
    return words(N_("not confirmed for {n}wd"), n=situation.day.since(last))
