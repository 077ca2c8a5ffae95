"""Restraint: somebody of class C is not to be begun with a third time inside one interval."""

from collections.abc import Iterable
from datetime import date, timedelta

from store.records import Contact, Stakeholder
from store.rules.situation import Situation
from store.values.day import Settings
from store.values.frozen import frozen
from store.values.words import N_, Words, words

ONE_TO_ONE = ("call", "video", "visit", "email", "message")
"""The channels of a contact with one person alone; a meeting has more."""
ENOUGH = 2
"""Contacts inside one interval after which the next is one too many."""


@frozen
class Restraint:
    """The contacts begun by us that a further one would follow too closely, and the first day it would not."""

    days: tuple[date, ...]
    interval: int
    free_on: date


def counts(contact: Contact) -> bool:
    """Whether a contact is one of those: begun by us, one to one, and answered."""
    return contact.by_us and contact.two_way and contact.channel in ONE_TO_ONE and not contact.archived


def rest_interval(parts: Iterable[Stakeholder], settings: Settings) -> int | None:
    """The days of one interval for somebody with these parts; None unless C is the highest class they have."""
    classed = [part for part in parts if part.client_class]
    if not classed or any(part.client_class != "C" for part in classed):
        return None
    return min(part.call_days or settings.call_c for part in classed)


def too_many(days: Iterable[date], on: date, interval: int) -> Restraint | None:
    """What a contact on `on` is too many of, beside those on `days`; None where there is room for it.

    `interval` in days: contacts lie inside one when fewer days than that part the first from the last.
    """
    close = sorted(day for day in days if abs((day - on).days) < interval)
    all_of_them = sorted([*close, on])
    spans = zip(all_of_them, all_of_them[ENOUGH:], strict=False)
    if not any(first <= on <= last and (last - first).days < interval for first, last in spans):
        return None
    return Restraint(tuple(close), interval, close[-ENOUGH] + timedelta(days=interval))


def restraint(situation: Situation, stakeholder: Stakeholder) -> Restraint | None:
    """Why nobody of us should begin another contact with them today."""
    interval = rest_interval([stakeholder], situation.day.settings)
    if interval is None:
        return None
    return too_many(situation.begun.get(stakeholder.person, ()), situation.day.date, interval)


def restraint_words(name: str, held: Restraint) -> Words:
    """The warning in one sentence."""
    return words(
        N_(
            "{name} is class C: this is one contact initiated by us too many within {n} days, after "
            "{days}; the next is fine from {free}"
        ),
        name=name,
        n=held.interval,
        days=held.days,
        free=held.free_on,
    )
