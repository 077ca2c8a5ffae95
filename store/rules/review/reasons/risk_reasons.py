"""Risks and issues: incomplete, to be reviewed, expected by now, past their day, owing a reply."""

from collections.abc import Iterator

from store.records import Risk
from store.records.risk import band, due_day, missing, past_due, reply, review_due, review_every
from store.rules.registers.colour_reasons import REPLIES
from store.rules.review.reasons.reason import Reason, heavy, seen_by_sponsor
from store.rules.situation import Situation
from store.values.fields import field_named
from store.values.record import born
from store.values.words import N_, Words, bare, words


def reply_owed(situation: Situation) -> Iterator[Reason]:
    """A reply is owed on its day, whatever the progress."""
    for risk in _live(situation):
        owed = reply(risk, situation.day)
        if owed in ("amber", "red") and risk.reply_by is not None:
            late = max(0, situation.day.since(risk.reply_by))
            said = words(REPLIES[owed], day=risk.reply_by)
            yield Reason("reply_owed", risk, said, heavy(owed), risk.reply_by, late, again=1)


def incomplete(situation: Situation) -> Iterator[Reason]:
    """A red one without response, owner and due day, an amber one without owner."""
    day = situation.day
    for risk in _live(situation):
        if lacks := missing(risk, day):
            red = band(risk, day) == "red"
            known = risk.detected_on or born(risk.id)
            titles = tuple(Words(field_named(Risk, name).title) for name in lacks)
            yield Reason(
                "incomplete",
                risk,
                words(N_("incomplete: {fields}"), fields=titles),
                "red" if red else "amber",
                known,
                late=max(0, day.since(known)),
                interval=day.settings.owner_grace_wd,
                again=1 if red else day.settings.owner_grace_wd,
                sponsor=red and seen_by_sponsor(situation, risk),
                waits=not red,
            )


def not_assessed(situation: Situation) -> Iterator[Reason]:
    """Without probability or impact it has no colour, and no rule that goes by colour ever speaks of it."""
    day = situation.day
    for risk in _live(situation):
        wanted = ("impact",) if risk.state == "occurred" else ("probability", "impact")
        if lacks := [name for name in wanted if getattr(risk, name) is None]:
            known = risk.detected_on or born(risk.id)
            titles = tuple(Words(field_named(Risk, name).title) for name in lacks)
            yield Reason(
                "not_assessed",
                risk,
                words(N_("not assessed: {fields}"), fields=titles),
                "amber",
                known,
                late=max(0, day.since(known)),
                interval=day.settings.owner_grace_wd,
                again=day.settings.owner_grace_wd,
                waits=True,
            )


def risk_overdue(situation: Situation) -> Iterator[Reason]:
    """What was to be done about it by a day that has passed."""
    day = situation.day
    for risk in _live(situation):
        due = due_day(risk)
        if due is not None and due < day.date and past_due(risk, day):
            yield Reason(
                "risk_overdue",
                risk,
                words(N_("was due {day}"), day=due),
                heavy(band(risk, day)),
                due,
                late=max(1, day.since(due)),
                interval=day.settings.review_red_wd,
                again=1,
                sponsor=band(risk, day) == "red" and seen_by_sponsor(situation, risk),
            )


def expected_by_now(situation: Situation) -> Iterator[Reason]:
    """The day has come on which it was expected to happen; its trigger says by which sign."""
    for risk in _live(situation):
        if risk.state == "open" and risk.hits_on is not None and risk.hits_on <= situation.day.date:
            sign = bare(risk.trigger)
            form = N_("expected by {day}: {sign}?") if sign else N_("expected by {day}: has it happened?")
            yield Reason(
                "expected_by_now",
                risk,
                words(form, day=risk.hits_on, sign=sign),
                heavy(band(risk, situation.day)),
                risk.hits_on,
                late=max(0, situation.day.since(risk.hits_on)),
                interval=situation.day.settings.review_red_wd,
                again=2,
            )


def trigger_seen(situation: Situation) -> Iterator[Reason]:
    """The sign that it happens has shown since it was last looked at: it may be an issue by now, and its contingency
    is what is done."""
    day = situation.day
    for risk in _live(situation):
        seen, last = risk.trigger_seen_on, risk.reviewed_on
        if risk.state == "open" and seen is not None and (last is None or last <= seen):
            sign = bare(risk.trigger)
            form = (
                N_("the sign showed on {day}: {sign}")
                if sign
                else N_("the sign showed on {day}: has it happened?")
            )
            yield Reason(
                "trigger_seen",
                risk,
                words(form, day=seen, sign=sign),
                heavy(band(risk, day)),
                seen,
                late=max(0, day.since(seen)),
                interval=day.settings.review_red_wd,
                again=2,
            )


def review_is_due(situation: Situation) -> Iterator[Reason]:
    """Not reviewed for longer than its band allows."""
    day = situation.day
    for risk in _live(situation):
        if review_due(risk, day):
            colour = band(risk, day)
            every = review_every(colour, day.settings)
            last = risk.reviewed_on or risk.detected_on or born(risk.id)
            form = N_("not reviewed since {day}: every {n}wd")
            never = N_("never reviewed, known since {day}: every {n}wd")
            yield Reason(
                "review_is_due",
                risk,
                words(form if risk.reviewed_on else never, day=last, n=every),
                "green" if colour == "green" else "amber",
                day.calendar.add(last, every + 1),
                late=max(0, day.since(last) - every),
                interval=every,
                again=every,
                waits=True,
            )


def _live(situation: Situation) -> Iterator[Risk]:
    return (risk for risk in situation.risks if risk.state != "closed")
