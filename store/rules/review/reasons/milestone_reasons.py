"""Promised dates: overdue, moved, confirmed by nobody; and once met, not told, not endorsed, nobody thanked."""

from collections.abc import Iterator
from datetime import date

from store.records import Milestone
from store.records.milestone import overdue, rag, slip, tolerance_of
from store.rules.plan.plans import moves_words
from store.rules.registers.areas import milestone_colour
from store.rules.registers.colour_reasons import slip_words
from store.rules.registers.news import news
from store.rules.review.reasons.reason import Reason, Severity, heavy, seen_by_sponsor
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


def met_untold(situation: Situation) -> Iterator[Reason]:
    """Met, which whoever hears of it should hear too."""
    for milestone in _met_lately(situation):
        found = news(situation, milestone)
        if found is not None and found.good and found.heard == "untold":
            said = words(
                N_("met {day}: {name} has not been told"),
                day=milestone.met_on,
                name=situation.name(found.person),
            )
            yield Reason(
                "met_untold",
                milestone,
                said,
                "amber",
                found.since,
                late=found.age,
                interval=situation.day.settings.notice_milestone_wd,
                again=2,
                sponsor=seen_by_sponsor(situation, milestone),
            )


def met_not_endorsed(situation: Situation) -> Iterator[Reason]:
    """Told that it is met, the sponsor has not agreed; an acceptance or a payment hangs on that, any other is history
    after a month."""
    for milestone in _met_lately(situation):
        if not seen_by_sponsor(situation, milestone):
            continue
        found = news(situation, milestone)
        if milestone.met_on and milestone.endorsed_on is None and found is not None and found.heard == "told":
            hangs = milestone.type in ("acceptance", "payment")
            if not (hangs or lately_met(situation, milestone.met_on)):
                continue
            severity: Severity = "amber" if hangs else "green"
            yield Reason(
                "met_not_endorsed",
                milestone,
                words(
                    N_("met {day}, not endorsed by {name}"),
                    day=milestone.met_on,
                    name=situation.name(situation.sponsor_person),
                ),
                severity,
                milestone.met_on,
                late=situation.day.since(milestone.met_on),
                interval=situation.day.settings.review_amber_wd,
                again=situation.day.settings.review_amber_wd,
                sponsor=hangs,
                waits=not hangs,
            )


def met_not_thanked(situation: Situation) -> Iterator[Reason]:
    """Met, and nobody was thanked since; after a month it is too late for thanks."""
    for milestone in _met_lately(situation):
        met, reach = milestone.met_on, situation.day.settings.review_green_wd
        if met is None or not lately_met(situation, met):
            continue
        if not any(one.on >= met for one in situation.thanks):
            yield Reason(
                "met_not_thanked",
                milestone,
                words(N_("met {day}, nobody was thanked"), day=met),
                "green",
                met,
                late=situation.day.since(met),
                interval=situation.day.settings.review_red_wd,
                again=reach,
                waits=True,
            )


def lately_met(situation: Situation, met: date) -> bool:
    """Whether it is not too late for thanks, nor for a nod."""
    return situation.day.since(met) <= situation.day.settings.review_green_wd


def _open(situation: Situation) -> Iterator[Milestone]:
    return (milestone for milestone in situation.milestones if milestone.met_on is None)


def _met_lately(situation: Situation) -> Iterator[Milestone]:
    reach, today = situation.day.settings.surprise_days, situation.day.date
    for milestone in situation.milestones:
        if milestone.met_on is not None and (today - milestone.met_on).days < reach:
            yield milestone
