"""Somebody leaves a seat: what is offered with it, so that the sponsor hears while it can still be averted."""

from dataclasses import replace
from datetime import date

from store.records import Action, Risk, Seat
from store.rules.situation import Situation
from store.values.day import Day
from store.values.frozen import frozen
from store.values.record import Record
from store.values.text import fold, holds_word
from store.values.words import N_, Words, say, words

ASK_WD = 5
"""Working days in which a successor should be named, if the holder stays that long."""
IMPACT = 4
"""Of the issue: red until somebody has it in hand."""


@frozen
class Offer:
    """A record to save along with the seat, if it is wanted; `what` says what it is."""

    record: Record
    what: Words
    wanted: bool


def leaves(before: Seat, after: Seat) -> bool:
    """Whether this change of a seat says that its holder goes, or goes on another day than was known."""
    return after.holder is not None and after.until is not None and after.until != before.until


def speaks_of(now: Situation, risk: Risk, seat: Seat) -> bool:
    """Whether a risk or an issue is about somebody leaving that seat: its name or its cause names the seat, or whom it
    loses. A resignation is known before the last day is."""
    if seat.holder is None or seat.until is None or risk.state == "closed":
        return False
    holder = now.people.get(seat.holder)
    names = (seat.title, *((holder.name, holder.address) if holder is not None else ()))
    said = fold(f"{risk.title} {risk.cause}")
    return any(holds_word(said, name) for name in names)


def offers(now: Situation, seat: Seat, language: str) -> tuple[Offer, ...]:
    """The ask to name a successor, and for a key seat the issue, or the one that speaks of the leaving already, with
    its day; nothing where a successor is known. Their text is in `language`, their ids are drawn here."""
    if seat.until is None or seat.successor is not None:
        return ()
    ask = Action(
        project=seat.project,
        type="ask",
        title=say(words(N_("Name a successor: {seat}"), seat=seat.title), language),
        owner=_who_names(now, seat),
        due=_named_by(now.day, seat.until),
    )
    found = [Offer(ask, words(N_("ask, by {day}"), day=ask.due), seat.key)]
    if seat.key:
        found.insert(0, _issue(now, seat, language))
    return tuple(found)


def _issue(now: Situation, seat: Seat, language: str) -> Offer:
    """Days of a known one that were never set, or were the last day as it was known so far, are the last day."""
    known = next((r for r in now.risks if r.state == "occurred" and speaks_of(now, r, seat)), None)
    if known is not None:
        dated = replace(
            known,
            hits_on=seat.until,
            due=seat.until if known.due in (None, known.hits_on) else known.due,
            resolve_by=seat.until if known.resolve_by in (None, known.hits_on) else known.resolve_by,
        )
        return Offer(dated, words(N_("issue {code}, hits {day}"), code=known.code, day=seat.until), True)
    since = min(seat.known_on or now.day.date, now.day.date)
    issue = Risk(
        project=seat.project,
        state="occurred",
        title=say(words(N_("{seat} leaves"), seat=seat.title), language),
        impact=IMPACT,
        owner=now.project.manager if now.project.manager != seat.holder else None,
        due=seat.until,
        detected_on=since,
        occurred_on=since,
        hits_on=seat.until,
        resolve_by=seat.until,
    )
    return Offer(issue, words(N_("issue, impact {n}"), n=IMPACT), True)


def _who_names(now: Situation, seat: Seat) -> int | None:
    """The sponsor, else the client's project manager; not the leaver themselves."""
    sponsor = (now.sponsor.person,) if now.sponsor is not None else ()
    managers = (s.person for s in now.stakeholders if s.role == "client_pm" and s.in_role(now.day.date))
    return next((person for person in (*sponsor, *managers) if person != seat.holder), None)


def _named_by(day: Day, until: date) -> date:
    """In five working days, or before the last one, but not before today."""
    soon = day.calendar.add(day.date, ASK_WD)
    return max(day.date, min(soon, day.calendar.add(until, -1)))
