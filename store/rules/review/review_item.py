"""A record that wants somebody, with every reason it does: how much it presses, and when it comes."""

from datetime import date
from functools import cached_property
from typing import Literal

from store.rules.review.reasons.reason import SEVERITIES, Reason, Severity, worst_of
from store.rules.review.standing_verdict import StandingVerdict
from store.values.day import Day
from store.values.frozen import frozen
from store.values.record import Record

NO_MEETING = 9999
"""Days to a sponsor meeting that nobody planned."""
SNOOZES = 3
"""Snoozes in a row that turn a record red when it comes back."""
LATER_WD = 5
"""Working days that a second verdict on the same reasons holds: nothing is asked on three mornings without a new
fact."""
HOUSEKEEPING = 3
PROMISES = ("promise_due",)
Sort = Literal["alike", "entered", "event", "mail", "housekeeping"]
"""Why several records are one stop: many that one act changed alike; many that one act brought in; one event; a mail
that was not answered; what is of one sort, and can wait."""


@frozen
class Item:
    """A record of a project with every reason it is here. `meeting_in`: days to the sponsor meeting; `standing`: what
    was decided about it before; `batch`: all the items that it stands for, itself the first, where there are many, and
    `sort`: why they are one. `talk`: the hour of the talk today that needs it, if one does; `day`: in its project."""

    project: int
    record: Record
    reasons: tuple[Reason, ...]
    meeting_in: int = NO_MEETING
    standing: StandingVerdict = StandingVerdict()
    batch: "tuple[Item, ...]" = ()
    sort: Sort = "alike"
    talk: str | None = None
    day: Day | None = None

    @property
    def each(self) -> "tuple[Item, ...]":
        """What a verdict on it is on."""
        return self.batch or (self,)

    @property
    def event(self) -> bool:
        """Whether what hangs under it belongs to it: a verdict on one of them is on the whole."""
        return bool(self.batch) and self.sort == "event"

    @cached_property
    def severity(self) -> Severity:
        """The worst of its reasons; red when it was snoozed three times in a row."""
        return worst_of(one.own_severity for one in self.batch) if self.batch else self.own_severity

    @property
    def own_severity(self) -> Severity:
        """That of the record alone."""
        if self.standing.snoozes >= SNOOZES:
            return "red"
        return worst_of(reason.severity for reason in self.reasons)

    @property
    def first(self) -> bool:
        """Whether the sponsor sees it and has not been told."""
        return any(reason.untold and reason.sponsor for one in self.each for reason in one.reasons)

    @property
    def since(self) -> date:
        """The first day it was here; after a verdict that has run out, the day it came back."""
        first = min(reason.since for reason in self.reasons)
        return max(first, self.standing.until or first)

    @property
    def again(self) -> int:
        """Working days that a verdict on all its reasons holds; longer when the same were answered before."""
        again = max(1, min(reason.again for reason in self.reasons))
        return max(again, LATER_WD) if self.standing.answered(self.reasons) else again

    @property
    def turn(self) -> int:
        """What the next talk today needs, then reds, what the sponsor has not heard and promises; housekeeping last."""
        if self.talk is not None:
            return 0
        if self.severity == "red" or self.first or any(one.rule in PROMISES for one in self.reasons):
            return 1
        return 2 if self.protected else HOUSEKEEPING

    @cached_property
    def order(self) -> tuple[int, str, bool, int, float, int, date, int]:
        """By turn, of several talks the earlier; then untold and seen by the sponsor first, red before amber,
        lateness ÷ interval, days to the sponsor meeting, the day it began and the id: a total order."""
        ratio = max(reason.ratio for reason in self.reasons)
        return (
            self.turn,
            self.talk or "",
            not self.first,
            SEVERITIES.index(self.severity),
            -ratio,
            self.meeting_in,
            min(reason.since for reason in self.reasons),
            self.record.id,
        )

    @property
    def protected(self) -> bool:
        """Red, seen by the sponsor, or with a day of its own that would pass: no housekeeping."""
        return self.severity == "red" or any(one.sponsor or not one.waits for one in self.reasons)
