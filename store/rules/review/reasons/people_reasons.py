"""People: clocks that ran out, key nodes, opinions and greetings that are owed, seats, classes."""

from collections.abc import Iterator
from datetime import date
from math import ceil

from store.records import Seat, Stakeholder
from store.records.seat import seat_state
from store.rules.people.cadence import Clock, clocks, reclassing
from store.rules.review.reasons.reason import Reason, Severity, heavy, seen_by_sponsor
from store.rules.situation import Situation, Touch
from store.values.record import born
from store.values.words import N_, Words, bare, words

GREET_WD = 5
"""Working days after which a greeting is no greeting any more."""
OVER = {
    "call": (N_("call due today"), N_("call {n}d over {interval}d")),
    "visit": (N_("visit due today"), N_("visit {n}d over {interval}d")),
    "silence": (N_("silent for {interval}d today"), N_("silent {n}d over {interval}d")),
}


def clock_over(situation: Situation) -> Iterator[Reason]:
    """A call or a visit is due, or somebody of the core team has been silent."""
    for part in situation.stakeholders:
        for clock in _running(situation, part):
            if clock.kind != "node" and clock.due is not None and clock.late >= 0:
                today, over = OVER[clock.kind]
                yield Reason(
                    f"{clock.kind}_over",
                    part,
                    words(over if clock.late else today, n=clock.late, interval=clock.interval),
                    heavy(clock.colour),
                    clock.due,
                    late=clock.late,
                    interval=clock.interval,
                    again=max(1, ceil(clock.interval / 14)),
                    waits=clock.colour != "red",
                )


def key_node_near(situation: Situation) -> Iterator[Reason]:
    """A decision, acceptance or report comes up and an executive has not been touched before it."""
    for part in (one for one in situation.stakeholders if one.role == "executive"):
        for clock in _running(situation, part):
            if clock.node is not None and clock.start is not None and clock.late >= 0:
                named = bare(f"{clock.node.code} {clock.node.title}")
                yield Reason(
                    "key_node_near",
                    part,
                    words(
                        N_("{name} on {day}: no contact before it yet"), name=named, day=clock.node.expected
                    ),
                    heavy(clock.colour),
                    clock.start,
                    late=clock.late,
                    interval=clock.interval,
                    again=1,
                )


def opinion_unanswered(situation: Situation) -> Iterator[Reason]:
    """Somebody said what they think and waits for an answer."""
    every = situation.day.settings.review_red_wd
    for contact in situation.opinions:
        late = max(0, situation.day.since(contact.on))
        said = words(N_("said on {day}: {opinion}"), day=contact.on, opinion=bare(contact.opinion))
        own = situation.sponsor is not None and situation.sponsor.person == contact.person
        yield Reason(
            "opinion_unanswered", contact, said, "amber", contact.on, late, every, sponsor=own, waits=not own
        )


def greeting_due(situation: Situation) -> Iterator[Reason]:
    """A birthday or feast, from its last working day on; a touch since then is the greeting."""
    day = situation.day
    for part in _parts(situation):
        person = situation.people.get(part.person)
        if person is None or person.greet_on is None:
            continue
        for year in (day.date.year, day.date.year - 1, day.date.year + 1):
            on = _anniversary(person.greet_on, year)
            begins = day.calendar.back(on)
            touch = situation.touches.get(part.person, Touch())
            touched = max(filter(None, (touch.call, touch.visit, touch.attempt)), default=date.min)
            if begins <= day.date <= day.calendar.add(on, GREET_WD) and touched < begins:
                said = words(N_("greet {name} on {day}"), name=person.name, day=on)
                late = max(0, day.since(begins))
                yield Reason("greeting_due", part, said, "green", begins, late, GREET_WD, again=GREET_WD)


def class_disagrees(situation: Situation) -> Iterator[Reason]:
    """In the first working days of a month: somebody gets more or less than their class says."""
    if not reclassing(situation.day):
        return
    # Not of the first picture on any other day.
    from store.rules.people.client_class import NAME, disagreeing, evidence_words

    begins = situation.day.calendar.forward(situation.day.date.replace(day=1))
    for one in disagreeing(situation, situation.evidence):
        said = words(
            N_("class {letter}, the evidence says {fits}: {what}"),
            letter=one.part.client_class,
            fits=one.fits,
            what=evidence_words(one.evidence, one.meant),
        )
        yield Reason(NAME, one.part, said, "green", begins, again=10, waits=True)


def seat_empty(situation: Situation) -> Iterator[Reason]:
    """A seat is announced empty, or is empty."""
    day = situation.day
    for seat in situation.seats:
        state = seat_state(seat, day.date)
        if state == "held":
            continue
        known = seat.known_on or min(born(seat.id), day.date)
        severity: Severity = "red" if state == "empty" and seat.key else "amber"
        yield Reason(
            f"seat_{state}",
            seat,
            _seat_words(situation, seat, state),
            severity,
            known,
            late=max(0, day.since(known)),
            interval=max(
                1, day.calendar.workdays(known, seat.until) if seat.until else day.settings.review_green_wd
            ),
            again=2 if state != "empty" else 1 if seat.key else day.settings.review_amber_wd,
            sponsor=seat.key and seen_by_sponsor(situation, seat),
            waits=not seat.key,
        )


def _seat_words(situation: Situation, seat: Seat, state: str) -> Words:
    if seat.holder is None or seat.until is None:
        return words(N_("nobody holds this seat"))
    form = (
        N_("empty since {name} left on {day}")
        if state == "empty"
        else N_("{name} leaves on {day}, no successor")
    )
    return words(form, name=situation.name(seat.holder), day=seat.until)


def _running(situation: Situation, part: Stakeholder) -> Iterator[Clock]:
    return (clock for clock in clocks(situation, part) if clock.colour in ("amber", "red"))


def _parts(situation: Situation) -> Iterator[Stakeholder]:
    return (part for part in situation.stakeholders if part.in_role(situation.day.date))


def _anniversary(day: date, year: int) -> date:
    """The day in that year; of a leap day the one before."""
    leap = day.month == 2 and day.day == 29
    return date(year, 2, 28) if leap else day.replace(year=year)
