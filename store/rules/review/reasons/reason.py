"""One reason: what a rule says of one record, with the rule's numbers."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from store.rules.audience import audience_of
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import Words

Severity = Literal["red", "amber", "green"]
SEVERITIES: tuple[Severity, ...] = ("red", "amber", "green")


@frozen
class Reason:
    """`since`: the first day it was one. `late` of `interval`, in the rule's own days, orders reasons fairly. `again`:
    working days that a verdict on it holds. `sponsor`: the sponsor sees it; `untold`: and has not been told. `waits`:
    it may be parked, since no day of its own passes meanwhile. `kept_from`: who does not hear of it while it stands."""

    rule: str
    record: Record
    words: Words
    severity: Severity
    since: date
    late: int = 0
    interval: int = 1
    again: int = 5
    sponsor: bool = False
    untold: bool = False
    waits: bool = False
    kept_from: int | None = None

    @property
    def ratio(self) -> float:
        """Lateness as a share of the interval."""
        return self.late / max(1, self.interval)


def worst_of(severities: Iterable[Severity]) -> Severity:
    """The worst of them (at least one)."""
    found = set(severities)
    return next(one for one in SEVERITIES if one in found)


def seen_by_sponsor(situation: Situation, record: Record) -> bool:
    """Whether the sponsor may read of it."""
    return "sponsor" in audience_of(record, situation.project)


def heavy(colour: str) -> Severity:
    """Red stays red; whatever else is to be looked at is amber."""
    return "red" if colour == "red" else "amber"
