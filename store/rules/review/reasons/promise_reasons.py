"""The given word: promises, asks, wishes, and what is carried over."""

from collections.abc import Iterator

from store.records import Action
from store.records.action import LEAD_WD, need, need_begins
from store.rules.review.reasons.reason import Reason, Severity
from store.rules.situation import Situation
from store.values.record import born
from store.values.words import N_, words

WEEK_WD = 5


def promise_due(situation: Situation) -> Iterator[Reason]:
    """What we owe somebody by today."""
    for action in _open(situation, "promise"):
        name = situation.name(action.owed_to)
        today = N_("promised to {name} for today") if name else N_("promised for today")
        late = N_("promised to {name}, {n}wd late") if name else N_("promised, {n}wd late")
        yield from _due(situation, action, "promise_due", today, late, name, action.owed_to)


def ask_due(situation: Situation) -> Iterator[Reason]:
    """What somebody owes us by today."""
    for action in _open(situation, "ask"):
        name = situation.name(action.owner)
        today = N_("asked of {name} for today") if name else N_("asked for today")
        late = N_("asked of {name}, {n}wd late") if name else N_("asked, {n}wd late")
        yield from _due(situation, action, "ask_due", today, late, name, action.owner)


def ask_unsent(situation: Situation) -> Iterator[Reason]:
    """Written down, and nobody has been asked."""
    day = situation.day
    for action in _open(situation, "ask"):
        if action.times_asked == 0 and action.asked_on is None:
            since = born(action.id)
            soon = action.due is not None and day.until(action.due) <= LEAD_WD
            said = words(N_("{name} has not been asked yet"), name=situation.name(action.owner) or "?")
            yield Reason(
                "ask_unsent",
                action,
                said,
                "red" if soon else "amber",
                since,
                late=max(0, day.since(since)),
                interval=WEEK_WD,
                again=1,
                sponsor=_of_sponsor(situation, action.owner),
            )


def ask_needed(situation: Situation) -> Iterator[Reason]:
    """Needed for days that are near, have begun or are over, and not answered."""
    day = situation.day
    for action in _open(situation, "ask"):
        begins, stands = need_begins(action), need(action, day)
        if begins is None or stands in ("met", "ahead"):
            continue
        on, form = begins, N_("needed from {day}, not answered")
        if stands == "past" and action.needed_until is not None:
            on, form = action.needed_until, N_("was needed until {day}, not answered")
        elif action.needed_from is None:
            form = N_("needed until {day}, not answered")
        yield Reason(
            "ask_needed",
            action,
            words(form, day=on),
            "amber" if stands == "near" else "red",
            day.calendar.add(begins, -LEAD_WD),
            late=max(0, day.since(on)),
            interval=WEEK_WD,
            again=1,
            sponsor=_of_sponsor(situation, action.owner),
        )


def wish_open(situation: Situation) -> Iterator[Reason]:
    """What they asked for and nobody answered for a week, or by its day."""
    day = situation.day
    for action in _open(situation, "wish"):
        asked = action.asked_on or born(action.id)
        by = action.due or day.calendar.add(asked, WEEK_WD)
        if by <= day.date:
            yield Reason(
                "wish_open",
                action,
                words(N_("wished for on {day}, not answered"), day=asked),
                "amber",
                by,
                late=max(0, day.since(by)),
                interval=WEEK_WD,
                sponsor=_of_sponsor(situation, action.asked_by),
                waits=True,
            )


def carried_over(situation: Situation) -> Iterator[Reason]:
    """An action whose day has passed."""
    day = situation.day
    for action in _open(situation, "action"):
        if action.due is not None and action.due < day.date:
            late = max(1, day.since(action.due))
            said = words(N_("was due {day}, {n}wd ago"), day=action.due, n=late)
            yield Reason(
                "carried_over", action, said, "amber", action.due, late, WEEK_WD, again=1, waits=True
            )


def _open(situation: Situation, type: str) -> Iterator[Action]:
    return (action for action in situation.actions if action.open and action.type == type)


def _due(
    situation: Situation, action: Action, rule: str, today: str, late: str, name: str, whose: int | None
) -> Iterator[Reason]:
    """Amber on its day, red after it."""
    day = situation.day
    if action.due is None or action.due > day.date:
        return
    n = day.since(action.due)
    severity: Severity = "red" if action.due < day.date else "amber"
    yield Reason(
        rule,
        action,
        words(late if severity == "red" else today, name=name, n=max(1, n)),
        severity,
        action.due,
        late=max(0, n),
        interval=WEEK_WD,
        again=1,
        sponsor=_of_sponsor(situation, whose),
    )


def _of_sponsor(situation: Situation, person: int | None) -> bool:
    """Whether it is between the sponsor and us."""
    return person is not None and situation.sponsor is not None and situation.sponsor.person == person
