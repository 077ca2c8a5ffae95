"""Promised dates: overdue, moved, confirmed by nobody."""

from collections.abc import Iterator

from store.records import Milestone
from store.records.milestone import overdue, rag, slip, tolerance_of
from store.rules.plan.plans import moves_words
from store.rules.registers.areas import milestone_colour
from store.rules.registers.colour_reasons import slip_words
from store.rules.review.reasons.reason import Reason, heavy, seen_by_sponsor
from store.rules.situation import Situation
from store.values.record import born
from store.values.words import N_, bare, words


def milestone_overdue(situation: Situation) -> Iterator[Reason]:
    """Its forecast has passed and it is not met."""
    day = situation.day
    for milestone in _open(situation):
        if overdue(milestone, day) and milestone.expected is not None:
            late = max(1, day.since(milestone.expected))
            yield Reason(
                "milestone_overdue",
                milestone,
                words(N_("overdue {n}wd: expected {day} and not met"), n=late, day=milestone.expected),
                "red",
                milestone.expected,
                late=late,
                interval=max(1, tolerance_of(milestone, day)),
                again=1,
                sponsor=seen_by_sponsor(situation, milestone),
            )


def moved(situation: Situation) -> Iterator[Reason]:
    """Later than promised; said again when its confirmation is as old as its colour allows."""
    day = situation.day
    for milestone in _open(situation):
        late = slip(milestone, day)
        if late is None or late <= 0 or overdue(milestone, day):
            continue
        colour = rag(milestone, day)
        every = day.settings.review_red_wd if colour == "red" else day.settings.review_amber_wd
        moves = situation.moves_of.get(milestone.id, ())
        since = moves[-1].on if moves else born(milestone.id)
        confirmed = milestone.confirmed_on
        if confirmed is not None and confirmed > since:
            if day.since(confirmed) <= every:
                continue
            since = day.calendar.add(confirmed, every + 1)
        slipped = slip_words(late)
        form = N_("{slip}, now {day}. Reason: {reason}") if moves else N_("{slip}, now {day}")
        reason = bare(moves[-1].reason) if moves else ""
        yield Reason(
            "moved",
            milestone,
            words(form, slip=slipped, day=milestone.expected, reason=reason),
            heavy(colour),
            since,
            late=max(0, day.since(since)),
            interval=every,
            again=every,
            sponsor=seen_by_sponsor(situation, milestone),
        )


def milestone_unconfirmed(situation: Situation) -> Iterator[Reason]:
    """Nobody confirmed or moved it for long, or it has no date at all."""
    day = situation.day
    for milestone in _open(situation):
        touched = born(milestone.id)
        if moves := situation.moves_of.get(milestone.id, ()):
            touched = moves[-1].on
        if milestone.expected is None:
            late = max(0, day.since(touched))
            said = words(N_("no date yet"))
            every = day.settings.unconfirmed_wd
            yield Reason("no_date", milestone, said, "amber", touched, late, every, again=every, waits=True)
        elif milestone_colour(situation, milestone) == "unknown":
            last = max(touched, milestone.confirmed_on or touched)
            far = day.until(milestone.expected) > day.settings.far_wd
            every = day.settings.unconfirmed_far_wd if far else day.settings.unconfirmed_wd
            said = words(N_("not confirmed or moved since {day}"), day=last)
            if (before := moves_words(situation, milestone)) is not None:
                said = words(N_("{what}; {moves}"), what=said, moves=before)
            yield Reason(
                "milestone_unconfirmed",
                milestone,
                said,
                "amber",
                day.calendar.add(last, every + 1),
                late=max(0, day.since(last) - every),
                interval=every,
                again=every,
                waits=True,
            )


def _open(situation: Situation) -> Iterator[Milestone]:
    return (milestone for milestone in situation.milestones if milestone.met_on is None)
